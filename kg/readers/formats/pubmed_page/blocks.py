"""The blocks of a PubMed page under its headings, one function each."""

import re
from collections.abc import Callable, Iterator

from kg.model import (
    Accession,
    Author,
    Finding,
    Grant,
    PublicationType,
    Section,
    Severity,
    Statement,
    Substance,
    SupplementaryConcept,
    replace,
)
from kg.readers.formats.pubmed_page.related import KINDS, related_papers
from kg.readers.pages.page import Page
from kg.readers.parts.abstract import abstract_sections
from kg.readers.parts.authors import parse_authors, with_affiliations
from kg.readers.parts.headings import parse_headings
from kg.readers.parts.languages import language_codes
from kg.readers.parts.lines import Row
from kg.readers.parts.references import parse_references, plausible_rows

HEADINGS = {
    "abstract": "abstract", "affiliation": "affiliations", "affiliations": "affiliations",
    "author information": "affiliations", "collaborators": "collaborators",
    "investigators": "collaborators", "conflict of interest statement": "conflict-of-interest",
    "figures": "figures", "mesh terms": "headings", "mesh headings": "headings",
    "substances": "substances", "substance": "substances",
    "publication types": "types", "publication type": "types",
    "supplementary concepts": "supplementary", "supplementary concept": "supplementary",
    "associated data": "accessions", "secondary source id": "accessions",
    "related information": "site", "linkout - more resources": "site",
    "linkout—more resources": "site",
    "grants and funding": "grants", "grant support": "grants", "references": "references",
    "personal name as subject": "subjects", "personal names as subjects": "subjects",
    **{key: f"related:{kind}" for key, kind in KINDS.items()},
}  # fmt: skip
SHORT = frozenset({"affiliations"} | {f"related:{kind}" for kind in KINDS.values()})
"""Blocks that a blank line ends in NLM's text format."""

_NUMBERED = re.compile(r"^\(?(?P<mark>\d{1,3}|[#*†‡§¶])\)?(?:[.:]?\s+|(?=[^\W\d_]))(?P<text>\S.*)$")
_NUMBER = re.compile(r"^\(?(\d{1,3}|[#*†‡§¶])\)?\.?$")
_REGISTERED = re.compile(r"(?P<number>0|[A-Z0-9]{10}|\d{2,7}-\d{2}-\d|EC [\d.-]+) \((?P<name>.+)\)")
_GRANT = re.compile(
    r"(?P<number>[^/]+)/(?:(?P<acronym>[A-Z0-9 ]{1,6})/)?(?P<agency>[^/]{3,})/(?P<country>[^/]+)"
)
_IN_LANGUAGES = re.compile(r"in (?P<names>[A-Z][a-z]+(?:, [A-Z][a-z]+)*)")
_OTHER_ABSTRACT = re.compile(
    r"abstract in (?P<after>[A-Z][a-z]+)|(?P<before>[A-Z][a-z]+) abstract", re.IGNORECASE
)
_FIGURE = re.compile(
    r"(?:figure|fig\.?|table|scheme|graphical abstract)\s*\w{0,4}\.?", re.IGNORECASE
)


def read_abstract(rows: tuple[Row, ...], page: Page) -> None:
    """Read the abstract; PubMed's own is English, another is named by its language."""
    groups: list[tuple[str, list[Row]]] = [("en", [])]
    for row in rows:
        page.ledger.read(row, "abstract")
        language = _language_of(row)
        if language is None:
            groups[-1][1].append(row)
        elif language:
            groups.append((language, []))
    for language, kept in groups:
        variant = None if language == "en" else "translation"
        page.draft.sections.extend(abstract_sections(kept, language, variant))


def _language_of(row: Row) -> str | None:
    """Return the language that a row switches to, ``""`` if it only lists them, else ``None``."""
    if _IN_LANGUAGES.fullmatch(row.plain):
        return "" if language_codes(row.plain[3:]) else None
    found = _OTHER_ABSTRACT.fullmatch(row.plain)
    codes = language_codes(found["after"] or found["before"]) if found else ()
    return codes[0] if codes else None


def read_headings(rows: tuple[Row, ...], page: Page) -> None:
    """Read the MeSH headings."""
    page.draft.headings.extend(parse_headings(_claimed(rows, page, "headings")))


def read_substances(rows: tuple[Row, ...], page: Page) -> None:
    """Read the substances, with the registry number where it is printed."""
    for row in _claimed(rows, page, "substances"):
        found = _REGISTERED.fullmatch(row.plain)
        name, number = (found["name"], found["number"]) if found else (row.plain, None)
        page.draft.substances.append(Substance(name, None, number, row.line))


def read_supplementary(rows: tuple[Row, ...], page: Page) -> None:
    """Read the supplementary concepts."""
    for row in _claimed(rows, page, "supplementary concepts"):
        page.draft.supplementary_concepts.append(SupplementaryConcept(row.plain, line=row.line))


def read_types(rows: tuple[Row, ...], page: Page) -> None:
    """Read the publication types."""
    for row in _claimed(rows, page, "publication types"):
        page.draft.publication_types.append(PublicationType(row.plain))


def read_accessions(rows: tuple[Row, ...], page: Page) -> None:
    """Read ``ClinicalTrials.gov/NCT00424476``; a row of another form is left alone."""
    for row in rows:
        bank, slash, number = row.plain.partition("/")
        if slash and bank and number and " " not in number:
            page.draft.accessions.append(Accession(bank.strip(), number.strip()))
            page.ledger.read(row, "accessions")


def read_grants(rows: tuple[Row, ...], page: Page) -> None:
    """Read the grants: ``R01 AR043727/AR/NIAMS NIH HHS/United States``."""
    for row in _claimed(rows, page, "grants"):
        found = _GRANT.fullmatch(row.plain)
        parts = found.groupdict() if found else {}
        page.draft.grants.append(Grant(row.text, **parts))


def read_references(rows: tuple[Row, ...], page: Page) -> None:
    """Read the reference list."""
    for row in plausible_rows(rows):
        page.ledger.read(row, "references")
    page.draft.references.extend(parse_references(rows, len(page.draft.references) + 1))


def read_conflict(rows: tuple[Row, ...], page: Page) -> None:
    """Read the statement on conflicts of interest."""
    for row in _claimed(rows, page, "conflict of interest"):
        page.draft.statements.append(Statement("conflict-of-interest", row.text, row.line))


def read_figures(rows: tuple[Row, ...], page: Page) -> None:
    """Read the captions; a row that only numbers a figure is the caption's label."""
    label: str | None = None
    for row in _claimed(rows, page, "figures"):
        if _FIGURE.fullmatch(row.plain):
            label = row.plain
            continue
        page.draft.sections.append(Section("caption", row.text, label, line=row.line))
        label = None


def read_collaborators(rows: tuple[Row, ...], page: Page) -> None:
    """Read the members of a group."""
    for row in _claimed(rows, page, "collaborators"):
        start = len(page.draft.collaborators)
        names = re.sub(r"^.{3,80}?:\s+", "", row.plain)
        page.draft.collaborators.extend(_moved(item.author, start) for item in parse_authors(names))


def read_subjects(rows: tuple[Row, ...], page: Page) -> None:
    """Read the people whom the paper is about."""
    for row in _claimed(rows, page, "personal name as subject"):
        page.draft.statements.append(Statement("personal-name-as-subject", row.text, row.line))


def read_site(rows: tuple[Row, ...], page: Page) -> None:
    """Enter PubMed's links to other sites as furniture."""
    for row in rows:
        page.ledger.furniture(row)


def read_related(kind: str, rows: tuple[Row, ...], page: Page) -> None:
    """Read a list of other papers."""
    for paper, group in related_papers(kind, rows):
        page.draft.related.append(paper)
        for row in group:
            page.ledger.read(row, kind)


def read_authors(author_rows: list[Row], affiliation_rows: tuple[Row, ...], page: Page) -> None:
    """Read the author line and give each author the affiliations that the marks lead to."""
    numbered = _affiliations(affiliation_rows, page)
    text = " ".join(row.plain for row in author_rows)
    authors = parse_authors(text) if text else ()
    lone = numbered.pop("", None)
    if re.search(r"\bet al\b", text):
        page.findings.append(_authors_incomplete(author_rows[0], page))
    page.draft.authors.extend(with_affiliations(authors, numbered))
    if lone and len(page.draft.authors) == 1:
        page.draft.authors = list(with_affiliations([replace(authors[0], marks=("",))], {"": lone}))
    elif lone:
        page.draft.statements.append(Statement("affiliation", lone, affiliation_rows[0].line))


def _authors_incomplete(row: Row, page: Page) -> Finding:
    return Finding(
        "authors-incomplete",
        Severity.WARNING,
        page.file,
        'the page ends its list of authors with "et al"; those it leaves out are missing',
        record=page.record,
        line=row.line,
        quote=row.text,
        remedy="save the page with all authors shown",
    )


def _affiliations(rows: tuple[Row, ...], page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    mark = ""
    for row in _claimed(rows, page, "affiliations"):
        alone, numbered = _NUMBER.match(row.plain), _NUMBERED.match(row.plain)
        if alone:
            mark = alone[1]
            continue
        if numbered:
            mark = numbered["mark"]
        text = numbered["text"] if numbered else row.plain
        found[mark] = f"{found[mark]} {text}" if mark in found else text
    return found


def _moved(author: Author, start: int) -> Author:
    return replace(author, position=author.position + start)


def _claimed(rows: tuple[Row, ...], page: Page, by: str) -> Iterator[Row]:
    for row in rows:
        page.ledger.read(row, by)
        yield row


READERS: dict[str, Callable[[tuple[Row, ...], Page], None]] = {
    "abstract": read_abstract,
    "headings": read_headings,
    "substances": read_substances,
    "supplementary": read_supplementary,
    "types": read_types,
    "accessions": read_accessions,
    "grants": read_grants,
    "references": read_references,
    "conflict-of-interest": read_conflict,
    "figures": read_figures,
    "collaborators": read_collaborators,
    "subjects": read_subjects,
    "site": read_site,
}
