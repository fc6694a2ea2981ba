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
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from kg.validation.checks.around import TYPE, Around, Properties, Values
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

    __slots__ = ("_for_good", "_tests", "most", "predicate", "right")

    def __init__(
        self, predicate: str, most: int, alone: Sequence[Test], others: Sequence[Test]
    ) -> None:
        self.predicate = predicate
        self.most = most
        self._tests = (*alone, *others)
        self._for_good = not others
        self.right: set[str] = set()

    def step(self) -> "_Step":
        """Return what a plan looks at before it asks the rule itself."""
        return self.predicate, self.most, self.right, self if self._tests else None

    def holds(self, around: Around, values: Values) -> bool:
        """Tell whether each value is as it should be; remember those that are right for good."""
        for test in self._tests:
            for value in values:
                if not test(around, value):
                    return False
        if self._for_good:
            self._remember(values)
        return True

    def _remember(self, values: Values) -> None:
        if len(self.right) >= _REMEMBERED:
            self.right.clear()
        for value in values:
            if len(value) <= _SHORT:
                self.right.add(value)


_Step: TypeAlias = "tuple[str, int, set[str], _Rule | None]"
"""A rule taken apart: the predicate, how many values there may be, which are known to be right,
and who judges the others; ``None`` where any value is right."""


class _Layout:
    """A plan, for nodes of one set of predicates.

    ``steps`` is ``None`` where a predicate is there that may not be, or one is not that must be.
    """

    __slots__ = ("_steps", "_tests", "_wrongs")

    def __init__(
        self, steps: "Sequence[_Step] | None", tests: Sequence[Test], wrongs: Sequence[_Wrong]
    ) -> None:
        self._steps = steps
        self._tests = tests
        self._wrongs = wrongs

    def conforms(self, around: Around, node: str, properties: Properties) -> bool:
        """Tell whether no shape has a result on a node."""
        if self._steps is None:
            return False
        for predicate, most, right, rule in self._steps:
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
        self._layouts: dict[tuple[str, ...], _Layout] = {}

    def conforms(self, around: Around, node: str) -> bool:
        """Tell whether no shape has a result on a node."""
        properties = around.of(node)
        predicates = tuple(properties)
        layout = self._layouts.get(predicates)
        if layout is None:
            if len(self._layouts) >= _LAYOUTS:
                self._layouts.clear()
            layout = self._layouts[predicates] = self.layout(predicates)
        return layout.conforms(around, node, properties)

    def layout(self, predicates: Collection[str]) -> _Layout:
        """Return the plan for nodes of some predicates."""
        may_be = self._allowed is None or self._allowed.issuperset(predicates)
        steps = None
        if may_be and self._least.issubset(predicates):
            steps = [self._rules[each].step() for each in predicates if each in self._rules]
        return _Layout(steps, self._tests, self._wrongs)

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
    """The plans of nodes by their classes and predicates, made when a node first asks for one."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._layouts: dict[tuple[int | str, ...], _Layout] = {}

    def doubtful(self, around: Around) -> Iterator[str]:
        """Yield the nodes that are described and do not conform to the shapes about them."""
        known = self._layouts
        for node, properties in around.nodes.items():
            classes = properties.get(TYPE, ())
            key = (len(classes), *classes, *properties)
            layout = None if around.classed else known.get(key)
            if layout is None:
                layout = self._plan(around, node, properties).layout(properties)
                if not around.classed:
                    self._remember(key, layout)
            if not layout.conforms(around, node, properties):
                yield node

    def _plan(self, around: Around, node: str, properties: Properties) -> Plan:
        """Return the plan of a node; where classes are classed here, it is this node's own."""
        has = [each for each in self._targets.subjects if each in properties]
        key = (*properties.get(TYPE, ()), *has)
        plan = self._plans.get(key)
        if plan is None or around.classed:
            shapes = {shape.name: shape for shape in self._targets.of(around, node)}
            plan = Plan(shapes.values())
            if not around.classed:
                self._plans[key] = plan
        return plan

    def _remember(self, key: tuple[int | str, ...], layout: _Layout) -> None:
        if len(self._layouts) >= _LAYOUTS:
            self._layouts.clear()
        self._layouts[key] = layout
