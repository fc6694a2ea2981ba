"""What extractors say to lines of N-Triples, and these to N-Quads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, cast

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.extractors import Emission
from kg.model import Finding

_END: Final = b" .\n"
"""The end of a line; never within one, for in literals a line's end is escaped."""
_SOME: Final = 1 << 12
"""Triples whose lines are made at once."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the extractors say of one record: statements as text and as triples, and findings."""

    statements: list[str] = field(default_factory=list)
    triples: list[Triple] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, emissions: Iterable[Emission]) -> None:
        """Add what extractors yield; what they raise goes through."""
        for emission in emissions:
            if isinstance(emission, str):
                self.statements.append(emission)
            elif isinstance(emission, Finding):
                self.findings.append(emission)
            else:
                self.triples.append(emission)

    def written(self) -> bytes:
        """Return the statements as N-Triples, as they came, some perhaps twice.

        Each is encoded alone: one letter that is not ASCII makes a long text slow to encode.
        """
        triples = _serialized(self.triples) if self.triples else b""
        return b"".join([*map(str.encode, self.statements), triples])


def lines_of(triples: bytes) -> list[bytes]:
    """Return N-Triples as lines without their ends, in the order of their bytes, each once."""
    return sorted(set(triples.split(_END)[:-1]))


def lists_of_lines(triples: Iterable[Triple]) -> Iterator[list[bytes]]:
    """Yield lists with the line of each triple, without its end; memory holds some of them."""
    every = iter(triples)
    while some := list(islice(every, _SOME)):
        yield _serialized(some).split(_END)[:-1]


def _serialized(triples: Iterable[Triple]) -> bytes:
    return cast("bytes", serialize(triples, format=RdfFormat.N_TRIPLES))


def in_graph(lines: Iterable[bytes], graph: NamedNode) -> bytes:
    """Return lines without their ends as N-Quads of one graph."""
    return end_in(graph).join([*lines, b""])


def end_in(graph: NamedNode) -> bytes:
    """Return how a line ends as one of N-Quads of a graph."""
    return f" {graph} .\n".encode()


def joined(lines: Iterable[str]) -> bytes:
    """Return lines without their ends as N-Triples."""
    return _END.join([*(line.encode() for line in lines), b""])
