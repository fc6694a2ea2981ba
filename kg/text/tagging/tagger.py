"""Sentences to the stretches that name something, each with its probability."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from kg.compiled import compiled
from kg.text.tagging import sequence
from kg.text.tagging.arrays import Flags, Floats, Ints
from kg.text.tagging.features import FeatureFinder
from kg.text.tagging.hints import Hint
from kg.text.tagging.labels import BEGINS, COUNT, ENDS, KIND, LABELS, OUTSIDE, NameKind
from kg.text.tagging.model import Model
from kg.text.tagging.names import ALONE, FIRST, LAST, Names
from kg.text.tagging.numbering import grown
from kg.text.tagging.sequence import Sums
from kg.text.tagging.units import Sentence, Units
from kg.text.tagging.words import PARTS, REACH, WordBuckets, word_buckets
from kg.vocabulary.name_table import NameClass, NameTable

CLASSES: Final = {
    NameKind.CHEMICAL: NameClass.CHEMICAL,
    NameKind.CONDITION: NameClass.CONDITION,
}
_KINDS: Final = tuple(NameKind)
_CLASS_OF: Final = np.array([CLASSES[kind] for kind in _KINDS])
RIVAL: Final = 0.25
"""The probability from which on a stretch is told that is none of the best labels'."""
_LABELS_OF: Final = np.array(
    [[LABELS.index(f"{place}-{kind}") for place in "BIES"] for kind in _KINDS]
)


class Stretch(NamedTuple):
    """A place that names something: ``sentences[sentence].text[start:end]``.

    What is ``settled`` was not left to the model.
    """

    sentence: int
    start: int
    end: int
    kind: NameKind
    probability: float
    settled: bool = False


class Tagged(NamedTuple):
    """What was found in sentences, in their order.

    ``passed_over`` are the names of the vocabulary of which the model takes no unit for a part of a
    name, each with the probability that all its units are of its kind. ``rivals`` are stretches
    that other labels name, each with a probability of `RIVAL` or more; they may overlap all others.
    """

    stretches: list[Stretch]
    passed_over: list[Stretch]
    rivals: list[Stretch]


class _Rows(NamedTuple):
    """Stretches as arrays: first and last unit, number of the kind, and probability."""

    first: Ints
    last: Ints
    kind: Ints
    probability: Floats


class Tagger:
    """A model with the names of a vocabulary."""

    def __init__(self, model: Model, names: NameTable) -> None:
        self.model = model
        self.names = names
        self._scores = np.zeros((1, PARTS, COUNT), np.float32)
        self._finder = FeatureFinder(names, self._meet)

    def tagged(
        self, sentences: Sequence[Sentence], hints: Iterable[Hint] = (), *, with_rivals: bool = True
    ) -> Tagged:
        """Return what the sentences name, and beside it what the vocabulary knows of them.

        ``hints`` are what is known of short forms from elsewhere in their text.
        """
        found = self._finder.features(sentences, hints)
        scores = _scores(found.word, found.rows, found.slots, self._scores, self.model.weights)
        firsts = found.units.firsts
        labels = sequence.best(scores, self.model.transitions, firsts)
        wanted = _wanted(labels, found.names, firsts)
        sums = sequence.sums(scores, self.model.transitions, firsts, wanted)
        rivals = _rivals(labels, sums, wanted, firsts) if with_rivals else _room(0)
        return Tagged(
            list(_stretches(found.units, _named(labels, sums))),
            list(_stretches(found.units, _passed_over(labels, sums, found.names))),
            list(_stretches(found.units, rivals)),
        )

    def _meet(self, first: int, words: Sequence[str]) -> None:
        self._scores = grown(self._scores, first + len(words))
        _score_words(word_buckets(words), self.model.weights, self._scores[first:])


@compiled
def _score_words(words: WordBuckets, weights: Floats, scores: Floats) -> None:
    """Tell what each word scores for each label of the units around it.

    ``scores[word, part, label]``: `WordBuckets` says which part is for which unit.
    """
    for word in range(len(words.ends) - 1):
        scores[word] = 0
        for n in range(words.ends[word], words.ends[word + 1]):
            for label in range(COUNT):
                scores[word, words.part[n], label] += weights[words.bucket[n], label]


@compiled
def _scores(word: Ints, rows: Ints, slots: Ints, words: Floats, weights: Floats) -> Floats:
    """Return the score of each label of each unit."""
    found = np.zeros((len(rows), COUNT))
    for unit in range(len(rows)):
        for step in range(-REACH, REACH + 1):
            number = word[rows[unit] + step]
            for label in range(COUNT):
                found[unit, label] += words[number, step + REACH, label]
        for bucket in slots[unit]:
            if bucket:
                for label in range(COUNT):
                    found[unit, label] += weights[bucket, label]
    return found


@compiled
def _wanted(labels: Ints, names: Names, firsts: Ints) -> Flags:
    """Tell which sentences name something, by the best labels or by the vocabulary."""
    found = np.zeros(len(firsts) - 1, np.bool_)
    for line in range(len(found)):
        for unit in range(firsts[line], firsts[line + 1]):
            known = False
            for of in _CLASS_OF:
                known |= names.place[of, unit] > 0
            found[line] |= known or labels[unit] != OUTSIDE
    return found


@compiled
def _named(labels: Ints, sums: Sums) -> _Rows:
    """Return the stretches that the best labels name."""
    found = _room(len(labels))
    count, begun = 0, 0
    for unit in range(len(labels)):
        label = labels[unit]
        if BEGINS[label]:
            begun = unit
        if ENDS[label]:
            found.first[count], found.last[count] = begun, unit
            found.kind[count] = KIND[label]
            found.probability[count] = sequence.certainty(sums, labels, begun, unit)
            count += 1
    return _cut(found, count)


@compiled
def _passed_over(labels: Ints, sums: Sums, names: Names) -> _Rows:
    """Return the names of the vocabulary that share no unit with a stretch of the best labels."""
    found = _room(2 * len(labels))
    count = 0
    for kind in range(len(_CLASS_OF)):
        place = names.place[_CLASS_OF[kind]]
        begun, free, sure = -1, True, 1.0
        for unit in range(len(labels)):
            if place[unit] in (ALONE, FIRST):
                begun, free, sure = unit, True, 1.0
            if begun < 0 or not place[unit]:
                continue
            free &= labels[unit] == OUTSIDE
            if free:
                sure = min(sure, (sequence.share(sums, unit) * (kind == KIND)).sum())
            if place[unit] in (ALONE, LAST):
                if free:
                    found.first[count], found.last[count] = begun, unit
                    found.kind[count], found.probability[count] = kind, sure
                    count += 1
                begun = -1
    return _cut(found, count)


@compiled
def _rivals(labels: Ints, sums: Sums, wanted: Flags, firsts: Ints) -> _Rows:
    """Return the stretches of other labels than the best ones that are likely enough."""
    # What begins with a unit shares a probability of 1: so this is room for all.
    found = _room(int(len(labels) / RIVAL) + 1)
    count = 0
    for line in range(len(firsts) - 1):
        if not wanted[line]:
            continue
        for first in range(firsts[line], firsts[line + 1]):
            for kind in range(len(_LABELS_OF)):
                begin, inside, end, alone = _LABELS_OF[kind]
                sure = sums.forward[first, alone] * sums.backward[first, alone]
                if sure >= RIVAL and labels[first] != alone:
                    found.first[count], found.last[count] = first, first
                    found.kind[count], found.probability[count] = kind, sure
                    count += 1
                path, before = sums.forward[first, begin], begin
                best = labels[first] == begin
                for last in range(first + 1, firsts[line + 1]):
                    if path * sums.backward[last - 1, before] < RIVAL:
                        break
                    scale = sums.scale[last]
                    sure = path * sums.steps[before, end] * sums.weights[last, end] / scale
                    sure *= sums.backward[last, end]
                    if sure >= RIVAL and not (best and labels[last] == end):
                        found.first[count], found.last[count] = first, last
                        found.kind[count], found.probability[count] = kind, sure
                        count += 1
                    best &= labels[last] == inside
                    path *= sums.steps[before, inside] * sums.weights[last, inside] / scale
                    before = inside
    return _cut(found, count)


@compiled
def _room(count: int) -> _Rows:
    ints = np.empty((3, count), np.int64)
    return _Rows(ints[0], ints[1], ints[2], np.empty(count))


@compiled
def _cut(rows: _Rows, count: int) -> _Rows:
    return _Rows(rows.first[:count], rows.last[:count], rows.kind[:count], rows.probability[:count])


def _stretches(units: Units, rows: _Rows) -> Iterator[Stretch]:
    """Yield stretches with their places in their sentences."""
    lines = np.searchsorted(units.firsts, rows.first, side="right") - 1
    begun = units.lines[lines]
    columns = (
        lines,
        units.starts[rows.first] - begun,
        units.stops[rows.last] - begun,
        rows.kind,
        rows.probability,
    )
    for sentence, start, end, kind, sure in zip(*(c.tolist() for c in columns), strict=True):
        yield Stretch(sentence, start, end, _KINDS[kind], sure)
