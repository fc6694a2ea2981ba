"""The network as a file: GraphML, GEXF and node-link JSON, the same bytes for the same network.

networkx writes them. What it leaves to us: an edge's id must be unique in a GraphML or GEXF file,
or Gephi drops edges; GEXF carries today's date, which goes; colours are set as Gephi wants them.
"""

import json
from typing import BinaryIO, Final

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from kg.network.assembly import Network

_ID: Final = "id"


def write_graphml(graph: Network, stream: BinaryIO) -> None:
    """Write GraphML, as Gephi, Cytoscape and yEd read it."""
    numbered = _numbered(graph)
    writer = GraphMLWriter(prettyprint=True, edge_id_from_attribute=_ID)
    writer.add_graph_element(numbered)
    writer.dump(stream)


def write_gexf(graph: Network, stream: BinaryIO) -> None:
    """Write GEXF 1.2 with Gephi's colours in place."""
    numbered = _numbered(graph)
    for _, data in numbered.nodes(data=True):
        data["viz"] = {"color": _rgb(data["color"])}
    for _, _, data in numbered.edges(data=True):
        data["viz"] = {"color": _rgb(data["color"])}
    writer = GEXFWriter(prettyprint=True, version="1.2draft")
    for meta in list(writer.xml.findall("meta")):
        writer.xml.remove(meta)
    writer.add_graph(numbered)
    writer.write(stream)


def write_node_link(graph: Network, stream: BinaryIO) -> None:
    """Write the JSON of networkx's node-link form, with ``nodes`` and ``edges``."""
    data = nx.node_link_data(graph, edges="edges")
    stream.write(json.dumps(data, ensure_ascii=False, indent=1).encode())
    stream.write(b"\n")


def _numbered(graph: Network) -> Network:
    copy: Network = nx.MultiDiGraph(**graph.graph)
    copy.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True))
    for number, (source, target, key, data) in enumerate(graph.edges(keys=True, data=True)):
        copy.add_edge(source, target, key=key, **data, **{_ID: f"e{number}"})
    return copy


def _rgb(color: str) -> dict[str, int | float]:
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}
