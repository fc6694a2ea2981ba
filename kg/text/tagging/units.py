"""The units that are labelled: runs of letters, runs of digits, and single marks.

A name may begin and end inside a word: "anti", "-", "TNF", "-", "α"; "IL", "-", "6"; "p", "53".
"""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from kg.model import Span

# Combining marks are part of a word, and rare: a run of letters is taken in one step.
_UNIT: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|[^\w\s]|_")


class Unit(NamedTuple):
    """A unit: code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    text: str


def units(text: str, start: int = 0, end: int | None = None) -> list[Unit]:
    """Return the units of ``text[start:end]`` with offsets into ``text``.

    >>> [unit.text for unit in units("anti-TNF-α, p53")]
    ['anti', '-', 'TNF', '-', 'α', ',', 'p', '53']
    """
    matches = _UNIT.finditer(text, start, len(text) if end is None else end)
    new = tuple.__new__  # a third of the time that a call of the class takes
    return [new(Unit, (*match.span(), match.group())) for match in matches]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch that is labelled by itself: its units, and what it is part of."""

    text: str
    units: tuple[Unit, ...]
    title: bool = False

    def quote(self, first: int, last: int) -> str:
        """Return the text from one unit to another, both included."""
        return self.text[self.units[first].start : self.units[last].end]


def sentence(text: str, span: Span, *, title: bool = False) -> Sentence:
    """Return a sentence of a text."""
    return Sentence(text, tuple(units(text, span.start, span.end)), title)
