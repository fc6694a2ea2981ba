"""A paper's record as a reader gave it, in the few fields that every library has."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from kg.model import Author, Document, Section

Value: TypeAlias = str | list[str]
Record: TypeAlias = Mapping[str, Value]

FIELDS: Final = (
    "title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "pmid", "abstract",
    "keywords", "headings", "affiliations", "references",
)  # fmt: skip
YEAR_KINDS: Final = ("print", "collection", "electronic", "other")


def record(document: Document) -> Record:
    """Return what we read of a paper, in the words of the table; what is missing is left out."""
    found: dict[str, Value | None] = {
        "title": _titles(document),
        "authors": [_family(a) for a in document.authors if not a.role or a.role == "author"],
        "year": _year(document),
        "journal": _container(document),
        "volume": document.volume,
        "issue": document.issue,
        "pages": document.pages or document.article_number,
        "doi": document.identifier("doi"),
        "pmid": document.identifier("pmid"),
        "abstract": _abstracts([s for s in document.sections if s.kind == "abstract"]),
        "keywords": [k.text for k in document.keywords],
        "headings": [h.descriptor for h in document.headings],
        "affiliations": list(_affiliations(document)),
        "references": [r.text for r in document.references],
    }
    return {name: value for name, value in found.items() if value}


def _container(document: Document) -> str | None:
    """Return the journal, or the book or proceedings: libraries have one field for both."""
    journal, book = document.journal, document.book
    named = (journal.title or journal.abbreviation) if journal else None
    return named or (book.title if book else None)


def _titles(document: Document) -> list[str]:
    """Return the title and its translation: a library gives the one or the other."""
    return [title.text for title in (document.title, document.translated_title) if title]


def _abstracts(sections: Sequence[Section]) -> list[str]:
    """Return the abstract in the forms that it can be given in: with labels, without, with all."""
    first = [s for s in sections if not s.variant and s.language == sections[0].language]
    forms = [" ".join(f"{s.label or ''} {s.text}" for s in some) for some in (first, sections)]
    return list(dict.fromkeys([" ".join(s.text for s in first), *forms])) if sections else []


def _family(author: Author) -> str:
    return author.name if author.collective or not author.family else f"{author.family},"


def _year(document: Document) -> str | None:
    dates = {date.kind: date.value[:4] for date in reversed(document.dates)}
    return next((dates[kind] for kind in YEAR_KINDS if kind in dates), None)


def _affiliations(document: Document) -> Iterator[str]:
    for author in document.authors:
        for affiliation in author.affiliations:
            yield affiliation.text


def letters(text: str) -> str:
    """Return the letters and digits of a text, for comparing: accents count, case does not.

    >>> letters("Naïve: T-cells."), letters("nai\u0308ve t cells")
    ('naïvetcells', 'naïvetcells')
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in composed if c.isalnum())
