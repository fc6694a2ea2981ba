"""A language as an export prints it: by a code of two or three letters, a tag, or its name.

Source: RFC 5646, section 2.2.1, which asks for the shorter code where there is one. ``mul``,
``und`` and ``zxx`` name no language.
"""

import re

from kg.languages import language_code, two_letters

_NONE = frozenset({"mul", "und", "zxx", "mis"})
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_]([A-Za-z]{2}|\d{3}))?")


def code_of_language(printed: str) -> str | None:
    """Return the ISO 639 code of a language given by a code or an English name, or ``None``.

    A region is left out: ``en-GB`` is ``en``.

    >>> code_of_language("fre"), code_of_language("en-GB"), code_of_language("German")
    ('fr', 'en', 'de')
    >>> code_of_language("haw"), code_of_language("und"), code_of_language("?")
    ('haw', None, None)
    """
    text = printed.strip()
    low = text.casefold()
    tag = _TAG.fullmatch(text)
    if tag:
        return tag[1].casefold()
    two = two_letters(low)
    if two:
        return two
    named = language_code(text)
    if named:
        return named
    return low if re.fullmatch(r"[a-z]{3}", low) and low not in _NONE else None
