"""The golden files of the catalogue: what they hold and where; `scripts/golden_answers.py` writes.

A golden file is written by a program and read by a person: look at what changed before it is kept.
"""

from pathlib import Path
from typing import Final

from kg.catalogue import Answer, Catalogue, Engine, Resolver, ask, render
from kg.errors import QueryError

GOLDEN: Final = Path(__file__).parent / "golden"
ANSWERS: Final = Path(__file__).parent / "answers"

TABLES: Final = ("adverse-events", "views", "drugs-given-together", "headings")
WIDTHS: Final = (80, 120)

REFUSED: Final = (
    ("condition", "lupus"),
    ("drug", "belimumap"),
    ("drug", "lupus erythematosus, systemic"),
    ("concept", "zzzzzz"),
    ("paper", "PMID 1"),
    ("paper", "10.5555/nowhere"),
    ("paper", "lupus and other verses"),
    ("paper", "bel"),
    ("author", "Bo Li"),
    ("author", "Nobody"),
    ("year", "20"),
    ("year", "２０２０"),
    ("integer", "many"),
    ("language", "Frensh"),
    ("drug", "   "),
    ("drug", "http://example.org/a b"),
    ("colour", "red"),
)


def refusals(resolver: Resolver) -> str:
    """Return the message of each name that is refused."""
    return "".join(_refusal(resolver, kind, name) for kind, name in REFUSED)


def _refusal(resolver: Resolver, kind: str, name: str) -> str:
    try:
        found = resolver.resolve(name, kind)
    except QueryError as error:
        return f"{kind} {name!r}\n    {type(error).__name__}: {error}\n"
    message = f"{kind} {name!r} resolves to {found}"
    raise AssertionError(message)


def tables(engine: Engine, catalogue: Catalogue, resolver: Resolver) -> dict[str, str]:
    """Return the answers that a person is shown, by the name of their golden file."""
    answers = {name: ask(engine, catalogue.get(name), {}, resolver) for name in TABLES}
    return {
        f"{name}.{width}.txt": render(answer, "table", width=width)
        for name, answer in answers.items()
        for width in WIDTHS
    }


VOLATILE: Final = frozenset({"activity", "activityName", "vocabulary", "vocabularyName"})
"""Columns that change with every version of the software or the vocabulary, and prove nothing."""

ARGUMENTS: Final = {"about-concept": {"concept": "belimumab"}}
"""Questions whose whole answer nobody would read: they are asked of one thing."""


def answers(engine: Engine, catalogue: Catalogue, resolver: Resolver) -> dict[str, str]:
    """Return the answer of every question as CSV, by name, without what is `VOLATILE`."""
    return {
        query.name: render(
            _steady(ask(engine, query, ARGUMENTS.get(query.name, {}), resolver)), "csv"
        )
        for query in catalogue
    }


def _steady(answer: Answer) -> Answer:
    kept = [i for i, column in enumerate(answer.columns) if column not in VOLATILE]
    return Answer(
        tuple(answer.columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in answer.rows),
    )
