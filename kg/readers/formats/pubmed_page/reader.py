"""PubMed's article pages, saved or copied as text.

Three layouts are read: the pages since 2020, whole or as reading views keep them; the pages before
2020; and the text format ("Abstract (text)") with one record or several.

Laws
    1. Rows that can be told by their form alone are read first, wherever they stand; then blocks by
       their headings; then the head.
    2. PubMed's own abstract is in English (NLM, MEDLINE Data Element Descriptions, "Abstract");
       an abstract in another language is named by PubMed.
"""

import re
from collections.abc import Iterator

from kg.model import Document, Finding, Severity
from kg.readers.formats.pubmed_page.blocks import (
    HEADINGS,
    READERS,
    SHORT,
    read_authors,
    read_related,
)
from kg.readers.formats.pubmed_page.head import ANYWHERE, read_head
from kg.readers.input.decode import Decoded
from kg.readers.input.files import InputFile
from kg.readers.pages.blocks import HEAD, Block, blocks_of
from kg.readers.pages.furniture import PUBMED, is_furniture
from kg.readers.pages.navigation import navigation_rows
from kg.readers.pages.page import Page, page_of
from kg.readers.pages.page_text import looks_like_markup, page_text
from kg.readers.pages.records import Record, records_of
from kg.readers.parts.citation import parse_citation
from kg.readers.parts.labels import split_label
from kg.readers.parts.lines import Row, plain, rows_of, split_lines
from kg.readers.reader import Sample

_STARTS_ROW = re.compile(
    r"(?:PMID|PMCID|DOI|Keywords?|Copyright|©|Collaborators)\b\s*:?"
    r"|\(\d+\)|[A-Z][A-Z ]{4,40}:|\[Article in"
)
_SIGNS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.MULTILINE | re.IGNORECASE), weight)
    for pattern, weight in (
        (r"^[^\w\n]*+mesh (?:terms|headings)\s*:?\s*$", 0.4),
        (r"^[^\w\n]*+pubmed disclaimer\s*$", 0.5),
        (r"^[^\w\n]*+linkout ?[-—] ?more resources\s*$", 0.5),
        (r"^[^\S\n]*+\[article in [a-z, ]+\]\s*$", 0.3),
        (r"\[indexed for medline\]", 0.5),
        (r"^[^\S\n]*+pmid\s*:\s*\d{1,8}\b", 0.3),
        (r"^[^\w\n]*+substances\s*$", 0.2),
        (r"^[^\w\n]*+(?:publication types|supplementary concepts|associated data)\s*$", 0.2),
        (r"^[^\w\n]*+see all (?:similar articles|\W?cited by\W? articles)\s*$", 0.3),
        (r"^[^\S\n]*+an official website of the united states government\s*$", 0.2),
        (r"^[^\S\n]*+author information:?\s*$", 0.1),
    )
)
_CITATION = 0.4
_SHORTEST_PROSE = 12
_TEXT_FORMAT = re.compile(r"\s*\d+\. [^\n]{3,80}\. \d{4}")
_TEXT_WIDTH = 80
"""The column at which NLM wraps its text format."""
_LONGEST_CITATION = 400


class PubMedPageReader:
    """Reads PubMed's article pages saved as text."""

    name = "pubmed-page-text"
    description = "PubMed article pages, saved or copied from a browser as text"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is that a text is a PubMed page, by its signs."""
        if looks_like_markup(sample.text):
            return 0.0
        text = "\n".join(plain(line.raw) for line in split_lines(sample.text))
        score = sum(weight for sign, weight in _SIGNS if sign.search(text))
        cited = any(
            len(line.raw) < _LONGEST_CITATION and parse_citation(line.raw.strip())
            for line in split_lines(sample.text)
        )
        return min(1.0, score + (_CITATION if cited else 0.0))

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, each followed by what was not understood of it."""
        decoded, findings = page_text(file)
        yield from findings
        if decoded is None:
            return
        for record in pubmed_records(file, decoded):
            later = record.source.number > 1
            if later and not _TEXT_FORMAT.match(decoded.text):
                yield _several_articles(record)
            yield from read_pubmed_page(record).results(record.source)


def pubmed_records(file: InputFile, decoded: Decoded) -> Iterator[Record]:
    """Yield the records of a file: one a page, or as many as NLM's text format holds."""
    width = _TEXT_WIDTH if _TEXT_FORMAT.match(decoded.text) else None
    rows = rows_of(split_lines(decoded.text), _STARTS_ROW, width)
    return records_of(file, decoded, rows, article_starts(rows), PubMedPageReader.name)


def article_starts(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """Return the rows at which a second article and those after it begin.

    Each article has one citation line, as far from the article's start as the first one has it.
    Citations in lists of other papers do not count.
    """
    cited: list[int] = []
    seen = 0
    for block in blocks_of(rows, HEADINGS, SHORT):
        seen += block.heading is not None
        if not block.name.startswith(("related:", "references")):
            cited.extend(seen + place for place, row in enumerate(block.rows) if _is_citation(row))
        seen += len(block.rows)
    if not cited:
        return ()
    head = [row for row in rows[: cited[0]] if not is_furniture(row.plain, PUBMED)]
    return tuple(max(place - len(head), 0) for place in cited[1:])


def _is_citation(row: Row) -> bool:
    citation = parse_citation(row.plain) if len(row.plain) < _LONGEST_CITATION else None
    return bool(citation and citation.journal and citation.locator.volume)


def _several_articles(record: Record) -> Finding:
    row = record.rows[0]
    return Finding(
        "several-articles",
        Severity.WARNING,
        record.source.path,
        "another article begins here; it was read apart",
        record=record.source.number,
        line=row.line,
        quote=row.text,
        remedy="save each page in a file of its own",
    )


def read_pubmed_page(record: Record) -> Page:
    """Return the page of one record, read: its draft, and the account of its lines."""
    page = page_of(record.source.path, record.source.number, record.rows)
    for row in navigation_rows(page.rows, HEADINGS):
        page.ledger.furniture(row)
    for row in tuple(page.free_rows()):
        _read_anywhere(row, page)
    author_rows: list[Row] = []
    affiliation_rows: list[Row] = []
    for block in _blocks(page):
        if block.heading:
            page.ledger.read(block.heading, block.name)
        _read_block(block, page, author_rows, affiliation_rows)
    read_authors(author_rows, tuple(affiliation_rows), page)
    return page


def _read_anywhere(row: Row, page: Page) -> None:
    if row.key in HEADINGS:
        return
    if is_furniture(row.plain, PUBMED):
        page.ledger.furniture(row)
        return
    for name, read in ANYWHERE:
        if read(row, page.draft):
            page.ledger.read(row, name)
            return


def _blocks(page: Page) -> Iterator[Block]:
    free = tuple(page.free_rows())
    text_format = not any(HEADINGS.get(row.key) == "abstract" for row in free)
    return blocks_of(free, HEADINGS, SHORT if text_format else frozenset())


def _read_block(
    block: Block, page: Page, author_rows: list[Row], affiliation_rows: list[Row]
) -> None:
    if block.name == HEAD:
        _read_head_block(block, page, author_rows)
    elif block.name == "affiliations":
        affiliation_rows.extend(block.rows)
    elif block.name.startswith("related:"):
        read_related(block.name.removeprefix("related:"), block.rows, page)
    else:
        READERS[block.name](block.rows, page)


def _read_head_block(block: Block, page: Page, author_rows: list[Row]) -> None:
    draft = page.draft
    if draft.title is None and draft.translated_title is None:
        rest = read_head(block.rows, page, author_rows)
    else:
        rest = block.rows
    headed = any(HEADINGS.get(row.key) == "abstract" for row in page.rows)
    if rest and not headed:
        READERS["abstract"](tuple(row for row in rest if _is_prose(row)), page)


def _is_prose(row: Row) -> bool:
    return len(row.plain.split()) >= _SHORTEST_PROSE or split_label(row.plain) is not None
