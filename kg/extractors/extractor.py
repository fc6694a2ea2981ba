"""What an extractor is: a Document and what was found in it, to triples.

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

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Annotation, Document, Finding, Severity
from kg.names import KG, RDF, XSD, Minter
from kg.vocabulary import Vocabulary

Emission: TypeAlias = Triple | Finding
Emissions: TypeAlias = Iterator[Emission]
Term: TypeAlias = NamedNode | Literal


class Identity(Protocol):
    """Knows what papers are called in the graph as a whole, where several records name them."""

    def of(self, document: Document) -> NamedNode:
        """Return the IRI of the paper that a record describes."""

    def cited(self, pmid: str | None, doi: str | None) -> NamedNode | None:
        """Return the IRI of a paper that is named by PMID or DOI; ``None`` without either."""


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
    """The unit of extension: one kind of link, from a Document to triples.

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
        """Yield the triples of one record, and findings on what could not be linked."""


def typed(node: NamedNode, *classes: NamedNode) -> Iterator[Triple]:
    """Yield a triple for each class of a node."""
    for each in classes:
        yield Triple(node, RDF.type, each)


def optional(node: NamedNode, predicate: NamedNode, value: Term | None) -> Iterator[Triple]:
    """Yield the triple if there is a value."""
    if value is not None:
        yield Triple(node, predicate, value)


def text(value: str | None, language: str | None = None) -> Literal | None:
    """Return a string literal, with its language if it is known, or ``None`` for no text."""
    if not value:
        return None
    return Literal(value, language=language) if language else Literal(value)


@lru_cache(maxsize=1 << 12)
def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(value), datatype=XSD.integer)


_TRUE: Final = Literal("true", datatype=XSD.boolean)
_FALSE: Final = Literal("false", datatype=XSD.boolean)


def boolean(value: bool) -> Literal:  # noqa: FBT001 - it is the value itself
    """Return an ``xsd:boolean`` in its canonical form."""
    return _TRUE if value else _FALSE


def decimal(value: float) -> Literal:
    """Return an ``xsd:decimal`` of at most four places."""
    digits = f"{value:.4f}".rstrip("0")
    return Literal(digits + "0" if digits.endswith(".") else digits, datatype=XSD.decimal)


def printed_on(node: NamedNode, line: int | None) -> Iterator[Triple]:
    """Yield the line of the source file, counted from 1, on which a thing is printed."""
    if line is not None:
        yield Triple(node, KG.line, integer(line))


_DATATYPE_OF_LENGTH = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def date(value: str | None) -> Literal | None:
    """Return a date at its own precision, or ``None`` when it is no ISO 8601 date.

    >>> date("2020-03")
    <Literal value=2020-03 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#gYearMonth>>
    """
    datatype = _DATATYPE_OF_LENGTH.get(len(value or ""))
    return Literal(value, datatype=datatype) if value and datatype else None
