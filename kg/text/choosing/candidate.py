"""What may be a mention: a stretch that may name something, and what it would name."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from kg.text.grounding import Grounding
from kg.text.naming import Name

Beside: TypeAlias = Sequence[Sequence[int]]
"""For each candidate of a document the numbers of those that share a letter with it."""


class Candidate(NamedTuple):
    """A name of a document; what it names, which is nothing, a concept, or several."""

    name: Name
    groundings: tuple[Grounding, ...]


def overlaps(candidates: Sequence[Candidate]) -> Beside:
    """Return which candidates share a letter with which."""
    names = [each.name for each in candidates]
    order = sorted(range(len(names)), key=lambda n: (names[n].section, names[n].start))
    found: list[list[int]] = [[] for _ in names]
    for place, number in enumerate(order):
        name = names[number]
        for later in range(place + 1, len(order)):
            other = names[order[later]]
            if other.section != name.section or other.start >= name.end:
                break
            found[number].append(order[later])
            found[order[later]].append(number)
    return found
