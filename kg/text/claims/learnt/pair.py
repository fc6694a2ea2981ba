"""A drug and a condition of one sentence, as a model sees them: words around two places.

Laws
    1. Of each two concepts the mentions that stand closest to one another count.
    2. What a mention is called does not show, only its kind: a model learns how sentences tell
       that a drug does harm, not which drugs do.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kg.text.claims.skeleton import Statement

DRUG: Final = "@drug"
CONDITION: Final = "@condition"
_OTHER: Final = {"D": "@otherdrug", "K": "@otherdrug", "C": "@othercondition"}
_NUMBER: Final = "@number"
_TOKEN: Final = re.compile(r"\{([A-Z])(\d+)\}|([^\W\d_]+)|(\d+)|([^\w\s]|_)")
_FARTHEST: Final = 60
"""How many words may stand between the two."""


class Place(NamedTuple):
    """A mention among the words of its sentence: its letter, its index, and which word it is."""

    letter: str
    mention: int
    word: int


class Pair(NamedTuple):
    """A drug and a condition: ``words`` has `DRUG` and `CONDITION` at the places of the two."""

    drug: int
    condition: int
    words: tuple[str, ...]
    first: int
    last: int
    is_title: bool
    is_question: bool

    @property
    def drug_first(self) -> bool:
        """Whether the drug stands before the condition."""
        return self.words[self.first] == DRUG


def pairs(statement: Statement) -> Iterator[Pair]:
    """Yield the drugs and conditions of a sentence, two by two, in order of their place."""
    words, places = _words(statement.full)
    passage = statement.passage
    for drug, condition in _closest(statement, places):
        shown = list(words)
        shown[drug.word], shown[condition.word] = DRUG, CONDITION
        first, last = sorted((drug.word, condition.word))
        yield Pair(
            drug.mention,
            condition.mention,
            tuple(shown),
            first,
            last,
            passage.is_title,
            passage.is_question,
        )


def _words(skeleton: str) -> tuple[list[str], list[Place]]:
    words: list[str] = []
    places: list[Place] = []
    for found in _TOKEN.finditer(skeleton):
        letter, mention, word, number, mark = found.groups()
        if letter:
            places.append(Place(letter, int(mention), len(words)))
            words.append(_OTHER.get(letter, "@other"))
        else:
            words.append(word.lower() if word else _NUMBER if number else mark)
    return words, places


def _closest(statement: Statement, places: list[Place]) -> list[tuple[Place, Place]]:
    """Return the closest mentions of each drug's and each condition's concept."""
    best: dict[tuple[str, str], tuple[int, Place, Place]] = {}
    for drug in places:
        for condition in places if drug.letter in "DK" else ():
            far = abs(drug.word - condition.word)
            if condition.letter != "C" or far > _FARTHEST:
                continue
            named = statement.mention(drug.mention), statement.mention(condition.mention)
            concepts = named[0].concept, named[1].concept
            if concepts not in best or far < best[concepts][0]:
                best[concepts] = far, drug, condition
    return [(drug, condition) for _, drug, condition in best.values()]
