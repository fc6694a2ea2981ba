"""Which values there are. Source: SHACL, 4.8 Other Constraint Components."""

from collections.abc import Collection

from kg.validation.checks.around import Around, Values
from kg.validation.checks.component import Component, Fault, Reach, each_value, whole


def closed(allowed: Collection[str]) -> Component:
    """Want values of no other predicates than some."""
    known = frozenset(allowed)

    def faults(around: Around, _: str, values: Values) -> list[Fault]:
        return [
            Fault(value, predicate)
            for node in values
            for predicate, found in around.of(node).items()
            if predicate not in known
            for value in found
        ]

    return Component("ClosedConstraintComponent", Reach.VALUE, faults, allowed=known)


def has_value(wanted: str) -> Component:
    """Want a value among others."""

    def faults(_: Around, __: str, values: Values) -> list[Fault]:
        return [] if wanted in values else [Fault()]

    return whole("HasValueConstraintComponent", faults)


def in_list(wanted: Collection[str]) -> Component:
    """Want values of a list."""
    known = frozenset(wanted)

    def test(_: Around, value: str) -> bool:
        return value in known

    return each_value("InConstraintComponent", test)
