"""Other ways to say a name, the likeliest first.

A rewriting changes one word at a time: it turns "A of B" to "B A", puts an equivalent word or the
noun of an adjective in a word's place, corrects a word that no term holds, adds a missing word
("disease"), or drops one. Each step costs the negative logarithm of how often it is right, so that
the cheapest of two rewritings is the likelier one.
"""

import heapq
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from math import log
from typing import Final, NamedTuple

from kg.text.grounding.derivation import nouns
from kg.text.grounding.equivalents import Equivalent, Equivalents
from kg.text.grounding.words import divided, is_function_word
from kg.text.lexicon import Lexicon
from kg.vocabulary.normalise import normalise

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
_NOUNS: Final = 3
_ALTERNATIVES: Final = 6
_REMEMBERED: Final = 1 << 14  # words


class Rewriting(NamedTuple):
    """The words of a name, what it cost to get there, and by which steps."""

    cost: float
    words: tuple[str, ...]
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


class Rewriter:
    """Rewrites names in the words of a lexicon.

    ``dropping`` tells how well a word can go, ``heading`` how well one of ``heads`` does for one.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        equivalents: Equivalents,
        dropping: Callable[[str], float],
        heads: tuple[str, ...],
        heading: Callable[[str, str], float],
    ) -> None:
        self._heads = heads
        self._heading = heading
        self._lexicon = lexicon
        self._equivalents = equivalents
        self._dropping = dropping
        self._nouns = lru_cache(_REMEMBERED)(self._find_nouns)
        self._near = lru_cache(_REMEMBERED)(self._find_near)

    def _find_nouns(self, word: str) -> tuple[str, ...]:
        return tuple(islice(nouns(word, self._lexicon.has_word), _NOUNS))

    def _find_near(self, word: str) -> tuple[str, ...]:
        if self._lexicon.has_word(word):
            return ()
        return tuple(dict.fromkeys(normalise(match.term) for match in self._lexicon.near(word)))

    def rewritings(self, words: tuple[str, ...]) -> Iterator[Rewriting]:
        """Yield the rewritings of a name without end, the name itself first, by rising cost."""
        queue = [Rewriting(0.0, words)]
        seen = {words}
        while queue:
            found = heapq.heappop(queue)
            yield found
            for each in self._next(found):
                if each.cost <= _HIGHEST and each.words not in seen:
                    seen.add(each.words)
                    heapq.heappush(queue, each)

    def _next(self, name: Rewriting) -> Iterator[Rewriting]:
        yield from _turned(name)
        yield from self._joined(name)
        yield from _tails(name)
        if name.steps >= _MOST_STEPS:
            return
        yield from self._headed(name)
        for place, word in enumerate(name.words):
            if is_function_word(word):
                continue
            yield from self._without(name, place)
            yield from self._swapped(name, place)
            yield from self._derived(name, place)
            yield from self._corrected(name, place)
        for each in self._equivalents.get("", ())[:_ALTERNATIVES]:
            if not name.added and not name.dropped:
                cost = name.cost + _ADD - log(each.reliability)
                yield name._replace(cost=cost, words=(*name.words, each.word), added=1)

    def _without(self, name: Rewriting, place: int) -> Iterator[Rewriting]:
        last = place == len(name.words) - 1
        cost = name.cost - log(self._dropping(name.words[place])) + _LOSE_HEAD * last
        if len(name.words) < 2 or cost > _HIGHEST:  # noqa: PLR2004 - one must stay
            return
        words = name.words[:place] + name.words[place + 1 :]
        yield name._replace(
            cost=cost,
            words=_trimmed(words),
            dropped=name.dropped + 1,
            headless=name.headless or last,
        )

    def _joined(self, name: Rewriting) -> Iterator[Rewriting]:
        """Yield "thromboembolism" for "thrombo-embolism", and codes divided or in one."""
        words = name.words
        for place, (one, other) in enumerate(pairwise(words)):
            if self._lexicon.has_word(one + other):
                joined = (*words[:place], one + other, *words[place + 2 :])
                yield name._replace(cost=name.cost + _JOIN, words=joined)
        for place, word in enumerate(words):
            parts = divided(word)
            if parts is not None:
                apart = (*words[:place], *parts, *words[place + 1 :])
                yield name._replace(cost=name.cost + _JOIN, words=apart)

    def _swapped(self, name: Rewriting, place: int) -> Iterator[Rewriting]:
        for each in self._equivalents.get(name.words[place], _NONE)[:_ALTERNATIVES]:
            cost = name.cost + _SWAP - log(each.reliability)
            if each.word and cost <= _HIGHEST:
                words = (*name.words[:place], each.word, *name.words[place + 1 :])
                yield name._replace(cost=cost, words=words, swapped=name.swapped + 1)

    def _headed(self, name: Rewriting) -> Iterator[Rewriting]:
        if len(name.words) < 2 or name.swapped:  # noqa: PLR2004 - a head and what it is of
            return
        for head in self._heads:
            chance = self._heading(name.words[-1], head)
            if chance:
                words = (*name.words[:-1], head)
                cost = name.cost + _SWAP - log(chance)
                yield name._replace(cost=cost, words=words, swapped=1)

    def _derived(self, name: Rewriting, place: int) -> Iterator[Rewriting]:
        for number, noun in enumerate(self._nouns(name.words[place])):
            words = (*name.words[:place], noun, *name.words[place + 1 :])
            cost = name.cost + _DERIVE * (number + 1)
            yield name._replace(cost=cost, words=words, derived=name.derived + 1)

    def _corrected(self, name: Rewriting, place: int) -> Iterator[Rewriting]:
        if name.misspelt:
            return
        for near in self._near(name.words[place]):
            words = (*name.words[:place], near, *name.words[place + 1 :])
            yield name._replace(cost=name.cost + _CORRECT, words=words, misspelt=1)


_NONE: Final[tuple[Equivalent, ...]] = ()


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without function words at the ends."""
    start, end = 0, len(words)
    while start < end - 1 and is_function_word(words[start]):
        start += 1
    while end - 1 > start and is_function_word(words[end - 1]):
        end -= 1
    return words[start:end]


def _tails(name: Rewriting) -> Iterator[Rewriting]:
    """Yield what stands behind two words or more: the head of a long name."""
    if name.dropped:
        return
    for place in range(2, len(name.words)):
        yield name._replace(
            cost=name.cost + _TAIL + _TAIL_WORD * place,
            words=_trimmed(name.words[place:]),
            dropped=place,
        )


def _turned(name: Rewriting) -> Iterator[Rewriting]:
    """Yield "B A" for "A of B", and for two words the other order."""
    words = name.words
    for place, word in enumerate(words):
        if is_function_word(word) and 0 < place < len(words) - 1:
            behind = _trimmed(words[place + 1 :])
            yield name._replace(cost=name.cost + _TURN, words=behind + words[:place])
    if len(words) == 2:  # noqa: PLR2004 - a pair
        yield name._replace(cost=name.cost + _ORDER, words=words[::-1])
