"""The words of a name, without what says nothing about which concept it names."""

import re
from functools import lru_cache
from typing import Final

from kg.text.tokens import vocables
from kg.vocabulary.normalise import normalise

# "[3H]-naloxone", "(14)C-glucose", "[(125)I]iodide": an isotope in brackets, or before a hyphen.
_RADIOLABEL: Final = re.compile(
    r"^\s*(?:\[\(?\d{1,3}\)?[A-Za-z]{1,2}\d?\]|\(\d{1,3}\)[A-Z][a-z]?|\d{1,3}[A-Z][a-z]?(?=-))[- ]?"
)
# "Ca2+", "Mg(2+)", "Fe+++": a charge behind an element or a group.
_CHARGE: Final = re.compile(r"(?<=[A-Za-z0-9])\s?(?:\(\d?[+-]\)|\d?\++|\[\d?[+-]\])$")
# "(+)-pentazocine", "(+/-)-sotalol", "(R,S)-ketamine": an isomer that MeSH seldom tells apart.
_ISOMER: Final = re.compile(r"^\s*\((?:[+±-](?:/[+-])?|[RSEZ](?:,[RSEZ])*)\)\s?-?\s?")
_FUNCTION_WORDS: Final = vocables("a an the of in on to for with by from at due and or")
is_function_word: Final = _FUNCTION_WORDS.__contains__
"""Tells whether a normalised word is one that only binds others."""
_BINDING: Final = _FUNCTION_WORDS - {"and", "or"}


def bare(quote: str) -> str:
    """Return a name without radiolabel, charge and sign of rotation.

    >>> bare("[3H]-naloxone"), bare("Ca2+"), bare("(+/-)-sotalol"), bare("5-HT")
    ('naloxone', 'Ca', 'sotalol', '5-HT')
    """
    stripped = _ISOMER.sub("", _RADIOLABEL.sub("", _CHARGE.sub("", quote.strip())))
    return stripped or quote


def words_of(quote: str) -> tuple[str, ...]:
    """Return the normalised words of a name."""
    return tuple(normalise(quote).split())


def bag(words: tuple[str, ...]) -> str:
    """Return the telling words in alphabetical order: equal for names that differ in order only.

    "and" and "or" are kept as one: "breast and ovarian cancer" is not "breast ovarian cancer".

    >>> bag(("cancer", "of", "the", "breast")) == bag(("breast", "cancer"))
    True
    """
    told = {"and" if word == "or" else word for word in words if word not in _BINDING}
    return " ".join(sorted(told))


_CODE: Final = re.compile(r"([a-z]+)([0-9]+)|([0-9]+)([a-z]+)")


@lru_cache(maxsize=1 << 14)
def divided(word: str) -> tuple[str, ...] | None:
    """Return letters and digits of a code apart, ``None`` for a word that is no such code.

    >>> divided("kf17837"), divided("lupus")
    (('kf', '17837'), None)
    """
    found = _CODE.fullmatch(word)
    return None if found is None else tuple(part for part in found.groups() if part)
