"""What is asked of a graph to make a network of it, wherever its statements lie."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.names import RDF


class Known(ABC):
    """The statements of a graph, each once, whichever records say it."""

    @abstractmethod
    def terms(self, subject: str, predicate: NamedNode) -> Iterable[NamedNode | Literal]:
        """Return the objects of a subject and a predicate, each once."""

    @abstractmethod
    def pairs(self, predicate: NamedNode) -> Iterator[tuple[str, str]]:
        """Yield subject and object of each statement between two nodes, each once."""

    @abstractmethod
    def subjects(self, *predicates: NamedNode) -> Iterator[str]:
        """Yield what any of the predicates is said of, each once, in order."""

    @abstractmethod
    def objects(self, predicate: NamedNode) -> Iterator[str]:
        """Yield the nodes that a predicate leads to, each once, in order."""

    @abstractmethod
    def subjects_of(self, predicate: NamedNode, node: str) -> list[str]:
        """Return what a predicate leads from to a node, in order."""

    @abstractmethod
    def instances(self, one: NamedNode) -> Iterator[str]:
        """Yield the nodes of a class, each once."""

    def values(self, subject: str, predicate: NamedNode) -> list[str]:
        """Return what the objects say, in order: the IRI of a node, the form of a literal."""
        return sorted({term.value for term in self.terms(subject, predicate)})

    def value(self, subject: str, predicate: NamedNode) -> str | None:
        """Return the first of the values, or ``None``."""
        return next(iter(self.values(subject, predicate)), None)

    def nodes(self, subject: str, predicate: NamedNode) -> list[str]:
        """Return the IRIs among the objects, in order."""
        found = self.terms(subject, predicate)
        return sorted({term.value for term in found if isinstance(term, NamedNode)})

    def holds(self, subject: str, predicate: NamedNode) -> bool:
        """Whether a truth value is given, and true."""
        return "true" in self.values(subject, predicate)

    def number(self, subject: str, predicate: NamedNode) -> float | None:
        """Return the greatest number among the values, or ``None``."""
        numbers = [n for v in self.values(subject, predicate) if (n := _number(v)) is not None]
        return max(numbers, default=None)

    def classes(self, node: str) -> frozenset[str]:
        """Return the classes of a node."""
        return frozenset(self.nodes(node, RDF.type))


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
