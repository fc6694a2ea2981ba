"""Does a node conform, yes or no: the shapes of its classes as one table by predicate.

Nearly every node conforms. A plan finds that out in one walk over what is said of the node, where
the shapes, one after the other, would take three times as long; who does not conform is then
looked at by the shapes, which say what is wrong.

Rule 1: a plan says yes exactly where its shapes have no result.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.validation.checks.around import TYPE, Around
from kg.validation.checks.component import Component, Test
from kg.validation.checks.paths import Path
from kg.validation.checks.shape import Shape
from kg.validation.checks.targets import Targets

_MOST: Final = sys.maxsize


@dataclass(slots=True)
class _Rule:
    """What is wanted of the values of one predicate."""

    least: int = 0
    most: int = _MOST
    tests: tuple[Test, ...] = ()
    free: bool = True

    def add(self, component: Component) -> None:
        self.free = False
        self.least = max(self.least, component.least)
        if component.most is not None:
            self.most = min(self.most, component.most)
        if component.test is not None:
            self.tests = (*self.tests, component.test)


_Rest: TypeAlias = Callable[[Around, str], bool]
"""Tells whether something about a node is wrong."""


class Plan:
    """Some shapes together."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._rules: dict[str, _Rule] = {}
        self._tests: list[Test] = []
        self._rest: list[_Rest] = []
        self._allowed: list[frozenset[str]] = []
        for shape in shapes:
            self._add(shape)
        self._required = frozenset(name for name, rule in self._rules.items() if rule.least > 0)
        self._closed = bool(self._allowed)
        if self._closed:
            allowed = frozenset.intersection(*self._allowed)
            self._rules = {name: self._rules.get(name, _Rule()) for name in allowed}

    def conforms(self, around: Around, node: str) -> bool:
        """Tell whether no shape has a result on a node."""
        properties = around.of(node)
        if not self._required <= properties.keys():
            return False
        rules, closed = self._rules, self._closed
        for predicate, values in properties.items():
            rule = rules.get(predicate)
            if rule is None:
                if closed:
                    return False
            elif rule.free:
                continue
            elif not rule.least <= len(values) <= rule.most:
                return False
            else:
                for test in rule.tests:
                    for value in values:
                        if not test(around, value):
                            return False
        for test in self._tests:
            if not test(around, node):
                return False
        for wrong in self._rest:  # noqa: SIM110 - any() takes three times as long
            if wrong(around, node):
                return False
        return True

    def _add(self, shape: Shape) -> None:
        if shape.path is None:
            for component in shape.components:
                self._add_to_node(component)
            for each in shape.properties:
                self._add(each)
            return
        for component in shape.components:
            self._add_to_path(shape.path, component)
        for each in shape.properties:
            self._rest.append(_inner(shape.path, test_of(each)))

    def _add_to_node(self, component: Component) -> None:
        if component.test is not None:
            self._tests.append(component.test)
        elif component.allowed is not None:
            self._allowed.append(component.allowed)
        else:
            self._rest.append(_at_node(component))

    def _add_to_path(self, path: Path, component: Component) -> None:
        counts = component.least or component.most is not None
        if path.predicate is not None and (counts or component.test is not None):
            self._rules.setdefault(path.predicate, _Rule()).add(component)
        else:
            self._rest.append(_along(path, component))


def _at_node(component: Component) -> _Rest:
    faults = component.faults
    return lambda around, node: bool(faults(around, node, (node,)))


def _along(path: Path, component: Component) -> _Rest:
    walk, faults = path.walk, component.faults
    return lambda around, node: bool(faults(around, node, walk(around, node)))


def _inner(path: Path, test: Test) -> _Rest:
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
