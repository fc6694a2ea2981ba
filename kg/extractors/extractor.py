"""What an extractor is: a Document and what was found in it, to statements.

Statements are `Triple`s of pyoxigraph, or text: whole lines of N-Triples, as many as belong
together, their terms made by `kg.names` and `kg.ntriples` alone. Our own extractors yield text,
which costs a tenth; nobody reads it again before it lies in the graph.

Laws
    1. An extractor is a pure function of its `Context`; it opens no file and sees no store.
    2. It says what it emits, and emits nothing else; a test holds it to that.
    3. What it cannot link it reports as a `Finding`; it does not mint a node for a guess.
    4. An extractor knows no other extractor.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Protocol, TypeAlias

from pyoxigraph import NamedNode, Triple

from kg import ntriples
from kg.extractors.indexed import Indexed
from kg.folding import spaced
from kg.model import Annotation, Author, Document, Finding, Severity
from kg.names import KG, XSD, Minter, Written
from kg.ntriples import string
from kg.vocabulary import Vocabulary

Emission: TypeAlias = str | Triple | Finding
Emissions: TypeAlias = Iterator[Emission]
Statements: TypeAlias = Iterator[str]


class Identity(Protocol):
    """Knows what things are called in the graph as a whole, where several records name them."""

    def of(self, document: Document) -> NamedNode:
        """Return the IRI of the paper that a record describes."""

    def cited(self, pmid: str | None, doi: str | None) -> NamedNode | None:
        """Return the IRI of a paper that is named by PMID or DOI; ``None`` without either."""

    def journal(self, key: str) -> NamedNode:
        """Return the IRI of the record's journal, which the record itself names by a key."""

    def orcid(self, author: Author) -> str | None:
        """Return the ORCID iD of an author of the record that another record of the paper gives."""


@dataclass(frozen=True)
class Context:
    """One document with what was found in it, and the means to name and to look up."""

    document: Document
    annotation: Annotation
    vocabulary: Vocabulary
    minter: Minter
    identity: Identity | None = None

    @cached_property
    def paper(self) -> NamedNode:
        """The IRI of the paper that the document describes, whatever other records call it."""
        if self.identity is not None:
            return self.identity.of(self.document)
        return self.minter.paper(self.document)

    def cited(self, pmid: str | None, doi: str | None) -> NamedNode | None:
        """Return the IRI of a paper that is named by PMID or DOI; ``None`` without either."""
        if self.identity is not None:
            return self.identity.cited(pmid, doi)
        return self.minter.cited(pmid, doi)

    def journal(self, key: str) -> NamedNode:
        """Return the IRI of the document's journal, which itself names it by a key."""
        if self.identity is not None:
            return self.identity.journal(key)
        return self.minter.journal(key)

    def orcid(self, author: Author) -> str | None:
        """Return an author's ORCID iD where another record of the paper gives it."""
        return self.identity.orcid(author) if self.identity is not None else None

    @cached_property
    def record(self) -> NamedNode:
        """The IRI of the source record, which names its graph."""
        return self.minter.record(self.document)

    @cached_property
    def sections(self) -> tuple[NamedNode, ...]:
        """The IRI of each section, in the order of ``document.sections``.

        Sections of the same words ("Not applicable.") are told apart by their order.
        """
        seen = Counter[tuple[str, str]]()
        found = []
        for section in self.document.sections:
            key = (section.kind, section.text)
            seen[key] += 1
            found.append(self.minter.section(self.paper, *key, seen[key]))
        return tuple(found)

    @cached_property
    def written_paper(self) -> str:
        """The IRI of the paper as N-Triples writes it."""
        return str(self.paper)

    @cached_property
    def written_sections(self) -> tuple[str, ...]:
        """The IRI of each section as N-Triples writes it."""
        return tuple(map(str, self.sections))

    @cached_property
    def indexed(self) -> Indexed:
        """The concepts that the indexers gave the paper, looked up once for all extractors."""
        return Indexed.of(self.document, self.vocabulary)

    def finding(self, code: str, message: str, *, quote: str, line: int | None = None) -> Finding:
        """Return a warning about this record."""
        source = self.document.source
        return Finding(
            code=code,
            severity=Severity.WARNING,
            file=source.path,
            record=source.number,
            line=line,
            message=message,
            quote=quote,
        )


class Extractor(Protocol):
    """The unit of extension: one kind of link, from a Document to statements.

    ``requires`` names the fields of `Document` or `Annotation` that it reads; ``emits`` holds
    every predicate and class that it may use.
    """

    @property
    def name(self) -> str:
        """The name by which the registry knows it."""

    @property
    def version(self) -> str:
        """Changes whenever the same record would give other triples."""

    @property
    def summary(self) -> str:
        """What it links, in one line."""

    @property
    def requires(self) -> frozenset[str]:
        """The fields of the document and its annotation that it reads."""

    @property
    def emits(self) -> frozenset[NamedNode]:
        """The predicates and classes that it may emit."""

    def extract(self, context: Context) -> Emissions:
        """Yield the statements of one record, and findings on what could not be linked."""


# --------------------------------------------------------------------------------- as N-Triples

_kg, _xsd = Written(KG), Written(XSD)

TRUE: Final = ntriples.typed("true", _xsd.boolean)
FALSE: Final = ntriples.typed("false", _xsd.boolean)


def strings(node: str, *said: tuple[str, str | None]) -> str:
    """Return the statement of each predicate for which there is a text; that is `spaced`."""
    return "".join(
        [
            f"{node} {predicate} {string(plain)} .\n"
            for predicate, value in said
            if value and (plain := spaced(value))
        ]
    )


def words(node: str, predicate: str, value: str, language: str | None = None) -> str:
    """Return the statement of a text into which no offset points; that is `spaced`."""
    plain = spaced(value)
    return f"{node} {predicate} {text(plain, language)} .\n" if plain else ""


def text(value: str, language: str | None = None) -> str:
    """Return a string literal, with its language if it is known."""
    return ntriples.tagged(value, language) if language else string(value)


@lru_cache(maxsize=1 << 12)
def integer(value: int) -> str:
    """Return an ``xsd:integer``."""
    return ntriples.typed(str(value), _xsd.integer)


def boolean(value: bool) -> str:  # noqa: FBT001 - it is the value itself
    """Return an ``xsd:boolean`` in its canonical form."""
    return TRUE if value else FALSE


def decimal(value: float) -> str:
    """Return an ``xsd:decimal`` of at most four places."""
    digits = f"{value:.4f}".rstrip("0")
    return ntriples.typed(digits + "0" if digits.endswith(".") else digits, _xsd.decimal)


def printed_on(node: str, line: int | None) -> str:
    """Return the line of the source file, counted from 1, on which a thing is printed."""
    return "" if line is None else f"{node} {_kg.line} {integer(line)} .\n"


_DATATYPE_OF_LENGTH: Final = {4: _xsd.gYear, 7: _xsd.gYearMonth, 10: _xsd.date}


def date(value: str | None) -> str | None:
    """Return a date at its own precision, or ``None`` when it is no ISO 8601 date.

    >>> date("2020-03")
    '"2020-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    datatype = _DATATYPE_OF_LENGTH.get(len(value or ""))
    return ntriples.typed(value, datatype) if value and datatype else None
