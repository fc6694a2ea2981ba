"""What may stand for a word of a name, and how likely that is: found once for each word."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from math import log
from typing import Final, NamedTuple

from kg.text.grounding.derivation import nouns
from kg.text.grounding.equivalents import Equivalent, Equivalents
from kg.text.lexicon import Lexicon
from kg.vocabulary.normalise import normalise

_NOUNS: Final = 3
_ALTERNATIVES: Final = 6
_REMEMBERED: Final = 1 << 15  # words
_NONE: Final[tuple[Equivalent, ...]] = ()


class Likely(NamedTuple):
    """A word, and the logarithm of the probability that it is right."""

    word: str
    likelihood: float


class Alternatives(NamedTuple):
    """What may stand for a word.

    ``absence`` is the logarithm of the probability that a name stays what it is without the word;
    ``equivalents`` are other words, ``nouns`` those that it is derived from,
    and ``near`` those that it is a misspelling of.
    """

    absence: float
    equivalents: tuple[Likely, ...]
    nouns: tuple[str, ...]
    near: tuple[str, ...]


class Thesaurus:
    """The alternatives of the words of one kind of names.

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
        self._lexicon = lexicon
        self.has_word = lexicon.has_word  # which remembers its answers
        self._equivalents = equivalents
        self._dropping = dropping
        self._heads = heads
        self._heading = heading
        self.of = lru_cache(_REMEMBERED)(self._of)
        self.heads = lru_cache(_REMEMBERED)(self._heads_for)
        self.additions = tuple(self._equivalents_of(""))
        """Words that may be missing at the end of a name."""

    def _of(self, word: str) -> Alternatives:
        """Return what may stand for a word."""
        return Alternatives(
            log(self._dropping(word)),
            tuple(each for each in self._equivalents_of(word) if each.word),
            tuple(islice(nouns(word, self.has_word), _NOUNS)),
            tuple(self._near(word)),
        )

    def _heads_for(self, word: str) -> tuple[Likely, ...]:
        """Return the heads that may stand for the last word of a name."""
        chances = ((head, self._heading(word, head)) for head in self._heads)
        return tuple(Likely(head, log(chance)) for head, chance in chances if chance)

    def _equivalents_of(self, word: str) -> Iterator[Likely]:
        for each in self._equivalents.get(word, _NONE)[:_ALTERNATIVES]:
            yield Likely(each.word, log(each.reliability))

    def _near(self, word: str) -> Iterator[str]:
        if not self.has_word(word):
            yield from dict.fromkeys(normalise(match.term) for match in self._lexicon.near(word))
