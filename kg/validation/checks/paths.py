"""Property paths. Source: SHACL, 2.3.1 SHACL Property Paths."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.validation.checks.around import Around, Values

Walk: TypeAlias = Callable[[Around, str], Values]
"""Gives the nodes that a path leads to, each once."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path; ``predicate`` where it is one and no more."""

    walk: Walk
    predicate: str | None = None


def predicate(name: str) -> Path:
    """Follow a predicate."""

    def walk(around: Around, node: str) -> Values:
        return around.of(node).get(name, ())

    return Path(walk, name)


def inverse_predicate(name: str) -> Path:
    """Follow a predicate backwards."""

    def walk(around: Around, node: str) -> Values:
        return around.pointing(name, node)

    return Path(walk)


def sequence(steps: Sequence[Path]) -> Path:
    """Follow one path after the other."""

    def walk(around: Around, node: str) -> Values:
        nodes: Values = [node]
        for step in steps:
            nodes = list(
                dict.fromkeys(found for each in nodes for found in step.walk(around, each))
            )
        return nodes

    return Path(walk)


def alternative(steps: Sequence[Path]) -> Path:
    """Follow each of some paths."""

    def walk(around: Around, node: str) -> Values:
        return list(dict.fromkeys(found for step in steps for found in step.walk(around, node)))

    return Path(walk)


def repeated(step: Path, *, zero: bool) -> Path:
    """Follow a path again and again, and stay where one is if ``zero`` times are enough."""

    def walk(around: Around, node: str) -> Values:
        found = dict.fromkeys([node] if zero else [])
        waiting = [node]
        while waiting:
            for each in step.walk(around, waiting.pop()):
                if each not in found:
                    found[each] = None
                    waiting.append(each)
        return list(found)

    return Path(walk)


def optional(step: Path) -> Path:
    """Follow a path, or stay where one is."""

    def walk(around: Around, node: str) -> Values:
        return list(dict.fromkeys([node, *step.walk(around, node)]))

    return Path(walk)
