"""Words to small numbers, in the order in which they were first met.

What is known of a word is kept in rows of arrays; a compiled look-up finds the rows of a text's
words by their hashes, and only words that were never met are looked at in Python.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import numpy as np

from kg.compiled import compiled
from kg.text.tagging.arrays import CodePoints, Hashes, Ints
from kg.text.tagging.units import Units

REMEMBERED: Final = 1 << 17
"""Words whose rows are kept, unless one call has more."""

Meet: TypeAlias = Callable[[int, Sequence[str]], None]
"""Called with new words and the number of the first of them."""

_BASIS: Final = np.uint64(0xCBF29CE484222325)
_PRIME: Final = np.uint64(0x100000001B3)
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(32)
_NONE: Final = np.uint64(0)


class Numbering:
    """The numbers of words; 0 is the empty word's. When memory is full all are met anew."""

    def __init__(self, *meet: Meet) -> None:
        self._meet = meet
        self._clear(REMEMBERED)

    def _clear(self, room: int) -> None:
        self._room = room
        self.words = [""]
        self._hashes = np.zeros(2 * room, np.uint64)
        self._numbers = np.zeros(2 * room, np.int64)
        self._tell(0)

    def _tell(self, first: int) -> None:
        for meet in self._meet:
            meet(first, self.words[first:])

    def numbers(self, units: Units, starts: Ints, stops: Ints) -> Ints:
        """Return the numbers of stretches of the text of units."""
        hashes = _hashes(units.codes, starts, stops)
        found = _find(hashes, self._hashes, self._numbers)
        new: dict[int, str] = {}
        for place in np.flatnonzero(found == 0).tolist():
            new.setdefault(int(hashes[place]), units.text[starts[place] : stops[place]])
        if not new:
            return found
        if len(self.words) + len(new) > self._room:
            self._clear(self._room if len(found) < self._room else 2 * self._room)
            return self.numbers(units, starts, stops)
        first = len(self.words)
        _keep(np.fromiter(new, np.uint64, len(new)), first, self._hashes, self._numbers)
        self.words.extend(new.values())
        self._tell(first)
        return _find(hashes, self._hashes, self._numbers)


@compiled
def _hashes(codes: CodePoints, starts: Ints, stops: Ints) -> Hashes:
    """Return the hash of each stretch: Fowler-Noll-Vo over code points, never 0."""
    found = np.empty(len(starts), np.uint64)
    for n in range(len(starts)):
        number = _BASIS
        for at in range(starts[n], stops[n]):
            number = (number ^ np.uint64(codes[at])) * _PRIME
        number *= _MIX
        number ^= number >> _SHIFT
        found[n] = max(number, np.uint64(1))
    return found


@compiled
def _place(number: np.uint64, hashes: Hashes) -> np.int64:
    """Return where a hash is kept, or the free place for it."""
    last = len(hashes) - 1
    place = np.int64(number & np.uint64(last))
    while hashes[place] != _NONE and hashes[place] != number:
        place = (place + 1) & last
    return place


@compiled
def _find(wanted: Hashes, hashes: Hashes, numbers: Ints) -> Ints:
    found = np.empty(len(wanted), np.int64)
    for n in range(len(wanted)):
        found[n] = numbers[_place(wanted[n], hashes)]
    return found


@compiled
def _keep(added: Hashes, first: int, hashes: Hashes, numbers: Ints) -> None:
    for n in range(len(added)):
        place = _place(added[n], hashes)
        hashes[place] = added[n]
        numbers[place] = first + n


def grown(rows: np.ndarray, count: int) -> np.ndarray:
    """Return rows with room for so many, those that were there first."""
    if count <= len(rows):
        return rows
    larger = np.zeros((max(count, 2 * len(rows)), *rows.shape[1:]), rows.dtype)
    larger[: len(rows)] = rows
    return larger
