"""Does a node conform, yes or no: the shapes of its classes as one table by predicate.

Nearly every node conforms. A plan finds that out in one walk over what is said of the node, where
the shapes, one after the other, would take three times as long; who does not conform is then
looked at by the shapes, which say what is wrong.

Rule 1: a plan says yes exactly where its shapes have no result.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from kg.validation.checks.around import TYPE, Around, Properties
from kg.validation.checks.component import Component, Test
from kg.validation.checks.paths import Path
from kg.validation.checks.shape import Shape
from kg.validation.checks.targets import Targets

_MOST: Final = sys.maxsize

_Wrong: TypeAlias = Callable[[Around, str], bool]
"""Tells whether something about a node is wrong."""

_Rule: TypeAlias = "tuple[int, tuple[Test, ...]] | None"
"""How many values there may be and what is wanted of each, if anything is."""


class Plan:
    """Some shapes together."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._most: dict[str, int] = {}
        self._values: dict[str, list[Test]] = {}
        self._least: set[str] = set()
        self._tests: list[Test] = []
        self._wrongs: list[_Wrong] = []
        self._allowed: list[frozenset[str]] = []
        for shape in shapes:
            self._add(shape)
        self._closed = bool(self._allowed)
        self._rules = self._table()

    def conforms(self, around: Around, node: str) -> bool:
        """Tell whether no shape has a result on a node."""
        properties = around.of(node)
        if not (self._least <= properties.keys() and self._right(around, properties)):
            return False
        for test in self._tests:
            if not test(around, node):
                return False
        for wrong in self._wrongs:  # noqa: SIM110 - any() takes three times as long
            if wrong(around, node):
                return False
        return True

    def _right(self, around: Around, properties: Properties) -> bool:
        """Tell whether each value of each predicate is as it should be."""
        rules = self._rules
        for predicate, values in properties.items():
            try:
                rule = rules[predicate]
            except KeyError:
                if self._closed:
                    return False
                continue
            if rule is not None:
                most, tests = rule
                if len(values) > most:
                    return False
                for test in tests:
                    for value in values:
                        if not test(around, value):
                            return False
        return True

    def _table(self) -> dict[str, _Rule]:
        """Return what is wanted of each predicate; of the others nothing, where they may be."""
        named = frozenset(self._most.keys() | self._values.keys())
        names = frozenset.intersection(*self._allowed) if self._closed else named
        rules: dict[str, _Rule] = {}
        for name in names:
            most, tests = self._most.get(name, _MOST), tuple(self._values.get(name, ()))
            rules[name] = (most, tests) if tests or most < _MOST else None
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
            self._allowed.append(component.allowed)
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
            self._values.setdefault(path.predicate, []).append(component.test)
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
