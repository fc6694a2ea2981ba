"""Triples to lines of N-Triples, and these to lines of N-Quads."""

from collections.abc import Iterable
from typing import cast

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize


def triple_lines(triples: Iterable[Triple]) -> list[bytes]:
    """Return the line of each triple."""
    whole = cast("bytes", serialize(triples, format=RdfFormat.N_TRIPLES))
    return whole.splitlines(keepends=True)


def in_graph(lines: Iterable[bytes], graph: NamedNode) -> bytes:
    """Return lines of N-Triples as lines of N-Quads in one graph."""
    ending = b" <" + graph.value.encode() + b"> .\n"
    return b"".join([line[:-3] + ending for line in lines])
