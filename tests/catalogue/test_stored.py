"""The header of a stored question, and the catalogue that holds them."""

from pathlib import Path

import pytest

from kg.catalogue import Catalogue, EmbeddedEngine, Resolver, ask, load_catalogue, parse
from kg.errors import QueryError

PATH = Path("which.rq")
GOOD = """\
#+ summary: Which?
#+ description: One line
#+   and another.
#+ param: drug (drug) — only this drug
#+ param: year (year) — only this year
#+ example: drug=belimumab; year=2020

SELECT ?drug ?year { ?drug ?p ?year }
"""


def test_a_header_is_read_whole() -> None:
    query = parse(PATH, GOOD)
    assert (query.name, query.summary) == ("which", "Which?")
    assert query.description == "One line and another."
    assert [(p.name, p.kind, p.description) for p in query.parameters] == [
        ("drug", "drug", "only this drug"),
        ("year", "year", "only this year"),
    ]
    assert query.example == (("drug", "belimumab"), ("year", "2020"))
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (("#+ summary: Which?\n", ""), r"which\.rq: has no '#\+ summary:' line; add one"),
        (("One line", ""), None),
        (("(drug)", "(medicine)"), r"which\.rq:4: write '#\+ param: NAME \(concept\|drug\|"),
        ((" — only this drug", ""), r"which\.rq:4: write '#\+ param"),
        (("#+ example:", "#+ exampel:"), r"which\.rq:6: '#\+ exampel:' is not known"),
        (("#+ example:", "#+ summary:"), r"which\.rq:6: '#\+ summary:' is there twice"),
        (("#+   and", "#+ and"), r"which\.rq:3: neither"),
        (("#+ summary", "#+   more\n#+ summary"), r"which\.rq:1: neither"),
        (("drug=belimumab", "belimumab"), r"which\.rq: write '#\+ example"),
    ],
)
def test_a_damaged_header_says_where(damage: tuple[str, str], message: str | None) -> None:
    text = GOOD.replace(*damage, 1)
    if message is None:
        assert parse(PATH, text).description == "and another."
    else:
        with pytest.raises(QueryError, match=message):
            parse(PATH, text)


def test_an_unknown_question_gets_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(QueryError, match=r"no stored query 'papers-on-drugs'; did you mean papers"):
        catalogue.get("papers-on-drugs")
    with pytest.raises(QueryError, match="`kg query` lists them"):
        catalogue.get("§§")


def test_an_unknown_parameter_gets_those_there_are(
    catalogue: Catalogue, embedded: EmbeddedEngine, bare_resolver: Resolver
) -> None:
    with pytest.raises(QueryError, match="views has no parameter 'drug'; it has: paper"):
        ask(embedded, catalogue.get("views"), {"drug": "belimumab"}, bare_resolver)


def test_names_are_sorted_and_each_is_had(catalogue: Catalogue) -> None:
    assert list(catalogue.names()) == sorted(catalogue.names())
    assert all(catalogue.get(query.name) is query for query in catalogue)


def test_a_directory_of_ones_own(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="holds no stored queries"):
        load_catalogue(tmp_path)
    (tmp_path / "which.rq").write_text(GOOD, encoding="utf-8")
    assert load_catalogue(tmp_path).names() == ("which",)
    (tmp_path / "other.rq").write_bytes(b"\xff")
    with pytest.raises(QueryError, match=r"other\.rq: cannot be read"):
        load_catalogue(tmp_path)


def test_the_example_of_every_question_has_an_answer(
    catalogue: Catalogue, embedded: EmbeddedEngine, resolver: Resolver
) -> None:
    for query in catalogue:
        for name, _ in query.example:
            query.parameter(name)
