"""Adjectives, Greek and Latin plurals and other derived forms to the nouns that vocabularies list.

The rules are English word formation with Greek and Latin stems, and say nothing of any one word;
which of their results is a word at all, the vocabulary tells.
"""

from collections.abc import Callable, Iterator
from typing import Final

_SHORTEST_STEM: Final = 3

# A suffix, and what stands in its place in the noun; the likelier first.
_RULES: Final = (
    ("mata", ("ma",)),
    ("ice", ("ix", "ex")),
    ("i", ("us",)),
    ("ptic", ("psy", "psia", "psis")),
    ("otic", ("osis",)),
    ("itic", ("itis",)),
    ("etic", ("esia", "esis", "etes", "exia")),
    ("atic", ("a", "asis")),
    ("ptiform", ("psy",)),
    ("iform", ("a", "ia", "y", "")),
    ("static", ("stasis",)),
    ("lytic", ("lysis",)),
    ("ctic", ("xia", "xis")),
    ("plegic", ("plegia",)),
    ("sthetic", ("sthesia",)),
    ("stic", ("sm",)),
    ("ic", ("ia", "icity", "y", "e", "is", "ism", "esis", "us", "")),
    ("ical", ("ia", "y", "")),
    ("sive", ("sion",)),
    ("tive", ("tion", "tivity")),
    ("ive", ("ion", "ivity", "")),
    ("ian", ("ism", "")),
    ("ous", ("a", "", "us", "y")),
    ("ious", ("ium", "iety", "ia")),
    ("osed", ("osis",)),
    ("ated", ("ation",)),
    ("ed", ("ion", "ment", "ia", "")),
    ("ose", ("", "osity")),
    ("e", ("ity",)),
    ("al", ("", "a", "us", "um", "ality", "ism")),
    ("ar", ("us", "e", "a")),
    ("ant", ("ation", "ance", "ion")),
    ("ent", ("ence", "ency")),
    ("able", ("ability",)),
    ("ing", ("", "e")),
    ("er", ("ing", "ion")),
    ("y", ("", "iness")),
    ("id", ("oma", "itis")),
    ("ary", ("ia", "a", "")),
)
_LONGEST_FIRST: Final = sorted(_RULES, key=lambda rule: -len(rule[0]))


def nouns(word: str, is_word: Callable[[str], bool]) -> Iterator[str]:
    """Yield the nouns that a derived word may come from, by the longest suffix first.

    >>> list(nouns("hypertensive", {"hypertension"}.__contains__))
    ['hypertension']
    >>> list(nouns("emboli", {"embolus"}.__contains__))
    ['embolus']
    """
    seen = {word}
    for suffix, endings in _LONGEST_FIRST:
        if not word.endswith(suffix):
            continue
        stem = word.removesuffix(suffix)
        if len(stem) < _SHORTEST_STEM:
            continue
        for ending in endings:
            noun = stem + ending
            if noun not in seen and is_word(noun):
                seen.add(noun)
                yield noun
