"""A view read off a store is the view that is held in memory, and needs no memory for it."""

import random
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.errors import ExportError
from kg.graph import open_graph
from kg.network import (
    VIEWS,
    network,
    select,
    streamed,
    write_gexf,
    write_graphml,
    write_node_link,
)
from kg.network.assembly import Network
from kg.store import Store
from tests.network.graphs import corpus

WRITERS = (write_graphml, write_gexf, write_node_link)


def stored(quads: list[Quad]) -> Store:
    store = Store.create()
    for quad in quads:
        store.add(quad.graph_name, [quad.triple])  # type: ignore[arg-type]
    return store


def assert_same(store: Store, name: str, graph: Network) -> None:
    with streamed(store, name) as found:
        assert list(found.nodes()) == list(graph.nodes(data=True))
        assert list(found.edges()) == list(graph.edges(keys=True, data=True))
        assert found.told == graph.graph
        for write in WRITERS:
            first, second = BytesIO(), BytesIO()
            write(found, first)
            write(graph, second)
            assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_it_is_the_view_in_memory(name: str) -> None:
    quads = corpus(12)
    assert_same(stored(quads), name, select(network(quads), name))


@given(
    papers=st.integers(0, 5), authors=st.integers(0, 4), chosen=st.randoms(use_true_random=False)
)
@settings(max_examples=15, deadline=None)
def test_so_it_is_of_half_a_graph_too(papers: int, authors: int, chosen: random.Random) -> None:
    """Records that lack statements: papers without classes, claims without ends."""
    quads = [quad for quad in corpus(papers, authors) if chosen.random() < 0.7]
    store, whole = stored(quads), network(quads)
    for name in VIEWS:
        assert_same(store, name, select(whole, name))


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_the_seeds(seeds_graph: Path, name: str) -> None:
    with open_graph(seeds_graph) as graph:
        assert_same(graph.store, name, graph.network(name))
        with graph.stream_network(name) as found:
            assert [iri for iri, _ in found.nodes()] == list(graph.network(name))


@pytest.mark.parametrize("format_", ["graphml", "gexf", "node-link"])
def test_an_exported_view_has_a_receipt(seeds_graph: Path, tmp_path: Path, format_: str) -> None:
    with open_graph(seeds_graph) as graph:
        told = graph.export(tmp_path / "out", format_, "citation")
        whole = graph.export(tmp_path / "whole", format_)
    assert told is not None
    assert whole is not None
    assert told.statements == whole.statements
    assert told.total_held < whole.total_held


def _peak(papers: int) -> int:
    store = stored(corpus(papers))
    tracemalloc.start()
    with streamed(store, "all") as found:
        write_gexf(found, BytesIO())  # warm: what is imported and compiled once
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        for _ in found.edges():
            pass
        peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_edges() -> None:
    assert _peak(80) < 2 * _peak(10)


def test_an_unknown_view_is_refused() -> None:
    refused = pytest.raises(ExportError, match="there is no view 'everything'; choose one of: all")
    with refused, streamed(Store.create(), "everything"):
        pass


def test_a_format_without_views_says_so(seeds_graph: Path, tmp_path: Path) -> None:
    with open_graph(seeds_graph) as graph, pytest.raises(ExportError) as caught:
        graph.export(tmp_path / "out", "kgx-tsv", "claims")
    assert str(caught.value) == "kgx-tsv has no views; these formats have: gexf, graphml, node-link"
