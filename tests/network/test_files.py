"""Networks as files: read back by networkx, they are the same."""

import json
import re
import xml.etree.ElementTree as ET
from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network import VIEWS, network, select, write_gexf, write_graphml, write_node_link
from kg.network.assembly import Network
from tests.network.graphs import corpus

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
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


@pytest.mark.parametrize(
    ("write", "parse"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)]
)
def test_colours_and_labels_are_there(graph: Network, write: object, parse: object) -> None:
    assert callable(write)
    assert callable(parse)
    stream = BytesIO()
    write(graph, stream)
    back = parse(BytesIO(stream.getvalue()))
    told = [*(data for _, data in back.nodes(data=True)), *(d for *_, d in back.edges(data=True))]
    assert told
    assert all(each["color"].startswith("#") and each["label"] for each in told)


@pytest.mark.parametrize(
    ("write", "parse"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)]
)
@given(text=st.text(max_size=20))
def test_any_text_can_be_held(write: object, parse: object, text: str) -> None:
    """What no XML file can hold is a space; spaces at either end are the readers' affair."""
    assert callable(write)
    assert callable(parse)
    graph: Network = nx.MultiDiGraph(view="all")
    graph.add_node("a", label="a", kind="paper", color="#000000", iri="a", short=f"<{text}>")
    graph.add_edge("a", "a", key="k", label="k", color="#000000", weight=1, evidence=f"<{text}>")
    stream = BytesIO()
    write(graph, stream)
    back = parse(BytesIO(stream.getvalue()))
    held = "".join(" " if _NOT_XML.match(c) else c for c in f"<{text}>")
    assert back.nodes["a"]["short"] == held
    assert next(d["evidence"] for *_, d in back.edges(data=True)) == held


def test_an_empty_network_can_be_read() -> None:
    for write, parse in (
        (write_graphml, nx.read_graphml),
        (write_gexf, nx.read_gexf),
        (write_node_link, lambda stream: nx.node_link_graph(json.load(stream), edges="edges")),
    ):
        stream = BytesIO()
        write(network([]), stream)
        assert len(parse(BytesIO(stream.getvalue()))) == 0


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
