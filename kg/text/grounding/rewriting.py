"""Other ways to say a name, the likeliest first.

A rewriting changes one word at a time: it turns "A of B" to "B A", puts an equivalent word or the
noun of an adjective in a word's place, corrects a word that no term holds, adds a missing word
("disease"), or drops one. Each step costs the negative logarithm of how often it is right, so that
the cheapest of two rewritings is the likelier one.
"""

import heapq
from bisect import insort
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from kg.text.grounding.equivalents import Equivalents
from kg.text.grounding.thesaurus import Thesaurus
from kg.text.grounding.words import divided, is_function_word
from kg.text.lexicon import Lexicon

_TURN: Final = 0.1
_DERIVE: Final = 0.5
_ORDER: Final = 0.4
_CORRECT: Final = 0.9
_ADD: Final = 0.5  # beside what the equivalence costs
_LOSE_HEAD: Final = 1.0  # beside what dropping costs
_SWAP: Final = 0.2  # beside what the equivalence costs
_JOIN: Final = 0.2
_TAIL: Final = 0.6
_TAIL_WORD: Final = 0.3
_HIGHEST: Final = 4.0
_CHEAPEST: Final = 0.1
"""No step costs less."""
_MOST_STEPS: Final = 2


class Changes(NamedTuple):
    """How many words of a name were changed, and how; ``headless`` where its last one is gone."""

    dropped: int = 0
    headless: bool = False
    swapped: int = 0
    derived: int = 0
    misspelt: int = 0
    added: int = 0

    @property
    def steps(self) -> int:
        """How many words were changed."""
        return self.dropped + self.swapped + self.derived + self.misspelt + self.added


class Rewriting(NamedTuple):
    """The words of a name, what it cost to get there, and by which changes."""

    cost: float
    words: tuple[str, ...]
    changes: Changes = Changes()


_Waiting: TypeAlias = tuple[float, tuple[str, ...], Changes]
"""What will be a rewriting if its turn comes, which it does for one in five."""


class _Wanted:
    """The costs of the rewritings that are still wanted: of those that wait the cheapest few.

    What costs more than the dearest of these is never reached, and need not be made.
    """

    def __init__(self, most: int) -> None:
        self._left = most
        self._costs: list[float] = []
        self.dearest = _HIGHEST

    def add(self, cost: float) -> None:
        insort(self._costs, cost)
        del self._costs[self._left :]
        if len(self._costs) == self._left:
            self.dearest = self._costs[-1]

    def take_cheapest(self) -> None:
        self._left -= 1
        del self._costs[:1]


class Rewriter:
    """Rewrites names in the words of a lexicon; the arguments are those of a `Thesaurus`."""

    def __init__(
        self,
        lexicon: Lexicon,
        equivalents: Equivalents,
        dropping: Callable[[str], float],
        heads: tuple[str, ...],
        heading: Callable[[str, str], float],
    ) -> None:
        self.thesaurus = Thesaurus(lexicon, equivalents, dropping, heads, heading)

    def rewritings(self, words: tuple[str, ...], most: int) -> Iterator[Rewriting]:
        """Yield the ``most`` cheapest rewritings of a name, itself first, by rising cost."""
        waiting: list[_Waiting] = [(0.0, words, Changes())]
        told: list[Rewriting] = []
        seen = {words}
        wanted = _Wanted(most)
        for _ in range(most):
            # Most names are done with before their dearer rewritings are ever needed.
            while told and (not waiting or waiting[0][0] >= told[0].cost + _CHEAPEST):
                for each in self._next(told.pop(0), wanted):
                    known = len(seen)
                    seen.add(each[1])  # to ask first would hash the words twice
                    if len(seen) > known and each[0] <= wanted.dearest:
                        heapq.heappush(waiting, each)
                        wanted.add(each[0])
            if not waiting:
                return
            found = Rewriting(*heapq.heappop(waiting))
            wanted.take_cheapest()
            told.append(found)
            yield found

    def _next(self, name: Rewriting, wanted: _Wanted) -> Iterator[_Waiting]:
        yield from _turned(name)
        yield from self._joined(name)
        yield from _tails(name)
        if _steps(name.changes) < _MOST_STEPS:
            yield from self._headed(name)
            yield from self._changed(name, wanted)
            yield from self._lengthened(name, wanted)

    def _joined(self, name: Rewriting) -> Iterator[_Waiting]:
        """Yield "thromboembolism" for "thrombo-embolism", and codes divided or in one."""
        cost, words, changes = name
        for place, (one, other) in enumerate(pairwise(words)):
            if self.thesaurus.has_word(one + other):
                joined = (*words[:place], one + other, *words[place + 2 :])
                yield cost + _JOIN, joined, changes
        for place, word in enumerate(words):
            parts = divided(word)
            if parts is not None:
                apart = (*words[:place], *parts, *words[place + 1 :])
                yield cost + _JOIN, apart, changes

    def _headed(self, name: Rewriting) -> Iterator[_Waiting]:
        """Yield a name with another head."""
        cost, words, changes = name
        if len(words) < 2 or changes.swapped:  # noqa: PLR2004 - a head and what it is of
            return
        swapped = _swapped(changes)
        for head, likelihood in self.thesaurus.heads(words[-1]):
            yield cost + _SWAP - likelihood, (*words[:-1], head), swapped

    def _changed(self, name: Rewriting, wanted: _Wanted) -> Iterator[_Waiting]:
        """Yield a name without one of its words, and with another word in its place."""
        cost, words, changes = name
        swapped, shorter = _swapped(changes), _shortened(changes, 1)
        for place, word in enumerate(words):
            if is_function_word(word):
                continue
            before, behind = words[:place], words[place + 1 :]
            if before or behind:
                absence = self.thesaurus.absence(word)
                dearer = cost + max(_CHEAPEST, -absence) + (0 if behind else _LOSE_HEAD)
                if dearer <= wanted.dearest:
                    left = _trimmed(before + behind)
                    yield dearer, left, shorter if behind else _beheaded(shorter)
            for other, likelihood in self.thesaurus.equivalents(word):
                yield cost + _SWAP - likelihood, (*before, other, *behind), swapped
            if cost + _DERIVE <= wanted.dearest:
                for number, noun in enumerate(self.thesaurus.nouns(word), 1):
                    yield cost + _DERIVE * number, (*before, noun, *behind), _derived(changes)
            if cost + _CORRECT <= wanted.dearest and not changes.misspelt:
                for right in self.thesaurus.near(word):
                    yield cost + _CORRECT, (*before, right, *behind), _corrected(changes)

    def _lengthened(self, name: Rewriting, wanted: _Wanted) -> Iterator[_Waiting]:
        """Yield a name with a word that it may lack."""
        cost, words, changes = name
        if not changes.added and not changes.dropped:
            longer = _lengthened(changes)
            for word, likelihood in self.thesaurus.additions:
                dearer = cost + _ADD - likelihood
                if dearer <= wanted.dearest:
                    yield dearer, (*words, word), longer


def _turned(name: Rewriting) -> Iterator[_Waiting]:
    """Yield "B A" for "A of B", and for two words the other order."""
    cost, words, changes = name
    for place, word in enumerate(words[1:-1], 1):
        if is_function_word(word):
            yield cost + _TURN, _trimmed(words[place + 1 :]) + words[:place], changes
    if len(words) == 2:  # noqa: PLR2004 - a pair
        yield cost + _ORDER, words[::-1], changes


def _tails(name: Rewriting) -> Iterator[_Waiting]:
    """Yield what stands behind two words or more: the head of a long name."""
    cost, words, changes = name
    for place in () if changes.dropped else range(2, len(words)):
        dropped = _shortened(changes, place)
        yield cost + _TAIL + _TAIL_WORD * place, _trimmed(words[place:]), dropped


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without function words at the ends."""
    start, end = 0, len(words)
    while start < end - 1 and is_function_word(words[start]):
        start += 1
    while end - 1 > start and is_function_word(words[end - 1]):
        end -= 1
    return words[start:end]


# The few combinations of changes that there are, each made once.


@cache
def _steps(changes: Changes) -> int:
    return changes.steps


@cache
def _shortened(changes: Changes, words: int) -> Changes:
    return changes._replace(dropped=changes.dropped + words)


@cache
def _beheaded(changes: Changes) -> Changes:
    return changes._replace(headless=True)


@cache
def _swapped(changes: Changes) -> Changes:
    return changes._replace(swapped=changes.swapped + 1)


@cache
def _derived(changes: Changes) -> Changes:
    return changes._replace(derived=changes.derived + 1)


@cache
def _corrected(changes: Changes) -> Changes:
    return changes._replace(misspelt=1)


@cache
def _lengthened(changes: Changes) -> Changes:
    return changes._replace(added=1)
