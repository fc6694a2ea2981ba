"""What a shape is about. Source: SHACL, 2.1.3 Focus Nodes and Targets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.validation.checks.around import Around
from kg.validation.checks.shape import Shape


@dataclass(frozen=True, slots=True)
class Targets:
    """The shapes by what they are about: a class, a node, who has a predicate, whose values."""

    classes: dict[str, list[Shape]] = field(default_factory=dict)
    nodes: dict[str, list[Shape]] = field(default_factory=dict)
    subjects: dict[str, list[Shape]] = field(default_factory=dict)
    objects: dict[str, list[Shape]] = field(default_factory=dict)

    def of(self, around: Around, focus: str) -> Iterator[Shape]:
        """Yield the shapes that a node that is described is a focus of, some perhaps twice."""
        for each in around.classes(focus):
            yield from self.classes.get(each, ())
        if self.subjects:
            for predicate in self.subjects.keys() & around.of(focus).keys():
                yield from self.subjects[predicate]

    def pointed_at(self, around: Around) -> Iterator[tuple[str, Shape]]:
        """Yield the values that shapes are about, with these."""
        for predicate, shapes in self.objects.items():
            for value in around.objects_of(predicate):
                for shape in shapes:
                    yield value, shape

    def named(self) -> Iterable[tuple[str, Shape]]:
        """Yield the nodes that shapes name, with these."""
        return ((node, shape) for node, shapes in self.nodes.items() for shape in shapes)
