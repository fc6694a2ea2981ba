"""What one source record states, to be asked by subject and predicate."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.export.ordering import natural
from kg.names import KG

Node: TypeAlias = NamedNode | BlankNode
Value: TypeAlias = NamedNode | BlankNode | Literal

_POSITION: Final = re.compile(r"[0-9]{1,9}")


class Statements:
    """The triples of one record's graph.

    Several values come in the order of their text, numbers in it by size, unless a position says
    otherwise.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[Node, NamedNode], list[Value]] = defaultdict(list)
        for triple in triples:
            if not isinstance(triple.subject, Triple) and not isinstance(triple.object, Triple):
                self._values[triple.subject, triple.predicate].append(triple.object)

    def texts(self, node: Node, predicate: NamedNode) -> list[str]:
        """Return the literals of a predicate, sorted."""
        return sorted((v.value for v in self._literals(node, predicate)), key=natural)

    def text(self, node: Node, *predicates: NamedNode) -> str | None:
        """Return the first literal of the first predicate that has one, or ``None``."""
        for predicate in predicates:
            found = self.texts(node, predicate)
            if found:
                return found[0]
        return None

    def language(self, node: Node, predicate: NamedNode) -> str | None:
        """Return the language of the first literal that has one, or ``None``."""
        tags = (value.language for value in self._literals(node, predicate))
        return min((tag for tag in tags if tag), default=None)

    def nodes(self, node: Node, predicate: NamedNode) -> list[NamedNode]:
        """Return the nodes that a predicate leads to, sorted."""
        found = (v for v in self._of(node, predicate) if isinstance(v, NamedNode))
        return sorted(found, key=lambda each: natural(each.value))

    def node(self, node: Node, predicate: NamedNode) -> NamedNode | None:
        """Return the first node that a predicate leads to, or ``None``."""
        return next(iter(self.nodes(node, predicate)), None)

    def placed(self, node: Node, predicate: NamedNode) -> list[NamedNode]:
        """Return the nodes that a predicate leads to, by ``kg:position``.

        A node that stands in several places comes once for each.
        """
        return self._ordered(self.nodes(node, predicate))

    def is_true(self, node: Node, predicate: NamedNode) -> bool:
        """Tell whether a predicate has the value ``true``."""
        return "true" in self.texts(node, predicate)

    def placed_subjects(self, predicate: NamedNode, value: Value) -> list[NamedNode]:
        """Return the named subjects that have a value, by ``kg:position``."""
        found = [
            subject
            for (subject, each), values in self._values.items()
            if each == predicate and value in values and isinstance(subject, NamedNode)
        ]
        return self._ordered(sorted(found, key=lambda node: natural(node.value)))

    def _ordered(self, nodes: Iterable[NamedNode]) -> list[NamedNode]:
        return [each for _, each in sorted(self._places(nodes), key=lambda pair: pair[0])]

    def _places(self, nodes: Iterable[NamedNode]) -> Iterator[tuple[int, NamedNode]]:
        for each in nodes:
            for place in self.texts(each, KG.position) or ["0"]:
                yield int(place) if _POSITION.fullmatch(place) else 0, each

    def _literals(self, node: Node, predicate: NamedNode) -> Iterator[Literal]:
        return (value for value in self._of(node, predicate) if isinstance(value, Literal))

    def _of(self, node: Node, predicate: NamedNode) -> list[Value]:
        return self._values.get((node, predicate), [])
