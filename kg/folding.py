"""Texts without what sources print differently."""

import re
import unicodedata
from typing import Final

# What only tells where a line may break, or the direction. Joiners spell words in Arabic script and
# in those of India; among the letters of other alphabets they are left over from setting type.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?<![\u0600-\u0dff\u1780-\u18af])[\u200c\u200d]"
)
_ASCII_LETTERS: Final = {code: " " for code in range(128) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """Return a text without case, diacritics, punctuation and runs of white space.

    >>> fold("Törring O. Effects of  denosumab")
    'torring o effects of denosumab'
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_LETTERS).split())
    decomposed = _decomposed(_decomposed(text))
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.split())


def spaced(text: str) -> str:
    r"""Return a text with single blanks for white space of any kind, and nothing that is invisible.

    >>> spaced(" lupus\u00a0 nephri\u00adtis\u200b")
    'lupus nephritis'
    """
    if text.isprintable() and "  " not in text:  # of all white space the blank alone is printable
        return text.strip(" ")
    return " ".join(_INVISIBLE.sub("", text).split())


def _decomposed(text: str) -> str:
    """Return small letters apart from their marks; twice, for some capitals appear by it ("𝐀")."""
    return unicodedata.normalize("NFKD", text.casefold())
