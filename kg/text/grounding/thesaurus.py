"""What may stand for a word of a name, and how likely that is: found once for each word."""

from collections.abc import Callable, Sequence
from itertools import islice
from math import log
from typing import Final, NamedTuple

from kg.remembering import Remembered
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
        self.absence = Remembered(self._absence, _REMEMBERED).__getitem__
        """Returns the logarithm of the probability that a name stays what it is without a word."""
        self.equivalents = Remembered(self._equivalents_of, _REMEMBERED).__getitem__
        """Returns the words that may stand for a word."""
        self.nouns = Remembered(self._nouns, _REMEMBERED).__getitem__
        """Returns the nouns that a word may be derived from."""
        self.near = Remembered(self._near, _REMEMBERED).__getitem__
        """Returns the words that a word may be a misspelling of."""
        self.heads = Remembered(self._heads_for, _REMEMBERED).__getitem__
        """Returns the heads that may stand for the last word of a name."""
        self.additions = _likely(equivalents.get("", _NONE))
        """Words that may be missing at the end of a name."""

    def _absence(self, word: str) -> float:
        return log(self._dropping(word))

    def _equivalents_of(self, word: str) -> tuple[Likely, ...]:
        return tuple(e for e in _likely(self._equivalents.get(word, _NONE)) if e.word)

    def _nouns(self, word: str) -> tuple[str, ...]:
        return tuple(islice(nouns(word, self.has_word), _NOUNS))

    def _heads_for(self, word: str) -> tuple[Likely, ...]:
        chances = ((head, self._heading(word, head)) for head in self._heads)
        return tuple(Likely(head, log(chance)) for head, chance in chances if chance)

    def _near(self, word: str) -> tuple[str, ...]:
        if self.has_word(word):
            return ()
        return tuple(dict.fromkeys(normalise(match.term) for match in self._lexicon.near(word)))


def _likely(equivalents: Sequence[Equivalent]) -> tuple[Likely, ...]:
    return tuple(Likely(e.word, log(e.reliability)) for e in equivalents[:_ALTERNATIVES])
