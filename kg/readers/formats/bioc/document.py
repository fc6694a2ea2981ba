"""A BioC document to a document of ours: passages as sections, and what its source annotates.

Laws
    1. A passage with text is one section, or one reference where it says that it is one.
    2. Infons that no rule knows are counted by their key; those of annotations are kept as notes.
"""

from collections.abc import Iterable
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
    Section,
    SectionKind,
    Severity,
    Source,
    Statement,
    Title,
)
from kg.readers.formats.bioc.front import authors, identifier, identifiers, reference
from kg.readers.formats.bioc.infons import InfonBag
from kg.readers.formats.bioc.marks import Marks, Placement
from kg.readers.formats.bioc.parts import BioCDocument, BioCPassage
from kg.readers.parts.dates import parse_date
from kg.readers.records.export_draft import numbered
from kg.readers.records.unread import Unread

_TITLES: Final = frozenset({"title", "front"})
_STATED: Final = ("kwd", "license", "copyright", "title-group", "notes", "funding", "table_xml")
_ADMINISTERED: Final = ("id", "file", "xml", "lang", "section", "section_title_1", "tt", "in")


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
    sections: list[Section] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    administration: list[Statement] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)


def build_document(
    item: BioCDocument, source: Source, annotator: str | None, unread: Unread
) -> Document:
    """Return the document; what no rule reads goes to ``unread``."""
    draft = _Draft()
    _paper(draft, InfonBag(item.infons), source, unread, "document")
    if item.number:
        draft.identifiers.append(_own_number(item.number))
    for passage in item.passages:
        _passage(draft, passage, source, unread)
    marks = Marks(draft.sections, source.number, unread)
    for annotation in chain(item.annotations, *(p.annotations for p in item.passages)):
        marks.add(annotation, draft.placements)
    for relation in chain(item.relations, *(p.relations for p in item.passages)):
        marks.relate(relation)
    title = next((s.text for s in draft.sections if s.kind == "title"), None)
    return Document(
        source,
        identifiers=tuple(_best(draft.identifiers)),
        title=Title(title) if title else None,
        authors=tuple(numbered(draft.authors)),
        journal=Journal(draft.journal) if draft.journal else None,
        dates=tuple(dict.fromkeys(draft.dates)),
        volume=draft.volume,
        issue=draft.issue,
        pages=draft.pages,
        article_number=draft.article_number,
        sections=tuple(draft.sections),
        references=tuple(draft.references),
        statements=tuple(dict.fromkeys(draft.statements)),
        administration=tuple(dict.fromkeys(draft.administration)),
        annotator=annotator,
        source_mentions=tuple(marks.mentions),
        source_relations=tuple(marks.relations),
    )


def _own_number(number: str) -> Identifier:
    """Return what a document's id is: a PMID where it is a bare number, as NCBI's are."""
    bare = number.split("|", maxsplit=1)[0].strip()
    if bare.upper().startswith("PMC"):
        return identifier("pmcid", bare)
    found = identifier("pmid", bare)
    return found if found.scheme == "pmid" else Identifier("other", number, source="BioC")


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
    if _is_reference(kind, area) and not passage.annotations:
        number = len(draft.references) + 1
        found = reference(infons, passage.text, number, passage.line)
        if found.text:
            draft.references.append(found)
    else:
        _paper(draft, infons, source, unread, "passage")
        _section(draft, passage, kind, area)
    _rest(infons, source, unread, "passage")


def _section(draft: _Draft, passage: BioCPassage, kind: str | None, area: str | None) -> None:
    text = passage.text.strip()
    if not text:
        return
    cut = len(passage.text) - len(passage.text.lstrip())
    draft.placements.append(Placement(passage.offset, passage.text, len(draft.sections), cut))
    held = any(section.kind == "title" for section in draft.sections)
    sort = _kind(kind, area, held=held)
    label = area or kind if sort in {"body", "caption"} else None
    draft.sections.append(Section(sort, text, label, line=passage.line))


def _kind(kind: str | None, area: str | None, *, held: bool) -> SectionKind:
    folded, place = (kind or "").casefold(), (area or "").casefold()
    if not held and (folded in _TITLES or (place == "title" and folded != "paragraph")):
        return "title"
    if "caption" in folded or place in {"fig", "table"}:
        return "caption"
    if folded.startswith("abstract") or place == "abstract":
        return "abstract"
    if place == "keyword" or folded in {"kwd", "keywords"}:
        return "statement"
    return "body"


def _is_reference(kind: str | None, area: str | None) -> bool:
    return (kind or "").casefold() in {"ref", "reference"} and (area or "ref").casefold() == "ref"


def _paper(draft: _Draft, infons: InfonBag, source: Source, unread: Unread, kind: str) -> None:
    """Take what infons say of the paper."""
    draft.identifiers.extend(identifiers(infons))
    draft.authors.extend(authors(infons))
    journal = infons.take("journal", "journal-title")
    draft.journal = draft.journal or journal
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


def _rest(infons: InfonBag, source: Source, unread: Unread, kind: str) -> None:
    for name, value in infons.rest():
        unread.note(
            "infon-not-read", f"{kind}/{name}",
            f"no rule reads the infon {name!r} of a {kind}",
            severity=Severity.INFO, record=source.number, quote=value,
        )  # fmt: skip
