"""Which mentions stand in which sentence."""

from bisect import bisect_right
from collections.abc import Sequence

from kg.model import Mention
from kg.text.passage import Passage


def held(passages: Sequence[Passage], mentions: Sequence[Mention]) -> list[list[int]]:
    """Return for each passage which of the mentions it holds, by their places in the sequence.

    Passages are in order and do not overlap, so that a mention can only stand in the last one that
    does not begin behind it.
    """
    starts = [(passage.section, passage.start) for passage in passages]
    found: list[list[int]] = [[] for _ in passages]
    for number, mention in enumerate(mentions):
        last = bisect_right(starts, (mention.section, mention.start)) - 1
        if last >= 0 and passages[last].holds(mention):
            found[last].append(number)
    return found
