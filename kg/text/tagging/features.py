"""Sentences to the numbers that a model scores.

A unit's features are those of its own word, those of the words up to two places away, and its
slots: pairs of words, names of the vocabulary, short forms. A slot holds one bucket.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from kg.compiled import compiled
from kg.text.tagging.arrays import Ints
from kg.text.tagging.hashing import bucket, mixed, mixed_bucket
from kg.text.tagging.hints import Hint
from kg.text.tagging.names import NameFinder, Names
from kg.text.tagging.numbering import Meet, Numbering, grown
from kg.text.tagging.units import Sentence, Units, units
from kg.text.tagging.words import REACH, shape_of
from kg.vocabulary.name_table import GRADES, NameClass, NameTable

_PLACES: Final = 5
_CLASSES: Final = len(NameClass)
_PAIRS: Final = 3
_PER_CLASS: Final = 3
_TOGETHER: Final = _PAIRS + _PER_CLASS * _CLASSES
_HINT: Final = _TOGETHER + 8
_TITLE: Final = _HINT + 2
SLOTS: Final = _TITLE + 1


class Features(NamedTuple):
    """The units of sentences, the vocabulary's names in them, and what they show.

    ``word`` numbers the words of `FeatureFinder.words`, with `REACH` empty ones before, between and
    after the sentences; ``rows`` are the rows of the units in it. ``slots[unit, slot]`` are
    buckets, 0 for none.
    """

    units: Units
    word: Ints
    rows: Ints
    slots: Ints
    names: Names

    @property
    def lengths(self) -> Ints:
        """How many units each sentence has."""
        return np.diff(self.units.firsts)


class FeatureFinder:
    """A vocabulary's names, with the words that were met; ``meet`` is told of new ones too."""

    def __init__(self, table: NameTable, *meet: Meet) -> None:
        self._names = NameFinder(table)
        self._pair, self._shape = np.zeros((2, 1), np.int64)
        self._numbering = Numbering(self._meet, *meet)

    @property
    def words(self) -> Sequence[str]:
        """The words by their numbers; word 0 is the border of a sentence."""
        return self._numbering.words

    def _meet(self, first: int, words: Sequence[str]) -> None:
        end = first + len(words)
        self._pair, self._shape = grown(self._pair, end), grown(self._shape, end)
        self._pair[first:end] = [bucket(word.lower()) for word in words]
        self._shape[first:end] = [bucket(shape_of(word)) if word else 0 for word in words]

    def features(self, sentences: Sequence[Sentence], hints: Iterable[Hint] = ()) -> Features:
        """Return the features of sentences.

        ``hints`` are what is known of short forms from elsewhere in their text.
        """
        found = units(sentences)
        names = self._names.names(found)
        numbers = self._numbering.numbers(found, found.starts, found.stops)
        word, rows = _laid_out(numbers, found.firsts)
        slots = np.zeros((len(found), SLOTS), np.int64)
        _fill(word, rows, self._pair, self._shape, names, slots)
        _fill_hints(found, hints, slots)
        _fill_titles(found, sentences, slots)
        return Features(found, word, rows, slots, names)


@compiled
def _laid_out(numbers: Ints, firsts: Ints) -> tuple[Ints, Ints]:
    """Return the words of units with borders around the sentences, and the row of each unit."""
    word = np.zeros(len(numbers) + REACH * len(firsts), np.int64)
    rows = np.empty(len(numbers), np.int64)
    for line in range(len(firsts) - 1):
        for unit in range(firsts[line], firsts[line + 1]):
            rows[unit] = unit + REACH * (line + 1)
            word[rows[unit]] = numbers[unit]
    return word, rows


@compiled
def _fill(word: Ints, rows: Ints, pair: Ints, shapes: Ints, names: Names, slots: Ints) -> None:
    """Fill the slots of pairs of words and of the vocabulary's names."""
    together, part = np.zeros(len(word), np.int64), np.zeros(len(word), np.int64)
    for unit in range(len(rows)):
        number = np.uint64(40 + 1)
        for of in range(_CLASSES):
            number = mixed(number, names.place[of, unit] + _PLACES * names.length[of, unit])
        together[rows[unit]] = mixed_bucket(number)
        part[rows[unit]] = names.part[unit]
    for unit in range(len(rows)):
        row = rows[unit]
        before, after = pair[word[row - 1]], pair[word[row + 1]]
        here, shape = pair[word[row]], shapes[word[row]]
        slots[unit, 0] = _of_two(1, before, here)
        slots[unit, 1] = _of_two(2, here, after)
        slots[unit, 2] = _of_two(3, before, after)
        for of in range(_CLASSES):
            if names.place[of, unit]:
                _fill_name(names, of, unit, shape, slots)
        _fill_together(together, part, row, shape, slots[unit])


@compiled
def _fill_name(names: Names, of: int, unit: int, shape: int, slots: Ints) -> None:
    place = names.place[of, unit]
    kind = names.grade[of, unit] + GRADES * names.written[of, unit]
    first = _PAIRS + _PER_CLASS * of
    slots[unit, first] = _of_one(10 + of, place + _PLACES * names.length[of, unit])
    slots[unit, first + 1] = _of_one(20 + of, place + _PLACES * kind)
    slots[unit, first + 2] = _of_two(30 + of, place + _PLACES * kind, shape)


@compiled
def _fill_together(together: Ints, part: Ints, row: int, shape: int, slots: Ints) -> None:
    slots[_TOGETHER] = _of_one(41, together[row])
    slots[_TOGETHER + 1] = _of_one(42, together[row - 1])
    slots[_TOGETHER + 2] = _of_one(43, together[row + 1])
    three = mixed(mixed(np.uint64(44 + 1), together[row - 1]), together[row])
    slots[_TOGETHER + 3] = mixed_bucket(mixed(three, together[row + 1]))
    slots[_TOGETHER + 4] = _of_one(45, part[row])
    slots[_TOGETHER + 5] = _of_one(46, part[row - 1])
    slots[_TOGETHER + 6] = _of_one(47, part[row + 1])
    slots[_TOGETHER + 7] = _of_two(48, part[row], shape)


@compiled
def _of_one(template: int, part: int) -> int:
    return mixed_bucket(mixed(np.uint64(template + 1), part))


@compiled
def _of_two(template: int, one: int, other: int) -> int:
    return mixed_bucket(mixed(mixed(np.uint64(template + 1), one), other))


def _fill_hints(found: Units, hints: Iterable[Hint], slots: Ints) -> None:
    told = list(hints)
    lines = found.lines[[hint.sentence for hint in told]]
    firsts = np.searchsorted(found.starts, lines + [hint.start for hint in told])
    lasts = np.searchsorted(found.stops, lines + [hint.end for hint in told])
    buckets = {
        unit: _hint_buckets(_place(unit, first, last), hint.told)
        for hint, first, last in zip(told, firsts.tolist(), lasts.tolist(), strict=True)
        for unit in range(first, last + 1)
    }
    if buckets:
        slots[list(buckets), _HINT : _HINT + 2] = list(buckets.values())


@lru_cache(maxsize=1 << 12)
def _hint_buckets(place: str, told: str) -> tuple[int, int]:
    coarse = told.rpartition(" ")[0]
    return bucket(f"hint {place} {told}"), bucket(f"coarse hint {place} {coarse}")


def _place(unit: int, first: int, last: int) -> str:
    if first == last:
        return "S"
    return "B" if unit == first else "E" if unit == last else "I"


def _fill_titles(found: Units, sentences: Sequence[Sentence], slots: Ints) -> None:
    value = bucket("title")
    for number, each in enumerate(sentences):
        if each.title:
            slots[found.firsts[number] : found.firsts[number + 1], _TITLE] = value
