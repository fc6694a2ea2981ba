"""How values stand to those of another predicate.

Source: SHACL, 4.5 Property Pair Constraint Components.
"""

from kg.validation.checks.around import Around, Values
from kg.validation.checks.component import Component, Fault, whole
from kg.validation.checks.terms import smaller


def equals(other: str) -> Component:
    """Want the values that the other predicate has too."""

    def faults(around: Around, focus: str, values: Values) -> list[Fault]:
        different = set(values) ^ set(around.of(focus).get(other, ()))
        return [Fault(value) for value in different]

    return whole("EqualsConstraintComponent", faults)


def disjoint(other: str) -> Component:
    """Want values that the other predicate does not have."""

    def faults(around: Around, focus: str, values: Values) -> list[Fault]:
        shared = set(values) & set(around.of(focus).get(other, ()))
        return [Fault(value) for value in shared]

    return whole("DisjointConstraintComponent", faults)


def less_than(other: str, *, or_equal: bool) -> Component:
    """Want values smaller than each of the other predicate's."""

    def faults(around: Around, focus: str, values: Values) -> list[Fault]:
        bounds = around.of(focus).get(other, ())
        return [
            Fault(value)
            for value in values
            for bound in bounds
            if not smaller(value, bound, or_equal=or_equal)
        ]

    equal = "OrEquals" if or_equal else ""
    return whole(f"LessThan{equal}ConstraintComponent", faults)
