"""Shapes of values. Source: SHACL, 4.7 Shape-based Constraint Components."""

from collections.abc import Sequence

from kg.validation.checks.around import Around, Values
from kg.validation.checks.component import Component, Fault, Reach, Test, each_value, whole


def node(test: Test, reach: Reach) -> Component:
    """Want values that conform to a shape."""
    return each_value("NodeConstraintComponent", test, reach)


def qualified(
    test: Test, siblings: Sequence[Test], least: int | None, most: int | None
) -> list[Component]:
    """Want so many values that conform to a shape, and to none of its siblings."""

    def count(around: Around, values: Values) -> int:
        return sum(
            test(around, value) and not any(other(around, value) for other in siblings)
            for value in values
        )

    def too_few(around: Around, _: str, values: Values) -> list[Fault]:
        return [Fault()] if least is not None and count(around, values) < least else []

    def too_many(around: Around, _: str, values: Values) -> list[Fault]:
        return [Fault()] if most is not None and count(around, values) > most else []

    found = []
    if least is not None:
        found.append(whole("QualifiedMinCountConstraintComponent", too_few))
    if most is not None:
        found.append(whole("QualifiedMaxCountConstraintComponent", too_many))
    return found
