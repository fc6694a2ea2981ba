"""What extractors say to lines of N-Triples, and these to N-Quads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, cast

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.extractors import Emission
from kg.model import Finding

_END: Final = " .\n"
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

    def lines(self) -> list[str]:
        """Return the statements without their ends, in the order of their bytes, each once.

        That is the order of their characters too: UTF-8 keeps it.
        """
        lines = set("".join(self.statements).split(_END)[:-1])
        if self.triples:
            lines.update(line.decode() for line in triple_lines(self.triples))
        return sorted(lines)


def triple_lines(triples: Iterable[Triple]) -> list[bytes]:
    """Return the line of each triple without its end."""
    whole = cast("bytes", serialize(triples, format=RdfFormat.N_TRIPLES))
    return whole.split(_END.encode())[:-1]


def lists_of_lines(triples: Iterable[Triple]) -> Iterator[list[bytes]]:
    """Yield lists with the line of each triple, without its end; memory holds some of them."""
    every = iter(triples)
    while some := list(islice(every, _SOME)):
        yield triple_lines(some)


def in_graph(lines: Iterable[str], graph: NamedNode) -> bytes:
    """Return lines without their ends as N-Quads of one graph."""
    return end_in(graph).join([*lines, ""]).encode()


def end_in(graph: NamedNode) -> str:
    """Return how a line ends as one of N-Quads of a graph."""
    return f" {graph} .\n"


def joined(lines: Iterable[str]) -> bytes:
    """Return lines without their ends as N-Triples."""
    return _END.join([*lines, ""]).encode()
