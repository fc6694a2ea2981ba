"""GraphML: the whole network with labels, kinds and colours, for Gephi, Cytoscape and yEd.

Source: GraphML Primer (Brandes, Eiglsperger, Lerner). What `kg.network.network` makes of a graph
is a summary of it: this format, alone among the formats, cannot be read back into the same graph.
"""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad

from kg.export.format import Format
from kg.network import network, write_graphml


def write(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write the network of the graph; it stands in memory as long as that takes."""
    write_graphml(network(quads), stream)


FORMAT = Format("graphml", "application/graphml+xml", "graphml", holds_graphs=False, write=write)
