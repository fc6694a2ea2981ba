"""Precision, recall and F1 of names against gold, strict: the same stretch, the same concept.

Laws
    1. A span is right when section, start, end and kind are those of a gold span; each counts once.
    2. Concepts are compared as the set of a document: what it names, not how often. A composite
       identifier (``D003110|D009369``, ``D030342+D003638``) is all of its parts, ``-1`` is none,
       and ``MESH:`` says nothing.
    3. Counts are summed over documents before they are divided (micro-average). What is right of
       nothing is 0, but for nothing found where nothing was to be found: that is 1.

Source: BC5CDR's and PubTator's evaluation of named entities and of normalised concepts.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from kg.text.tagging.labels import NameKind

Place: TypeAlias = tuple[int, int, int]
"""Section, start and end."""

_PARTS: Final = re.compile(r"[|+,;\s]+")
_NONE: Final = frozenset({"", "-", "-1"})


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that names something; ``concepts`` are as printed."""

    kind: NameKind
    section: int
    start: int
    end: int
    quote: str
    concepts: tuple[str, ...] = ()
    confidence: float = 1.0
    method: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.section, self.start, self.end


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, found and wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return _part(self.right, self.wrong, self.missed)

    @property
    def recall(self) -> float:
        """The part of the gold that was found."""
        return _part(self.right, self.missed, self.wrong)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _part(2 * self.right, self.wrong + self.missed, 0)


def _part(right: int, wrong: int, others: int) -> float:
    if right + wrong:
        return right / (right + wrong)
    return 0.0 if others else 1.0


def compare(gold: set[object], found: set[object]) -> Counts:
    """Return the counts of two sets."""
    return Counts(len(gold & found), len(found - gold), len(gold - found))


def identifiers(printed: Iterable[str]) -> frozenset[str]:
    """Return the concepts of printed identifiers.

    >>> sorted(identifiers(["MESH:D003110|D009369", "-1", "OMIM:12+mesh:C1", " D008661"]))
    ['C1', 'D003110', 'D008661', 'D009369', 'OMIM:12']
    """
    parts = (part for value in printed for part in _PARTS.split(value))
    bare = (part[5:] if part[:5].upper() == "MESH:" else part for part in parts)
    return frozenset(part for part in bare if part not in _NONE)


def span_counts(gold: Iterable[Name], found: Iterable[Name], kind: NameKind) -> Counts:
    """Return the counts of one document's stretches of a kind."""
    return compare(_places(gold, kind), _places(found, kind))


def _places(names: Iterable[Name], kind: NameKind) -> set[object]:
    return {name.place for name in names if name.kind == kind}


def concept_counts(
    gold: Iterable[Name],
    found: Iterable[Name],
    kind: NameKind,
    known: Callable[[str], bool] = lambda _: True,
    replaced: Mapping[str, str] = MappingProxyType({}),
) -> Counts:
    """Return the counts of one document's concepts of a kind.

    Gold concepts that were ``replaced`` are what replaced them. Gold concepts that are not
    ``known`` are left out, for a vocabulary of another year lacks some, and with them what was
    found in just the stretches that name nothing else.
    """
    mine = [name for name in gold if name.kind == kind]
    wanted = {replaced.get(one, one) for one in _concepts(mine) if known(one)}
    left_out = {name.place for name in mine if _unknown(name, known)}
    ours = (name for name in found if name.kind == kind and name.place not in left_out)
    return compare(set(wanted), set(_concepts(ours)))


def _unknown(name: Name, known: Callable[[str], bool]) -> bool:
    concepts = identifiers(name.concepts)
    return bool(concepts) and not any(map(known, concepts))


def _concepts(names: Iterable[Name]) -> frozenset[str]:
    return identifiers(value for name in names for value in name.concepts)
