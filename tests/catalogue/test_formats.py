"""Answers as text: read back where a machine reads them, looked at where a person does."""

import csv
from io import StringIO

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode
from rich.cells import cell_len

from kg.catalogue import (
    FORMATS,
    Answer,
    Catalogue,
    EmbeddedEngine,
    Resolver,
    render,
)
from kg.errors import QueryError
from kg.names import XSD, mesh
from tests.catalogue.expected import GOLDEN, tables

NASTY = Answer(
    ("drug", "drugName", "count", "note"),
    (
        (mesh("C511911"), Literal("belimumab", language="en"), Literal("3", datatype=XSD.integer),
         Literal('a "quoted" | piped, line\nand * more')),
        (mesh("D000069448"), Literal("Denosumab", language="en"), None,
         Literal("\x1b[31mred\x1b[0m <b>bold</b> \u202egnp")),
    ),
)  # fmt: skip

_text = st.text(st.characters(codec="utf-8"), max_size=20)
_terms = st.one_of(
    st.none(),
    _text.map(Literal),
    _text.map(lambda text: Literal(text, language="fr")),
    st.integers().map(lambda n: Literal(str(n), datatype=XSD.integer)),
    st.booleans().map(lambda b: Literal(str(b).lower(), datatype=XSD.boolean)),
    st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True).map(
        lambda local: NamedNode(f"http://id.nlm.nih.gov/mesh/{local}")
    ),
    st.from_regex(r"[a-z]{1,8}", fullmatch=True).map(BlankNode),
)
_answers = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Answer,
        st.just(tuple(f"c{i}" for i in range(width))),
        st.lists(st.tuples(*[_terms] * width), max_size=4).map(tuple),
    )
)


@given(_answers)
def test_json_comes_back_as_it_went_out(answer: Answer) -> None:
    assert Answer.of_json(render(answer, "json").encode()) == answer


@given(_answers)
def test_json_is_what_another_reader_reads(answer: Answer) -> None:
    document = render(answer, "json").encode()
    parsed = pyoxigraph.parse_query_results(document, format=pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(parsed, pyoxigraph.QuerySolutions)
    rows = tuple(tuple(row[i] for i in range(len(answer.columns))) for row in parsed)
    assert rows == answer.rows


@given(_answers)
def test_csv_has_every_row_and_value(answer: Answer) -> None:
    rows = list(csv.reader(StringIO(render(answer, "csv"), newline="")))
    assert tuple(rows[0]) == answer.columns
    expected = [
        ["" if v is None else str(v) if isinstance(v, BlankNode) else v.value for v in row]
        for row in answer.rows
    ]
    assert rows[1:] == expected


@given(_answers, st.integers(1, 140))
@settings(max_examples=50, deadline=None)
def test_a_table_has_a_place_for_every_row_and_never_runs_over(answer: Answer, width: int) -> None:
    shown = render(answer, "table", width=width)
    lines = shown.splitlines()
    assert all(cell_len(line) <= max(width, 40) for line in lines)
    assert "\x1b" not in shown
    count = len(answer.rows)
    assert lines[-1] == ("no rows" if not count else "1 row" if count == 1 else f"{count} rows")


@given(_answers)
def test_a_markdown_table_has_the_same_number_of_cells_in_every_line(answer: Answer) -> None:
    lines = render(answer, "markdown").split("\n")[:-1]
    bars = {line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines}
    assert len(bars) == 1
    assert len(lines) == 2 + len(answer.rows)


def test_csv_follows_the_standard() -> None:
    assert render(NASTY, "csv").splitlines(keepends=True)[:2] == [
        "drug,drugName,count,note\r\n",
        'http://id.nlm.nih.gov/mesh/C511911,belimumab,3,"a ""quoted"" | piped, line\n',
    ]


def test_markdown_escapes_what_would_be_markup() -> None:
    assert render(NASTY, "markdown") == (
        "| drug | count | note |\n"
        "| --- | --- | --- |\n"
        '| belimumab | 3 | a "quoted" \\| piped, line and \\* more |\n'
        "| Denosumab |  | \ufffd\\[31mred\ufffd\\[0m &lt;b&gt;bold&lt;/b&gt; \ufffdgnp |\n"
    )


def test_a_table_shows_names_and_nothing_that_steers_the_terminal() -> None:
    assert render(NASTY, "table") == (
        "drug        count   note\n"
        "───────────────────────────────────────────────────────\n"
        'belimumab   3       a "quoted" | piped, line and * more\n'
        "Denosumab           \ufffd[31mred\ufffd[0m <b>bold</b> \ufffdgnp\n"
        "2 rows\n"
    )


def test_an_answer_without_rows() -> None:
    empty = Answer(("drug", "drugName"), ())
    assert render(empty, "table") == "no rows\n"
    assert render(empty, "csv") == "drug,drugName\r\n"
    assert render(empty, "markdown") == "| drug |\n| --- |\n"


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(QueryError, match="no format 'xlsx'; there are: table, csv, json, markdown"):
        render(NASTY, "xlsx")
    assert FORMATS == ("table", "csv", "json", "markdown")


def test_a_person_enjoys_it(
    catalogue: Catalogue, resolver: Resolver, embedded: EmbeddedEngine
) -> None:
    for name, shown in tables(embedded, catalogue, resolver).items():
        assert shown == (GOLDEN / name).read_text(encoding="utf-8")


def test_ask_and_construct_have_answers_too(sample_store: pyoxigraph.Store) -> None:
    yes = Answer.of(sample_store.query("ASK {}"))
    assert render(yes, "csv") == "answer\r\ntrue\r\n"
    query = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t } LIMIT 3"
    triples = Answer.of(sample_store.query(query, use_default_graph_as_union=True))
    assert triples.columns == ("subject", "predicate", "object")
    assert len(triples.rows) == 3
