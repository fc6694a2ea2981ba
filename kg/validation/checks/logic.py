"""Shapes put together. Source: SHACL, 4.6 Logical Constraint Components."""

from collections.abc import Sequence

from kg.validation.checks.around import Around
from kg.validation.checks.component import Component, Reach, Test, each_value


def no(test: Test, reach: Reach) -> Component:
    """Want values that do not conform to a shape."""

    def passes(around: Around, value: str) -> bool:
        return not test(around, value)

    return each_value("NotConstraintComponent", passes, reach)


def all_of(tests: Sequence[Test], reach: Reach) -> Component:
    """Want values that conform to every shape."""

    def passes(around: Around, value: str) -> bool:
        return all(test(around, value) for test in tests)

    return each_value("AndConstraintComponent", passes, reach)


def any_of(tests: Sequence[Test], reach: Reach) -> Component:
    """Want values that conform to a shape at least."""

    def passes(around: Around, value: str) -> bool:
        for test in tests:  # noqa: SIM110 - any() takes three times as long
            if test(around, value):
                return True
        return False

    return each_value("OrConstraintComponent", passes, reach)


def one_of(tests: Sequence[Test], reach: Reach) -> Component:
    """Want values that conform to exactly one shape."""

    def passes(around: Around, value: str) -> bool:
        return sum(test(around, value) for test in tests) == 1

    return each_value("XoneConstraintComponent", passes, reach)
