"""The statements of a graph, looked up where they lie."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Triple

from kg.names import RDF
from kg.network.known import Known
from kg.sorting import sorted_lines


class Source(Protocol):
    """Where triples are looked up by any of their terms, each once: `kg.store.Store` is one."""

    def triples(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | None
    ) -> Iterator[Triple]:
        """Yield each triple that fits; ``None`` fits all."""
        ...


class Stored(Known):
    """The statements of a source; what has to be sorted is sorted on disk."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def terms(self, subject: str, predicate: NamedNode) -> Iterable[NamedNode | Literal]:
        """Return the objects of a subject and a predicate, each once."""
        for triple in self._source.triples(NamedNode(subject), predicate, None):
            if isinstance(triple.object, NamedNode | Literal):
                yield triple.object

    def pairs(self, predicate: NamedNode) -> Iterator[tuple[str, str]]:
        """Yield subject and object of each statement between two nodes, as the source has them."""
        for triple in self._source.triples(None, predicate, None):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
                yield triple.subject.value, triple.object.value

    def subjects(self, *predicates: NamedNode) -> Iterator[str]:
        """Yield what any of the predicates is said of, each once, in order."""
        yield from sorted_lines(
            triple.subject.value
            for predicate in predicates
            for triple in self._source.triples(None, predicate, None)
            if isinstance(triple.subject, NamedNode)
        )

    def objects(self, predicate: NamedNode) -> Iterator[str]:
        """Yield the nodes that a predicate leads to, each once, in order."""
        yield from sorted_lines(other for _, other in self.pairs(predicate))

    def subjects_of(self, predicate: NamedNode, node: str) -> list[str]:
        """Return what a predicate leads from to a node, in order."""
        found = self._source.triples(None, predicate, NamedNode(node))
        return sorted(t.subject.value for t in found if isinstance(t.subject, NamedNode))

    def instances(self, one: NamedNode) -> Iterator[str]:
        """Yield the nodes of a class, each once."""
        for triple in self._source.triples(None, RDF.type, one):
            if isinstance(triple.subject, NamedNode):
                yield triple.subject.value
