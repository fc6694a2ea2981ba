"""Records as CSV: papers, authors, headings and qualifiers, as a mapping engine takes them.

Every node's IRI stands in a column of its own, so that the engine need not mint any: that is the
least work for it. What a record does not say is an empty cell.
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final, TypeAlias

from kg.model import Author, Document, Heading, Title
from kg.names import FOAF, MESH, Minter, publication_year

Row: TypeAlias = tuple[str | int | None, ...]

COLUMNS: Final = {
    "papers": (
        "record", "paper", "pmid", "doi", "title", "translated", "label", "year", "volume",
        "issue", "pages", "status",
    ),
    "types": ("record", "paper", "name", "concept"),
    "authors": (
        "record", "paper", "author", "authorship", "class", "name", "given", "family", "initials",
        "position",
    ),
    "affiliations": ("record", "authorship", "text"),
    "headings": (
        "record", "paper", "heading", "name", "descriptor", "primary", "major", "position",
    ),
    "qualifiers": (
        "record", "paper", "heading", "use", "name", "qualifier", "pair", "primary", "major",
        "position",
    ),
}  # fmt: skip
"""The columns of each table; one row a paper, publication type, author and so on."""


def write_tables(documents: Iterable[Document], folder: Path, minter: Minter) -> None:
    """Write the tables of records, ``papers.csv`` and the others, into a folder."""
    with ExitStack() as opened:
        writers = {}
        for name, columns in COLUMNS.items():
            path = folder / f"{name}.csv"
            stream = opened.enter_context(path.open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(stream)
            writers[name].writerow(columns)
        for document in documents:
            for name, row in rows(document, minter):
                writers[name].writerow(row)


def rows(document: Document, minter: Minter) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record, each with the name of its table."""
    record, paper = minter.record(document).value, minter.paper(document).value
    yield "papers", (record, paper, *_of_paper(document))
    for each in document.publication_types:
        yield "types", (record, paper, each.name, _mesh(each.identifier))
    for author in document.authors:
        role = f"{paper}#authorship-{author.position}"
        yield "authors", (record, paper, *_of_author(paper, role, author))
        for affiliation in author.affiliations:
            yield "affiliations", (record, role, affiliation.text)
    for position, heading in enumerate(document.headings, 1):
        node = f"{paper}#heading-{heading.identifier}"
        yield "headings", (record, paper, *_of_heading(node, position, heading))
        for use in _of_qualifiers(node, heading):
            yield "qualifiers", (record, paper, node, *use)


def _of_paper(document: Document) -> Row:
    shown = document.title or document.translated_title
    return (
        document.identifier("pmid"),
        document.identifier("doi"),
        _english(document.title),
        _english(document.translated_title),
        _english(shown),
        publication_year(document),
        document.volume,
        document.issue,
        document.pages,
        document.status,
    )


def _english(title: Title | None) -> str | None:
    """Return a title in English: a mapping names the language of a column once for all rows."""
    return title.text if title and title.language == "en" else None


def _of_author(paper: str, role: str, author: Author) -> Row:
    node = f"https://orcid.org/{author.orcid}" if author.orcid else None
    kind = FOAF.Organization if author.collective else FOAF.Person
    return (
        node or f"{paper}#author-{author.position}",
        role,
        kind.value,
        author.name,
        author.given,
        author.family,
        author.initials,
        author.position,
    )


def _of_heading(node: str, position: int, heading: Heading) -> Row:
    concept = _mesh(heading.identifier)
    primary = concept if heading.major else None
    return (node, heading.descriptor, concept, primary, _boolean(heading.major), position)


def _of_qualifiers(node: str, heading: Heading) -> Iterator[Row]:
    for position, use in enumerate(heading.qualifiers, 1):
        pair = _mesh(f"{heading.identifier}{use.identifier}")
        yield (
            f"{node}-{use.identifier}",
            use.name,
            _mesh(use.identifier),
            pair,
            pair if use.major else None,
            _boolean(use.major),
            position,
        )


def _mesh(identifier: str | None) -> str | None:
    return MESH + identifier if identifier else None


def _boolean(value: bool) -> str:  # noqa: FBT001 - a cell
    return "true" if value else "false"
