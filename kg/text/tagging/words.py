"""What the look of a word says, by itself and to its neighbours.

A word's features do not depend on its place, so that each different word is looked at once.
"""

import re
from typing import Final, NamedTuple

from kg.text.tagging.hashing import bucket
from kg.vocabulary.normalise import normalise

_SHORTEST_GRAM: Final = 3
_LONGEST_GRAM: Final = 4
_LONGEST_AFFIX: Final = 5
_CASES: Final = 5
_DIGITS: Final = 4
_REPEATED: Final = re.compile(r"(.)\1+")
BORDER: Final = ""
"""The word that stands for what is before the first and after the last one of a sentence."""


class WordBuckets(NamedTuple):
    """The buckets of a word's features: for itself, for the words beside it, and those beyond.

    ``beside`` and ``beyond`` hold one tuple for the left and one for the right neighbour.
    """

    own: tuple[int, ...]
    beside: tuple[tuple[int, ...], tuple[int, ...]]
    beyond: tuple[tuple[int, ...], tuple[int, ...]]


def word_buckets(word: str) -> WordBuckets:
    """Return the buckets of a word's features."""
    near, look = _features(word)
    sides = [f for f in look if f.startswith("end")]
    return WordBuckets(
        tuple(map(bucket, (*near, *look, *_grams(word)))),
        _on_both_sides(1, (*near, *sides)),
        _on_both_sides(2, near),
    )


def _on_both_sides(
    steps: int, features: tuple[str, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the buckets of features of a word so many steps to the left, and to the right."""
    return (
        tuple(bucket(f"-{steps} {feature}") for feature in features),
        tuple(bucket(f"+{steps} {feature}") for feature in features),
    )


def _features(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the features that neighbours see, and those that the word has besides."""
    if word == BORDER:
        return ("border",), ()
    lower = word.lower()
    shape = shape_of(word)
    near = (f"word {lower}", f"norm {normalise(word)}", f"shape {shape}")
    if not word.isalpha():
        return near, ()
    sizes = [size for size in range(2, _LONGEST_AFFIX + 1) if len(lower) > size]
    affixes = [f"begin {lower[:size]}" for size in sizes]
    endings = [f"end {lower[-size:]}" for size in sizes]
    return near, (*affixes, *endings, f"shape and end {shape} {lower[-2:]}")


def _grams(word: str) -> tuple[str, ...]:
    if not word.isalpha() or len(word) <= _SHORTEST_GRAM:
        return ()
    whole = f"^{word.lower()}$"
    sizes = range(_SHORTEST_GRAM, _LONGEST_GRAM + 1)
    grams = {whole[at : at + size] for size in sizes for at in range(len(whole) - size + 1)}
    return tuple(f"gram {gram}" for gram in sorted(grams))


def shape_of(word: str) -> str:
    """Return how a word is written.

    >>> [shape_of(word) for word in ("lupus", "SLE", "Benlysta", "BLyS", "2020", "α")]
    ['aa', 'AAA', 'Aa', 'AAaA', '0000', 'a']
    """
    if word.isdigit():
        return "0" * min(len(word), _DIGITS)
    if word.islower():
        return "a" if len(word) == 1 else "aa"
    if word.isupper():
        return "A" * min(len(word), _CASES)
    if word[0].isupper() and word[1:].islower():
        return "Aa"
    letters = "".join("A" if c.isupper() else "a" if c.islower() else c for c in word)
    return _REPEATED.sub(r"\1\1", letters)
