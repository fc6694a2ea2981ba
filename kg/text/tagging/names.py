"""Where the vocabulary's names stand among the units of sentences.

Laws
    1. A name begins and ends at the edge of a run of letters and digits, and crosses what may stand
       inside a name: blanks, hyphens, slashes, commas, brackets, but no end of a sentence.
    2. Of the names of one class that hold a unit the longest one counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.text.tagging.units import Sentence
from kg.vocabulary.name_table import (
    BEGINS,
    CAPITALS,
    GRADES,
    LONGEST_NAME,
    NAME,
    PLAIN,
    PREFIX,
    NameClass,
    NameTable,
    run_number,
)

Ints: TypeAlias = NDArray[np.int64]

_INSIDE: Final = re.compile(r"[\s\-‐‑–−/,'’()\[\]+.]{0,3}")
_END: Final = re.compile(r"\.\s")
_ALONE, _FIRST, _MIDDLE, _LAST = 1, 2, 3, 4
LONG: Final = 4
"""Lengths in runs: a name of more is as long as one of so many."""


@dataclass(frozen=True, slots=True)
class Names:
    """For each class (a row of `NameClass`) and unit: the place in the longest name, and its kind.

    ``place`` is 0 where there is none, else alone, first, middle or last; ``length`` is in runs, up
    to `LONG`; ``grade`` is `kg.vocabulary.name_table`'s; ``written`` has the bits 1 for a term with
    capitals and 2 for one without. ``part`` is, for each unit, which classes have longer names that
    begin with its run, and which have many that hold it: eight bits.
    """

    place: Ints
    length: Ints
    grade: Ints
    written: Ints
    part: Ints

    def stretches(self, of: NameClass) -> Iterator[tuple[int, int]]:
        """Yield the first and last unit of each name of a class that no longer one covers."""
        first = -1
        for row in np.flatnonzero(self.place[of]).tolist():
            place = self.place[of, row]
            if place in (_ALONE, _FIRST):
                first = row
            if place in (_ALONE, _LAST) and first >= 0:
                yield first, row
                first = -1

    @property
    def state(self) -> Ints:
        """Return place and length as one number, below ``5 * (LONG + 1)``."""
        return self.place + 5 * self.length

    @property
    def quality(self) -> Ints:
        """Return place, grade and writing as one number."""
        return self.place + 5 * (self.grade + GRADES * self.written)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of letters and digits: their first and last unit, and what they do to a number."""

    first: Ints
    last: Ints
    factor: NDArray[np.uint64]
    addend: NDArray[np.uint64]
    joined: NDArray[np.bool_]


def find_names(sentences: Sequence[Sentence], table: NameTable) -> Names:
    """Return where the names of a table stand, for all units of the sentences in order."""
    count = sum(len(each.units) for each in sentences)
    shape = (len(NameClass), count)
    found = Names(
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(count, np.int64),
    )
    runs = _runs(sentences)
    if not len(runs.first):
        return found
    begun = np.arange(len(runs.first))
    numbers = np.zeros(len(begun), np.uint64)
    for length in range(1, LONGEST_NAME + 1):
        end = begun + length - 1
        numbers = numbers * runs.factor[end] + runs.addend[end]
        codes = table.codes(numbers)
        if length == 1:
            _tell_parts(found, runs, codes)
        named = np.flatnonzero(codes & NAME)
        _paint(found, runs, begun[named], end[named], codes[named])
        more = (codes & PREFIX) > 0
        more &= end + 1 < len(runs.first)
        more &= runs.joined[np.minimum(end + 1, len(runs.first) - 1)]
        begun, numbers = begun[more], numbers[more]
        if not len(begun):
            break
    return found


def _tell_parts(found: Names, runs: _Runs, codes: NDArray[np.uint32]) -> None:
    part = (codes >> np.uint32(BEGINS)).astype(np.int64)
    for step in range(int((runs.last - runs.first).max()) + 1):
        here = runs.first + step <= runs.last
        found.part[runs.first[here] + step] = part[here]


def _paint(found: Names, runs: _Runs, begun: Ints, ended: Ints, codes: NDArray[np.uint32]) -> None:
    """Write names of one length over those that are shorter."""
    written = (codes & CAPITALS > 0) + 2 * (codes & PLAIN > 0)
    first, last = runs.first[begun], runs.last[ended]
    length = np.minimum(ended - begun + 1, LONG)
    for row in NameClass:
        grade = (codes >> np.uint32(4 * row) & np.uint32(15)).astype(np.int64)
        mine = np.flatnonzero(grade)
        for step in range(int((last - first)[mine].max(initial=-1)) + 1):
            here = mine[first[mine] + step <= last[mine]]
            at = first[here] + step
            found.place[row, at] = _places(at == first[here], at == last[here])
            found.length[row, at] = length[here]
            found.grade[row, at] = grade[here]
            found.written[row, at] = written[here]


def _places(first: NDArray[np.bool_], last: NDArray[np.bool_]) -> Ints:
    return np.where(first & last, _ALONE, np.where(first, _FIRST, np.where(last, _LAST, _MIDDLE)))


def _runs(sentences: Sequence[Sentence]) -> _Runs:
    first: list[int] = []
    last: list[int] = []
    runs: list[str] = []
    joined: list[bool] = []
    row = 0
    for each in sentences:
        end = -1
        for number, (start, stop, text) in enumerate(each.units, row):
            if not text[0].isalnum():
                continue
            if start == end:
                last[-1] = number
                runs[-1] += text
            else:
                joined.append(end >= 0 and _joins(each.text[end:start]))
                first.append(number)
                last.append(number)
                runs.append(text)
            end = stop
        row += len(each.units)
    numbers = list(map(run_number, runs))
    parts = np.array(numbers, dtype=np.uint64).reshape(-1, 2)
    return _Runs(
        np.array(first, np.int64),
        np.array(last, np.int64),
        parts[:, 0],
        parts[:, 1],
        np.array(joined, np.bool_),
    )


@lru_cache(maxsize=4096)
def _joins(gap: str) -> bool:
    return _INSIDE.fullmatch(gap) is not None and _END.search(gap) is None
