"""The frozen records that pass between the stages, and nothing else.

Laws
    1. Every record is frozen and compares by value; a collection in a record is a tuple.
    2. An offset counts Unicode code points from 0 and an end is exclusive, so that
       ``text[start:end] == quote`` always holds.
    3. What a source does not say is ``None`` or an empty tuple. A guess is never a value.
    4. A record holds what the source printed. What we conclude from it says so: it carries a
       rule, a method or a confidence.
    5. Records are trees of records, tuples, texts and numbers. They hold no cycles, so that the
       garbage collector may pass them over; a PubMed file makes a hundred of them a record, and
       a `msgspec.Struct` is made in a twentieth of the time that a frozen dataclass takes.
"""

from kg.model.annotation import Annotation
from kg.model.author import Affiliation, Author
from kg.model.book import Book, BookSection
from kg.model.claim import Case, Claim, Evidence, Predicate
from kg.model.document import Deletion, Document, Reading, Readings
from kg.model.finding import Finding, Severity
from kg.model.identifier import Identifier, IdentifierScheme
from kg.model.mention import Category, MatchMethod, Mention, UnlinkedMention
from kg.model.publication import DateKind, Journal, PublicationDate, PublicationType, UsageFigure
from kg.model.record import Record, Span, field_names, replace
from kg.model.reference import Accession, Grant, Reference, RelatedObject, RelatedPaper
from kg.model.section import Keyword, Section, SectionKind, Title
from kg.model.source import Source
from kg.model.source_annotation import SourceArgument, SourceMention, SourceRelation
from kg.model.statement import Statement
from kg.model.subject import Heading, HeadingQualifier, Substance, SupplementaryConcept

__all__ = [
    "Accession",
    "Affiliation",
    "Annotation",
    "Author",
    "Book",
    "BookSection",
    "Case",
    "Category",
    "Claim",
    "DateKind",
    "Deletion",
    "Document",
    "Evidence",
    "Finding",
    "Grant",
    "Heading",
    "HeadingQualifier",
    "Identifier",
    "IdentifierScheme",
    "Journal",
    "Keyword",
    "MatchMethod",
    "Mention",
    "Predicate",
    "PublicationDate",
    "PublicationType",
    "Reading",
    "Readings",
    "Record",
    "Reference",
    "RelatedObject",
    "RelatedPaper",
    "Section",
    "SectionKind",
    "Severity",
    "Source",
    "SourceArgument",
    "SourceMention",
    "SourceRelation",
    "Span",
    "Statement",
    "Substance",
    "SupplementaryConcept",
    "Title",
    "UnlinkedMention",
    "UsageFigure",
    "field_names",
    "replace",
]
