"""A whole graph, judged: every focus node of every shape that was compiled."""

from collections.abc import Iterable, Iterator

from kg.validation.checks.around import Around
from kg.validation.checks.compiler import Checks
from kg.validation.checks.shape import Row, Shape


def judge(checks: Checks, around: Around) -> set[Row]:
    """Return the results on all nodes."""
    return set(_rows(checks, around))


def _rows(checks: Checks, around: Around) -> Iterator[Row]:
    for focus in checks.plans.doubtful(around):
        for shape in unique(checks.targets.of(around, focus)):
            yield from shape.rows(around, focus)
    for focus, shape in (*checks.targets.pointed_at(around), *checks.targets.named()):
        yield from shape.rows(around, focus)


def unique(shapes: Iterable[Shape]) -> Iterable[Shape]:
    """Return shapes, each once."""
    return {shape.name: shape for shape in shapes}.values()
