"""The units that are labelled: runs of letters, runs of digits, and single marks.

A name may begin and end inside a word: "anti", "-", "TNF", "-", "α"; "IL", "-", "6"; "p", "53".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kg.compiled import compiled
from kg.text.tagging.arrays import CodePoints, Ints, Kinds
from kg.text.tagging.characters import (
    COMBINING,
    DIGIT,
    LETTER,
    SPACE,
    code_points,
    kind_of,
    kinds,
)


class Sentence(NamedTuple):
    """A stretch of text that is labelled by itself."""

    text: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class Units:
    """The units of sentences: unit n is ``text[starts[n]:stops[n]]``.

    ``text`` is that of all sentences, one behind the other, ``codes`` and ``kinds`` are of its
    characters. Sentence s is ``text[lines[s]:lines[s + 1]]``; its units are those from
    ``firsts[s]`` up to, not including, ``firsts[s + 1]``.
    """

    text: str
    codes: CodePoints
    kinds: Kinds
    lines: Ints
    starts: Ints
    stops: Ints
    firsts: Ints

    def __len__(self) -> int:
        """How many units there are."""
        return len(self.starts)


def units(sentences: Sequence[Sentence]) -> Units:
    """Return the units of sentences.

    >>> found = units([Sentence("anti-TNF-α, p53")])
    >>> [found.text[a:b] for a, b in zip(found.starts, found.stops)]
    ['anti', '-', 'TNF', '-', 'α', ',', 'p', '53']
    """
    text = "".join(each.text for each in sentences)
    lines = np.cumsum([0, *(len(each.text) for each in sentences)])
    codes = code_points(text)
    of_characters = kinds(codes)
    starts, stops, firsts = _cut(of_characters, lines)
    return Units(text, codes, of_characters, lines, starts, stops, firsts)


@compiled
def _cut(kinds: Kinds, lines: Ints) -> tuple[Ints, Ints, Ints]:
    """Return where units start, where they stop, and the first unit of each sentence."""
    starts = np.empty(len(kinds), np.int64)
    stops = np.empty(len(kinds), np.int64)
    firsts = np.zeros(len(lines), np.int64)
    count = 0
    for line in range(len(lines) - 1):
        at, end = lines[line], lines[line + 1]
        while at < end:
            kind = kinds[at]
            if kind == SPACE:
                at += 1
                continue
            starts[count] = at
            at += 1
            if kind == DIGIT:
                while at < end and kinds[at] == DIGIT:
                    at += 1
            elif kind == LETTER:
                while at < end and kinds[at] in (LETTER, COMBINING):
                    at += 1
            stops[count] = at
            count += 1
        firsts[line + 1] = count
    return starts[:count].copy(), stops[:count].copy(), firsts


def occurrences(text: str, part: str) -> Iterator[int]:
    """Yield where a part stands in a text as whole units.

    >>> list(occurrences("SLE, SLEDAI, SLE2", "SLE"))
    [0, 13]
    """
    at = text.find(part)
    while at >= 0:
        if is_whole(text, at, at + len(part)):
            yield at
        at = text.find(part, at + 1)


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is made of whole units."""
    return _is_edge(text, start) and _is_edge(text, end)


def _is_edge(text: str, at: int) -> bool:
    """Tell whether no unit goes on from before a place to behind it."""
    if not 0 < at < len(text):
        return True
    before, after = kind_of(text[at - 1]), kind_of(text[at])
    if before == DIGIT:
        return after != DIGIT
    return before not in (LETTER, COMBINING) or after not in (LETTER, COMBINING)
