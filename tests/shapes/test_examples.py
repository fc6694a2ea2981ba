"""Each shape, by example: what passes, and for each constraint a mistake that it alone finds.

A ``*_FAIL.ttl`` holds one damaged node for each constraint; its ``*_FAIL.expected`` lists the
results to the last one, so that a mistake that one constraint too many finds is a failure too.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kg.data import shapes_directory
from kg.validation import Report, Result, load_shapes, rust, stream, validate, validate_file
from kg.validation.parsing import quads_of
from tests.shapes.constraints import constraints, local

HERE = Path(__file__).parent
FILES = sorted(file for file in shapes_directory().glob("*.ttl") if file.stem != "ontology")
PASSING = sorted(HERE.glob("*/*_PASS.ttl"))
FAILING = sorted(HERE.glob("*/*_FAIL.ttl"))


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@cache
def _shapes(name: str) -> rdflib.Graph:
    return load_shapes(shapes_directory() / f"{name}.ttl")


def _row(result: Result) -> str:
    component = result.component.removesuffix("ConstraintComponent")
    by = local(result.constraint or result.shape)
    return " | ".join((result.node, result.path or "-", component, result.severity, by))


def _expected(file: Path) -> list[str]:
    lines = file.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("file", PASSING, ids=_name)
def test_a_right_graph_gives_no_result(file: Path) -> None:
    report = validate_file(file, _shapes(file.parent.name))
    assert report.results == ()
    assert report.conforms


@pytest.mark.parametrize("file", FAILING, ids=_name)
def test_a_wrong_graph_gives_exactly_the_expected_results(file: Path) -> None:
    report = validate_file(file, _shapes(file.parent.name))
    assert sorted(map(_row, report.results)) == _expected(file)
    assert not [result.message for result in report.results if "{" in result.message]


@pytest.mark.parametrize("file", [*PASSING, *FAILING], ids=_name)
def test_the_compiled_checks_give_the_same_results(file: Path) -> None:
    data = pyoxigraph.Store()
    data.extend(quads_of(file))
    report = stream.validate(data, _shapes(file.parent.name))
    reference = validate(rust.as_rdflib(data), _shapes(file.parent.name))
    assert sorted(_told(report), key=str) == sorted(_told(reference), key=str)


def _told(report: Report) -> list[Result]:
    """Return results without the engines' own words and their names for blank nodes."""
    return [
        replace(
            each,
            message="",
            focus=_blind(each.focus),
            node=_blind(each.node),
            value=each.value and _blind(each.value),
        )
        for each in report.results
    ]


def _blind(term: str) -> str:
    return "_" if term.startswith("https://w3id.org/litkg/report/") else term


@pytest.mark.parametrize("file", FAILING, ids=_name)
def test_each_failing_example_has_a_passing_one(file: Path) -> None:
    assert file.with_name(file.name.replace("_FAIL", "_PASS")).exists()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_constraint_has_a_failing_example(file: Path) -> None:
    tables = (HERE / file.stem).glob("*_FAIL.ttl")
    rows = [row.split(" | ") for table in tables for row in _expected(table)]
    found = {(by, component) for _, _, component, _, by in rows}
    assert found == constraints(file)
