"""What a conversion reads from, and how it tells which statements it took.

Laws
    1. `Taker.take` reads statements that the conversion writes down; `Taker.see` reads those that
       only guide it. What was never taken is what the receipt lists: nobody keeps a list by hand.
    2. A statement counts once, whichever records say it and however often it was taken.
    3. A statement is held if its subject, its predicate and the value of its object can be read
       back from the export; the language or datatype of a literal may be lost.
    4. Memory is bounded: what was taken is remembered on disk, as digests.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol, Self, TextIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import ExportError
from kg.export.scratch import scratch
from kg.names import RDF
from kg.sorting import sorted_lines


class Source(Protocol):
    """Where triples are looked up by any of their terms, each once: `kg.store.Store` is one."""

    def triples(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | None
    ) -> Iterator[Triple]:
        """Yield each triple that fits; ``None`` fits all."""
        ...

    def quads(self) -> Iterator[Quad]:
        """Yield each triple once for each graph that it stands in."""
        ...


class Taker:
    """Reads a source in a fixed order, and remembers which statements were taken from it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._taken: TextIO = scratch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._taken.close()

    def see(
        self, subject: NamedNode | None, predicate: NamedNode | None = None
    ) -> Iterator[Triple]:
        """Yield the triples of a subject or a predicate in order, taking none; one must be given.

        The triples of a subject are sorted in memory, those of a predicate on disk.
        """
        found = self._source.triples(subject, predicate, None)
        if subject is not None:
            yield from sorted(found, key=str)
            return
        for line in sorted_lines(map(_line, found)):
            yield _triple(line)

    def take(
        self, subject: NamedNode | None, predicate: NamedNode | None = None
    ) -> Iterator[Triple]:
        """Yield as `see` does; what is yielded counts as held."""
        for triple in self.see(subject, predicate):
            self.hold(triple)
            yield triple

    def hold(self, triple: Triple) -> None:
        """Count a triple as held; it must be one of the source."""
        self._taken.write(f"{triple.predicate.value}\t{_digest(triple)}\n")

    def has(self, subject: NamedNode, predicate: NamedNode, value: NamedNode) -> Triple | None:
        """Return a triple if the source has it."""
        return next(self._source.triples(subject, predicate, value), None)

    def subjects(self, predicate: NamedNode, value: NamedNode) -> Iterator[NamedNode]:
        """Yield the named nodes of which a statement is made, in order."""
        found = self._source.triples(None, predicate, value)
        names = (t.subject.value for t in found if isinstance(t.subject, NamedNode))
        yield from map(NamedNode, sorted(names))

    def all(self) -> Iterator[Triple]:
        """Yield every triple, taking none, in the order of the source."""
        return self._source.triples(None, None, None)

    def quads(self) -> Iterator[Quad]:
        """Yield every triple with each record that says it, taking none."""
        return self._source.quads()

    def instances(self, *classes: NamedNode) -> Iterator[NamedNode]:
        """Yield the nodes of any of the classes, each once, in order."""
        names = (
            triple.subject.value
            for each in classes
            for triple in self._source.triples(None, RDF.type, each)
            if isinstance(triple.subject, NamedNode)
        )
        yield from map(NamedNode, sorted_lines(names))

    def taken(self) -> Counter[str]:
        """Return how many statements were taken, by the IRI of their predicate."""
        self._taken.seek(0)
        lines = (line[:-1] for line in self._taken)
        counted = Counter(line.partition("\t")[0] for line in sorted_lines(lines))
        self._taken.seek(0, 2)
        return counted

    def present(self) -> Counter[str]:
        """Return how many statements there are, by the IRI of their predicate."""
        return Counter(triple.predicate.value for triple in self.all())


def node(term: object) -> NamedNode:
    """Return a term that is named, as every node of the model is.

    Raises:
        ExportError: for a blank node or a triple, which have no name that a table could hold.
    """
    if isinstance(term, NamedNode):
        return term
    raise ExportError(f"{term}: only nodes with an IRI can be written in this format")


def values(triples: Iterable[Triple]) -> list[str]:
    """Return what the objects say: the IRI of a node, the form of a literal."""
    return [value(triple) for triple in triples]


def value(triple: Triple) -> str:
    """Return what the object of a triple says."""
    term = triple.object
    return term.value if isinstance(term, Literal) else node(term).value


def _digest(triple: Triple) -> str:
    text = f"{triple.subject}\t{triple.object}"
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _line(triple: Triple) -> str:
    # Terms of N-Triples hold neither a tab nor a line feed: they are escaped there.
    return f"{triple.subject}\t{triple.predicate}\t{triple.object}"


def _triple(line: str) -> Triple:
    (quad,) = parse(" ".join((*line.split("\t"), ".")), RdfFormat.N_TRIPLES)
    return Triple(quad.subject, quad.predicate, quad.object)
