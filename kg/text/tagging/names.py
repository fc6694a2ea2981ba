"""Where the vocabulary's names stand among the units of sentences.

Laws
    1. A name begins and ends at the edge of a run of letters and digits, and crosses what may stand
       inside a name: blanks, hyphens, slashes, commas, brackets, but no end of a sentence.
    2. Of the names of one class that hold a unit the longest one counts.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from kg.compiled import compiled
from kg.text.tagging.arrays import CodePoints, Ints, Kinds, Small
from kg.text.tagging.characters import DIGIT, JOINING, LETTER, SPACE
from kg.text.tagging.numbering import Numbering, grown
from kg.text.tagging.units import Units
from kg.vocabulary.name_table import (
    BEGINS,
    BUCKET_BITS,
    CAPITALS,
    LONGEST_NAME,
    NAME,
    PLAIN,
    PREFIX,
    Codes,
    NameClass,
    NameTable,
    Numbers,
    run_number,
)

ALONE: Final = 1
FIRST: Final = 2
MIDDLE: Final = 3
LAST: Final = 4
LONG: Final = 4
"""Lengths in runs: a name of more is as long as one of so many."""

_CLASSES: Final = len(NameClass)
_FULL_STOP: Final = ord(".")
_WIDEST_GAP: Final = 3
_BUCKET_SHIFT: Final = np.uint64(64 - BUCKET_BITS)


class Names(NamedTuple):
    """For each class (a row of `NameClass`) and unit: the place in the longest name, and its kind.

    ``place`` is 0 where there is none, else `ALONE`, `FIRST`, `MIDDLE` or `LAST`; ``length`` is in
    runs, up to `LONG`; ``grade`` is `kg.vocabulary.name_table`'s; ``written`` has the bits 1 for a
    term with capitals and 2 for one without. ``part`` is, for each unit, which classes have longer
    names that begin with its run, and which have many that hold it: eight bits.
    """

    place: Small
    length: Small
    grade: Small
    written: Small
    part: Ints


class _Runs(NamedTuple):
    """Runs of letters and digits: their units, whether a name may go on, what they do to a number.

    Run r has the units ``first[r]`` to ``last[r]``; see `kg.vocabulary.name_table.run_number`.
    ``code`` is that of the run by itself.
    """

    first: Ints
    last: Ints
    joined: Small
    factor: Numbers
    addend: Numbers
    code: Codes


class _Table(NamedTuple):
    """The arrays of a `NameTable`."""

    numbers: Numbers
    buckets: Codes
    codes: Codes


class NameFinder:
    """A table of names, with the numbers of the runs that were met."""

    def __init__(self, table: NameTable) -> None:
        self.table = table
        self._arrays = _Table(*table.arrays)
        self._factor = np.ones(1, np.uint64)
        self._addend = np.zeros(1, np.uint64)
        self._code = np.zeros(1, np.uint32)
        self._runs = Numbering(self._meet)

    def _meet(self, first: int, runs: Sequence[str]) -> None:
        end = first + len(runs)
        self._factor, self._addend = grown(self._factor, end), grown(self._addend, end)
        self._code = grown(self._code, end)
        told = np.array([run_number(run) for run in runs], np.uint64)
        self._factor[first:end], self._addend[first:end] = told.T
        self._code[first:end] = _codes(self._addend[first:end], self._arrays)

    def names(self, units: Units) -> Names:
        """Return where the names stand."""
        first, last, joined = _cut(
            units.codes, units.kinds, units.starts, units.stops, units.firsts
        )
        met = self._runs.numbers(units, units.starts[first], units.stops[last])
        runs = _Runs(first, last, joined, self._factor[met], self._addend[met], self._code[met])
        place, length, grade, written = np.zeros((4, _CLASSES, len(units)), np.int8)
        found = Names(place, length, grade, written, np.zeros(len(units), np.int64))
        _find(runs, self._arrays, found)
        return found


@compiled
def _cut(
    codes: CodePoints, kinds: Kinds, starts: Ints, stops: Ints, firsts: Ints
) -> tuple[Ints, Ints, Small]:
    """Return the first and last unit of each run, and whether it may go on the name before it."""
    first = np.empty(len(starts), np.int64)
    last = np.empty(len(starts), np.int64)
    joined = np.zeros(len(starts), np.int8)
    count = 0
    for line in range(len(firsts) - 1):
        end = -1
        for unit in range(firsts[line], firsts[line + 1]):
            kind = kinds[starts[unit]]
            if kind != LETTER and kind != DIGIT:  # noqa: PLR1714 - compiled
                continue
            if starts[unit] == end:
                last[count - 1] = unit
            else:
                first[count] = unit
                last[count] = unit
                joined[count] = end >= 0 and _joins(codes, kinds, end, starts[unit])
                count += 1
            end = stops[unit]
    return first[:count].copy(), last[:count].copy(), joined[:count].copy()


@compiled
def _joins(codes: CodePoints, kinds: Kinds, start: int, end: int) -> bool:
    """Tell whether what stands between two runs may stand inside a name."""
    if end - start > _WIDEST_GAP:
        return False
    for at in range(start, end):
        if kinds[at] != SPACE and kinds[at] != JOINING:
            return False
        if codes[at] == _FULL_STOP and at + 1 < end and kinds[at + 1] == SPACE:
            return False
    return True


@compiled
def _code(number: np.uint64, table: _Table) -> int:
    """Return the code of a number, as `NameTable.codes` does."""
    bucket = number >> _BUCKET_SHIFT
    for place in range(table.buckets[bucket], table.buckets[bucket + np.uint64(1)]):
        if table.numbers[place] == number:
            return int(table.codes[place])
    return 0


@compiled
def _codes(numbers: Numbers, table: _Table) -> Codes:
    """Return the codes of numbers."""
    found = np.empty(len(numbers), np.uint32)
    for place in range(len(numbers)):
        found[place] = _code(numbers[place], table)
    return found


@compiled
def _find(runs: _Runs, table: _Table, found: Names) -> None:
    """Look up the stretches of one run, of two that begin a name, and so on, and mark the names."""
    count = len(runs.first)
    begun = np.arange(count)
    numbers = np.zeros(count, np.uint64)
    named, codes = np.empty(count, np.int64), np.empty(count, np.int64)
    for length in range(1, LONGEST_NAME + 1):
        names, open_ = 0, 0
        for place in range(len(begun)):
            first = begun[place]
            last = first + length - 1
            number = numbers[place] * runs.factor[last] + runs.addend[last]
            code = int(runs.code[first]) if length == 1 else _code(number, table)
            if length == 1:
                found.part[runs.first[first] : runs.last[first] + 1] = code >> BEGINS
            if code & NAME:
                named[names], codes[names] = first, code
                names += 1
            if code & PREFIX and last + 1 < count and runs.joined[last + 1]:
                begun[open_], numbers[open_] = first, number
                open_ += 1
        for of in range(_CLASSES):
            _mark(runs, named[:names], codes[:names], length, of, found)
        if not open_:
            break
        begun, numbers = begun[:open_], numbers[:open_]


@compiled
def _mark(runs: _Runs, named: Ints, codes: Ints, length: int, of: int, found: Names) -> None:
    """Write the names of one class and length over those that are shorter.

    Of two that overlap the units further inside of their names count.
    """
    step, left = 0, len(named)
    while left:
        left = 0
        for place in range(len(named)):
            grade = codes[place] >> 4 * of & 15
            first, last = runs.first[named[place]], runs.last[named[place] + length - 1]
            unit = first + step
            if not grade or unit > last:
                continue
            left += 1
            found.place[of, unit] = _place(unit == first, unit == last)
            found.length[of, unit] = min(length, LONG)
            found.grade[of, unit] = grade
            found.written[of, unit] = (codes[place] & CAPITALS > 0) + 2 * (codes[place] & PLAIN > 0)
        step += 1


@compiled
def _place(first: bool, last: bool) -> int:  # noqa: FBT001
    if first:
        return ALONE if last else FIRST
    return LAST if last else MIDDLE
