"""Other ways to say a name, the likeliest first.

A rewriting changes one word at a time: it turns "A of B" to "B A", puts an equivalent word or the
noun of an adjective in a word's place, corrects a word that no term holds, adds a missing word
("disease"), or drops one. Each step costs the negative logarithm of how often it is right, so that
the cheapest of two rewritings is the likelier one.
"""

import heapq
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from kg.text.grounding.equivalents import Equivalents
from kg.text.grounding.thesaurus import Alternatives, Thesaurus
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

    def rewritings(self, words: tuple[str, ...]) -> "Rewritings":
        """Return the rewritings of a name."""
        return Rewritings(self.thesaurus, words)


class Rewritings:
    """The rewritings of a name without end, the name itself first, by rising cost.

    ``highest`` is the cost beyond which none is wanted; who iterates may lower it on the way.
    """

    def __init__(self, thesaurus: Thesaurus, words: tuple[str, ...]) -> None:
        self.highest = _HIGHEST
        self._thesaurus = thesaurus
        self._words = words

    def __iter__(self) -> Iterator[Rewriting]:
        waiting: list[_Waiting] = [(0.0, self._words, Changes())]
        seen = {self._words}
        while waiting:
            found = Rewriting(*heapq.heappop(waiting))
            if found.cost > self.highest:
                return
            yield found
            for each in self._next(found):
                if each[1] not in seen:
                    seen.add(each[1])
                    heapq.heappush(waiting, each)

    def _next(self, name: Rewriting) -> Iterator[_Waiting]:
        yield from self._turned(name)
        yield from self._joined(name)
        yield from self._tails(name)
        if _steps(name.changes) >= _MOST_STEPS:
            return
        yield from self._headed(name)
        for place, word in enumerate(name.words):
            if not is_function_word(word):
                alternatives = self._thesaurus.of(word)
                yield from self._without(name, place, alternatives.absence)
                yield from self._changed(name, place, alternatives)
        yield from self._lengthened(name)

    def _turned(self, name: Rewriting) -> Iterator[_Waiting]:
        """Yield "B A" for "A of B", and for two words the other order."""
        cost, words, changes = name
        if cost + _TURN <= self.highest:
            for place, word in enumerate(words[1:-1], 1):
                if is_function_word(word):
                    behind = _trimmed(words[place + 1 :])
                    yield cost + _TURN, behind + words[:place], changes
        if len(words) == 2 and cost + _ORDER <= self.highest:  # noqa: PLR2004 - a pair
            yield cost + _ORDER, words[::-1], changes

    def _joined(self, name: Rewriting) -> Iterator[_Waiting]:
        """Yield "thromboembolism" for "thrombo-embolism", and codes divided or in one."""
        cost, words, changes = name
        cost += _JOIN
        if cost > self.highest:
            return
        for place, (one, other) in enumerate(pairwise(words)):
            if self._thesaurus.has_word(one + other):
                joined = (*words[:place], one + other, *words[place + 2 :])
                yield cost, joined, changes
        for place, word in enumerate(words):
            parts = divided(word)
            if parts is not None:
                apart = (*words[:place], *parts, *words[place + 1 :])
                yield cost, apart, changes

    def _tails(self, name: Rewriting) -> Iterator[_Waiting]:
        """Yield what stands behind two words or more: the head of a long name."""
        cost, words, changes = name
        if changes.dropped:
            return
        for place in range(2, len(words)):
            dearer = cost + _TAIL + _TAIL_WORD * place
            if dearer > self.highest:
                return
            yield dearer, _trimmed(words[place:]), _shortened(changes, place, headless=False)

    def _headed(self, name: Rewriting) -> Iterator[_Waiting]:
        cost, words, changes = name
        if len(words) < 2 or changes.swapped:  # noqa: PLR2004 - a head and what it is of
            return
        for head, likelihood in self._thesaurus.heads(words[-1]):
            dearer = cost + _SWAP - likelihood
            if dearer > self.highest:
                return
            yield dearer, (*words[:-1], head), _swapped(changes)

    def _without(self, name: Rewriting, place: int, absence: float) -> Iterator[_Waiting]:
        cost, words, changes = name
        last = place == len(words) - 1
        cost = cost - absence + _LOSE_HEAD * last
        if len(words) > 1 and cost <= self.highest:
            left = _trimmed(words[:place] + words[place + 1 :])
            yield cost, left, _shortened(changes, 1, headless=last)

    def _changed(
        self, name: Rewriting, place: int, alternatives: Alternatives
    ) -> Iterator[_Waiting]:
        """Yield a name with another word in a word's place."""
        cost, words, changes = name
        before, behind = words[:place], words[place + 1 :]
        for word, likelihood in alternatives.equivalents:
            dearer = cost + _SWAP - likelihood
            if dearer > self.highest:
                break
            yield dearer, (*before, word, *behind), _swapped(changes)
        for number, word in enumerate(alternatives.nouns, 1):
            dearer = cost + _DERIVE * number
            if dearer > self.highest:
                break
            yield dearer, (*before, word, *behind), _derived(changes)
        if changes.misspelt or cost + _CORRECT > self.highest:
            return
        for word in alternatives.near:
            yield cost + _CORRECT, (*before, word, *behind), _corrected(changes)

    def _lengthened(self, name: Rewriting) -> Iterator[_Waiting]:
        """Yield a name with a word that it may lack."""
        cost, words, changes = name
        if changes.added or changes.dropped:
            return
        for word, likelihood in self._thesaurus.additions:
            dearer = cost + _ADD - likelihood
            if dearer > self.highest:
                return
            yield dearer, (*words, word), _lengthened(changes)


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
def _shortened(changes: Changes, words: int, *, headless: bool) -> Changes:
    headless = changes.headless or headless
    return changes._replace(dropped=changes.dropped + words, headless=headless)


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
