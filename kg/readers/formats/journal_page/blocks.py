"""The blocks of a journal's page under its headings, one function each.

A block that holds one thing (a date, a DOI, an issue) takes the first row that says it and hands
the others back, for what follows it has a heading of its own or none.
"""

import re
from collections.abc import Callable

from kg.model import Affiliation, Journal, PublicationDate, Section, Statement, replace
from kg.readers.formats.journal_page.lines import add_locator, is_orcid, read_bare_doi, read_issue
from kg.readers.pages.body import body_sections, split_body
from kg.readers.pages.page import Page
from kg.readers.parts.abstract import abstract_sections
from kg.readers.parts.authors import (
    email_of,
    looks_like_authors,
    looks_like_name,
    orcid_of,
    parse_authors,
)
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import EMAIL
from kg.readers.parts.lines import Row
from kg.readers.parts.locator import Locator
from kg.readers.parts.references import parse_reference, parse_references, plausible_rows
from kg.readers.records.draft import Draft, KeywordLine

HEADINGS = {
    "abstract": "abstract", "summary": "abstract", "highlights": "highlights",
    "résumé": "abstract:fr", "resumen": "abstract:es",
    "resumo": "abstract:pt", "zusammenfassung": "abstract:de", "riassunto": "abstract:it",
    "authors": "authors", "author": "authors", "author(s)": "authors",
    "affiliations": "affiliations", "author affiliations": "affiliations",
    "author information": "affiliations", "authors and affiliations": "affiliations",
    "doi": "doi", "keywords": "keywords", "key words": "keywords", "keyword": "keywords",
    "palabras clave": "keywords", "palavras-chave": "keywords", "mots-clés": "keywords",
    "published": "published", "publication date": "published", "date published": "published",
    "published online": "published", "references": "references", "bibliography": "references",
    "literature cited": "references", "reference": "references", "referencias": "references",
    "bibliografia": "references", "références": "references", "works cited": "references",
    "literatur": "references", "referências": "references",
    "how to cite": "how-to-cite", "how to cite this article": "how-to-cite",
    "cite this article": "how-to-cite", "cite as": "how-to-cite", "citation": "how-to-cite",
    "issue": "issue", "section": "section", "license": "license", "licence": "license",
    "rights and permissions": "license", "copyright and license": "license",
    "funding": "funding", "funding information": "funding",
    "acknowledgements": "acknowledgements", "acknowledgments": "acknowledgements",
    "conflict of interest": "conflict-of-interest", "conflicts of interest": "conflict-of-interest",
    "competing interests": "conflict-of-interest",
    "declaration of interests": "conflict-of-interest",
    "conflict of interest statement": "conflict-of-interest",
    "declaration of competing interest": "conflict-of-interest",
    "competing interests statement": "conflict-of-interest",
    "conflicts of interest statement": "conflict-of-interest",
    "declarations of interest": "conflict-of-interest",
    "funding statement": "funding", "financial support": "funding",
    "data availability": "notes", "data availability statement": "notes",
    "availability of data and materials": "notes", "author contributions": "notes",
    "authors' contributions": "notes", "authors’ contributions": "notes",
    "ethics statement": "notes", "ethics declarations": "notes",
    "ethics approval and consent to participate": "notes",
    "authors' affiliations": "affiliations", "authors’ affiliations": "affiliations",
    "cited literature": "references", "references and notes": "references",
    "referências bibliográficas": "references", "referencias bibliográficas": "references",
    "author biography": "notes", "author biographies": "notes", "article details": "end",
    "downloads": "end", "article sidebar": "end", "main article content": "end", "metrics": "end",
    "article metrics": "end", "refbacks": "end", "full text": "end", "full text:": "end",
    "article tools": "end", "supporting agencies": "funding",
}  # fmt: skip

_AFFILIATION = re.compile(
    r"\b(?:univers\w*|hospital\w*|department|dept|dipartimento|institut\w*|school|college|facult\w*"
    r"|cent(?:er|re|ro)|clinic\w*|klinik\w*|laborator\w*|division|unit|ministry|academy|foundation"
    r"|hôpital|ospedale|politecnico|azienda|research|inc|ltd|gmbh|irccs|inserm|cnrs|service)\b|,.*,",
    re.IGNORECASE,
)
MARKED = re.compile(r"^\(?(?P<mark>\d{1,3}|[a-z]|[*†‡§¶#])\)?\s*(?P<text>[A-ZÀ-Þ].{5,})$")
_LONGEST_KEYWORDS = 40
_FEWEST_WORDS = 12
_A_FEW = 4
_PROSE = frozenset({"funding", "acknowledgements", "conflict-of-interest"})
_NUMBERED = re.compile(r"^(?:\[?\d{1,4}[\].)])(?:\s|$)")


def read_abstract(rows: tuple[Row, ...], page: Page, language: str | None = None) -> None:
    """Read the abstract under its heading, and the full text where it follows."""
    abstract, body = split_body(rows)
    for row in abstract:
        page.ledger.read(row, "abstract")
    page.draft.sections.extend(abstract_sections(abstract, language))
    for row, section in body_sections(body):
        page.ledger.read(row, "body")
        if section:
            page.draft.sections.append(section)


def read_highlights(rows: tuple[Row, ...], page: Page) -> None:
    """Read the highlights, which are an abstract of a kind of their own."""
    for row in rows:
        page.draft.sections.append(
            Section("abstract", row.text, variant="highlights", line=row.line)
        )
        page.ledger.read(row, "highlights")


def read_authors(rows: tuple[Row, ...], page: Page) -> None:
    """Read a list of authors, each followed by affiliation, ORCID and address, or one line."""
    for row in rows:
        draft = page.draft
        if is_orcid(row):
            _amend(draft, orcid=orcid_of(row.plain))
        elif EMAIL.fullmatch(row.plain):
            _amend(draft, email=email_of(row.plain))
        elif draft.authors and _AFFILIATION.search(row.plain) and not _is_list(row):
            last = draft.authors[-1]
            _amend(draft, affiliations=(*last.affiliations, Affiliation(row.text)))
        elif looks_like_authors(row.plain) or looks_like_name(row.plain):
            add_authors(row, draft)
        else:
            continue
        page.ledger.read(row, "authors")


def add_authors(row: Row, draft: Draft) -> None:
    """Add the authors of one line."""
    start = len(draft.authors)
    draft.authors.extend(
        replace(item.author, position=start + item.author.position)
        for item in parse_authors(row.plain)
    )


def read_affiliations(rows: tuple[Row, ...], page: Page) -> None:
    """Keep the affiliations that no author could be given."""
    for row in rows:
        if _AFFILIATION.search(row.plain) or MARKED.match(row.plain):
            page.draft.statements.append(Statement("affiliation", row.text, row.line))
            page.ledger.read(row, "affiliations")


def read_doi_block(rows: tuple[Row, ...], page: Page) -> None:
    """Read the DOI."""
    for row in rows[:1]:
        if read_bare_doi(row, page.draft):
            page.ledger.read(row, "doi")


def read_keyword_block(rows: tuple[Row, ...], page: Page) -> None:
    """Read the keywords, on one line, or one a line."""
    kept: list[Row] = []
    for row in rows:
        if (row.gap and kept) or _is_prose(row):
            break
        kept.append(row)
        page.ledger.read(row, "keywords")
    page.draft.keyword_lines.extend(
        KeywordLine(row.text, row.line, single=len(kept) > 1) for row in kept
    )


def read_published(rows: tuple[Row, ...], page: Page) -> None:
    """Read the day on which the page says that the paper was published."""
    for row in rows[:1]:
        date = parse_date(row.plain)
        if date and len(row.plain) < len("the second of September 2019 "):
            page.draft.dates.append(PublicationDate("electronic", date.value, date.printed))
            page.ledger.read(row, "published")


def read_references(rows: tuple[Row, ...], page: Page) -> None:
    """Read the list of references; in a numbered or bulleted one, prose after a gap ends it."""
    kept: list[Row] = []
    marked = bool(rows) and _is_marked(rows[0])
    for row in rows:
        if marked and kept and row.gap and not _is_marked(row):
            break
        kept.append(row)
    for row in plausible_rows(kept):
        page.ledger.read(row, "references")
    page.draft.references.extend(parse_references(kept, len(page.draft.references) + 1))


def read_how_to_cite(rows: tuple[Row, ...], page: Page) -> None:
    """Keep the recommended citation, and take from it what the page says nowhere else."""
    for row in rows[:1]:
        if not re.search(r"\b(?:19|20)\d{2}\b", row.plain):
            return  # a button of that name, not a heading
        page.draft.statements.append(Statement("how-to-cite", row.text, row.line))
        page.ledger.read(row, "how to cite")
        cited = parse_reference(row.text, 1)
        if cited.journal and page.draft.journal is None:
            page.draft.journal = Journal(title=cited.journal)
        add_locator(
            Locator(cited.volume, cited.issue, cited.supplement, cited.pages, cited.article_number),
            page.draft,
        )


def read_issue_block(rows: tuple[Row, ...], page: Page) -> None:
    """Read the issue."""
    for row in rows[:1]:
        if read_issue(row, page.draft):
            page.ledger.read(row, "issue")


def read_section(rows: tuple[Row, ...], page: Page) -> None:
    """Keep the name of the journal's section."""
    for row in rows[:1]:
        if len(row.plain.split()) > _FEWEST_WORDS:
            return
        page.draft.statements.append(Statement("journal-section", row.text, row.line))
        page.ledger.read(row, "section")


def read_statement_block(kind: str, rows: tuple[Row, ...], page: Page) -> None:
    """Keep a statement: licence, funding, acknowledgements ...; of some, prose alone."""
    for place, row in enumerate(rows):
        if kind in _PROSE and len(row.plain.split()) < (_FEWEST_WORDS if place else _A_FEW):
            break
        page.draft.statements.append(Statement(kind, row.text, row.line))
        page.ledger.read(row, kind)


def _amend(draft: Draft, **values: object) -> None:
    if draft.authors:
        draft.authors[-1] = replace(draft.authors[-1], **values)


def _is_list(row: Row) -> bool:
    return looks_like_authors(row.plain) and row.plain.count(",") > 1


def _is_prose(row: Row) -> bool:
    return row.plain.endswith(".") and len(row.plain.split()) > _LONGEST_KEYWORDS


def _is_marked(row: Row) -> bool:
    return bool(row.bullet) or bool(_NUMBERED.match(row.plain))


READERS: dict[str, Callable[[tuple[Row, ...], Page], None]] = {
    "authors": read_authors,
    "affiliations": read_affiliations,
    "doi": read_doi_block,
    "keywords": read_keyword_block,
    "published": read_published,
    "references": read_references,
    "how-to-cite": read_how_to_cite,
    "highlights": read_highlights,
    "issue": read_issue_block,
    "section": read_section,
}
STATEMENTS = frozenset({"license", "funding", "acknowledgements", "conflict-of-interest", "notes"})
