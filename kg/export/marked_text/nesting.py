"""Stretches of a text that lie beside or inside one another, as elements of HTML must.

Laws
    1. Mentions of one and the same stretch share it.
    2. Of two stretches that cross, the one that begins later is cut where the other ends; together
       its parts cover what it covered.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from kg.export.marked_text.records import MarkedMention


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text and the mentions that it is (a part of)."""

    start: int
    end: int
    mentions: tuple[MarkedMention, ...]


_Waiting: TypeAlias = tuple[int, int, int, Stretch]


def nested(mentions: Iterable[MarkedMention]) -> Iterator[Stretch]:
    """Yield stretches of which none crosses another, each after those that hold it."""
    waiting = [_key(number, each) for number, each in enumerate(_shared(mentions))]
    heapify(waiting)
    ends: list[int] = []
    while waiting:
        _, _, number, stretch = heappop(waiting)
        while ends and ends[-1] <= stretch.start:
            ends.pop()
        if ends and ends[-1] < stretch.end:
            rest = Stretch(ends[-1], stretch.end, stretch.mentions)
            heappush(waiting, _key(number, rest))
            stretch = Stretch(stretch.start, ends[-1], stretch.mentions)
        ends.append(stretch.end)
        yield stretch


def _shared(mentions: Iterable[MarkedMention]) -> Iterator[Stretch]:
    places: dict[tuple[int, int], list[MarkedMention]] = {}
    for mention in mentions:
        places.setdefault((mention.start, mention.end), []).append(mention)
    for (start, end), here in sorted(places.items()):
        yield Stretch(start, end, tuple(here))


def _key(number: int, stretch: Stretch) -> _Waiting:
    """The longer of two that begin together comes first; the number settles what is left."""
    return stretch.start, -stretch.end, number, stretch
