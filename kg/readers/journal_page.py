"""Journals' landing pages, saved or copied as text: OJS 2 and 3, and pages like them.

Laws
    1. Rows that say by their form what they are (usage figures, DOI, dates, copyright) are read
       wherever they stand; then blocks under headings; then what has no heading, by its shape (see
       `journal_shapes`).
    2. The title is the nearest row of words above the authors or, where there are none, above the
       abstract.
    3. What cannot be told is reported, never invented.
"""

import re
from collections.abc import Iterator

from kg.model import Document, Finding, Title
from kg.readers.abstract import abstract_sections
from kg.readers.blocks import Block, blocks_of
from kg.readers.decode import decode
from kg.readers.furniture import JOURNAL, is_furniture
from kg.readers.inputs import InputFile
from kg.readers.journal_blocks import (
    HEADINGS,
    READERS,
    STATEMENTS,
    add_authors,
    read_abstract,
    read_statement_block,
)
from kg.readers.journal_lines import ANYWHERE, IN_REFERENCES
from kg.readers.journal_shapes import Role, role_of
from kg.readers.lines import Row, rows_of, split_lines, trim
from kg.readers.page import Page, page_of
from kg.readers.reader import Sample
from kg.readers.records import Record, records_of
from kg.readers.references import parse_references

_STARTS_ROW = re.compile(
    r"(?:DOI|Keywords?|Key words|Received|Accepted|Published|Copyright|©|\[\d+\]|\d{1,3}\.\s)"
)
_FEWEST_WORDS = 3
_SAMPLE_ROWS = 400


class JournalPageReader:
    """Reads journals' landing pages saved as text."""

    name = "journal-page-text"
    description = "journals' article pages (OJS and the like), saved or copied as text"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is that a text is the page of one paper."""
        rows = rows_of(split_lines(sample.text), _STARTS_ROW)[:_SAMPLE_ROWS]
        names = {name.partition(":")[0] for row in rows if (name := HEADINGS.get(row.key))}
        roles = {role_of(row, after_abstract=False) for row in rows if row.key not in HEADINGS}
        signs = {
            "abstract": "abstract" in names or Role.ABSTRACT in roles,
            "authors": "authors" in names or Role.AUTHORS in roles,
            "keywords": "keywords" in names or Role.KEYWORDS in roles or _any_labelled(rows),
            "references": Role.REFERENCE in roles,
            "doi": "doi" in names,
            "site": any(name in names for name in ("how-to-cite", "issue", "end", "published")),
        }
        score = sum(_WEIGHTS[sign] for sign, seen in signs.items() if seen)
        return min(0.9, score)

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the document of a file, and what was not understood of it."""
        decoded = decode(file.content)
        rows = rows_of(split_lines(decoded.text), _STARTS_ROW)
        for record in records_of(file, decoded, rows, starts=(), reader=self.name):
            yield from _read(record)


_WEIGHTS = {
    "abstract": 0.3, "authors": 0.2, "keywords": 0.2, "references": 0.3, "doi": 0.2, "site": 0.2,
}  # fmt: skip


def _any_labelled(rows: tuple[Row, ...]) -> bool:
    return any(re.match(r"key ?words?\s*:", row.plain, re.IGNORECASE) for row in rows)


def _read(record: Record) -> Iterator[Document | Finding]:
    page = page_of(record.source.path, record.source.number, record.rows)
    blocks = tuple(blocks_of(page.rows, HEADINGS))
    for block in blocks:
        _read_lines(block, page)
    for block in blocks:
        _read_block(block, page)
    _read_unlabelled(blocks, page)
    yield from page.results(record.source)


def _read_lines(block: Block, page: Page) -> None:
    """Read the rows that say by their form what they are."""
    readers = IN_REFERENCES if block.name == "references" else ANYWHERE
    for row in block.rows:
        if is_furniture(row.plain, JOURNAL):
            page.ledger.furniture(row)
            continue
        name = next((name for name, read in readers if read(row, page.draft)), None)
        if name:
            page.ledger.read(row, name)


def _read_block(block: Block, page: Page) -> None:
    if block.heading is None:
        return
    rows = tuple(row for row in block.rows if page.ledger.free(row))
    if block.name == "end":
        page.ledger.furniture(block.heading)
        return
    page.ledger.read(block.heading, block.name)
    name, _, language = block.name.partition(":")
    if name == "abstract":
        read_abstract(rows, page, language or None)
    elif name in STATEMENTS:
        read_statement_block(name, rows, page)
    else:
        READERS[name](rows, page)


def _read_unlabelled(blocks: tuple[Block, ...], page: Page) -> None:
    """Read the rows that no block has claimed, by their shape."""
    draft = page.draft
    rows = tuple(page.free_rows())
    roles = tuple(_roles(rows, page))
    title = _title_place(rows, roles, blocks, page)
    for place, (row, role) in enumerate(zip(rows, roles, strict=True)):
        if place == title:
            draft.title, draft.title_line = Title(trim(row.text)), row.line
            page.ledger.read(row, "title")
        elif role is Role.AUTHORS and not draft.authors and (title is None or place > title):
            add_authors(row, draft)
            page.ledger.read(row, "authors")
        elif role is Role.KEYWORDS and not draft.keyword_lines:
            draft.keyword_lines.append((row.text, row.line))
            page.ledger.read(row, "keywords")
    _read_prose(rows, roles, page)
    _read_loose_references(rows, roles, page)


def _roles(rows: tuple[Row, ...], page: Page) -> Iterator[Role | None]:
    after = False
    for row in rows:
        role = role_of(row, after_abstract=after)
        after = after or role is Role.ABSTRACT
        yield role


def _title_place(
    rows: tuple[Row, ...], roles: tuple[Role | None, ...], blocks: tuple[Block, ...], page: Page
) -> int | None:
    first = next((block.heading.line for block in blocks if block.name.startswith(("authors", "abstract")) and block.heading), None)
    anchors = [
        place
        for place, role in enumerate(roles)
        if role in {Role.AUTHORS, Role.ABSTRACT} and place > 0
    ]
    if first is not None:
        anchors.append(sum(row.line < first for row in rows))
    end = min(anchors, default=len(rows))
    places = [place for place in range(end) if len(rows[place].plain.split()) >= _FEWEST_WORDS]
    return places[-1] if places else (end - 1 if end else None)


def _read_prose(rows: tuple[Row, ...], roles: tuple[Role | None, ...], page: Page) -> None:
    if any(section.kind == "abstract" for section in page.draft.sections):
        return
    prose = [
        row
        for row, role in zip(rows, roles, strict=True)
        if role is Role.ABSTRACT and page.ledger.free(row)
    ]
    for row in prose:
        page.ledger.read(row, "abstract")
    page.draft.sections.extend(abstract_sections(prose))


def _read_loose_references(
    rows: tuple[Row, ...], roles: tuple[Role | None, ...], page: Page
) -> None:
    if page.draft.references:
        return
    found = [
        row
        for row, role in zip(rows, roles, strict=True)
        if role is Role.REFERENCE and page.ledger.free(row)
    ]
    for row in found:
        page.ledger.read(row, "references")
    page.draft.references.extend(parse_references(found))
