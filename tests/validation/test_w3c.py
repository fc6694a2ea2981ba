"""The W3C's SHACL test suite, through `validate`: what the shapes rely on works as specified.

Source: "SHACL Test Suite and Implementation Report" (W3C). A test's file holds its data, its
shapes and the report that is expected of them.
"""

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import RDF, SH, BNode, Graph, Namespace, URIRef

from kg.errors import KgError
from kg.validation import rust, stream, validate
from kg.validation.parsing import add_file, quads_of
from kg.validation.report_graph import path_text

SUITE = Path(__file__).parents[3] / "shared" / "data" / "shacl-test-suite"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
NAMED = "https://w3id.org/litkg/report/"

KNOWN_FAILURES = {
    "core/property/uniqueLang-002": "rdflib reads a sh:uniqueLang of 1 as the true that it equals",
    "sparql/node/prefixes-001": "pyshacl does not follow owl:imports from the node of sh:prefixes",
    "sparql/pre-binding/shapesGraph-001": "pyshacl does not bind $shapesGraph, which is optional",
}
"""Tests that the engine does not pass, by file, and why; none is of a construct that we use."""

FILES = sorted(SUITE.glob("core/*/*.ttl")) + sorted(SUITE.glob("sparql/*/*.ttl"))
TESTS = [file for file in FILES if file.is_file() and "sht:Validate" in file.read_text("utf-8")]

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not TESTS, reason="the W3C SHACL test suite is not in ../shared/data"),
]


def _name(file: Path) -> str:
    return file.relative_to(SUITE).with_suffix("").as_posix()


def _read(iri: rdflib.term.Node) -> Graph:
    graph = Graph()
    add_file(graph, Path(str(iri).removeprefix("file://")))
    return graph


def _blind(term: rdflib.term.Node | str | None) -> str:
    """Return a term's text; every blank node is alike."""
    if isinstance(term, BNode) or str(term).startswith(NAMED):
        return "_"
    return str(term)


Row = tuple[str, str | None, str, str, str]


def _expected(manifest: Graph, report: rdflib.term.Node) -> set[Row]:
    """Return the results of a report as rows; a result that is said twice counts once with us."""
    return {_row(manifest, node) for node in manifest.objects(report, SH.result)}


def _row(manifest: Graph, node: rdflib.term.Node) -> Row:
    path = manifest.value(node, SH.resultPath)
    return (
        _blind(manifest.value(node, SH.focusNode)),
        None if path is None else path_text(manifest, path),
        _blind(manifest.value(node, SH.value)),
        str(manifest.value(node, SH.sourceConstraintComponent)).rpartition("#")[2],
        str(manifest.value(node, SH.resultSeverity)).rpartition("#")[2],
    )


@pytest.mark.parametrize("file", TESTS, ids=_name)
def test_the_expected_report(file: Path, request: pytest.FixtureRequest) -> None:
    if _name(file) in KNOWN_FAILURES:
        reason = KNOWN_FAILURES[_name(file)]
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    manifest = Graph()
    add_file(manifest, file)
    (test,) = manifest.subjects(RDF.type, SHT.Validate)
    action, wanted = manifest.value(test, MF.action), manifest.value(test, MF.result)
    data = _read(manifest.value(action, SHT.dataGraph))
    shapes = _read(manifest.value(action, SHT.shapesGraph))
    if wanted == URIRef(SHT.Failure):
        with pytest.raises(KgError):
            validate(data, shapes)
        return
    found = {
        (_blind(r.focus), r.path, _blind(r.value), r.component, r.severity)
        for r in validate(data, shapes).results
    }
    assert found == _expected(manifest, wanted)


CORE = [file for file in TESTS if _name(file).startswith("core/")]
"""What shifty is given; of the constraints in SPARQL it is given none."""

RUST_FAILURES = {
    "core/path/path-strange-001": "the path is found right, and described by its unused half",
    "core/path/path-strange-002": "the path is found right, and described by its unused half",
    "core/property/uniqueLang-002": KNOWN_FAILURES["core/property/uniqueLang-002"],
}
"""Tests that the Rust engines do not pass, by file, and why; none is of a construct that we use."""


STREAM_FAILURES = {
    "core/property/uniqueLang-002": KNOWN_FAILURES["core/property/uniqueLang-002"],
}
"""Tests that the compiled checks do not pass, by file, and why."""

ENGINES = [(rust.validate, RUST_FAILURES), (stream.validate, STREAM_FAILURES)]


@pytest.mark.parametrize("file", CORE, ids=_name)
@pytest.mark.parametrize(("judge", "failures"), ENGINES, ids=["rust", "stream"])
def test_the_other_engines_give_the_expected_report(
    file: Path, judge, failures: dict[str, str], request: pytest.FixtureRequest
) -> None:
    if _name(file) in failures:
        reason = failures[_name(file)]
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    manifest = Graph()
    add_file(manifest, file)
    (test,) = manifest.subjects(RDF.type, SHT.Validate)
    action, wanted = manifest.value(test, MF.action), manifest.value(test, MF.result)
    shapes = _read(manifest.value(action, SHT.shapesGraph))
    data = pyoxigraph.Store()
    for quad in quads_of(Path(str(manifest.value(action, SHT.dataGraph)).removeprefix("file://"))):
        data.add(quad)
    found = {
        (_blind(r.focus), r.path, _blind(r.value), r.component, r.severity)
        for r in judge(data, shapes).results
    }
    assert found == _expected(manifest, wanted)
