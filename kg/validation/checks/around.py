"""The triples around the nodes that are judged, as dictionaries of terms.

Rule 1: what is asked and cannot be known here, because a node's classes may stand elsewhere, is
noted in ``asked``; an answer that hung on it is one for the time being.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from rdflib import RDF, RDFS

Values: TypeAlias = Sequence[str]
Properties: TypeAlias = dict[str, list[str]]
Knows: TypeAlias = Callable[[str], "frozenset[str] | None"]
"""Gives all classes of a node, or ``None`` where they cannot be known."""

TYPE: Final = RDF.type.n3()
SUBCLASS: Final = RDFS.subClassOf.n3()
_NONE: Final[Properties] = {}


def none(_: str) -> frozenset[str]:
    """Know that a node has no class that the triples do not tell."""
    return frozenset()


class Around:
    """Triples by subject and predicate.

    ``elsewhere`` gives the classes of a node that these triples do not tell; where it gives
    ``None`` they may be told elsewhere. ``inverse`` are predicates that will be followed backwards.
    """

    def __init__(
        self,
        nodes: Mapping[str, Properties],
        elsewhere: Knows = none,
        inverse: frozenset[str] = frozenset(),
    ) -> None:
        self.nodes = nodes
        self.asked: set[str] = set()
        self._elsewhere = elsewhere
        self._pointing = self._turned(inverse | {SUBCLASS})
        self._above: dict[str, frozenset[str]] = {}
        self.classed = bool(self._pointing[SUBCLASS])

    def of(self, node: str) -> Properties:
        """Return what is said of a node, by predicate."""
        return self.nodes.get(node, _NONE)

    def pointing(self, predicate: str, node: str) -> Values:
        """Return the subjects that have a node as the value of a predicate."""
        found = self._pointing.get(predicate)
        if found is None:
            found = self._turned(frozenset([predicate]))[predicate]
            self._pointing[predicate] = found
        return found.get(node, ())

    def subjects_of(self, predicate: str) -> list[str]:
        """Return the nodes that have a predicate."""
        return [node for node, properties in self.nodes.items() if predicate in properties]

    def objects_of(self, predicate: str) -> list[str]:
        """Return the values of a predicate."""
        self.pointing(predicate, "")
        return list(self._pointing[predicate])

    def _turned(self, predicates: frozenset[str]) -> dict[str, dict[str, list[str]]]:
        """Return the subjects by predicate and value."""
        turned: dict[str, dict[str, list[str]]] = {each: {} for each in predicates}
        for subject, properties in self.nodes.items():
            if predicates.isdisjoint(properties):  # as nearly always
                continue
            for predicate in predicates & properties.keys():
                pointing = turned[predicate]
                for value in properties[predicate]:
                    pointing.setdefault(value, []).append(subject)
        return turned

    def classes(self, node: str) -> Iterable[str]:
        """Return the classes of a node that are told here, and those above them."""
        told = self.of(node).get(TYPE, ())
        if not self.classed:
            return told
        return {above for each in told for above in self._with_above(each)}

    def has_class(self, node: str, wanted: str) -> bool:
        """Tell whether a node is of a class; note where that cannot be known."""
        if wanted in self.classes(node):
            return True
        elsewhere = self._elsewhere(node)
        if elsewhere is None:
            self.asked.add(node)
            return False
        return wanted in elsewhere

    def _with_above(self, told: str) -> frozenset[str]:
        if told not in self._above:
            found, waiting = {told}, [told]
            while waiting:
                for each in self.of(waiting.pop()).get(SUBCLASS, ()):
                    if each not in found:
                        found.add(each)
                        waiting.append(each)
            self._above[told] = frozenset(found)
        return self._above[told]


def lines_of(triples: str) -> list[str]:
    """Return the lines of N-Triples, each ended by ``" .\\n"``, without their ends."""
    return triples.split(" .\n")[:-1]


def nodes_of(lines: Iterable[str]) -> dict[str, Properties]:
    """Return lines of N-Triples, without their ends, by subject and predicate.

    >>> nodes_of(["<urn:a> <urn:p> <urn:b>"])
    {'<urn:a>': {'<urn:p>': ['<urn:b>']}}
    """
    nodes: dict[str, Properties] = {}
    last, properties = "", _NONE
    for line in lines:
        subject, predicate, value = line.split(" ", 2)
        if subject != last:
            last = subject
            properties = nodes.setdefault(subject, {})
        values = properties.get(predicate)
        if values is None:
            properties[predicate] = [value]
        else:
            values.append(value)
    return nodes
