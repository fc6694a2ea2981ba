"""Rows of tables: what a program writes comes back, and what programs get wrong costs little."""

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Finding
from kg.readers import InputFile
from kg.readers.input.text_stream import StreamLine, survey
from kg.readers.records import rows as rows_module
from kg.readers.records.rows import rows, split_row
from kg.readers.records.table import TableFormat, sign_of, table_records
from kg.readers.records.unread import Unread

CELL = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")
    | st.sampled_from('",;\n \t'),
    max_size=12,
)
TABLE = st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=6)


def lines(text: str, ending: str = "\n") -> list[StreamLine]:
    """Return a text's lines with their places, counted in UTF-8."""
    found, place = [], 0
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        end = place + len((line + ending).encode())
        found.append(StreamLine(number, line, place, end))
        place = end
    return found


def cells_of(text: str, sign: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows(lines(text), sign)]


@given(table=TABLE, sign=st.sampled_from(",;"))
def test_any_cells_come_back(table, sign):
    written = io.StringIO()
    csv.writer(written, delimiter=sign, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    assert cells_of(written.getvalue(), sign) == table


@given(table=TABLE, sign=st.sampled_from(",;"))
def test_cells_that_are_quoted_where_they_must_be_come_back(table, sign):
    table = [[f"x{cell}" for cell in row] for row in table]
    written = io.StringIO()
    csv.writer(written, delimiter=sign, lineterminator="\n").writerows(table)
    assert cells_of(written.getvalue(), sign) == table


@given(
    table=st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\t\0")),
            min_size=1, max_size=5,
        ).map(lambda row: ["x", *row]),
        max_size=6,
    )
)  # fmt: skip
def test_between_tabs_quotation_marks_are_text(table):
    assert cells_of("".join("\t".join(row) + "\n" for row in table), "\t") == table


@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",\n')))
def test_any_text_is_rows_that_follow_one_another(text):
    given_lines = lines(text + "\n")
    found = list(rows(given_lines, ","))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(row.closed for row in found[:-1])
    numbers = {line.number for line in given_lines}
    assert all(cell.line in numbers for row in found for cell in row.cells)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('1,"a "b" c",d\n', [["1", 'a "b" c', "d"]]),
        ('1,a "b",c\n', [["1", 'a "b"', "c"]]),
        ('1,"a" ,b\n', [["1", "a", "b"]]),
        ('1,"a\nb",c\n2,d\n', [["1", "a\nb", "c"], ["2", "d"]]),
        ('1,"",\n', [["1", "", ""]]),
        ("\n,,\n  \n1\n", [["1"]]),
        ('1,"a\n', [["1", "a"]]),
    ],
)
def test_rows(text, cells):
    assert cells_of(text, ",") == cells


def test_a_cell_knows_its_line():
    (row,) = rows(lines('1,"a\nb",c\n'), ",")
    assert [cell.line for cell in row.cells] == [1, 1, 2]
    assert (row.line, row.start, row.end) == (1, 0, 10)


def test_the_last_row_may_be_open():
    first, last = rows(lines('1,a\n2,"b\n'), ",")
    assert (first.closed, last.closed) == (True, False)


def test_one_line():
    assert split_row('PMID,"Title, with a comma"', ",") == ["PMID", "Title, with a comma"]
    assert split_row("", ",") == []


def test_what_is_too_large_is_left_out(monkeypatch):
    monkeypatch.setattr(rows_module, "LARGEST_RECORD", 20)
    found = list(rows(lines(f"1,a\n2,{'b' * 30}\n3,c\n"), ","))
    assert [row.too_large for row in found] == [False, True, False]
    assert [cell.text for cell in found[1].cells] == [""]


FORM = TableFormat("x", frozenset({"A", "B"}))


@pytest.mark.parametrize(
    ("head", "sign"),
    [
        ("A,B,C\n", ","), ("A\tB\n", "\t"), ("C;B;A\n", ";"), ('\ufeff"A","B"\n', ","),
        ("\n\nA,B\n", ","), ("A,C\n", None), ("A B\n", None), ("", None), ("x\nA,B\n", None),
    ],
)  # fmt: skip
def test_the_sign_is_told_by_the_names(head, sign):
    assert sign_of(head, FORM) == sign


@settings(deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",\n\r'), max_size=80)
)
def test_any_table_gives_records_and_findings(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("table") / "table.csv"
    path.write_text("A,B\n" + text, encoding="utf-8", newline="")
    file = InputFile(path, "table.csv")
    unread = Unread(file.name)
    found = list(table_records(file, survey(file), FORM, unread))
    size = path.stat().st_size
    for record in found:
        if isinstance(record, Finding):
            assert record.file == "table.csv"
        else:
            assert 0 < record.start < record.end <= size
            assert len(record.parts) <= 2
