"""The boundary between pyoxigraph's terms and rdflib's."""

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import Literal, Quad, RdfFormat, serialize

from kg.errors import ExportError
from kg.export import from_rdflib, to_graph, to_rdflib
from kg.names import DCTERMS, PREFIXES, XSD
from tests.export.graphs import PAPER, graphs, small_graph
from tests.export.reading import without_blank_nodes


def test_a_dataset_keeps_the_graphs() -> None:
    dataset = to_rdflib(small_graph())
    assert len(set(dataset.quads((None, None, None, None)))) == len(small_graph())
    assert set(from_rdflib(dataset)) == set(small_graph())


def test_a_graph_holds_each_triple_once() -> None:
    triples = {(q.subject, q.predicate, q.object) for q in small_graph()}
    assert len(to_graph(small_graph())) == len(triples) == len(small_graph()) - 1


def test_prefixes_are_bound() -> None:
    for handed in (to_graph(small_graph()), to_rdflib(small_graph())):
        bound = dict(handed.namespaces())
        assert {prefix: str(bound[prefix]) for prefix in PREFIXES} == PREFIXES


def test_a_plain_string_has_no_datatype() -> None:
    quad = Quad(PAPER, DCTERMS.title, Literal("x"))
    assert rdflib.Literal("x") in set(to_graph([quad]).objects())
    assert rdflib.Literal("x", datatype=rdflib.XSD.string) not in set(to_graph([quad]).objects())


def test_a_query_over_what_is_handed_over() -> None:
    found = to_graph(small_graph()).query(
        'SELECT ?paper WHERE { ?paper dcterms:title "Quinazol und Knochen"@de }'
    )
    assert [str(row.paper) for row in found] == [PAPER.value]  # type: ignore[union-attr]


@given(graphs)
@settings(max_examples=60, deadline=None)
def test_terms_are_what_rdflib_itself_would_read(quads: list[Quad]) -> None:
    named = without_blank_nodes(quads)
    triples = [Quad(q.subject, q.predicate, q.object) for q in named]
    read = rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    assert set(to_graph(triples)) == set(read)


@given(graphs)
@settings(max_examples=60, deadline=None)
def test_there_and_back(quads: list[Quad]) -> None:
    # rdflib writes numbers and truth values in its own canonical form.
    canonical = [q for q in without_blank_nodes(quads) if not _is_normalised(q)]
    assert set(from_rdflib(to_rdflib(canonical))) == set(canonical)


def _is_normalised(quad: Quad) -> bool:
    normalised = (XSD.integer, XSD.decimal, XSD.boolean)
    return isinstance(quad.object, Literal) and quad.object.datatype in normalised


def test_what_rdf_does_not_allow_is_an_error() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.Literal("no subject"), rdflib.RDF.type, rdflib.RDFS.Class))
    with pytest.raises(ExportError, match="that RDF does not allow"):
        list(from_rdflib(graph))
