"""Nodes that several records speak of, judged by all that these say of them.

Rule 1: what is kept of the records comes sorted, so that one node is looked at after the other and
no more than one is held in memory.
Rule 2: a paper's own record keeps only what must be judged together. Where another record gives
the paper a class whose shape is closed, that is not enough, and the node is told as not checked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.validation.checks.around import Around, Knows, Properties, nodes_of
from kg.validation.checks.compiler import Checks
from kg.validation.checks.judge import unique
from kg.validation.checks.record import OWN
from kg.validation.checks.shape import Row, Shape


@dataclass(frozen=True, slots=True)
class Node:
    """What was found about a node: its classes, results, nodes asked for, shapes not checked.

    ``own`` tells that it is the paper of a record that kept something of it.
    """

    name: str
    classes: frozenset[str]
    rows: frozenset[Row]
    asked: frozenset[str]
    unchecked: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class SharedJudge:
    """Judges shared nodes; ``known`` is what the graphs say of which one node is described once."""

    checks: Checks
    elsewhere: Knows
    known: Mapping[str, Properties]

    def judge(self, kept: Iterable[str]) -> Iterator[Node]:
        """Yield what is found about each node of which something was kept; ``kept`` is sorted."""
        for name, entries in groupby(kept, key=_node):
            yield self._node(name, dict.fromkeys(each[len(name) + 1 :] for each in entries))

    def _node(self, name: str, triples: Iterable[str]) -> Node:
        nodes = nodes_of(triples)
        judged = [note[1:-1].split() for note in nodes.get(name, {}).pop(OWN, ())]
        for predicate, values in self.known.get(name, {}).items():
            held = nodes.setdefault(name, {}).setdefault(predicate, [])
            held.extend(value for value in values if value not in held)

        def knows(node: str) -> frozenset[str] | None:
            return frozenset() if node == name else self.elsewhere(node)

        around = Around(nodes, knows)
        shapes = list(unique(self._shapes(around, name)))
        rows = frozenset(row for shape in shapes for row in shape.rows(around, name))
        classes = frozenset(around.classes(name))
        gaps = {gap for own in judged for gap in self._gaps(shapes, own)}
        asked = frozenset(around.asked)
        return Node(name, classes, rows, asked, tuple(sorted(gaps)), bool(judged))

    def _shapes(self, around: Around, name: str) -> Iterator[Shape]:
        targets = self.checks.targets
        yield from targets.of(around, name)
        yield from (shape for focus, shape in targets.pointed_at(around) if focus == name)

    def _gaps(self, shapes: Iterable[Shape], own: Iterable[str]) -> Iterator[str]:
        """Yield the closed shapes that the paper's own record did not judge it by."""
        judged = {shape.name for each in own for shape in self.checks.targets.classes.get(each, ())}
        for shape in shapes:
            closed = any(component.allowed is not None for component in shape.components)
            if closed and shape.name not in judged:
                yield shape.name


def _node(kept: str) -> str:
    return kept.partition(" ")[0]
