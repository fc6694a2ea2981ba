"""Does a node conform, yes or no: the shapes of its classes as one table by predicate.

Nearly every node conforms. A plan finds that out in one walk over what is said of the node, where
the shapes, one after the other, would take three times as long; who does not conform is then
looked at by the shapes, which say what is wrong.

Rule 1: a plan says yes exactly where its shapes have no result.
Rule 2: what is wanted of a node's predicates is looked up by all of them at once; nodes of a class
have few sets of predicates.
Rule 3: where an answer hangs on a value alone (`Reach.VALUE`), a short value that was right is
remembered, and not tested again.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, TypeAlias

from kg.validation.checks.around import TYPE, Around, Values
from kg.validation.checks.component import Component, Reach, Test
from kg.validation.checks.paths import Path
from kg.validation.checks.shape import Shape
from kg.validation.checks.targets import Targets

_MOST: Final = sys.maxsize

_Wrong: TypeAlias = Callable[[Around, str], bool]
"""Tells whether something about a node is wrong."""

_LAYOUTS: Final = 1 << 12
"""Sets of predicates that a plan remembers."""
_REMEMBERED: Final = 1 << 12
"""Values that are remembered of a predicate."""
_SHORT: Final = 1 << 7
"""Characters of the longest value that is remembered: texts hardly ever come again."""


class _Rule:
    """How many values of a predicate there may be, and what is wanted of each.

    ``alone`` are tests whose answer hangs on the value alone, ``others`` those that look around.
    ``right`` are values that are known to be right, whatever is around them.
    """

    __slots__ = ("_alone", "_others", "most", "predicate", "right")

    def __init__(
        self, predicate: str, most: int, alone: Sequence[Test], others: Sequence[Test]
    ) -> None:
        self.predicate = predicate
        self.most = most
        self._alone = tuple(alone)
        self._others = tuple(others)
        self.right: set[str] = set()

    def step(self) -> "_Step":
        """Return what a plan looks at before it asks the rule itself."""
        tested = self._alone or self._others
        return self.predicate, self.most, self.right, self if tested else None

    def holds(self, around: Around, values: Values) -> bool:
        """Tell whether each value is as it should be; remember those that are right for good."""
        for test in chain(self._alone, self._others):
            for value in values:
                if not test(around, value):
                    return False
        if not self._others:
            self._remember(values)
        return True

    def _remember(self, values: Values) -> None:
        if len(self.right) >= _REMEMBERED:
            self.right.clear()
        self.right.update([value for value in values if len(value) <= _SHORT])


_Step: TypeAlias = "tuple[str, int, set[str], _Rule | None]"
"""A rule taken apart: the predicate, how many values there may be, which are known to be right,
and who judges the others; ``None`` where any value is right."""


class Plan:
    """Some shapes together."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._most: dict[str, int] = {}
        self._alone: dict[str, list[Test]] = {}
        self._others: dict[str, list[Test]] = {}
        self._least: set[str] = set()
        self._tests: list[Test] = []
        self._wrongs: list[_Wrong] = []
        self._allowed: frozenset[str] | None = None
        for shape in shapes:
            self._add(shape)
        self._rules = self._table()
        self._layouts: dict[tuple[str, ...], Sequence[_Step] | None] = {}

    def conforms(self, around: Around, node: str) -> bool:
        """Tell whether no shape has a result on a node."""
        properties = around.of(node)
        layout = tuple(properties)
        try:
            rules = self._layouts[layout]
        except KeyError:
            rules = self._learn(layout)
        if rules is None:
            return False
        for predicate, most, right, rule in rules:
            values = properties[predicate]
            if len(values) > most:
                return False
            if not (rule is None or right.issuperset(values) or rule.holds(around, values)):
                return False
        for test in self._tests:
            if not test(around, node):
                return False
        for wrong in self._wrongs:  # noqa: SIM110 - any() takes three times as long
            if wrong(around, node):
                return False
        return True

    def _learn(self, layout: tuple[str, ...]) -> "Sequence[_Step] | None":
        """Return the rules for the predicates of a node, and remember them.

        ``None`` stands where one of them may not be there, or one that must be is not.
        """
        if len(self._layouts) >= _LAYOUTS:
            self._layouts.clear()
        may_be = self._allowed is None or self._allowed.issuperset(layout)
        rules = None
        if may_be and self._least.issubset(layout):
            rules = [self._rules[each].step() for each in layout if each in self._rules]
        self._layouts[layout] = rules
        return rules

    def _table(self) -> dict[str, _Rule]:
        """Return what is wanted of each predicate of which anything is."""
        rules = {}
        for name in self._most.keys() | self._alone.keys() | self._others.keys():
            most = self._most.get(name, _MOST)
            alone, others = self._alone.get(name, ()), self._others.get(name, ())
            if alone or others or most < _MOST:
                rules[name] = _Rule(name, most, alone, others)
        return rules

    def _add(self, shape: Shape) -> None:
        if shape.path is None:
            for component in shape.components:
                self._add_to_node(component)
            for each in shape.properties:
                self._add(each)
            return
        counts = [each for each in shape.components if each.least or each.most is not None]
        least = max((each.least for each in counts), default=0)
        most = min((each.most for each in counts if each.most is not None), default=_MOST)
        self._count(shape.path, least, most)
        for component in shape.components:
            if component not in counts:
                self._add_to_path(shape.path, component)
        for each in shape.properties:
            self._wrongs.append(_inner(shape.path, test_of(each)))

    def _add_to_node(self, component: Component) -> None:
        if component.test is not None:
            self._tests.append(component.test)
        elif component.allowed is not None:
            allowed = component.allowed
            self._allowed = allowed if self._allowed is None else self._allowed & allowed
        else:
            self._wrongs.append(_at_node(component))

    def _count(self, path: Path, least: int, most: int) -> None:
        name = path.predicate
        if name is None or least > 1:
            if least or most < _MOST:
                self._wrongs.append(_number(path, least, most))
        else:
            self._most[name] = min(most, self._most.get(name, _MOST))
            if least:
                self._least.add(name)

    def _add_to_path(self, path: Path, component: Component) -> None:
        if path.predicate is not None and component.test is not None:
            tests = self._alone if component.reach is Reach.VALUE else self._others
            tests.setdefault(path.predicate, []).append(component.test)
        else:
            self._wrongs.append(_along(path, component))


def _at_node(component: Component) -> _Wrong:
    faults = component.faults
    return lambda around, node: bool(faults(around, node, (node,)))


def _along(path: Path, component: Component) -> _Wrong:
    walk, faults = path.walk, component.faults
    return lambda around, node: bool(faults(around, node, walk(around, node)))


def _number(path: Path, least: int, most: int) -> _Wrong:
    walk = path.walk
    return lambda around, node: not least <= len(walk(around, node)) <= most


def _inner(path: Path, test: Test) -> _Wrong:
    return lambda around, node: not all(test(around, each) for each in path.walk(around, node))


def test_of(shape: Shape) -> Test:
    """Return the test that a shape is to other shapes."""
    return Plan([shape]).conforms


class Plans:
    """The plans of nodes by their classes, each made when a node first asks for it."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets
        self._plans: dict[tuple[str, ...], Plan] = {}

    def doubtful(self, around: Around) -> Iterator[str]:
        """Yield the nodes that are described and do not conform to the shapes about them."""
        subjects = self._targets.subjects
        for node, properties in around.nodes.items():
            classes = properties.get(TYPE, ())
            has = [each for each in subjects if each in properties] if subjects else ()
            plan = self._plans.get((*classes, *has))
            if plan is None or around.classed:
                shapes = {shape.name: shape for shape in self._targets.of(around, node)}
                plan = Plan(shapes.values())
                if not around.classed:
                    self._plans[(*classes, *has)] = plan
            if not plan.conforms(around, node):
                yield node
