"""Texts without what sources print differently."""

import unicodedata
from typing import Final

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


def _decomposed(text: str) -> str:
    """Return small letters apart from their marks; twice, for some capitals appear by it ("𝐀")."""
    return unicodedata.normalize("NFKD", text.casefold())
