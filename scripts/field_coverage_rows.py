"""The rows of docs/formats.md: what a document can hold, each with a test whether it holds it.

Law: every field of `kg.model.Document` but its source is in a row, and each row names its field.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

from kg.model import Author, Deletion, Document, Reference

Record = Document | Deletion


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a record can say; ``field`` is where `kg.model.Document` keeps it."""

    label: str
    field: str
    holds: Callable[[Document], object]


def _whole(label: str, field: str) -> Row:
    return Row(label, field, lambda document: getattr(document, field) not in (None, ()))


def _part(label: str, path: str, *, among: tuple[str, ...] = ()) -> Row:
    """Return the row of a part of a record, or of the members of a list: ``headings.major``.

    With ``among``, the part must have one of these values.
    """
    field, _, part = path.partition(".")
    return Row(label, field, lambda document: _holds(getattr(document, field), part, among))


def _holds(value: object, part: str, among: tuple[str, ...]) -> bool:
    items = value if isinstance(value, tuple) else (value,)
    found = (getattr(item, part, None) for item in items)
    return any(one in among if among else one not in (None, (), False, "") for one in found)


def _people(document: Document) -> Iterable[Author]:
    return chain(document.authors, document.collaborators)


def _person(label: str, part: str) -> Row:
    return Row(label, "authors", lambda d: any(getattr(one, part) for one in _people(d)))


def _reference(label: str, *parts: str) -> Row:
    def parted(reference: Reference) -> bool:
        return any(getattr(reference, part) for part in parts)

    return Row(label, "references", lambda document: any(map(parted, document.references)))


def _section(label: str, kind: str, part: str = "text") -> Row:
    return Row(
        label, "sections",
        lambda d: any(s.kind == kind and getattr(s, part) is not None for s in d.sections),
    )  # fmt: skip


ROWS: Final[tuple[Row, ...]] = (
    _part("PMID", "identifiers.scheme", among=("pmid",)),
    _part("DOI", "identifiers.scheme", among=("doi",)),
    _part("PMCID", "identifiers.scheme", among=("pmcid",)),
    _part("other identifiers", "identifiers.scheme", among=("pii", "publisher-id", "other")),
    _whole("title", "title"),
    _part("title: language", "title.language"),
    _whole("translated title", "translated_title"),
    _whole("languages", "languages"),
    _whole("authors", "authors"),
    _person("authors: family name apart", "family"),
    _person("authors: groups", "collective"),
    _person("authors: affiliations", "affiliations"),
    _person("authors: ORCID iDs", "orcid"),
    _person("authors: e-mail addresses", "email"),
    _person("authors: equal contribution", "equal_contribution"),
    _person("authors: corresponding", "corresponding"),
    _person("authors: contributions", "contributions"),
    _whole("collaborators", "collaborators"),
    Row(
        "editors, translators", "book",
        lambda d: any(a.role for a in (*d.collaborators, *(d.book.authors if d.book else ()))),
    ),
    _whole("people written about", "personal_subjects"),
    _whole("journal", "journal"),
    _part("journal: abbreviation", "journal.abbreviation"),
    _part("journal: ISSN", "journal.issn"),
    _part("journal: NLM id", "journal.nlm_id"),
    _part("journal: publisher", "journal.publisher"),
    _whole("dates", "dates"),
    _part("dates: electronic", "dates.kind", among=("electronic",)),
    _part("dates: received, accepted …", "dates.kind", among=("received", "revised", "accepted")),
    _whole("volume", "volume"),
    _whole("issue", "issue"),
    _whole("supplement", "supplement"),
    _whole("pages", "pages"),
    _whole("pages: first apart", "start_page"),
    _whole("pages: last apart", "end_page"),
    _whole("article number", "article_number"),
    _whole("publication status", "status"),
    _section("abstract", "abstract"),
    _section("abstract: labels", "abstract", "label"),
    _section("abstract: NLM's categories", "abstract", "category"),
    _section("abstract: further ones", "abstract", "variant"),
    _section("body", "body"),
    _section("captions", "caption"),
    _whole("keywords", "keywords"),
    _part("keywords: owner", "keywords.owner"),
    _part("keywords: language", "keywords.language"),
    _whole("headings", "headings"),
    _part("headings: descriptors' ids", "headings.identifier"),
    _part("headings: qualifiers", "headings.qualifiers"),
    Row(
        "headings: asterisks", "headings",
        lambda d: any(h.major or any(q.major for q in h.qualifiers) for h in d.headings),
    ),
    _whole("substances", "substances"),
    _part("substances: registry numbers", "substances.registry_number"),
    _whole("supplementary concepts", "supplementary_concepts"),
    _whole("publication types", "publication_types"),
    _whole("references", "references"),
    _reference("references: authors, title, journal", "authors", "title", "journal"),
    _reference("references: PMID, DOI, PMCID", "pmid", "doi", "pmcid"),
    _whole("related papers", "related"),
    Row(
        "related papers: retractions", "related",
        lambda d: any("retract" in r.kind for r in d.related),
    ),
    _whole("grants", "grants"),
    _whole("accession numbers", "accessions"),
    _whole("statements", "statements"),
    _part("statements: conflict of interest", "statements.kind", among=("conflict-of-interest",)),
    _part("statements: copyright", "statements.kind", among=("copyright",)),
    _whole("usage figures", "figures"),
    _whole("links", "links"),
    _whole("the record's own data", "administration"),
    _whole("version of the record", "version"),
    _whole("lists said to be incomplete", "incomplete"),
    _whole("book", "book"),
    _whole("a book's other lists", "items"),
    _whole("data sets and other objects", "objects"),
    _whole("annotator", "annotator"),
    _whole("mentions", "source_mentions"),
    Row(
        "mentions: concepts", "source_mentions",
        lambda d: any(mention.identifiers for mention in d.source_mentions),
    ),
    _whole("relations", "source_relations"),
)  # fmt: skip
"""In the order of the page."""

DELETIONS: Final = "deletions"
"""The row of what is no document: `kg.model.Deletion`."""

LABELS: Final[tuple[str, ...]] = (*(row.label for row in ROWS), DELETIONS)


def said(record: Record) -> Iterable[str]:
    """Yield the labels of what a record holds."""
    if isinstance(record, Deletion):
        yield DELETIONS
    else:
        yield from (row.label for row in ROWS if row.holds(record))
