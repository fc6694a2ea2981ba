"""How many values there are. Source: SHACL, 4.2 Cardinality Constraint Components."""

from kg.validation.checks.around import Around, Values
from kg.validation.checks.component import Component, Fault, Reach


def min_count(least: int) -> Component:
    """Want so many values at least."""

    def faults(_: Around, __: str, values: Values) -> list[Fault]:
        return [Fault()] if len(values) < least else []

    return Component("MinCountConstraintComponent", Reach.WHOLE, faults, least=least)


def max_count(most: int) -> Component:
    """Want so many values at most."""

    def faults(_: Around, __: str, values: Values) -> list[Fault]:
        return [Fault()] if len(values) > most else []

    return Component("MaxCountConstraintComponent", Reach.WHOLE, faults, most=most)
