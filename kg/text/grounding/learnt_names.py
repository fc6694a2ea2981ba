"""Names that annotated corpora showed: 64-bit hashes of them, what they named, and how often.

The table holds no text. A name's hash is that of its kind and of its words in alphabetical order;
its answers are sets of MeSH identifiers, each with the number of documents that gave it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.text.tagging.labels import NameKind

Concepts: TypeAlias = tuple[str, ...]
Answers: TypeAlias = tuple[tuple[Concepts, int], ...]

_DIGITS: Final = 10  # of an identifier; more than MeSH has


def name_hash(kind: NameKind, name: str) -> int:
    """Return the hash of a name of a kind."""
    told = kind + "\t" + name  # a kind is a text; to format it takes as long as the rest
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=8).digest(), "little")


class KnownNames(Protocol):
    """What a table of names is asked."""

    def answers(self, number: int) -> Answers:
        """Return what the name with this hash named, the most frequent first."""
        ...


@dataclass(frozen=True, slots=True)
class LearntNames:
    """The table: ``answers`` by hash."""

    held: Mapping[int, Answers]

    def answers(self, number: int) -> Answers:
        """Return what the name with this hash named, the most frequent first."""
        return self.held.get(number, ())

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the table as arrays: one row for each concept of each answer."""
        rows = [
            (number, place, _packed(concept), count)
            for number in sorted(self.held)
            for place, (concepts, count) in enumerate(self.held[number])
            for concept in concepts
        ]
        columns: list[tuple[int, ...]] = list(zip(*rows, strict=True)) or [()] * 4
        kinds = (np.uint64, np.uint16, np.int64, np.uint16)
        return {
            f"names_{label}": np.array(column, kind)
            for label, column, kind in zip(_LABELS, columns, kinds, strict=True)
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> "LearntNames":
        """Return the table that `arrays` gave."""
        found: dict[int, dict[int, tuple[Concepts, int]]] = {}
        columns = (arrays[f"names_{label}"].tolist() for label in _LABELS)
        for number, place, packed, count in zip(*columns, strict=True):
            answers = found.setdefault(number, {})
            before = answers.get(place, ((), 0))[0]
            answers[place] = ((*before, _unpacked(packed)), count)
        return cls({number: tuple(answers.values()) for number, answers in found.items()})


_LABELS: Final = ("hash", "answer", "concept", "count")


class Sightings:
    """Names as they are being learnt: which documents gave which answer."""

    def __init__(self, sightings: Iterable[tuple[int, Concepts, str]]) -> None:
        self._held: dict[int, dict[Concepts, set[str]]] = {}
        for number, concepts, document in sightings:
            self._held.setdefault(number, {}).setdefault(concepts, set()).add(document)

    def without(self, document: str) -> "SightingsElsewhere":
        """Return what the other documents showed."""
        return SightingsElsewhere(self, document)

    def answers(self, number: int, document: str | None = None) -> Answers:
        """Return what a name named, in all documents but one."""
        counts = [
            (concepts, len(documents - {document}))
            for concepts, documents in self._held.get(number, {}).items()
        ]
        return tuple(sorted((c for c in counts if c[1]), key=lambda c: (-c[1], c[0])))

    def learnt(self) -> LearntNames:
        """Return the table."""
        return LearntNames({number: self.answers(number) for number in self._held})


@dataclass(frozen=True, slots=True)
class SightingsElsewhere:
    """The names of all documents but one."""

    sightings: Sightings
    document: str

    def answers(self, number: int) -> Answers:
        """Return what a name named elsewhere."""
        return self.sightings.answers(number, self.document)


def _packed(identifier: str) -> int:
    """Return the letter and the digits of an identifier as one number.

    >>> _unpacked(_packed("D000077208")), _unpacked(_packed("C071741"))
    ('D000077208', 'C071741')
    """
    digits = identifier[1:]
    return (ord(identifier[0]) * 16 + len(digits)) * 10**_DIGITS + int(digits)


def _unpacked(number: int) -> str:
    head, digits = divmod(number, 10**_DIGITS)
    letter, length = divmod(head, 16)
    return f"{chr(letter)}{digits:0{length}d}"
