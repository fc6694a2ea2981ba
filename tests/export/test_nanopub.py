"""Nanopublications, as the nanopub library checks them; and the description of a graph."""

from collections import defaultdict
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.graph import open_graph
from kg.names import BIOLINK, RDF


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the library's own use of rdflib
def test_the_library_finds_them_valid(seeds_graph: Path, tmp_path: Path) -> None:
    nanopub = pytest.importorskip("nanopub")
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "out.trig", "nanopub")
        claims = {t.subject for t in graph.store.triples(None, RDF.type, BIOLINK.Association)}
    by_name: dict[str, list[Quad]] = defaultdict(list)
    for quad in parse((tmp_path / "out.trig").read_bytes(), RdfFormat.TRIG):
        by_name[quad.graph_name.value.partition("#")[0]].append(quad)  # type: ignore[union-attr]
    assert len(by_name) == len(claims) == 10
    for quads in by_name.values():
        dataset = rdflib.ConjunctiveGraph()
        dataset.parse(data=serialize(quads, format=RdfFormat.N_QUADS), format="nquads")
        assert nanopub.Nanopub(rdf=dataset).is_valid


def test_a_description_counts_the_graph(seeds_graph: Path, tmp_path: Path) -> None:
    with open_graph(seeds_graph) as graph:
        assert graph.export(tmp_path / "out.ttl", "void") is None
        triples = list(graph.store.triples(None, None, None))
    described = rdflib.Graph().parse(tmp_path / "out.ttl")
    rows = described.query(
        """PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?all ?classes (SUM(?n) AS ?parts) (COUNT(?n) AS ?properties) {
            ?data a void:Dataset, <http://www.w3.org/ns/dcat#Dataset> ; void:triples ?all ;
                void:classes ?classes ; void:propertyPartition/void:triples ?n
        } GROUP BY ?all ?classes"""
    )
    ((total, classes, parts, properties),) = [tuple(map(int, row)) for row in rows]  # type: ignore[arg-type, union-attr]
    assert total == parts == len(triples)
    assert properties == len({t.predicate for t in triples})
    assert classes == len({t.object for t in triples if t.predicate == RDF.type})
    assert [p.name for p in tmp_path.iterdir()] == ["out.ttl"]
