"""The embedded store: graphs go in and out whole, and each triple counts once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import GraphError, QueryError
from kg.store import Store

P = NamedNode("http://example.org/p")
GRAPHS = st.dictionaries(
    st.sampled_from([NamedNode(f"http://example.org/g{n}") for n in range(4)]),
    st.frozensets(st.integers(0, 6), min_size=1, max_size=6),
)


def _triple(number: int) -> Triple:
    return Triple(NamedNode(f"http://example.org/{number}"), P, Literal(str(number)))


@given(graphs=GRAPHS, data=st.data())
def test_what_is_merged_is_what_the_graphs_hold(
    graphs: dict[NamedNode, frozenset[int]], data: st.DataObject
) -> None:
    store = Store.create()
    for graph, numbers in graphs.items():
        store.add(graph, map(_triple, numbers))
    gone = data.draw(st.sets(st.sampled_from(sorted(graphs, key=str)))) if graphs else set()
    for graph in gone:
        store.remove(graph)
    kept = {graph: numbers for graph, numbers in graphs.items() if graph not in gone}
    merged = sorted(int(s["n"].value) for s in store.query("SELECT ?n { ?s ?p ?n }"))
    assert merged == sorted(frozenset().union(*kept.values()))
    assert sorted(str(t) for t in store.triples(None, None, None)) == sorted(
        str(_triple(n)) for n in merged
    )
    assert store.graphs() == tuple(sorted(kept, key=lambda g: g.value))
    assert sorted(quad.object.value for quad in store.stating([P])) == sorted(map(str, merged))
    assert not list(store.stating([NamedNode("http://example.org/q")]))
    assert len(list(store.quads())) == sum(map(len, kept.values()))


def test_a_store_is_there_when_it_is_empty() -> None:
    store = Store.create()
    assert store
    assert len(store) == 0


def test_graphs_are_seen_apart_when_they_are_named() -> None:
    store = Store.create()
    graph = NamedNode("http://example.org/g")
    store.add(graph, [_triple(1)])
    (found,) = store.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert found["g"] == graph
    assert next(store.quads(graph)).triple == _triple(1)


def test_parameters_are_terms() -> None:
    store = Store.create()
    store.add(NamedNode("http://example.org/g"), map(_triple, range(3)))
    query = "SELECT ?s ?o { ?s ?p ?o }"
    assert len(list(store.query(query, {"o": Literal("2")}))) == 1
    assert list(store.query(query, {"o": Literal('2" } DROP ALL #')})) == []
    with pytest.raises(QueryError, match=r"not valid SPARQL 1\.1"):
        store.query("SELECT")
    with pytest.raises(QueryError, match="does not contain"):
        store.query("SELECT ?s { ?s ?p ?o }", {"o": Literal("2")})


def test_a_store_on_disk_is_read_by_many_while_nobody_writes(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="there is no graph here"):
        Store.open(tmp_path / "nowhere")
    store = Store.create(tmp_path / "store")
    store.add(NamedNode("http://example.org/g"), [_triple(1)])
    store.flush()
    with pytest.raises(GraphError, match="cannot be opened for writing"):
        Store.create(tmp_path / "store")
    del store
    readers = [Store.open(tmp_path / "store") for _ in range(3)]
    assert [len(list(reader.quads())) for reader in readers] == [1, 1, 1]


def test_a_damaged_store_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "store"
    place.mkdir()
    (place / "CURRENT").write_text("nonsense")
    with pytest.raises(GraphError, match="cannot be read"):
        Store.open(place)
