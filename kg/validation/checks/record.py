"""A record, judged as it is linked: what its own triples show for good, and what they do not.

Rule 1: a node that this record alone speaks of is judged whole.
Rule 2: of a node that others may speak of too, what hangs on one triple is judged here; what hangs
on all its triples is judged by `kg.validation.checks.shared`, for which the triples are kept that
it takes.
Rule 3: where a class is missing that another record may give, the node is asked for, and the
record is judged again once that is known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.validation.checks.around import TYPE, Around, Knows, Properties, nodes_of
from kg.validation.checks.compiler import Checks
from kg.validation.checks.component import Reach
from kg.validation.checks.judge import unique
from kg.validation.checks.ownership import Owns
from kg.validation.checks.shape import Row

OWN: Final = "<own>"
"""The predicate of a note that a record is of this paper, and with which classes it judged it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a record showed: results, nodes that were asked for, and triples to be judged together.

    Each of ``kept`` is a node that others may speak of and, after a space, a triple about it.
    """

    rows: frozenset[Row]
    asked: frozenset[str]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges records of some papers; ``elsewhere`` knows the classes of nodes of no record."""

    checks: Checks
    papers: frozenset[str]
    owns: Owns
    elsewhere: Knows

    def judge(self, lines: Iterable[str]) -> Judgement:
        """Judge lines of N-Triples, without their ends."""
        around = Around(nodes_of(lines), self._knows, self.checks.inverse)
        return Judgement(
            frozenset(self._rows(around)), frozenset(around.asked), tuple(self._kept(around))
        )

    def _knows(self, node: str) -> frozenset[str] | None:
        return frozenset() if self.owns(node) else self.elsewhere(node)

    def _rows(self, around: Around) -> Iterator[Row]:
        targets = self.checks.targets
        for focus in self.checks.plans.doubtful(around):
            most = self._most(focus)
            for shape in unique(targets.of(around, focus)):
                yield from shape.rows(around, focus, most)
        for focus, shape in targets.pointed_at(around):
            yield from shape.rows(around, focus, self._most(focus))

    def _most(self, focus: str) -> Reach:
        return Reach.WHOLE if self.owns(focus) else Reach.CLASS

    def _kept(self, around: Around) -> Iterator[str]:
        for node, properties in around.nodes.items():
            if not self.owns(node):
                yield from self._of_shared(around, node, properties)
        for predicate in self.checks.inverse:
            for node in around.objects_of(predicate):
                if node[0] != '"' and not self.owns(node):
                    for subject in around.pointing(predicate, node):
                        yield f"{node} {subject} {predicate} {node}"

    def _of_shared(self, around: Around, node: str, properties: Properties) -> Iterator[str]:
        """Yield what is said of a node, and the classes of values that only this record knows."""
        wanted: Iterable[str] = properties
        if node in self.papers:
            wanted = [each for each in properties if each in self.checks.joint]
            yield f'{node} {node} {OWN} "{" ".join(sorted(properties.get(TYPE, ())))}"'
        for predicate in wanted:
            for value in properties[predicate]:
                yield f"{node} {node} {predicate} {value}"
                if value in around.nodes and self.owns(value):
                    for each in around.classes(value):
                        yield f"{node} {value} {TYPE} {each}"
