"""One record as it was read, or that a source withdraws one."""

from collections.abc import Iterator
from typing import TypeAlias

from kg.model.author import Author
from kg.model.book import Book
from kg.model.finding import Finding
from kg.model.identifier import Identifier, IdentifierScheme
from kg.model.publication import Journal, PublicationDate, PublicationType, UsageFigure
from kg.model.record import Record
from kg.model.reference import Accession, Grant, Reference, RelatedObject, RelatedPaper
from kg.model.section import Keyword, Section, Title
from kg.model.source import Source
from kg.model.source_annotation import SourceMention, SourceRelation
from kg.model.statement import Statement
from kg.model.subject import Heading, Substance, SupplementaryConcept


class Document(Record, frozen=True):
    """One source record, read: everything it says, in the order in which it says it.

    ``administration`` is what a record says of itself and not of the paper: its owner, status,
    subset, accession number in the database that it was exported from ... ``version`` is that of
    a PubMed record. ``incomplete`` names the lists that the record calls incomplete (``authors``,
    ``grants``, ``accessions``). ``start_page`` and ``end_page`` are set where the record gives
    them beside ``pages``. ``personal_subjects`` are the people that a biography is about.
    ``items`` are those of a book's other lists, each with its list's name. ``annotator`` is who
    made the ``source_mentions`` and ``source_relations``, where the record names them.
    """

    source: Source
    identifiers: tuple[Identifier, ...] = ()
    title: Title | None = None
    translated_title: Title | None = None
    languages: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    collaborators: tuple[Author, ...] = ()
    journal: Journal | None = None
    dates: tuple[PublicationDate, ...] = ()
    volume: str | None = None
    issue: str | None = None
    supplement: str | None = None
    pages: str | None = None
    article_number: str | None = None
    status: str | None = None
    sections: tuple[Section, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    headings: tuple[Heading, ...] = ()
    substances: tuple[Substance, ...] = ()
    supplementary_concepts: tuple[SupplementaryConcept, ...] = ()
    publication_types: tuple[PublicationType, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[RelatedPaper, ...] = ()
    figures: tuple[UsageFigure, ...] = ()
    grants: tuple[Grant, ...] = ()
    accessions: tuple[Accession, ...] = ()
    statements: tuple[Statement, ...] = ()
    links: tuple[str, ...] = ()
    administration: tuple[Statement, ...] = ()
    version: int | None = None
    start_page: str | None = None
    end_page: str | None = None
    incomplete: tuple[str, ...] = ()
    personal_subjects: tuple[Author, ...] = ()
    book: Book | None = None
    items: tuple[tuple[str, str], ...] = ()
    objects: tuple[RelatedObject, ...] = ()
    annotator: str | None = None
    source_mentions: tuple[SourceMention, ...] = ()
    source_relations: tuple[SourceRelation, ...] = ()

    def identifier(self, scheme: IdentifierScheme) -> str | None:
        """Return the first identifier of a scheme, or ``None``."""
        return next((i.value for i in self.identifiers if i.scheme == scheme), None)


class Deletion(Record, frozen=True):
    """A source's word that its record of a PMID is withdrawn; ``version`` where it says which."""

    source: Source
    pmid: str
    version: int | None = None


Reading: TypeAlias = Document | Deletion | Finding


Readings: TypeAlias = Iterator[Reading]
