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
from collections.abc import Iterable, Iterator

from kg.model import Document, Finding, Journal, Severity, Title
from kg.readers.formats.journal_page.blocks import (
    HEADINGS,
    MARKED,
    READERS,
    STATEMENTS,
    add_authors,
    read_abstract,
    read_statement_block,
)
from kg.readers.formats.journal_page.citation import read_page_citation
from kg.readers.formats.journal_page.lines import (
    ABOVE_ABSTRACT,
    ANYWHERE,
    IN_REFERENCES,
    LineReaders,
)
from kg.readers.formats.journal_page.shapes import Role, role_of
from kg.readers.input.decode import Decoded
from kg.readers.input.files import InputFile
from kg.readers.pages.blocks import Block, blocks_of
from kg.readers.pages.body import BODY_HEADINGS
from kg.readers.pages.data_text import looks_like_data
from kg.readers.pages.furniture import JOURNAL, is_furniture
from kg.readers.pages.navigation import navigation_rows
from kg.readers.pages.page import Page, page_of
from kg.readers.pages.page_text import looks_like_markup, page_text
from kg.readers.pages.records import Record, records_of
from kg.readers.parts.abstract import abstract_sections
from kg.readers.parts.authors import (
    looks_like_authors,
    looks_like_name,
    parse_authors,
    plain_marks,
    with_affiliations,
)
from kg.readers.parts.lines import Row, plain, rows_of, split_lines, trim
from kg.readers.parts.references import looks_like_reference, parse_references, plausible_rows
from kg.readers.reader import Sample
from kg.readers.records.draft import KeywordLine

_STARTS_ROW = re.compile(
    r"(?:DOI|Keywords?|Key words|Received|Accepted|Published|Copyright|©|\[\d+\]|\d{1,3}\.\s)"
)
_FEWEST_WORDS = 3
_LONGEST_JOURNAL = 12
_REACH = 10
_SAMPLE_ROWS = 400
_FEWEST_IN_PROSE = 12
_CITES = frozenset({"references", "how-to-cite"})
_BELOW_TITLE = frozenset({"highlights", "doi", "keywords"})


class JournalPageReader:
    """Reads journals' landing pages saved as text."""

    name = "journal-page-text"
    description = "journals' article pages (OJS and the like), saved or copied as text"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is that a text is the page of one paper."""
        if looks_like_markup(sample.text) or looks_like_data(sample.text):
            return 0.0
        rows = rows_of(split_lines(sample.text), _STARTS_ROW)[:_SAMPLE_ROWS]
        names = {name.partition(":")[0] for row in rows if (name := HEADINGS.get(row.key))}
        named = {sign for sign, found in _SIGNS.items() if not names.isdisjoint(found)}
        named |= {"keywords"} if _any_labelled(rows) else set()
        seen = set(named)
        for row in rows:
            if sum(_WEIGHTS[sign] for sign in seen) >= _SURE:
                break  # the rest of the page can add nothing
            role = None if row.key in HEADINGS else role_of(row, after_abstract=False)
            seen |= {_SIGN_OF_ROLE[role]} if role else set()
        if not named and seen <= _LOOKS:
            return _DOUBTFUL
        return min(_SURE, sum(_WEIGHTS[sign] for sign in seen)) / 10

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the document of a file, and what was not understood of it."""
        decoded, findings = page_text(file)
        yield from findings
        if decoded is None:
            return
        for record in journal_records(file, decoded):
            yield from read_journal_page(record).results(record.source)


def journal_records(file: InputFile, decoded: Decoded) -> Iterator[Record]:
    """Yield the one record of a file."""
    rows = rows_of(split_lines(decoded.text), _STARTS_ROW)
    return records_of(file, decoded, rows, (), JournalPageReader.name)


_SURE = 9
"""Tenths, as the weights are: whole numbers add up to the same in any order."""
_WEIGHTS = {
    "abstract": 3, "authors": 2, "keywords": 2, "references": 3, "doi": 2, "site": 2,
}  # fmt: skip
_SIGNS = {
    "abstract": {"abstract"}, "authors": {"authors"}, "keywords": {"keywords"}, "doi": {"doi"},
    "site": {"how-to-cite", "issue", "end", "published"},
}  # fmt: skip
_LOOKS = frozenset({"abstract", "keywords"})
_DOUBTFUL = 0.4
"""In licences and programs, too, sentences look like an abstract and semicolons like keywords."""
_SIGN_OF_ROLE = {
    Role.ABSTRACT: "abstract", Role.AUTHORS: "authors", Role.KEYWORDS: "keywords",
    Role.REFERENCE: "references",
}  # fmt: skip


def _any_labelled(rows: tuple[Row, ...]) -> bool:
    return any(re.match(r"key ?words?\s*:", row.plain, re.IGNORECASE) for row in rows)


def read_journal_page(record: Record) -> Page:
    """Return the page of one record, read: its draft, and the account of its lines."""
    page = page_of(record.source.path, record.source.number, record.rows)
    for row in navigation_rows(page.rows, HEADINGS.keys() | BODY_HEADINGS):
        page.ledger.furniture(row)
    blocks = tuple(blocks_of(tuple(page.free_rows()), HEADINGS))
    below = False
    for block in blocks:
        below = below or block.name == "abstract"
        readers = ANYWHERE if below else ABOVE_ABSTRACT
        _read_lines(block.rows, page, IN_REFERENCES if block.name == "references" else readers)
    _read_citation(blocks, page)
    for block in blocks:
        _read_block(block, page)
    _read_unlabelled(blocks, page)
    return page


def _read_citation(blocks: tuple[Block, ...], page: Page) -> None:
    """Read the page's citation line, wherever it stands outside the lists of references."""
    place = next((i for i, block in enumerate(blocks) if block.name == "abstract"), 0)
    above, below = (
        tuple(row for block in part if block.name not in _CITES for row in block.rows)
        for part in (blocks[:place], blocks[place:])
    )
    read_page_citation(above, below, page)


def _read_lines(rows: Iterable[Row], page: Page, readers: LineReaders) -> None:
    """Read the rows that say by their form what they are."""
    above: Row | None = None
    for row in rows:
        if is_furniture(row.plain, JOURNAL):
            page.ledger.furniture(row)
            continue
        name = next((name for name, read in readers if read(row, page.draft)), None)
        if name:
            page.ledger.read(row, name)
        if name == "issue" and above and not row.gap and page.ledger.free(above):
            _read_journal(above, page)
        above = row


def _read_journal(row: Row, page: Page) -> None:
    """Take the line right above ``Volume 12, Issue 3`` as the journal's name."""
    if page.draft.journal is None and len(row.plain.split()) <= _LONGEST_JOURNAL:
        page.draft.journal = Journal(title=row.plain)
        page.ledger.read(row, "journal")


def _read_block(block: Block, page: Page) -> None:
    if block.heading is None:
        return
    rows = tuple(row for row in block.rows if page.ledger.free(row))
    if block.name == "end":
        page.ledger.furniture(block.heading)
        return
    page.ledger.read(block.heading, block.name)
    name, _, language = block.name.partition(":")
    if name == "abstract" and _has_abstract(page, language or None):
        page.findings.append(_second_abstract(block.heading, page))
    elif name == "abstract":
        read_abstract(rows, page, language or None)
    elif name in STATEMENTS:
        read_statement_block(name, rows, page)
    else:
        READERS[name](rows, page)
        if name in {"references", "keywords"}:
            _read_lines((row for row in rows if page.ledger.free(row)), page, ANYWHERE)


def _has_abstract(page: Page, language: str | None) -> bool:
    return any(
        section.kind == "abstract" and section.language == language and section.variant is None
        for section in page.draft.sections
    )


def _second_abstract(row: Row, page: Page) -> Finding:
    return Finding(
        "several-articles",
        Severity.WARNING,
        page.file,
        "a second abstract begins here; it and what belongs to it went unread",
        record=page.record,
        line=row.line,
        quote=row.text,
        remedy="if two articles stand in this file, save each in a file of its own",
    )


def _read_unlabelled(blocks: tuple[Block, ...], page: Page) -> None:
    """Read the rows that no block has claimed, by their shape."""
    draft = page.draft
    rows = tuple(page.free_rows())
    roles = tuple(_roles(rows))
    title = _title_place(rows, roles, blocks, page)
    author_place = _author_place(roles, title)
    for place, (row, role) in enumerate(zip(rows, roles, strict=True)):
        if place == title:
            draft.title, draft.title_line = Title(trim(row.text)), row.line
            page.ledger.read(row, "title")
        elif role is Role.AUTHORS and place == author_place and not draft.authors:
            _read_author_row(row, rows[place + 1 :], page)
        elif role is Role.KEYWORDS and not draft.keyword_lines and _beside(roles, place, title):
            draft.keyword_lines.append(KeywordLine(row.text, row.line))
            page.ledger.read(row, "keywords")
    _read_names_below_title(rows, title, blocks, page)
    _read_prose(rows, roles, page)
    _read_loose_references(rows, roles, page)


def _author_place(roles: tuple[Role | None, ...], title: int | None) -> int | None:
    """Return which row names the authors: the first below the title, or the one right above it."""
    places = [place for place, role in enumerate(roles) if role is Role.AUTHORS]
    below = next((place for place in places if title is None or place > title), None)
    if below is None and title is not None and title - 1 in places:
        return title - 1
    return below


def _beside(roles: tuple[Role | None, ...], place: int, title: int | None) -> bool:
    """Tell whether keywords without a label stand where they do: beside authors or abstract.

    In a full text many a line has their form; near the title none other does.
    """
    if title is None or not 0 < place - title <= _REACH:
        return False
    around = {*roles[max(place - 1, 0) : place], *roles[place + 1 : place + 2]}
    return not {Role.ABSTRACT, Role.AUTHORS}.isdisjoint(around)


def _read_names_below_title(
    rows: tuple[Row, ...], title: int | None, blocks: tuple[Block, ...], page: Page
) -> None:
    """Read the names right below the title, one a row, as the authors."""
    if title is None or page.draft.authors:
        return
    headings = [block.heading.line for block in blocks if block.heading]
    for row in rows[title + 1 :]:
        name = row.plain.rstrip(" ,;")
        parted = any(rows[title].line < line < row.line for line in headings)
        if parted or not page.ledger.free(row) or not looks_like_name(name):
            return
        add_authors(row, page.draft)
        page.ledger.read(row, "authors")


def _read_author_row(row: Row, following: tuple[Row, ...], page: Page) -> None:
    """Read an author line and the affiliations below it that its marks lead to."""
    authors = parse_authors(row.plain)
    page.ledger.read(row, "authors")
    wanted = {mark for item in authors for mark in item.marks}
    found: dict[str, str] = {}
    for candidate in following:
        marked = MARKED.match(plain_marks(candidate.plain))
        if marked is None or marked["mark"] not in wanted:
            break
        found[marked["mark"]] = marked["text"]
        page.ledger.read(candidate, "affiliations")
    page.draft.authors.extend(with_affiliations(authors, found))


def _roles(rows: tuple[Row, ...]) -> Iterator[Role | None]:
    after = False
    for row in rows:
        role = role_of(row, after_abstract=after)
        after = after or role is Role.ABSTRACT
        yield role


def _title_place(
    rows: tuple[Row, ...],
    roles: tuple[Role | None, ...],
    blocks: tuple[Block, ...],
    page: Page,
) -> int | None:
    cited = _cited_title(rows, page)
    if cited is not None:
        return cited
    heads = (block for block in blocks if _is_below_title(block))
    first = next((block.heading.line for block in heads if block.heading), None)
    anchors = [
        place
        for place, role in enumerate(roles)
        if role in {Role.AUTHORS, Role.ABSTRACT} and place > 0
    ]
    for line in (first, page.draft.author_line):
        anchors += [] if line is None else [sum(row.line < line for row in rows)]
    end = min(anchors, default=len(rows))
    places = [place for place in range(end) if len(rows[place].plain.split()) >= _FEWEST_WORDS]
    return places[-1] if places else (end - 1 if end else None)


def _cited_title(rows: tuple[Row, ...], page: Page) -> int | None:
    """Return the row that the page's own "how to cite" has as the title."""
    cited = " ".join(s.text for s in page.draft.statements if s.kind == "how-to-cite")
    whole = plain(cited).casefold()
    for place, row in enumerate(rows):
        words = row.plain.casefold().rstrip(".")
        if len(words.split()) > _FEWEST_WORDS and words in whole:
            return place
    return None


def _is_below_title(block: Block) -> bool:
    """Tell whether a block heads what stands below a title, and no list of links."""
    name = block.name.partition(":")[0]
    if name == "abstract":
        return any(len(row.plain.split()) >= _FEWEST_IN_PROSE for row in block.rows)
    if name == "authors":
        return bool(block.rows) and looks_like_authors(block.rows[0].plain)
    return name in _BELOW_TITLE and bool(block.rows)


def _read_prose(rows: tuple[Row, ...], roles: tuple[Role | None, ...], page: Page) -> None:
    if any(section.kind == "abstract" for section in page.draft.sections):
        return
    prose: list[Row] = []
    for row, role in zip(rows, roles, strict=True):
        if role is Role.ABSTRACT and page.ledger.free(row):
            prose.append(row)
        elif prose:
            break  # what stands apart from the first paragraphs may be anything
    for row in prose:
        page.ledger.read(row, "abstract")
    page.draft.sections.extend(abstract_sections(prose))


def _read_loose_references(
    rows: tuple[Row, ...], roles: tuple[Role | None, ...], page: Page
) -> None:
    if page.draft.references or not any(looks_like_reference(row.plain) for row in rows):
        return
    found = [
        row
        for row, role in zip(rows, roles, strict=True)
        if role is Role.REFERENCE and page.ledger.free(row)
    ]
    for row in plausible_rows(found):
        page.ledger.read(row, "references")
    page.draft.references.extend(parse_references(found))
