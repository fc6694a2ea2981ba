"""Values go to the head of a query's pattern, and stay data."""

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.catalogue import Catalogue, EmbeddedEngine
from kg.catalogue.binding import bound

VALUE = NamedNode("http://example.org/(value")

_ECHO = "SELECT ?given { ?s ?p ?given }"
_TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


@given(_TEXT)
@settings(max_examples=200, deadline=None)
def test_any_text_comes_back_from_a_bound_query_as_it_went_in(text: str) -> None:
    store = pyoxigraph.Store()
    subject = NamedNode("http://example.org/s")
    store.add(pyoxigraph.Quad(subject, subject, Literal(text)))
    store.add(pyoxigraph.Quad(subject, subject, Literal(text + "other")))
    (row,) = list(store.query(bound(_ECHO, {"given": Literal(text)})))
    assert row["given"] == Literal(text)


@pytest.mark.parametrize(
    ("query", "before"),
    [
        ("SELECT ?x { ?x ?p ?o }", "SELECT ?x {"),
        ("# of {?x}\nSELECT ?x WHERE{?x ?p ?o}", "# of {?x}\nSELECT ?x WHERE{"),
        (
            "PREFIX : <http://example.org/#(> SELECT ?x {}",
            "PREFIX : <http://example.org/#(> SELECT ?x {",
        ),
        ("SELECT (EXISTS { ?s ?p 1 } AS ?e) ?x { }", "SELECT (EXISTS { ?s ?p 1 } AS ?e) ?x {"),
        ("SELECT (') {' AS ?e) ?x { }", "SELECT (') {' AS ?e) ?x {"),
        ('SELECT (""") {""" AS ?e) ?x { }', 'SELECT (""") {""" AS ?e) ?x {'),
        ("SELECT (1 < 2 && 3 > 2 AS ?e) ?x { }", "SELECT (1 < 2 && 3 > 2 AS ?e) ?x {"),
        ("ASK { ?x ?p ?o }", "ASK {"),
    ],
)
def test_values_stand_at_the_head_of_the_pattern(query: str, before: str) -> None:
    text = bound(query, {"x": VALUE})
    assert text == f"{before}\n  VALUES (?x) {{ ({VALUE}) }}{query[len(before) :]}"
    pyoxigraph.Store().query(text)


def test_a_pattern_that_is_a_sub_query_gets_them_after_the_query() -> None:
    query = "SELECT ?x WHERE { # so\n select ?x { ?x ?p ?o } }"
    text = bound(query, {"x": VALUE})
    assert text == f"{query}\nVALUES (?x) {{ ({VALUE}) }}\n"
    pyoxigraph.Store().query(text)


def test_without_values_a_query_stays_as_it_is() -> None:
    assert bound("SELECT * { ?s ?p ?o }", {}) == "SELECT * { ?s ?p ?o }"


def test_a_bound_question_gives_the_rows_of_the_whole_answer_that_have_the_value(
    catalogue: Catalogue, embedded: EmbeddedEngine
) -> None:
    """Law 3 of `kg.catalogue.stored`, for two parameters at once where a question has two."""
    for query in catalogue:
        whole = embedded.select(query.text, {})
        names = [parameter.name for parameter in query.parameters][:2]
        columns = [whole.columns.index(name) for name in names]
        for row in whole.rows[:1]:
            values = [row[column] for column in columns]
            if all(isinstance(value, NamedNode | Literal) for value in values):
                expected = tuple(r for r in whole.rows if [r[c] for c in columns] == values)
                bindings = dict(zip(names, values, strict=True))
                assert embedded.select(query.text, bindings).rows == expected, query.name  # type: ignore[arg-type]
