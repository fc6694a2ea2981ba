"""Within which bounds a value lies. Source: SHACL, 4.3 Value Range Constraint Components."""

from kg.validation.checks.around import Around
from kg.validation.checks.component import Component, each_value
from kg.validation.checks.terms import smaller


def min_inclusive(bound: str) -> Component:
    """Want values that are not below a bound."""

    def test(_: Around, value: str) -> bool:
        return smaller(bound, value, or_equal=True)

    return each_value("MinInclusiveConstraintComponent", test)


def min_exclusive(bound: str) -> Component:
    """Want values above a bound."""

    def test(_: Around, value: str) -> bool:
        return smaller(bound, value, or_equal=False)

    return each_value("MinExclusiveConstraintComponent", test)


def max_inclusive(bound: str) -> Component:
    """Want values that are not above a bound."""

    def test(_: Around, value: str) -> bool:
        return smaller(value, bound, or_equal=True)

    return each_value("MaxInclusiveConstraintComponent", test)


def max_exclusive(bound: str) -> Component:
    """Want values below a bound."""

    def test(_: Around, value: str) -> bool:
        return smaller(value, bound, or_equal=False)

    return each_value("MaxExclusiveConstraintComponent", test)
