"""A constraint component: its name, how far it looks, and what is at fault with some values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from kg.validation.checks.around import Around, Values


class Reach(IntEnum):
    """What an answer hangs on, beside the constraint.

    ``VALUE`` is one triple of the focus node at a time, so that the results of a union of triples
    are the union of their results; ``CLASS`` is that and the classes of the value; ``WHOLE`` is
    all that is said of the focus node.
    """

    VALUE = 0
    CLASS = 1
    WHOLE = 2


class Fault(NamedTuple):
    """What is at fault: a value, if one is, and its predicate, where the shape's path is not it."""

    value: str | None = None
    path: str | None = None


Test: TypeAlias = Callable[[Around, str], bool]
"""Tells whether a node is as it should be."""

Faults: TypeAlias = Callable[[Around, str, Values], Sequence[Fault]]
"""Gives what is at fault with the values of a focus node."""


@dataclass(frozen=True, slots=True)
class Component:
    """One constraint of a shape.

    ``test`` is there where each value is judged on its own; ``least`` and ``most`` where it is
    their number alone that counts; ``allowed`` where it is the predicates of the focus node.
    """

    name: str
    reach: Reach
    faults: Faults
    test: Test | None = None
    least: int = 0
    most: int | None = None
    allowed: frozenset[str] | None = None


def each_value(name: str, test: Test, reach: Reach = Reach.VALUE) -> Component:
    """Return the component that wants a test of every value."""

    def faults(around: Around, _: str, values: Values) -> list[Fault]:
        return [Fault(value) for value in values if not test(around, value)]

    return Component(name, reach, faults, test)


def whole(name: str, faults: Faults) -> Component:
    """Return the component that judges the values together."""
    return Component(name, Reach.WHOLE, faults)
