"""N-Triples: a triple a line, the lines in the order of their bytes.

Source: RDF 1.1 N-Triples (W3C Recommendation, 25 February 2014); terms in the canonical form of
its clause 4, as pyoxigraph writes them.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import Quad

from kg.export.format import Format
from kg.export.ordering import terms
from kg.sorting import sorted_lines


def write(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write each triple once, whichever graphs it stands in."""
    stream.writelines(f"{line}\n".encode() for line in sorted_lines(_lines(quads)))


def _lines(quads: Iterable[Quad]) -> Iterator[str]:
    for quad in quads:
        each = terms(quad)
        yield f"{each.subject} {each.predicate} {each.object} ."


FORMAT = Format("ntriples", "application/n-triples", "nt", holds_graphs=False, write=write)
