"""What a document says of one of its names: its long form, or names that it may stand for."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from kg.text.grounding.names import DocumentNames, FoundName
from kg.text.short_forms import abbreviates

_WORD: Final = re.compile(r"[^\W_][\w+/.-]*")
_SHORT: Final = re.compile(r"[A-Z]|(?=.*[A-Z].*[A-Z0-9])[A-Za-z0-9/+-]{2,6}")


class Reading(NamedTuple):
    """A name as the document lets it be read.

    ``long`` is the long form where the whole name is a defined short form; ``expanded`` tells that
    short forms inside the name were written out.
    """

    text: str
    long: str | None = None
    expanded: bool = False


def reading(name: FoundName, document: DocumentNames) -> Reading:
    """Return a name with the short forms that the document defines written out."""
    if not any(short.rstrip("s") in name.quote for short in document.short_forms):
        return Reading(name.quote)
    long = _defined(name.quote, document)
    if long is not None:
        return Reading(long, long)
    text = _WORD.sub(lambda word: _defined(word.group(), document) or word.group(), name.quote)
    return Reading(text, None, text != name.quote)


def _defined(word: str, document: DocumentNames) -> str | None:
    forms = document.short_forms
    found = forms.get(word)
    if found is None and word.endswith("s"):
        found = forms.get(word[:-1])
    if found is None and f"{word}s" in forms:
        found = forms[f"{word}s"]
    return None if found == word else found


@lru_cache(maxsize=1 << 14)
def is_short(text: str) -> bool:
    """Tell whether a name is written like a short form.

    >>> is_short("SLE"), is_short("5-HT"), is_short("T"), is_short("lupus")
    (True, True, True, False)
    """
    return _SHORT.fullmatch(text) is not None


def shortened(name: FoundName, document: DocumentNames) -> FoundName | None:
    """Return the first of the document's other names that an undefined short form abbreviates."""
    for other in document.names:
        if (
            other.kind is name.kind
            and len(other.quote) > len(name.quote)
            and not is_short(other.quote)
            and abbreviates(name.quote, other.quote)
        ):
            return other
    return None
