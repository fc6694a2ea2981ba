"""A build judges each record as it is linked: the same report, whoever linked what, and when."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build.merging import merged
from kg.graph import KnowledgeGraph
from kg.validation import Result, rust, validate
from tests.validation.papers import built, papers


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return papers(tmp_path_factory.mktemp("papers") / "in")


@pytest.fixture(scope="module")
def graph(inputs: Path) -> Path:
    out = inputs.parent / "graph"
    built(inputs, out)
    return out


def _without_words(results: tuple[Result, ...]) -> list[Result]:
    return [replace(each, message="", file=None, line=None) for each in results]


def test_the_report_is_that_of_the_reference(inputs: Path, tmp_path: Path) -> None:
    done = built(inputs, tmp_path / "graph")
    assert done.report
    with KnowledgeGraph(tmp_path / "graph") as opened:
        reference = validate(rust.as_rdflib(opened.store.inner))
    assert _without_words(done.report.results) == _without_words(reference.results)
    assert done.report.unchecked == ()
    assert {each.file for each in done.report.results} <= {"a.xml", "b.xml", "c.txt"}


def test_a_build_that_goes_on_tells_the_same_results_again(inputs: Path, graph: Path) -> None:
    first = built(inputs, graph)
    again = built(inputs, graph)
    assert again.fresh == 0
    assert first.report
    assert again.report
    assert again.report.turtle() == first.report.turtle()
    assert again.report.results == first.report.results


def test_two_processes_find_what_one_finds(inputs: Path, graph: Path, tmp_path: Path) -> None:
    one = built(inputs, graph)
    two = built(inputs, tmp_path / "two", workers=2)
    assert one.report
    assert two.report
    assert two.report.turtle() == one.report.turtle()
    assert two.report.results == one.report.results


def test_what_was_linked_without_a_check_is_checked_when_asked(
    inputs: Path, graph: Path, tmp_path: Path
) -> None:
    out = tmp_path / "graph"
    assert built(inputs, out, validate=False).report is None
    later = built(inputs, out)
    assert later.fresh == 3
    first = built(inputs, graph)
    assert later.report
    assert first.report
    assert later.report.turtle() == first.report.turtle()


@pytest.mark.parametrize("told", [{"store": False}, {"validate_up_to": 10}], ids=["none", "large"])
def test_without_the_whole_graph_its_constraints_are_named(
    inputs: Path, graph: Path, tmp_path: Path, told: dict[str, object]
) -> None:
    whole = built(inputs, graph)
    done = built(inputs, tmp_path / "graph", **told)
    assert done.report
    assert whole.report
    assert _without_words(done.report.results) == _without_words(whole.report.results)
    assert {each.file for each in done.report.results if "#" not in each.node} <= {
        "a.xml", "b.xml", "c.txt", None,
    }  # fmt: skip
    assert any("shapes#annotations-quote" in each for each in done.report.unchecked)
    assert len(done.report.unchecked) == 30
    (finding,) = [each for each in done.findings if each.code == "graph-not-checked"]
    assert finding.message.startswith("30 constraints were not checked")
    info = json.loads((tmp_path / "graph" / "build.json").read_text("utf-8"))
    assert info["validation"]["not_checked"] == list(done.report.unchecked)
    assert info["validation"]["engine"] == "compiled checks"


def test_many_files_are_merged_by_way_of_others(tmp_path: Path) -> None:
    streams = [iter([f"{n % 7}", f"{n % 7} x", "z"]) for n in range(200)]
    expected = sorted({line for n in range(200) for line in (f"{n % 7}", f"{n % 7} x", "z")})
    assert list(dict.fromkeys(merged(streams, tmp_path))) == expected
    assert list(tmp_path.iterdir()) == []
