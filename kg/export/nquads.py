"""N-Quads: a quad a line, the lines in the order of their bytes.

Source: RDF 1.1 N-Quads (W3C Recommendation, 25 February 2014); terms in the canonical form of
its clause 4, as pyoxigraph writes them.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import Quad

from kg.export.format import Format
from kg.export.ordering import terms
from kg.sorting import sorted_lines


def write(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write each quad once."""
    stream.writelines(f"{line}\n".encode() for line in sorted_lines(_lines(quads)))


def _lines(quads: Iterable[Quad]) -> Iterator[str]:
    for quad in quads:
        each = terms(quad)
        graph = f" {each.graph}" if each.graph else ""
        yield f"{each.subject} {each.predicate} {each.object}{graph} ."


FORMAT = Format("nquads", "application/n-quads", "nq", holds_graphs=True, write=write)
