"""What the look of a word says, by itself and to its neighbours.

A word's features do not depend on its place, so that each different word is looked at once.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from kg.compiled import compiled
from kg.text.tagging.arrays import CodePoints, Ints
from kg.text.tagging.characters import code_points
from kg.text.tagging.hashing import bucket, mixed, mixed_bucket
from kg.vocabulary.normalise import normalise

REACH: Final = 2
"""How many places away the words are that a unit sees."""
PARTS: Final = 2 * REACH + 1
"""A word tells something to the units from `REACH` places to its right to as many to its left."""

_SHORTEST_GRAM: Final = 3
_LONGEST_GRAM: Final = 4
_SHORTEST_AFFIX: Final = 2
_LONGEST_AFFIX: Final = 5
_CASES: Final = 5
_DIGITS: Final = 4
_REPEATED: Final = re.compile(r"(.)\1+")
_EDGE: Final = ord("^")
# What a feature tells: the first number that is mixed into it.
_WORD, _NORM, _SHAPE, _BEGIN, _END, _SHAPE_AND_END, _GRAM = range(1, 8)


class Looks(NamedTuple):
    """Words as a compiled function sees them: word w is ``codes[ends[w]:ends[w + 1]]``.

    ``codes`` are of small letters; ``norm`` and ``shape`` are hashes of the normalised word and of
    how it is written; ``alphabetic`` tells words of letters alone.
    """

    codes: CodePoints
    ends: Ints
    norm: Ints
    shape: Ints
    alphabetic: Ints


class WordBuckets(NamedTuple):
    """The buckets of words: those from ``ends[w]`` to ``ends[w + 1]`` are word w's.

    ``part[n]`` tells which units see bucket n: 0 those that have the word `REACH` places to their
    left, `REACH` the word's own, ``2 * REACH`` those that have it so far to their right.
    """

    ends: Ints
    part: Ints
    bucket: Ints


def looks(words: Sequence[str]) -> Looks:
    """Return what is seen of words; the empty word is the border of a sentence."""
    lower = [word.lower() for word in words]
    return Looks(
        code_points("".join(lower)),
        np.cumsum([0, *map(len, lower)]),
        np.array([bucket(normalise(word)) for word in words], np.int64),
        np.array([bucket(shape_of(word)) if word else 0 for word in words], np.int64),
        np.array([word.isalpha() for word in words], np.int64),
    )


def word_buckets(words: Sequence[str]) -> WordBuckets:
    """Return the buckets of the features of words."""
    seen = looks(words)
    most = sum(_most(len(word.lower())) for word in words)
    found = WordBuckets(
        np.zeros(len(words) + 1, np.int64), np.empty(most, np.int64), np.empty(most, np.int64)
    )
    count = _fill(seen, found)
    return WordBuckets(found.ends, found.part[:count], found.bucket[:count])


def _most(length: int) -> int:
    """Return how many buckets a word has at most."""
    affixes = _LONGEST_AFFIX - _SHORTEST_AFFIX + 1
    return 3 * PARTS + 4 * affixes + 1 + 2 * (length + 1)


@compiled
def _fill(seen: Looks, found: WordBuckets) -> int:
    """Fill in the buckets, and return how many there are."""
    count = 0
    for word in range(len(seen.norm)):
        codes = seen.codes[seen.ends[word] : seen.ends[word + 1]]
        whole = _told(_WORD, codes)
        for part in range(PARTS):
            count = _add(found, count, part, whole)
            count = _add(found, count, part, mixed(np.uint64(_NORM), seen.norm[word]))
            count = _add(found, count, part, mixed(np.uint64(_SHAPE), seen.shape[word]))
        if seen.alphabetic[word]:
            count = _add_affixes(found, count, codes, seen.shape[word])
            count = _add_grams(found, count, codes)
        found.ends[word + 1] = count
    return count


@compiled
def _add_affixes(found: WordBuckets, count: int, codes: CodePoints, shape: int) -> int:
    length = len(codes)
    for size in range(_SHORTEST_AFFIX, _LONGEST_AFFIX + 1):
        if length > size:
            ending = _told(_END, codes[length - size :])
            for part in range(REACH - 1, REACH + 2):
                count = _add(found, count, part, ending)
            count = _add(found, count, REACH, _told(_BEGIN, codes[:size]))
    last = _told(_SHAPE_AND_END, codes[max(0, length - _SHORTEST_AFFIX) :])
    return _add(found, count, REACH, mixed(last, shape))


@compiled
def _add_grams(found: WordBuckets, count: int, codes: CodePoints) -> int:
    """Add each different run of three or four letters, the edges of the word being letters too."""
    if len(codes) <= _SHORTEST_GRAM:
        return count
    edged = np.full(len(codes) + 2, np.uint32(_EDGE))
    edged[1:-1] = codes
    first = count
    for size in range(_SHORTEST_GRAM, _LONGEST_GRAM + 1):
        for at in range(len(edged) - size + 1):
            last = _add(found, count, REACH, _told(_GRAM, edged[at : at + size]))
            if not (found.bucket[first:count] == found.bucket[count]).any():
                count = last
    return count


@compiled
def _told(template: int, codes: CodePoints) -> np.uint64:
    number = np.uint64(template)
    for code in codes:
        number = mixed(number, code)
    return number


@compiled
def _add(found: WordBuckets, count: int, part: int, feature: np.uint64) -> int:
    found.part[count] = part
    found.bucket[count] = mixed_bucket(mixed(feature, part))
    return count + 1


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
