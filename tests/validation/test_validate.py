"""Validation as a whole: of a right graph, of damaged ones, and of odd input."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Literal, URIRef

from kg.data import shapes_directory
from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.validation import Report, Result, load_shapes, locate, rust, stream, validate
from tests.shapes.constraints import local
from tests.validation import sample
from tests.validation.damages import DAMAGES, Damage


def _names(report: Report) -> set[str]:
    return {local(result.constraint or result.shape) for result in report.results}


@pytest.fixture(scope="module")
def report() -> Report:
    return validate(sample.graph())


def test_what_the_extractors_make_conforms(report: Report) -> None:
    assert report.conforms
    assert report.counts() == {"Violation": 0, "Warning": 1, "Info": 0}


def test_a_heading_that_the_vocabulary_does_not_know_is_a_warning_with_its_line(
    report: Report,
) -> None:
    (result,) = locate(report, sample.quads()).results
    assert (result.severity, local(result.shape)) == ("Warning", "heading-known")
    assert (result.file, result.line) == ("pages/one.txt", 14)
    assert "install the MeSH year" in result.message


def stored(graph: rdflib.Graph) -> pyoxigraph.Store:
    """Return a graph as the embedded store holds it."""
    store = pyoxigraph.Store()
    lines = graph.serialize(format="nt", encoding="utf-8")
    store.bulk_load(lines, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    return store


def found(report: Report) -> list[Result]:
    """Return the results without the places and the engines' own words."""
    return [replace(each, message="") for each in report.results]


@cache
def _shapes(name: str) -> rdflib.Graph:
    return load_shapes(shapes_directory() / f"{name}.ttl")


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_damage_is_found(damage: Damage) -> None:
    graph = sample.graph()
    damage.change(graph)
    report = validate(graph, _shapes(damage.shapes))
    assert damage.name in _names(report)
    for other in (rust, stream):
        assert found(other.validate(stored(graph), _shapes(damage.shapes))) == found(report)


_TERMS = st.sampled_from(
    [Literal(""), Literal("x"), Literal(-1), Literal("x", datatype=XSD.integer), Literal(1.5),
     Literal("é\U0001f600", lang="fr"), Literal("2020-02-30", datatype=XSD.date), RDF.nil,
     URIRef("urn:x"), rdflib.BNode("b")]
)  # fmt: skip


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_no_damage_makes_it_fail(data: st.DataObject) -> None:
    graph = sample.graph()
    triples = sorted(graph)
    for index in data.draw(st.lists(st.integers(0, len(triples) - 1), min_size=30, max_size=60)):
        subject, predicate, value = triples[index]
        graph.remove((subject, predicate, value))
        kind = data.draw(st.sampled_from(["drop", "change", "add", "rename"]))
        if kind in {"change", "add"}:
            graph.add((subject, predicate, data.draw(_TERMS)))
        if kind == "add":
            graph.add((subject, predicate, value))
        if kind == "rename":
            graph.add((rdflib.BNode("c"), predicate, value))
    report = validate(graph)
    assert not report.conforms
    assert all(result.message and result.shape for result in report.results)


def test_the_data_are_left_as_they_were() -> None:
    graph = sample.graph()
    before = set(graph)
    validate(graph, _shapes("paper"))
    assert set(graph) == before


def test_a_dataset_is_judged_as_the_union_of_its_graphs() -> None:
    dataset = rdflib.Dataset()
    for index, triple in enumerate(sorted(sample.graph())):
        dataset.graph(URIRef(f"urn:graph:{index % 2}")).add(triple)
    report = validate(dataset, _shapes("mention"))
    assert report.results == ()


def test_shapes_that_are_not_shacl_are_an_error_that_says_so() -> None:
    shapes = rdflib.Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:property [ sh:minCount 1 ] .
        """
    )
    with pytest.raises(KgError, match="the shapes are not valid SHACL"):
        validate(rdflib.Graph(), shapes)


def test_shapes_of_ones_own_may_have_long_lists_and_no_names() -> None:
    allowed = " ".join(map(str, range(400)))
    shapes = rdflib.Graph().parse(
        data=f"""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ;
            sh:property [ sh:path <urn:p> ; sh:in ( {allowed} ) ] .
        """
    )
    data = rdflib.Graph().parse(data='<urn:x> <urn:p> "other" .')
    first, again = validate(data, shapes), validate(data, shapes)
    assert [result.value for result in first.results] == ["other"]
    assert first.turtle() == again.turtle()


def test_the_seeds_conform_and_every_result_has_a_place(seeds_graph: Path) -> None:
    with KnowledgeGraph(seeds_graph) as graph:
        report = graph.validate()
    assert report.conforms, report.results
    assert all(result.file for result in report.results)
