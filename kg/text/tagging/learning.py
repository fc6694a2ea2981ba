"""Fits a model to sentences whose names are known: penalised likelihood, by L-BFGS.

Needs SciPy, which comes with ``pip install 'kg[learn]'``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

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
    """How a model is fitted: the penalty on large weights, rounds, and sightings of a bucket."""

    penalty: float = 1.0
    rounds: int = 200
    sightings: int = 2


@dataclass(frozen=True, slots=True)
class Taught:
    """Sentences with what is known of their short forms, and what they name.

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

    def __init__(self, found: Features, words: Sequence[str], sightings: int) -> None:
        slots, looks = _slots(found.slots), word_buckets(words)
        rows = [found.word[found.rows + part - REACH] for part in range(PARTS)]
        times = [np.bincount(row, minlength=len(words)).astype(float) for row in rows]
        parts = [_rows_of(looks, part) for part in range(PARTS)]
        seen = np.asarray(slots.sum(0)).ravel()
        seen += sum(part.T @ count for part, count in zip(parts, times, strict=True))
        self.used = np.flatnonzero(seen >= sightings)
        self._slots = slots[:, self.used]
        self._slots_turned = self._slots.T.tocsr()
        self._parts = [part[:, self.used] for part in parts]
        self._parts_turned = [part.T.tocsr() for part in self._parts]
        self._rows = rows

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


def fit(
    taught: Taught, table: NameTable, options: Fitting, about: dict[str, Any], progress: Progress
) -> Model:
    """Return the model that fits best."""
    finder = FeatureFinder(table)
    found = finder.features(taught.sentences, taught.hints)
    labels = gold_labels(found.units, taught.names)
    design = _Design(found, finder.words, options.sightings)
    used = design.used
    size = len(used) * COUNT
    losses: list[float] = []

    def objective(values: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        weights = values[:size].reshape(-1, COUNT)
        steps = values[size:].reshape(COUNT, COUNT)
        loss, slopes, step_slopes = sequence.loss(
            design.scores(weights), steps, labels, found.units.firsts
        )
        losses.append(loss)
        gradient = np.concatenate((design.gradient(slopes).ravel(), step_slopes.ravel()))
        half = 0.5 * options.penalty
        return loss + half * float(values @ values), gradient + options.penalty * values

    def told(_: Any) -> None:
        progress(len(losses), losses[-1])

    best = optimize.minimize(
        objective,
        np.zeros(size + COUNT * COUNT),
        jac=True,
        method="L-BFGS-B",
        callback=told,
        options={"maxiter": options.rounds, "maxcor": 6},
    )
    weights = np.zeros((BUCKETS, COUNT), np.float32)
    weights[used] = best.x[:size].reshape(-1, COUNT)
    steps = np.where(FOLLOWS, best.x[size:].reshape(COUNT, COUNT), 0).astype(np.float32)
    return Model(weights, steps, about)
