"""TriG: as Turtle, with a block for each record's graph.

Source: RDF 1.1 TriG (W3C Recommendation, 25 February 2014).
"""

from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import Quad

from kg.export.format import Format
from kg.export.ordering import statements
from kg.export.turtle import INDENT, Notation, blocks


def write(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write the default graph as it stands in Turtle, then each named graph in braces."""
    notation = Notation()
    ordered = statements(quads, notation.render, graphs=True)
    for number, (graph, content) in enumerate(groupby(ordered, key=lambda s: s.graph)):
        if number == 0:
            stream.write(notation.header().encode())
        if graph:
            stream.write(f"\n{graph} {{".encode())
        indent = INDENT if graph else ""
        stream.writelines(f"\n{block}".encode() for block in blocks(content, indent))
        if graph:
            stream.write(b"}\n")


FORMAT = Format("trig", "application/trig", "trig", holds_graphs=True, write=write)
