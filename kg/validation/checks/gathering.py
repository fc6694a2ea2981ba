"""What all records showed, brought together.

Rule 1: the result is a set: neither the order of the records nor who judged them matters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.validation.checks.around import TYPE, Around, Knows, Properties
from kg.validation.checks.compiler import Checks
from kg.validation.checks.judge import unique
from kg.validation.checks.shape import Row
from kg.validation.checks.shared import Node, SharedJudge

Again: TypeAlias = Callable[[frozenset[str], Knows], Iterable[tuple[str, frozenset[Row]]]]
"""Judges records again, by name, with what is known now; gives the name and the results of each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a record showed: its name, results, and the nodes that were asked for."""

    name: str
    rows: frozenset[Row]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All results, those of records by record too, and what could not be checked."""

    rows: frozenset[Row]
    by_record: Mapping[str, frozenset[Row]]
    unchecked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Brings together.

    ``known`` is what the graphs say that no record is (the concepts, the lineage); ``kept`` gives
    what the records kept, sorted, as often as it is asked.
    """

    checks: Checks
    elsewhere: Knows
    known: Mapping[str, Properties]
    kept: Callable[[], Iterable[str]]
    again: Again

    def gather(self, shown: Iterable[Shown]) -> Gathered:
        """Return all results."""
        by_record: dict[str, frozenset[Row]] = {}
        asking: dict[str, frozenset[str]] = {}
        for each in shown:
            if each.rows:
                by_record[each.name] = each.rows
            if each.asked:
                asking[each.name] = each.asked
        known = Around(self.known, self._missing)
        asked = {node for nodes in asking.values() for node in nodes}
        rows, spoken, unsure, unchecked, classes = self._nodes(asked)
        known_rows = set(self._known_rows(known, spoken))
        left = {node for each in unsure.values() for node in each} | known.asked
        classes |= self._classes(left - asked)
        found = {node for node, told in classes.items() if told}

        def knows(node: str) -> frozenset[str]:
            return classes.get(node) or self.elsewhere(node) or frozenset()

        again = frozenset(name for name, nodes in asking.items() if nodes & found)
        by_record.update(self.again(again, knows) if again else ())
        if any(nodes & found for nodes in unsure.values()):
            rows = self._rows(knows)
        if known.asked & found:
            known_rows = set(self._known_rows(Around(self.known, knows), spoken))
        all_rows = frozenset().union(rows, known_rows, *by_record.values())
        return Gathered(all_rows, by_record, tuple(sorted(unchecked)))

    def _missing(self, node: str) -> frozenset[str] | None:
        return frozenset() if node in self.known else None

    def _judge(self, elsewhere: Knows) -> Iterator[Node]:
        return SharedJudge(self.checks, elsewhere, self.known).judge(self.kept())

    def _nodes(
        self, asked: set[str]
    ) -> tuple[set[Row], set[str], dict[str, frozenset[str]], set[str], dict[str, frozenset[str]]]:
        """Return results, nodes of ``known`` that records speak of, who asks, gaps, and classes."""
        rows: set[Row] = set()
        spoken: set[str] = set()
        unsure: dict[str, frozenset[str]] = {}
        unchecked: set[str] = set()
        classes: dict[str, frozenset[str]] = {}
        within: set[str] = set()
        for node in self._judge(self.elsewhere):
            if "#" in node.name:
                within.add(node.name.partition("#")[0] + ">")
            elif node.own and node.name in within:
                unchecked.add(f"nodes of {node.name} that a record of another paper speaks of")
            rows.update(node.rows)
            if node.name in self.known:
                spoken.add(node.name)
                if node.classes - set(self.known[node.name].get(TYPE, ())):
                    unchecked.add(f"class constraints on values such as {node.name}")
            if node.asked:
                unsure[node.name] = node.asked
            if node.name in asked:
                classes[node.name] = node.classes
            unchecked.update(f"{shape} on {node.name}" for shape in node.unchecked)
        return rows, spoken, unsure, unchecked, classes

    def _rows(self, knows: Knows) -> set[Row]:
        return {row for node in self._judge(knows) for row in node.rows}

    def _classes(self, wanted: set[str]) -> dict[str, frozenset[str]]:
        """Return the classes of shared nodes, by going over all of them once more."""
        if not wanted:
            return {}
        return {
            node.name: node.classes for node in self._judge(self.elsewhere) if node.name in wanted
        }

    def _known_rows(self, around: Around, spoken: set[str]) -> Iterator[Row]:
        """Yield the results on the nodes that no record speaks of, and on their values."""
        targets = self.checks.targets
        for focus in self.checks.plans.doubtful(around):
            if focus not in spoken:
                for shape in unique(targets.of(around, focus)):
                    yield from shape.rows(around, focus)
        for focus, shape in targets.pointed_at(around):
            yield from shape.rows(around, focus)
