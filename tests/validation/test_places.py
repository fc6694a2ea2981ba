"""The place of a result: its own line, or its owner's, or the record's file."""

from dataclasses import replace

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.names import KG, PROV, RDF, RDFS, XSD
from kg.validation import Report, Result, locate, locate_in
from tests.validation import sample

PAPER = "http://rdf.ncbi.nlm.nih.gov/pubmed/99000001"


def _locate(node: str, quads: tuple[Quad, ...]) -> tuple[str | None, int | None]:
    result = Result("Violation", node, None, None, "c", "s", "m", node)
    (placed,) = locate(Report((result,), rdflib.Graph(), "none"), quads).results
    assert replace(placed, file=None, line=None) == result
    return placed.file, placed.line


def _of_class(name: str) -> list[str]:
    found = {
        quad.subject.value  # type: ignore[union-attr]
        for quad in sample.quads()
        if quad.predicate == RDF.type and quad.object.value.endswith(name)  # type: ignore[union-attr]
    }
    return sorted(found)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("#SubjectHeading", {12, 13, 14}),
        ("#QualifierUse", {12}),
        ("/BibliographicReference", {31, 32}),
        ("#RelatedPaper", {40}),
        ("/Section", {7}),
        ("#Annotation", {1, 7}),
        ("#SpecificResource", {1, 7}),
        ("#TextQuoteSelector", {1, 7}),
        ("/Association", {7}),
        ("/Case", {7}),
    ],
)
def test_a_node_has_its_own_line_or_its_owners(name: str, lines: set[int]) -> None:
    places = [_locate(node, sample.quads()) for node in _of_class(name)]
    assert {line for _, line in places} == lines
    assert {file for file, _ in places} == {"pages/one.txt"}


@pytest.mark.parametrize("node", [PAPER, f"{PAPER}#authorship-1", f"{PAPER}#views-pdf"])
def test_a_node_that_nothing_printed_owns_has_its_records_file(node: str) -> None:
    assert _locate(node, sample.quads()) == ("pages/one.txt", None)


def test_a_record_has_its_own_file() -> None:
    (record,) = _of_class("#SourceRecord")
    assert _locate(record, sample.quads()) == ("pages/one.txt", None)


def test_a_concept_or_an_unknown_node_has_no_place() -> None:
    for node in (sample.concept(sample.LUPUS), "urn:nobody", "a text"):
        assert _locate(str(node), sample.quads()) == (None, None)


def test_an_archives_member_is_named_after_it() -> None:
    record, file = NamedNode("urn:record"), NamedNode("urn:file")
    member = NamedNode("http://purl.org/dc/terms/identifier")
    quads = (
        Quad(record, PROV.hadPrimarySource, file, record),
        Quad(record, member, Literal("b.txt"), record),
        Quad(file, RDFS.label, Literal("a.zip"), record),
        Quad(NamedNode("urn:x"), KG.line, Literal("3", datatype=XSD.integer), record),
    )
    assert _locate("urn:x", quads) == ("a.zip!b.txt", 3)


def test_a_report_without_results_needs_no_quads() -> None:
    report = Report((), rdflib.Graph(), "none")
    assert locate(report, iter(())) is report


def test_a_store_tells_the_same_places_and_is_not_read_whole() -> None:
    quads = sample.quads()
    store = Store()
    store.extend(quads)
    store.extend(Quad(*quad.triple, DefaultGraph()) for quad in quads)
    nodes = sorted({str(getattr(quad.subject, "value", "")) for quad in quads})
    results = tuple(
        Result("Violation", node, None, None, "c", "s", "m", node)
        for node in (*nodes, sample.concept(sample.LUPUS), "urn:nobody", "a text")
    )
    report = Report(results, rdflib.Graph(), "none")
    assert locate_in(report, store) == locate(report, quads)
    assert any(result.line for result in locate(report, quads).results)
