"""Networks as files: read back by networkx, they are the same."""

import json
import xml.etree.ElementTree as ET
from io import BytesIO

import networkx as nx
import pytest

from kg.network import VIEWS, network, select, write_gexf, write_graphml, write_node_link
from kg.network.assembly import Network
from tests.network.graphs import corpus

WRITERS = (write_graphml, write_gexf, write_node_link)
Row = tuple[object, ...]


def data_of(graph: Network) -> tuple[list[Row], list[Row]]:
    """Nodes and edges with their attributes, less what networkx itself adds on reading."""
    added = {"viz", "networkx_key", "id"}
    nodes = [
        (n, sorted((k, v) for k, v in d.items() if k not in added))
        for n, d in graph.nodes(data=True)
    ]
    edges = [
        (s, t, sorted((k, v) for k, v in d.items() if k not in added))
        for s, t, d in graph.edges(data=True)
    ]
    return sorted(nodes, key=repr), sorted(edges, key=repr)


@pytest.fixture(scope="module", params=sorted(VIEWS))
def graph(request: pytest.FixtureRequest) -> Network:
    return select(network(corpus(5)), request.param)


def test_graphml_comes_back(graph: Network) -> None:
    stream = BytesIO()
    write_graphml(graph, stream)
    back = nx.parse_graphml(stream.getvalue().decode(), force_multigraph=True)
    assert data_of(back) == data_of(graph)


def test_gexf_comes_back(graph: Network) -> None:
    stream = BytesIO()
    write_gexf(graph, stream)
    back = nx.MultiDiGraph(nx.read_gexf(BytesIO(stream.getvalue())))
    assert data_of(back) == data_of(graph)


def test_node_link_comes_back_with_its_keys(graph: Network) -> None:
    stream = BytesIO()
    write_node_link(graph, stream)
    back = nx.node_link_graph(json.loads(stream.getvalue()), edges="edges")
    assert list(back.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(back.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))
    assert back.graph == graph.graph


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_network_gives_the_same_bytes(graph: Network, write: object) -> None:
    assert callable(write)
    first, second = BytesIO(), BytesIO()
    write(graph, first)
    write(graph, second)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_ids_of_edges_are_unique(graph: Network, write: object) -> None:
    assert callable(write)
    stream = BytesIO()
    write(graph, stream)
    root = ET.fromstring(stream.getvalue())  # noqa: S314 - our own
    ids = [e.get("id") for e in root.iter() if e.tag.endswith("}edge")]
    assert len(set(ids)) == len(ids) == graph.number_of_edges()


def test_gexf_has_colours_and_no_date() -> None:
    stream = BytesIO()
    write_gexf(network(corpus(1)), stream)
    text = stream.getvalue().decode()
    assert '<viz:color r="0" g="0" b="0" a="1.0"' in text
    assert "lastmodifieddate" not in text


def test_writing_leaves_the_network_as_it_was(graph: Network) -> None:
    before = data_of(graph), dict(graph.graph)
    for write in WRITERS:
        write(graph, BytesIO())
    assert (data_of(graph), dict(graph.graph)) == before
    assert all("viz" not in d and "id" not in d for *_, d in graph.edges(data=True))
