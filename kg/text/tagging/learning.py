"""Fits a model to sentences whose names are known: penalised likelihood, by L-BFGS.

Corpora disagree on what counts as a name. Groups of sentences share weights, and each has weights
of its own beside them, for the kinds of names on which groups may disagree. The model is the sum of
the shared weights and the first group's own: it names what that group would name, and has learnt
from all of them.

Needs SciPy, which comes with ``pip install 'kg[learn]'``.

Source: Daumé, "Frustratingly Easy Domain Adaptation" (ACL 2007).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numpy as np
from scipy import optimize, sparse

from kg.compiled import compiled
from kg.text.tagging import sequence
from kg.text.tagging.arrays import Floats, Ints
from kg.text.tagging.features import FeatureFinder, Features
from kg.text.tagging.hashing import BUCKETS
from kg.text.tagging.hints import Hint
from kg.text.tagging.labels import COUNT, FOLLOWS, NameKind, label
from kg.text.tagging.model import Model
from kg.text.tagging.units import Sentence, Units
from kg.text.tagging.words import PARTS, REACH, WordBuckets, word_buckets
from kg.vocabulary.name_table import NameTable

Progress = Callable[[int, float], None]
"""Called after each round with its number and the loss."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a model is fitted.

    ``penalty`` is on large weights, ``sightings`` are those that give a bucket weights. ``own``
    says how freely groups may disagree on a kind: by so much their own weights count, 0 for none.
    """

    penalty: float = 1.0
    rounds: int = 200
    sightings: int = 2
    own: Mapping[NameKind, float] = field(default_factory=lambda: {NameKind.CHEMICAL: 1.0})


@dataclass(frozen=True, slots=True)
class Taught:
    """Sentences of one group with what is known of their short forms, and what they name.

    ``names[sentence]`` holds start, end (of whole units) and kind.
    """

    sentences: Sequence[Sentence]
    hints: Sequence[Hint]
    names: Sequence[Sequence[tuple[int, int, NameKind]]]


def gold_labels(units: Units, names: Sequence[Sequence[tuple[int, int, NameKind]]]) -> Ints:
    """Return the labels of units; ``names`` as `Taught` has them."""
    found = np.zeros(len(units), np.int64)
    for line, here in zip(units.lines.tolist(), names, strict=False):
        for start, end, kind in here:
            first = np.searchsorted(units.starts, line + start)
            last = np.searchsorted(units.stops, line + end)
            found[first : last + 1] = label(kind, "I")
            found[first] = label(kind, "B")
            found[last] = label(kind, "E" if first < last else "S")
    return found


class _Design:
    """The features of sentences as matrices: a unit's slots, and what its words say.

    A word's features are held once, however often it stands in the text, for each `PARTS`.
    """

    def __init__(self, found: Features, words: Sequence[str]) -> None:
        looks = word_buckets(words)
        self._slots = _slots(found.slots)
        self._rows = [found.word[found.rows + part - REACH] for part in range(PARTS)]
        self._parts = [_rows_of(looks, part) for part in range(PARTS)]

    def seen(self) -> Floats:
        """Return how often each bucket is seen."""
        found: Floats = np.asarray(self._slots.sum(0)).ravel()
        for part, rows in zip(self._parts, self._rows, strict=True):
            found += part.T @ np.bincount(rows, minlength=part.shape[0]).astype(float)
        return found

    def use(self, buckets: Ints) -> None:
        """Leave out all other buckets."""
        self._slots = self._slots[:, buckets]
        self._slots_turned = self._slots.T.tocsr()
        self._parts = [part[:, buckets] for part in self._parts]
        self._parts_turned = [part.T.tocsr() for part in self._parts]

    def scores(self, weights: Floats) -> Floats:
        """Return the score of each label of each unit, given ``weights[used, label]``."""
        found: Floats = self._slots @ weights
        for part, rows in zip(self._parts, self._rows, strict=True):
            found += (part @ weights)[rows]
        return found

    def gradient(self, slopes: Floats) -> Floats:
        """Return what slopes by score are by weight."""
        found: Floats = self._slots_turned @ slopes
        for part, rows in zip(self._parts_turned, self._rows, strict=True):
            by_word = np.zeros((part.shape[1], COUNT))
            _add_up(slopes, rows, by_word)
            found += part @ by_word
        return found


@compiled
def _add_up(slopes: Floats, rows: Ints, sums: Floats) -> None:
    """Add each row of slopes to the row of sums that is told."""
    for unit in range(len(rows)):
        for each in range(COUNT):
            sums[rows[unit], each] += slopes[unit, each]


def _slots(slots: Ints) -> Any:
    """Return the matrix of units and the buckets of their slots, sparse."""
    ends = np.concatenate(([0], np.cumsum((slots > 0).sum(1))))
    columns = slots[slots > 0]
    shape = len(slots), BUCKETS
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)


def _rows_of(looks: WordBuckets, part: int) -> Any:
    """Return the matrix of words and buckets of one part of the words' features."""
    here = looks.part == part
    ends = np.concatenate(([0], np.cumsum(here)))[looks.ends]
    columns = looks.bucket[here]
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, BUCKETS))


class _Group(NamedTuple):
    """The sentences of a group: their features, gold labels, and where each sentence begins."""

    design: _Design
    labels: Ints
    firsts: Ints


class _Layout:
    """Where the weights lie in the one vector that is fitted.

    First those that all groups share, then each group's own, those of the transitions last. One
    group alone has none of its own.
    """

    def __init__(self, used: int, groups: int, own: Mapping[NameKind, float]) -> None:
        freedom = np.array([0.0, *(own.get(kind, 0.0) for kind in NameKind for _ in "BIES")])
        self._labels = np.flatnonzero(freedom) if groups > 1 else np.zeros(0, np.int64)
        self._freedom = freedom[self._labels]
        self._shared = used, COUNT
        self._own = groups, used, len(self._labels)
        self._ends = np.cumsum([used * COUNT, groups * used * len(self._labels)])
        self.size = int(self._ends[-1]) + COUNT * COUNT

    def _parts(self, values: Floats) -> tuple[Floats, Floats, Floats]:
        shared, own, steps = np.split(values, self._ends)
        return shared.reshape(self._shared), own.reshape(self._own), steps.reshape(COUNT, COUNT)

    def steps(self, values: Floats) -> Floats:
        """Return the weights of transitions."""
        return self._parts(values)[2]

    def weights(self, values: Floats, group: int) -> Floats:
        """Return the weights of a group, ``[used, label]``: the shared ones and its own."""
        shared, own, _ = self._parts(values)
        found = shared.copy()
        found[:, self._labels] += self._freedom * own[group]
        return found

    def add(self, values: Floats, group: int, slopes: Floats, steps: Floats) -> None:
        """Add the slopes of a group's weights, and of transitions, to those of all values."""
        shared, own, all_steps = self._parts(values)
        shared += slopes
        own[group] += self._freedom * slopes[:, self._labels]
        all_steps += steps


def fit(
    groups: Sequence[Taught],
    table: NameTable,
    options: Fitting,
    about: dict[str, Any],
    progress: Progress,
) -> Model:
    """Return the model that fits best; where the groups disagree, the first one is followed."""
    every = list(_groups(groups, table))
    used = np.flatnonzero(sum(group.design.seen() for group in every) >= options.sightings)
    for group in every:
        group.design.use(used)
    layout = _Layout(len(used), len(every), options.own)
    losses: list[float] = []

    def objective(values: Floats) -> tuple[float, Floats]:
        total = 0.5 * options.penalty * float(values @ values)
        gradient = options.penalty * values
        for number, group in enumerate(every):
            loss, slopes, steps = sequence.loss(
                group.design.scores(layout.weights(values, number)),
                layout.steps(values),
                group.labels,
                group.firsts,
            )
            total += loss
            layout.add(gradient, number, group.design.gradient(slopes), steps)
        losses.append(total)
        return total, gradient

    def told(_: Any) -> None:
        progress(len(losses), losses[-1])

    best = optimize.minimize(
        objective,
        np.zeros(layout.size),
        jac=True,
        method="L-BFGS-B",
        callback=told,
        options={"maxiter": options.rounds, "maxcor": _REMEMBERED},
    ).x
    weights = np.zeros((BUCKETS, COUNT), np.float32)
    weights[used] = layout.weights(best, 0)
    steps = np.where(FOLLOWS, layout.steps(best), 0).astype(np.float32)
    return Model(weights, steps, about)


def _groups(groups: Sequence[Taught], table: NameTable) -> Iterator[_Group]:
    for taught in groups:
        finder = FeatureFinder(table)
        found = finder.features(taught.sentences, taught.hints)
        labels = gold_labels(found.units, taught.names)
        yield _Group(_Design(found, finder.words), labels, found.units.firsts)


_REMEMBERED: Final = 6
"""Steps that L-BFGS remembers."""
