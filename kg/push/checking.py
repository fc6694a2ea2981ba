"""Whether what arrived is what was sent: counted, and compared graph by graph."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final

from pyoxigraph import NamedNode

from kg.push.fingerprint import Fingerprint, by_value
from kg.push.target import Target
from kg.store import Store

_SAMPLED: Final = 20
"""How many graphs a sample has."""


class Check(StrEnum):
    """How much of a target is compared after a push; counts always are, but for ``none``."""

    NONE = "none"
    SAMPLE = "sample"
    FULL = "full"


def chosen(check: Check, here: Mapping[str, Fingerprint], sent: Iterable[str]) -> list[str]:
    """Return the graphs to compare: all, or of those sent and of the others as many.

    They are taken by their hashes, which is as good as by chance, and the same on every machine.
    """
    if check is Check.NONE:
        return []
    names = sorted(here, key=lambda name: (here[name].sha256, name))
    if check is Check.FULL:
        return names
    just = set(sent)
    half = _SAMPLED // 2
    return [n for n in names if n in just][:half] + [n for n in names if n not in just][:half]


def disagreeing(
    target: Target, store: Store, graphs: Iterable[str], tick: Callable[[int], None]
) -> list[str]:
    """Return the graphs that the target holds otherwise than the store does."""
    found = []
    for number, graph in enumerate(graphs, start=1):
        here = by_value(quad.triple for quad in store.quads(NamedNode(graph)))
        if by_value(target.read(graph)) != here:
            found.append(graph)
        tick(number)
    return found
