"""A unit of work is one input file; what is known of it after reading, and after linking."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from kg.identity import Entry, NamedJournal
from kg.model import Deletion, Finding, Record
from kg.names import digest

_ALPHABET: Final = 24


class UnitRead(Record, frozen=True):
    """What reading a file gave, but for the records and what they cite, which lie beside it."""

    entries: tuple[Entry, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    findings: tuple[Finding, ...] = ()
    journals: tuple[NamedJournal, ...] = ()


class UnitCited(Record, frozen=True):
    """The papers that a file's records cite by DOI: PMID, where that is given too, and DOI."""

    cited: tuple[tuple[str | None, str], ...] = ()


class UnitLinked(Record, frozen=True):
    """What linking a unit gave, but for quads, citation keys and concepts, which lie beside it.

    ``left_out`` are the numbers of records that RDF cannot hold; ``sha256`` is of the N-Quads.
    """

    quads: int = 0
    records: int = 0
    sha256: str = ""
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    left_out: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


class UnitNamed(Record, frozen=True):
    """The concepts that a unit's records name, by identifier, sorted."""

    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """An input file: where it lies, what it is called, its size and its SHA-256.

    ``read`` is the name of what reading it gives.
    """

    place: str
    name: str
    size: int
    sha256: str
    read: str


def unit(place: str, name: str, size: int, content: str, base: str) -> Unit:
    """Return the unit of a file; ``content`` is its SHA-256, ``base`` that of minted IRIs."""
    return Unit(place, name, size, content, digest("read", code_digest(), content, name, base))


@cache
def code_digest() -> str:
    """Return what stands for this software: work that another version of it did is done again."""
    total = sha256()
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*.py")):
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:_ALPHABET]
