"""Links that can be IRIs."""

import re

_LINK = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)
_ESCAPES = re.compile(r"%(?![0-9A-Fa-f]{2})")


def is_link(text: str) -> bool:
    """Tell whether a text is a web address and a valid IRI (RFC 3987) as it stands.

    >>> is_link("https://example.org/a?b=c%20d"), is_link("https://example.org/a b")
    (True, False)
    """
    found = _LINK.fullmatch(text)
    if found is None or _ESCAPES.search(text):
        return False
    host = text.split("://", 1)[1].split("/", 1)[0]
    return not set(host) & set("[]") and not set("[]") & set(text)
