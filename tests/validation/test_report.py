"""The report: sorted, without blank nodes, the same bytes in every process."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import rdflib
from rdflib import RDF, SH, BNode

from kg.data import shapes_directory
from kg.validation import Report, Result, load_shapes, validate, validate_file
from kg.validation.report_graph import path_text

EXAMPLES = Path(__file__).parent.parent / "shapes"
FAILING = EXAMPLES / "claim" / "claim_FAIL.ttl"

SCRIPT = """
import sys
from pathlib import Path
from kg.validation import load_shapes, validate_file
sys.stdout.buffer.write(
    validate_file(Path(sys.argv[1]), load_shapes(Path(sys.argv[2]))).turtle().encode()
)
"""


@cache
def _report(example: Path = FAILING) -> Report:
    shapes = load_shapes(shapes_directory() / f"{example.parent.name}.ttl")
    return validate_file(example, shapes)


def test_the_graph_says_what_the_results_say() -> None:
    report = _report()
    graph = report.graph
    (top,) = graph.subjects(RDF.type, SH.ValidationReport)
    said = {
        (str(graph.value(node, SH.focusNode)), str(graph.value(node, SH.sourceShape)))
        for node in graph.objects(top, SH.result)
    }
    assert said == {(result.focus, result.shape) for result in report.results}
    assert len(list(graph.objects(top, SH.result))) == len(report.results)


def test_the_graph_has_no_blank_nodes() -> None:
    for example in ("claim/case_FAIL.ttl", "paper/paper_FAIL.ttl", "heading/heading_FAIL.ttl"):
        assert not any(isinstance(n, BNode) for n in _report(EXAMPLES / example).graph.all_nodes())


def test_the_turtle_is_read_back_as_the_graph() -> None:
    report = _report()
    assert set(rdflib.Graph().parse(data=report.turtle())) == set(report.graph)


def test_every_process_writes_the_same_bytes() -> None:
    shapes = shapes_directory() / "claim.ttl"
    texts = set()
    for seed in ("0", "7"):
        command = [sys.executable, "-c", SCRIPT, str(FAILING), str(shapes)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, capture_output=True, check=True, env=environment)
        assert done.stderr == b""
        texts.add(done.stdout)
    assert len(texts) == 1
    assert len(texts.pop()) > 1000


def test_results_are_sorted_the_worst_first() -> None:
    results = _report(EXAMPLES / "heading" / "heading_FAIL.ttl").results
    ranks = [("Violation", "Warning", "Info").index(result.severity) for result in results]
    assert ranks == sorted(ranks)
    assert {0, 1, 2} == set(ranks)
    assert list(results) == sorted(results, key=lambda result: result.sort_key)


def test_warnings_and_information_alone_conform() -> None:
    result = Result("Warning", "a", None, None, "c", "s", "m", "a")
    assert Report((result,), rdflib.Graph(), "none").conforms
    worse = Result("Violation", "a", None, None, "c", "s", "m", "a")
    assert not Report((result, worse), rdflib.Graph(), "none").conforms


def test_counts_name_every_severity_that_occurs() -> None:
    results = [
        Result(each, "a", None, None, "c", "s", "m", "a") for each in ("Info", "Odd", "Info")
    ]
    counts = Report(tuple(results), rdflib.Graph(), "none").counts()
    assert counts == {"Violation": 0, "Warning": 0, "Info": 2, "Odd": 1}


def test_a_whole_graph_constraint_names_the_node_at_fault() -> None:
    results = _report().results
    (result,) = [r for r in results if r.constraint and r.constraint.endswith("#claims-counts")]
    assert result.node == result.value == "https://example.org/claims-counts"
    assert result.focus == "https://w3id.org/litkg/terms#"
    assert "https://example.org/claims-counts" in result.message


def test_the_engine_is_named_with_its_version() -> None:
    assert validate(rdflib.Graph(), rdflib.Graph()).engine.startswith("pyshacl ")


def test_paths_are_written_as_sparql_writes_them() -> None:
    graph = rdflib.Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:> .
        :plain :is :p .
        :inverse :is [ sh:inversePath :p ] .
        :sequence :is ( :p [ sh:zeroOrMorePath :q ] ) .
        :choice :is [ sh:alternativePath ( :p [ sh:oneOrMorePath :q ] ) ] .
        :optional :is [ sh:zeroOrOnePath :p ] .
        """
    )
    written = {
        str(subject): path_text(graph, path)
        for subject, path in graph.subject_objects(rdflib.URIRef("urn:is"))
    }
    assert written == {
        "urn:plain": "urn:p",
        "urn:inverse": "^<urn:p>",
        "urn:sequence": "(<urn:p>/<urn:q>*)",
        "urn:choice": "(<urn:p>|<urn:q>+)",
        "urn:optional": "<urn:p>?",
    }
