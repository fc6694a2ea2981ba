"""A document in the making: what the rules have read of one record."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import (
    Accession,
    Author,
    Book,
    DateKind,
    Document,
    Grant,
    Heading,
    Identifier,
    Keyword,
    PublicationDate,
    PublicationType,
    Reference,
    RelatedObject,
    RelatedPaper,
    Section,
    Source,
    Statement,
    Substance,
    SupplementaryConcept,
    Title,
)
from kg.readers.formats.pubmed_xml.dates import date_of, kind_of_model
from kg.readers.formats.pubmed_xml.journals import JournalDraft, Pages
from kg.readers.formats.pubmed_xml.titles import english_title, is_placeholder, vernacular_title
from kg.readers.parts.locator import locator
from kg.readers.records.export_draft import keyword_section
from kg.readers.xml.account import Account


@dataclass(slots=True)
class RecordDraft:
    """What was read of a record so far; `document` freezes it."""

    account: Account
    version: int | None = None
    article_title: str = ""
    vernacular_title: str = ""
    publication_model: str | None = None
    status: str | None = None
    pages: Pages = field(default_factory=Pages)
    journal: JournalDraft = field(default_factory=JournalDraft)
    book: Book | None = None
    identifiers: list[Identifier] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    authors: tuple[Author, ...] = ()
    collaborators: tuple[Author, ...] = ()
    personal_subjects: tuple[Author, ...] = ()
    dates: list[PublicationDate] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    other_sections: list[Section] = field(default_factory=list)
    keywords: list[Keyword] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    substances: list[Substance] = field(default_factory=list)
    supplementary_concepts: list[SupplementaryConcept] = field(default_factory=list)
    publication_types: list[PublicationType] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    related: list[RelatedPaper] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    accessions: list[Accession] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    administration: list[Statement] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
    items: list[tuple[str, str]] = field(default_factory=list)
    objects: list[RelatedObject] = field(default_factory=list)

    def date(self, found: PublicationDate | None) -> None:
        """Add a date, if there is one."""
        if found is not None:
            self.dates.append(found)

    def administer(self, kind: str, text: str | None) -> None:
        """Add what the record says of itself; an empty text says nothing."""
        if text:
            self.administration.append(Statement(kind, text))

    def misprint(self, names: Iterable[str]) -> None:
        """Add the names of people that the paper prints wrong."""
        for name in names:
            self.administer("misprinted-name", name)

    def state(self, kind: str, text: str, owner: str | None = None) -> None:
        """Add a printed statement; an empty one says nothing."""
        if text:
            self.statements.append(Statement(kind, text, None, owner))

    def document(self, source: Source) -> Document:
        """Return the document."""
        title, translated = self._titles()
        place = locator(self.journal.volume, self.journal.issue, self.pages.printed)
        keywords, listing = keyword_section(self.keywords)
        return Document(
            source,
            identifiers=_identifiers(self.identifiers),
            title=title,
            translated_title=translated,
            languages=tuple(self.languages),
            authors=self.authors,
            collaborators=self.collaborators,
            journal=self.journal.journal(),
            dates=(*self._issue_date(), *self.dates),
            volume=place.volume,
            issue=place.issue,
            supplement=place.supplement,
            pages=place.pages,
            article_number=place.article_number,
            status=self.status,
            sections=(
                *title_sections(title, translated),
                *self.sections,
                *self.other_sections,
                *listing,
            ),
            keywords=keywords,
            headings=tuple(self.headings),
            substances=tuple(self.substances),
            supplementary_concepts=tuple(self.supplementary_concepts),
            publication_types=tuple(self.publication_types),
            references=tuple(self.references),
            related=tuple(self.related),
            grants=tuple(self.grants),
            accessions=tuple(self.accessions),
            statements=tuple(self.statements),
            administration=tuple(self.administration),
            version=self.version,
            start_page=self.pages.start,
            end_page=self.pages.end,
            incomplete=tuple(self.incomplete),
            personal_subjects=self.personal_subjects,
            book=self.book,
            items=tuple(self.items),
            objects=tuple(self.objects),
        )

    def _titles(self) -> tuple[Title | None, Title | None]:
        printed = self.article_title
        title: Title | None = None
        translated: Title | None = None
        if printed and not is_placeholder(printed):
            title, translated = english_title(printed, self.languages)
        if self.vernacular_title:
            own = vernacular_title(self.vernacular_title, self.languages)
            translated = translated or (Title(title.text, "en", translated=True) if title else None)
            title = own
        return title, translated

    def _issue_date(self) -> tuple[PublicationDate, ...]:
        if self.journal.date is None:
            return ()
        kind: DateKind = kind_of_model(self.publication_model)
        found = date_of(self.journal.date, kind, self.account)
        return (found,) if found else ()


def title_sections(title: Title | None, translated: Title | None) -> tuple[Section, ...]:
    """Return the sections of the titles; beside its own one a translation is a variant."""
    own = (Section("title", title.text, language=title.language),) if title else ()
    if translated is None:
        return own
    variant = "translation" if title else None
    return (*own, Section("title", translated.text, language="en", variant=variant))


def _identifiers(found: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Return each identifier once: records give the DOI and the PMID in two places."""
    return tuple({(one.scheme, one.value, one.source): one for one in found}.values())
