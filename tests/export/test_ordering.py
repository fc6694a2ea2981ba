"""The sort that keeps memory bounded."""

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import sorting
from kg.errors import ExportError
from kg.export import export, ordering
from kg.export.ordering import natural, terms
from kg.sorting import sorted_lines
from tests.export.graphs import PAPER, small_graph

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=6)


@given(st.lists(LINES, max_size=60), st.integers(1, 7))
def test_runs_on_disk_give_what_sorting_in_memory_gives(lines: list[str], run: int) -> None:
    assert list(sorted_lines(lines, run)) == sorted(set(lines))


def test_more_runs_than_files_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "RUNS_AT_ONCE", 3)
    lines = [f"{number * 7919 % 1000:04}" for number in range(1000)]
    assert list(sorted_lines(lines, 10)) == sorted(lines)


@given(st.lists(st.integers(0, 10**12), min_size=2, max_size=9))
def test_numbers_in_names_sort_by_size(numbers: list[int]) -> None:
    names = sorted((f"#ref-{number}" for number in numbers), key=natural)
    found = [int(name[5:]) for name in names]
    assert all(first <= second for first, second in pairwise(found))


def test_a_graph_larger_than_a_run_is_written_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, pieces = BytesIO(), BytesIO()
    export(small_graph(), "trig", whole)
    original = ordering.sorted_lines
    monkeypatch.setattr(ordering, "sorted_lines", lambda lines: original(lines, 3))
    export(small_graph(), "trig", pieces)
    assert pieces.getvalue() == whole.getvalue()


def test_statements_about_statements_are_refused() -> None:
    said = Triple(PAPER, NamedNode("http://example.org/p"), Literal("x"))
    with pytest.raises(ExportError, match="no statements about statements"):
        terms(Quad(PAPER, NamedNode("http://example.org/p"), said))
