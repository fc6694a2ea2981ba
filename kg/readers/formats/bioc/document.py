"""A BioC document to a document of ours: passages as sections, and what its source annotates.

Laws
    1. A passage with text is one section, or one reference where it says that it is one; a
       reference in which something is annotated is both, and its infons are the reference's.
    2. A document's bare number is a PMID unless the document has another one, or the number is
       that of its PMCID, or all of the collection is from PMC.
    3. What passages say of the authors in parts is better than a line that names them.
    4. Infons that no rule knows are counted by their key; those of annotations are kept as notes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from kg.model import (
    Author,
    Document,
    Identifier,
    Journal,
    PublicationDate,
    Reference,
    Severity,
    Source,
    Statement,
    Title,
)
from kg.readers.formats.bioc.front import (
    authors,
    authors_in_line,
    identifier,
    identifiers,
    reference,
)
from kg.readers.formats.bioc.infons import InfonBag
from kg.readers.formats.bioc.journal import journal_citation
from kg.readers.formats.bioc.marks import Marks
from kg.readers.formats.bioc.parts import BioCDocument, BioCPassage
from kg.readers.formats.bioc.sections import SectionList
from kg.readers.parts.citation import Citation
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import find_doi
from kg.readers.records.export_draft import numbered
from kg.readers.records.unread import Unread

_STATED: Final = ("kwd", "license", "copyright", "title-group", "notes", "funding", "table_xml")
_ADMINISTERED: Final = (
    "id",
    "file",
    "xml",
    "title",
    "lang",
    "section",
    "section_title_1",
    "tt",
    "in",
)


@dataclass
class _Draft:
    """What was read of a document so far."""

    identifiers: list[Identifier] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    journal: str | None = None
    dates: list[PublicationDate] = field(default_factory=list)
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    sections: SectionList = field(default_factory=SectionList)
    references: list[Reference] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    administration: list[Statement] = field(default_factory=list)
    in_line: bool = False


def build_document(
    item: BioCDocument, source: Source, annotator: str | None, unread: Unread
) -> Document:
    """Return the document; what no rule reads goes to ``unread``."""
    draft = _Draft()
    _paper(draft, InfonBag(item.infons), source, unread, "document")
    for passage in item.passages:
        _passage(draft, passage, source, unread)
    draft.sections.close()
    draft.identifiers.extend(_own_number(item.number, draft.identifiers, annotator))
    marks = Marks(draft.sections.sections, source.number, unread)
    for annotation in chain(item.annotations, *(p.annotations for p in item.passages)):
        marks.add(annotation, draft.sections.placements)
    for relation in chain(item.relations, *(p.relations for p in item.passages)):
        marks.relate(relation)
    title = draft.sections.title
    return Document(
        source,
        identifiers=tuple(_best(draft.identifiers)),
        title=Title(title) if title else None,
        authors=tuple(numbered(draft.authors)),
        journal=Journal(draft.journal) if draft.journal else None,
        dates=tuple(_dates(draft.dates)),
        volume=draft.volume,
        issue=draft.issue,
        pages=draft.pages,
        article_number=draft.article_number,
        sections=tuple(draft.sections.sections),
        references=tuple(draft.references),
        statements=tuple(dict.fromkeys(draft.statements)),
        administration=tuple(dict.fromkeys(draft.administration)),
        annotator=annotator,
        source_mentions=tuple(marks.mentions),
        source_relations=tuple(marks.relations),
    )


def _own_number(
    number: str, known: list[Identifier], annotator: str | None
) -> Iterator[Identifier]:
    """Yield what a document's id is, where it says something that is not known."""
    bare = number.split("|", maxsplit=1)[0].strip()
    values = {one.scheme: one.value for one in known}
    if bare.upper().startswith("PMC"):
        yield identifier("pmcid", bare)
    elif find_doi(bare) == bare.lower():
        yield identifier("doi", bare)
    elif bare.isdecimal() and annotator == "PMC" and values.get("pmid") != bare:
        yield identifier("pmcid", bare)
    elif bare.isdecimal() and "pmid" not in values and values.get("pmcid") != f"PMC{bare}":
        yield identifier("pmid", bare)
    elif bare and not bare.isdecimal():
        yield Identifier("other", number, source="BioC")


def _best(found: Iterable[Identifier]) -> Iterable[Identifier]:
    """Yield each identifier once; a bare document id is no second PMID."""
    schemes: set[str] = set()
    for one in dict.fromkeys(found):
        if one.scheme == "other" or one.scheme not in schemes:
            schemes.add(one.scheme)
            yield one


def _passage(draft: _Draft, passage: BioCPassage, source: Source, unread: Unread) -> None:
    infons = InfonBag(passage.infons)
    kind, area = infons.take("type"), infons.take("section_type")
    if _is_reference(kind, area):
        number = len(draft.references) + 1
        found = reference(infons, passage.text, number, passage.line)
        if found.text:
            draft.references.append(found)
        if passage.annotations or passage.relations:
            draft.sections.add(passage, kind, area)
    else:
        _paper(draft, infons, source, unread, "passage")
        draft.sections.add(passage, kind, area)
    _rest(infons, source, unread, "passage")


def _is_reference(kind: str | None, area: str | None) -> bool:
    return (kind or "").casefold() in {"ref", "reference"} and (area or "ref").casefold() == "ref"


def _paper(draft: _Draft, infons: InfonBag, source: Source, unread: Unread, kind: str) -> None:
    """Take what infons say of the paper."""
    draft.identifiers.extend(identifiers(infons))
    _read_authors(draft, infons)
    journal = infons.take("journal", "journal-title")
    if journal:
        _read_journal(draft, journal_citation(journal), journal)
    for key in ("year", "date"):
        printed = infons.take(key)
        found = parse_date(printed.partition("T")[0]) if printed else None
        if found:
            draft.dates.append(PublicationDate("other", found.value, found.printed))
        elif printed:
            draft.administration.append(Statement(key, printed))
    volume, issue, article = (infons.take(key) for key in ("volume", "issue", "elocation-id"))
    draft.volume = draft.volume or volume
    draft.issue = draft.issue or issue
    draft.article_number = draft.article_number or article
    first, last = infons.take("fpage"), infons.take("lpage")
    draft.pages = draft.pages or "-".join(page for page in (first, last) if page) or None
    for key in _STATED:
        value = infons.take(key)
        if value:
            draft.statements.append(Statement(key, value))
    for key in _ADMINISTERED:
        value = infons.take(key)
        if value:
            draft.administration.append(Statement(key, value))
    if kind == "document":
        _rest(infons, source, unread, kind)


def _read_journal(draft: _Draft, found: Citation, printed: str) -> None:
    draft.journal = draft.journal or found.journal
    draft.dates.extend(found.dates)
    draft.identifiers.extend(found.identifiers)
    draft.volume = draft.volume or found.locator.volume
    draft.issue = draft.issue or found.locator.issue
    draft.pages = draft.pages or found.locator.pages
    draft.article_number = draft.article_number or found.locator.article_number
    if found.rest or found.locator.supplement:
        draft.administration.append(Statement("citation", printed))


def _dates(found: list[PublicationDate]) -> Iterator[PublicationDate]:
    """Yield dates without those of no kind that another one says as exactly or better."""
    for date in dict.fromkeys(found):
        others = [one for one in found if one != date and one.value.startswith(date.value)]
        if date.kind != "other" or not others:
            yield date


def _read_authors(draft: _Draft, infons: InfonBag) -> None:
    named, line = authors(infons), infons.take("authors")
    if named and (draft.in_line or not draft.authors):
        draft.authors, draft.in_line = named, False
    elif line and not draft.authors:
        draft.authors, draft.in_line = authors_in_line(line), True


def _rest(infons: InfonBag, source: Source, unread: Unread, kind: str) -> None:
    for name, value in infons.rest():
        unread.note(
            "infon-not-read", f"{kind}/{name}",
            f"no rule reads the infon {name!r} of a {kind}",
            severity=Severity.INFO, record=source.number, quote=value,
        )  # fmt: skip
