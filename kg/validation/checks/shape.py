"""A shape: what it is called, where it looks, what it wants there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.validation.checks.around import Around, Values
from kg.validation.checks.component import Component, Fault, Reach
from kg.validation.checks.paths import Path


class Row(NamedTuple):
    """A result: the shape and the component, the focus node and what is at fault with it."""

    shape: str
    component: str
    focus: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape, compiled. ``name`` is its IRI; a node shape has no path."""

    name: str
    path: Path | None
    components: Sequence[Component]
    properties: Sequence["Shape"]

    def rows(self, around: Around, focus: str, most: Reach = Reach.WHOLE) -> Iterator[Row]:
        """Yield the results on a focus node, of components that look no farther than ``most``."""
        values: Values = (focus,) if self.path is None else self.path.walk(around, focus)
        for component in self.components:
            if component.reach <= most:
                for fault in component.faults(around, focus, values):
                    yield Row(self.name, component.name, focus, fault)
        for inner in self.properties:
            for value in values:
                yield from inner.rows(around, value, most)
