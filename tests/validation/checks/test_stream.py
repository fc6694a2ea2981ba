"""Records judged one by one, and brought together: the same results as of the graph as a whole."""

from dataclasses import replace

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import KnowledgeGraph
from kg.names import FOAF, Minter
from kg.validation import (
    Engine,
    Report,
    Result,
    load_shapes,
    rust,
    stream,
    validate,
    validate_store,
)
from kg.validation.checks.compiler import compile_shapes
from kg.validation.checks.ownership import owned
from measuring.damages import damaged, stored
from tests.validation.papers import STATEMENTS, built, papers

SHAPES = load_shapes()
PUBMED = "http://rdf.ncbi.nlm.nih.gov/pubmed/"
RDF_TYPE = NamedNode(str(rdflib.RDF.type))


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[Quad]:
    folder = tmp_path_factory.mktemp("papers")
    built(papers(folder / "in"), folder / "graph", validate=False)
    with KnowledgeGraph(folder / "graph") as graph:
        return sorted(graph.quads(), key=str)


def found(report: Report) -> set[Result]:
    return {replace(each, message="") for each in report.results}


def unexplained(report: Report, reference: Report) -> set[Result]:
    """Return the results of one report alone that the other does not name as not checked."""
    different = found(report) ^ found(reference)
    named = " ".join(report.unchecked)
    return {
        each
        for each in different
        if f"{each.shape} " not in named and f"<{each.node.partition('#')[0]}>" not in named
    }


@pytest.mark.parametrize("seed", range(36))
def test_records_one_by_one_show_what_the_whole_shows(quads: list[Quad], seed: int) -> None:
    data = stored(damaged(quads, seed, STATEMENTS))
    reference = rust.validate(data, SHAPES)
    assert not unexplained(stream.validate(data, SHAPES), reference)


@pytest.mark.parametrize("seed", range(2))
def test_and_what_the_reference_finds(quads: list[Quad], seed: int) -> None:
    data = stored(damaged(quads, 100 + seed, STATEMENTS))
    reference = validate(rust.as_rdflib(data), SHAPES)
    assert not unexplained(stream.validate(data, SHAPES), reference)


def test_a_right_graph_has_the_results_of_disagreeing_records(quads: list[Quad]) -> None:
    report = validate_store(stored(quads), engine=Engine.STREAM)
    assert report.conforms
    shapes = {each.shape.rpartition("#")[2] for each in report.results}
    assert {"paper-one-doi", "paper-title", "person-one-name"} <= shapes
    assert report.engine.startswith("compiled checks, and ")
    assert report.unchecked == ()


def test_what_several_records_say_of_a_journal_is_judged_together(quads: list[Quad]) -> None:
    journals = sorted(
        {(q.subject, q.graph_name) for q in quads if "journal/" in str(q.subject)}, key=str
    )
    linking = NamedNode("http://purl.org/spar/fabio/hasIssnL")
    more = [
        Quad(node, linking, Literal(f"1234-567{n}"), graph)
        for n, (node, graph) in enumerate(journals[:2])
    ]
    report = stream.validate(stored([*quads, *more]), SHAPES)
    assert "journal-linking-issn" in {each.shape.rpartition("#")[2] for each in report.results}


def test_a_class_that_another_record_gives_is_seen(quads: list[Quad]) -> None:
    graphs = sorted({q.graph_name for q in quads if "/record/" in str(q.graph_name)}, key=str)
    holder = NamedNode("https://orcid.org/0000-0002-1825-0097")
    held = next(
        q for q in quads if q.predicate.value.endswith("isHeldBy") and q.graph_name == graphs[0]
    )
    rest = [q for q in quads if q != held]
    link = Quad(held.subject, held.predicate, holder, graphs[0])
    typed = Quad(holder, RDF_TYPE, FOAF.Person, graphs[1])
    label = Quad(holder, FOAF.name, Literal("A Roe"), graphs[1])
    without = stream.validate(stored([*rest, link]), SHAPES)
    with_it = stream.validate(stored([*rest, link, typed, label]), SHAPES)
    assert "authorship-holder" in {each.shape.rpartition("#")[2] for each in without.results}
    assert "authorship-holder" not in {each.shape.rpartition("#")[2] for each in with_it.results}


def test_a_closed_class_that_another_record_gives_a_paper_is_named(quads: list[Quad]) -> None:
    other = next(
        q.graph_name
        for q in quads
        if q.predicate == FOAF.primaryTopic and q.object.value.endswith("/22")
    )
    more = Quad(NamedNode(PUBMED + "12"), RDF_TYPE, FOAF.Person, other)
    report = stream.validate(stored([*quads, more]), SHAPES)
    assert any("shapes#Person on <http" in each for each in report.unchecked)
    assert "not checked: " in report.turtle()


def test_a_node_of_a_paper_that_another_record_speaks_of_is_named(quads: list[Quad]) -> None:
    other = next(
        q.graph_name
        for q in quads
        if q.predicate == FOAF.primaryTopic and q.object.value.endswith("/22")
    )
    more = Quad(NamedNode(PUBMED + "12#author-1"), FOAF.name, Literal("X"), other)
    report = stream.validate(stored([*quads, more]), SHAPES)
    assert any("/12> that a record of another paper speaks of" in each for each in report.unchecked)


def test_what_is_named_within_a_paper_is_of_its_records_alone(quads: list[Quad]) -> None:
    topics = {q.graph_name: q.object.value for q in quads if q.predicate == FOAF.primaryTopic}
    papers_of: dict[str, set[str]] = {}
    for quad in quads:
        paper = topics.get(quad.graph_name)
        owns = owned([paper], Minter()) if paper else None
        for term in (quad.subject, quad.object):
            if owns and owns(str(term)):
                papers_of.setdefault(str(term), set()).add(paper)
    assert len(papers_of) > 50
    assert all(len(found_papers) == 1 for found_papers in papers_of.values())
    shared = {str(q.subject) for q in quads if q.graph_name not in topics}
    assert not shared & papers_of.keys()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            "sh:property [ sh:path <urn:p> ; sh:property [ sh:path <urn:q> ; sh:minCount 1 ] ]",
            "values of a path",
        ),
        ("sh:property [ sh:path ( <urn:p> <urn:q> ) ; sh:minCount 1 ]", "several steps"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this <urn:p> 1 }' ]", "sh:sparql"),
        ("sh:js [ ]", "sh:js"),
        ("sh:property [ sh:path <urn:p> ; sh:node <urn:s> ]", "refers to itself"),
    ],
)
def test_what_a_record_cannot_show_is_handed_on(said: str, reason: str) -> None:
    shapes = rdflib.Graph().parse(
        data=f"@prefix sh: <http://www.w3.org/ns/shacl#> . "
        f"<urn:s> a sh:NodeShape ; sh:targetClass <urn:C> ; {said} ."
    )
    assert reason in compile_shapes(shapes, by_record=True).handed["urn:s"]


def test_what_is_handed_on_is_judged_by_who_understands_it(quads: list[Quad]) -> None:
    shapes = rdflib.Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        <urn:s> a sh:NodeShape ; sh:targetClass foaf:Person ;
            sh:property <urn:roles> .
        <urn:roles> sh:path ( [ sh:inversePath <http://purl.org/spar/pro/isHeldBy> ]
            <http://purl.org/spar/pro/withRole> ) ; sh:minCount 2 .
        <urn:t> a sh:NodeShape ; sh:targetClass foaf:Person ;
            sh:property [ sh:path foaf:name ; sh:minCount 2 ] .
        """
    )
    data = stored(quads)
    report, reference = stream.validate(data, shapes), validate(rust.as_rdflib(data), shapes)
    assert found(report) == found(reference)
    assert len({each.path for each in report.results}) == 2
