"""Sentences to the stretches that name something, each with its probability."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.text.tagging.features import REACH, Features, features
from kg.text.tagging.labels import COUNT, OUTSIDE, NameKind, kind_of, labels_of, place_of
from kg.text.tagging.model import Model
from kg.text.tagging.sequence import Chains, Judged
from kg.text.tagging.units import Sentence
from kg.text.tagging.words import WordBuckets, word_buckets
from kg.vocabulary.name_table import NameClass, NameTable

Floats: TypeAlias = NDArray[Any]
Ints: TypeAlias = NDArray[np.int64]

CLASSES: Final = {
    NameKind.CHEMICAL: NameClass.CHEMICAL,
    NameKind.CONDITION: NameClass.CONDITION,
}
_REMEMBERED: Final = 1 << 17
"""Words whose scores are kept; 24 MB."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units ``first`` to ``last`` of a sentence, both included, that name something."""

    sentence: int
    first: int
    last: int
    kind: NameKind
    probability: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """What was found in sentences.

    ``known`` are the names of the vocabulary, whatever the model makes of them, each with the
    probability that its units are of its kind.
    """

    stretches: list[Stretch]
    known: list[Stretch]


class Tagger:
    """A model with the names of a vocabulary."""

    def __init__(self, model: Model, names: NameTable) -> None:
        self.model = model
        self.names = names
        self._known: dict[str, int] = {}
        self._scores = np.zeros((0, 2 * REACH + 1, COUNT), np.float32)

    def stretches(
        self, sentences: Sequence[Sentence], hints: Iterable[Mapping[int, str]]
    ) -> list[Stretch]:
        """Return what the sentences name, in their order; see `features` for ``hints``."""
        return self.tagged(sentences, hints).stretches

    def tagged(self, sentences: Sequence[Sentence], hints: Iterable[Mapping[int, str]]) -> "Tagged":
        """Return what the sentences name, and beside it what the vocabulary knows of them."""
        found = features(sentences, self.names, hints)
        if not len(found.rows):
            return Tagged([], [])
        scores = self.scores(found)
        chains = Chains(found.lengths)
        labels = chains.best(scores, self.model.transitions)
        judged = chains.judged(scores, self.model.transitions, labels)
        return Tagged(
            list(_stretches(labels, judged, found.lengths)), list(_known(found, judged.shares))
        )

    def scores(self, found: Features) -> Floats:
        """Return the score of each label of each unit."""
        numbers = self._numbers(found.words)[found.word]
        total: Floats = self.model.weights[found.slots].sum(1)
        for step in range(-REACH, REACH + 1):
            total += self._scores[numbers[found.rows + step], step + REACH]
        return total

    def _numbers(self, words: Sequence[str]) -> Ints:
        """Return the row of each word in the kept scores."""
        new = [word for word in words if word not in self._known]
        if len(self._known) + len(new) > _REMEMBERED:
            self._known, self._scores, new = {}, self._scores[:0], list(words)
        if new:
            added = np.stack([self._word(word_buckets(word)) for word in new])
            for place, word in enumerate(new, start=len(self._known)):
                self._known[word] = place
            self._scores = np.concatenate((self._scores[: len(self._known) - len(new)], added))
        return np.array([self._known[word] for word in words], np.int64)

    def _word(self, found: WordBuckets) -> Floats:
        """Return what a word scores for each label of the units around it, from left to right.

        The word is at the left of the units that see it on their left: the first row is for a unit
        that has the word two places before it.
        """
        weights = self.model.weights
        (left, right), (far_left, far_right) = found.beside, found.beyond
        parts = (far_left, left, found.own, right, far_right)
        return np.stack([weights[list(part)].sum(0) for part in parts])


def _stretches(labels: Ints, judged: Judged, lengths: Sequence[int]) -> Iterator[Stretch]:
    named = list(_named(labels, lengths))
    firsts = np.array([row for _, row, _, _ in named], np.int64)
    lasts = firsts + np.array([last - first for _, _, first, last in named], np.int64)
    sure = judged.certainties(firsts, lasts).tolist()
    for (number, row, first, last), probability in zip(named, sure, strict=True):
        yield Stretch(number, first, last, kind_of(int(labels[row])), probability)


def _known(found: Features, shares: Floats) -> Iterator[Stretch]:
    """Yield the names of the vocabulary with the probability that each unit is part of its kind."""
    numbers = np.repeat(np.arange(len(found.lengths)), found.lengths)
    starts = np.concatenate(([0], np.cumsum(found.lengths)[:-1]))
    for kind, of in CLASSES.items():
        of_kind = shares[:, labels_of(kind)].sum(1)
        for first, last in found.names.stretches(of):
            number = int(numbers[first])
            start = int(starts[number])
            share = float(of_kind[first : last + 1].min())
            yield Stretch(number, first - start, last - start, kind, share)


def _named(labels: Ints, lengths: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield each stretch: its sentence, its first row, and its first and last unit."""
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    begun = 0
    for row in np.flatnonzero(labels != OUTSIDE).tolist():
        place = place_of(labels[row])
        if place in "BS":
            begun = row
        if place in "ES":
            start = int(starts[numbers[row]])
            yield int(numbers[row]), begun, begun - start, row - start
