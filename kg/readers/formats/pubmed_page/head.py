"""The head of a PubMed page: type, journal, citation, title, authors, identifiers.

Laws
    1. A row is known by its form; only the title has none. Of the rows left over, the title is the
       first below the citation, or, where the citation stands below it, the last above.
    2. Brackets around the whole title mean that PubMed translated it into English (NLM, MEDLINE
       Data Element Descriptions, "Article Title").
"""

import re

from kg.model import Identifier, Journal, PublicationType, RelatedPaper, Statement, replace
from kg.readers.formats.pubmed_page.related import inline_related
from kg.readers.pages.keyword_line import read_keywords
from kg.readers.pages.page import Page
from kg.readers.parts.authors import looks_like_authors, parse_authors
from kg.readers.parts.citation import Citation, parse_citation, parse_notes
from kg.readers.parts.identifiers import clean_doi, find_doi, find_pmcid, find_pmid
from kg.readers.parts.languages import language_codes
from kg.readers.parts.lines import Row
from kg.readers.parts.publication_types import is_printed_type
from kg.readers.parts.titles import make_title
from kg.readers.records.draft import Draft

_LANGUAGE = re.compile(r"\[?Article in (?P<names>[A-Z][\w, ()-]*?)\]?\.?")
_IDENTIFIER = re.compile(
    r"\s*(?:(?P<scheme>PMID|PMCID|DOI)\s*:\s*(?P<value>\S+)"
    r"|(?P<indexed>\[(?:Indexed for MEDLINE|PubMed|[A-Z][^\]]{3,40})\])"
    r"|(?P<free>Free (?:PMC )?article)\.?)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright\b|©|\(c\)\s*\d{4}|published by elsevier|crown copyright"
    r"|this article is protected by"
    r"|\d{4} (?:©|the authors?)).*",
    re.IGNORECASE,
)
_CONFLICT = re.compile(
    r"(?:conflicts? of interest(?: statement)?|competing interests?)\s*:\s*", re.IGNORECASE
)
_AVAILABLE = re.compile(r"free (?:pmc )?article\.?|no abstract available\.?", re.IGNORECASE)
_RETRACTED = re.compile(r"retracted (?:article|publication)\.?", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"^(?:retracted(?: article)?|withdrawn)\s*:\s*", re.IGNORECASE)


def read_identifiers(row: Row, draft: Draft) -> bool:
    """Read ``PMID: 1 PMCID: PMC2 DOI: 10.3/4 [Indexed for MEDLINE]``, on one line or several."""
    place, found = 0, list[re.Match[str]]()
    while match := _IDENTIFIER.match(row.plain, place):
        found.append(match)
        place = match.end()
    if not found or row.plain[place:].strip(" .;|") or not any(m["scheme"] for m in found):
        return False
    for match in found:
        if match["scheme"]:
            _add_identifier(match["scheme"].lower(), match["value"], draft)
        elif match["indexed"]:
            draft.status = draft.status or match["indexed"].strip("[]")
        else:
            draft.statements.append(Statement("availability", match["free"], row.line))
    return True


def read_citation(row: Row, draft: Draft) -> bool:
    """Read the citation line; a second one is left alone."""
    citation = None if draft.dates else parse_citation(row.plain)
    if citation is None:
        return False
    _add_citation(citation, draft)
    return not citation.rest or _has_more(citation)


def read_notes(row: Row, draft: Draft) -> bool:
    """Read ``doi: 10.1/2. Epub 2011 Feb 4.`` where it stands on a line of its own."""
    notes = parse_notes(row.plain)
    if notes is None:
        return False
    if notes.electronic and draft.dates and draft.dates[0].kind == "print":
        draft.dates[0] = replace(draft.dates[0], kind="electronic")
    draft.dates.extend(notes.dates)
    draft.identifiers.extend(notes.identifiers)
    draft.status = notes.status or draft.status
    return True


def read_language(row: Row, draft: Draft) -> bool:
    """Read ``[Article in French]``."""
    found = _LANGUAGE.fullmatch(row.plain)
    codes = language_codes(found["names"]) if found else ()
    if codes:
        draft.languages = codes
    return bool(codes)


def read_inline_related(row: Row, draft: Draft) -> bool:
    """Read ``Erratum in: Lancet. 2011 Apr;1(2):3.``."""
    found = inline_related(row.text)
    if found is None:
        return False
    kind, text = found
    draft.related.append(
        RelatedPaper(kind, text, find_pmid(text), find_doi(text), find_pmcid(text), row.line)
    )
    return True


def read_statement(row: Row, draft: Draft) -> bool:
    """Read the copyright line, a conflict-of-interest line, or a line on access."""
    conflict = _CONFLICT.match(row.text)
    if conflict and row.text[conflict.end() :]:
        draft.statements.append(
            Statement("conflict-of-interest", row.text[conflict.end() :], row.line)
        )
    elif _COPYRIGHT.match(row.plain):
        draft.statements.append(Statement("copyright", row.text, row.line))
    elif _AVAILABLE.fullmatch(row.plain):
        draft.statements.append(Statement("availability", row.text, row.line))
    else:
        return False
    return True


def read_type(row: Row, draft: Draft) -> bool:
    """Read a publication type printed above the journal, or the banner of a retracted article."""
    if _RETRACTED.fullmatch(row.plain):
        draft.publication_types.append(PublicationType("Retracted Publication"))
        return True
    if not is_printed_type(row.plain):
        return False
    draft.publication_types.append(PublicationType(row.plain))
    return True


ANYWHERE = (
    ("identifiers", read_identifiers),
    ("keywords", read_keywords),
    ("language", read_language),
    ("related", read_inline_related),
    ("statement", read_statement),
)
IN_HEAD = (("citation", read_citation), ("citation", read_notes), ("publication type", read_type))


def read_head(rows: tuple[Row, ...], page: Page, marks: list[Row]) -> tuple[Row, ...]:
    """Read the rows above the abstract and return those that were not understood.

    The author line is put into ``marks``, for its affiliations are read later.
    """
    above: list[Row] = []
    below: list[Row] = []
    left = above
    for row in rows:
        by = next((name for name, read in IN_HEAD if read(row, page.draft)), None)
        if by is None:
            left.append(row)
            continue
        if by == "citation":
            if page.draft.journal is None and left is above and above:
                _read_journal(above.pop(), page)
            left = below
        page.ledger.read(row, by)
    return _read_title_and_authors(above, below, page, marks)


def _add_identifier(scheme: str, value: str, draft: Draft) -> None:
    bare = value.strip(".;,")
    if scheme == "doi":
        draft.identifiers.append(Identifier("doi", clean_doi(bare)))
    elif scheme == "pmcid":
        draft.identifiers.append(Identifier("pmcid", bare.upper()))
    elif bare.isdecimal():
        draft.identifiers.append(Identifier("pmid", bare.lstrip("0")))


def _add_citation(citation: Citation, draft: Draft) -> None:
    if citation.journal:
        draft.journal = Journal(abbreviation=citation.journal)
    draft.dates.extend(citation.dates)
    draft.locator = citation.locator
    draft.identifiers.extend(citation.identifiers)
    draft.status = citation.status or draft.status


def _has_more(citation: Citation) -> bool:
    return bool(citation.locator.volume or citation.identifiers or len(citation.dates) > 1)


def _read_journal(row: Row, page: Page) -> None:
    page.draft.journal = Journal(abbreviation=row.plain.rstrip("."))
    page.ledger.read(row, "journal")


def _read_title_and_authors(
    above: list[Row], below: list[Row], page: Page, marks: list[Row]
) -> tuple[Row, ...]:
    """Read title and authors: below the citation, or, on reading views, right above it."""
    authors = _author_row(above, below)
    places = [row for row in (below or above) if row is not authors]
    if not places or (authors in below and below.index(authors) == 0):
        places = [row for row in above if row is not authors]
    if not places:
        return (*above, *below)
    title = places[0] if places[0] in below else places[-1]
    page.draft.title, page.draft.translated_title = make_title(_TITLE_LABEL.sub("", title.text))
    page.draft.title_line = title.line
    if _TITLE_LABEL.match(title.text):
        page.draft.publication_types.append(PublicationType("Retracted Publication"))
    page.ledger.read(title, "title")
    if authors:
        marks.append(authors)
        page.ledger.read(authors, "authors")
    return tuple(row for row in (*above, *below) if row is not title and row is not authors)


def _author_row(above: list[Row], below: list[Row]) -> Row | None:
    """Return the author line: the row below the title, wherever the title stands."""
    if len(below) > 1 and _is_author_line(below[1]):
        return below[1]
    if above and below and _is_author_line(below[0]):
        return below[0]
    return above[-1] if len(above) > 1 and _is_author_line(above[-1]) else None


def _is_author_line(row: Row) -> bool:
    return looks_like_authors(row.plain) or _are_initialled(row.plain)


def _are_initialled(text: str) -> bool:
    authors = [item.author for item in parse_authors(text)]
    return bool(authors) and all(author.family or author.collective for author in authors)
