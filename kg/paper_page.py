"""A paper's page from what the graph answers: its sections, with the words of its mentions marked.

Whatever answers the two stored questions will do: an open graph, an rdflib graph, an endpoint.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.catalogue import Answer, Value
from kg.errors import QueryError
from kg.export.marked_text import MarkedMention, MarkedPaper, MarkedSection, page
from kg.model import Category
from kg.names import CATEGORIES, mesh_identifier

SECTIONS: Final = "sections-of-paper"
MENTIONS: Final = "mentions-in-paper"
"""The stored questions whose answers make a page."""

_Row: TypeAlias = Mapping[str, Value | None]

_MARKS: Final = {
    "negated": "negated",
    "hypothetical": "hypothetical",
    "historical": "historical",
    "otherSubject": "of another subject",
    "inAnimals": "in animals",
}
_NOTES: Final = {
    "shortFormOf": "short form of {}",
    "antecedent": "means “{}”",
    "affix": "with {}",
}
_KINDS: Final = {node.value: category for category, node in CATEGORIES.items()}


def paper_page(sections: Answer, mentions: Answer) -> str:
    """Return the page of the one paper that two answers are about.

    Raises:
        QueryError: when there is no text in them, or that of several papers.
    """
    rows = tuple(_rows(sections))
    papers = {_text(row, "paper") for row in rows}
    if len(papers) != 1:
        raise QueryError(
            f"a page is of one paper, and there is text of {len(papers)}: see what "
            f"`kg query {SECTIONS}` gives"
        )
    (iri,) = papers
    title = next(filter(None, (_text(row, "title") for row in rows)), iri)
    return page(MarkedPaper(iri, title, tuple(_sections(rows, _mentions(mentions)))))


def _rows(answer: Answer) -> Iterator[_Row]:
    for row in answer.rows:
        yield dict(zip(answer.columns, row, strict=True))


def _text(row: _Row, column: str) -> str:
    value = row[column]
    return "" if value is None else value.value


def _sections(
    rows: tuple[_Row, ...], mentions: Mapping[str, tuple[MarkedMention, ...]]
) -> Iterator[MarkedSection]:
    """Yield each section once: two records of a paper may give it two places or two labels."""
    first: dict[str, _Row] = {}
    for row in rows:
        first.setdefault(_text(row, "section"), row)
    for iri, row in first.items():
        text = row["text"]
        yield MarkedSection(
            kind=_text(row, "kind"),
            label=_text(row, "sectionName") or _text(row, "kind"),
            text=_text(row, "text"),
            language=text.language if isinstance(text, Literal) else None,
            mentions=mentions.get(iri, ()),
        )


def _mentions(answer: Answer) -> dict[str, tuple[MarkedMention, ...]]:
    """Return the mentions of each section; a concept counts once at a place."""
    found: dict[str, dict[tuple[int, int, str], MarkedMention]] = {}
    for row in _rows(answer):
        mention = _mention(row)
        here = found.setdefault(_text(row, "section"), {})
        here.setdefault((mention.start, mention.end, mention.iri), mention)
    return {section: tuple(here.values()) for section, here in found.items()}


def _mention(row: _Row) -> MarkedMention:
    iri = _text(row, "concept")
    return MarkedMention(
        start=int(_text(row, "start")),
        end=int(_text(row, "end")),
        iri=iri,
        identifier=mesh_identifier(NamedNode(iri)) or iri,
        name=_text(row, "conceptName"),
        category=_KINDS.get(_text(row, "category"), Category.OTHER),
        confidence=_text(row, "confidence"),
        marks=tuple(words for column, words in _MARKS.items() if _text(row, column) == "true"),
        notes=tuple(
            words.format(value) for column, words in _NOTES.items() if (value := _text(row, column))
        ),
    )
