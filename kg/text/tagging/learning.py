"""Fits a model to sentences whose names are known: penalised likelihood, by L-BFGS.

Needs SciPy, which comes with ``pip install 'kg[learn]'``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy import optimize, sparse

from kg.text.tagging.features import REACH, Features
from kg.text.tagging.hashing import BUCKETS
from kg.text.tagging.labels import COUNT, FOLLOWS, NameKind, label
from kg.text.tagging.model import Model
from kg.text.tagging.sequence import Chains
from kg.text.tagging.words import word_buckets

Progress = Callable[[int, float], None]
"""Called after each round with its number and the loss."""

_PARTS: Final = 2 * REACH + 1


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a model is fitted: the penalty on large weights, rounds, and sightings of a bucket."""

    penalty: float = 1.0
    rounds: int = 100
    sightings: int = 2


def gold_labels(
    lengths: Sequence[int], names: Sequence[Sequence[tuple[int, int, NameKind]]]
) -> np.ndarray[Any, Any]:
    """Return the labels of units; ``names[sentence]`` holds first unit, last unit and kind."""
    found = np.zeros(sum(lengths), np.int64)
    start = 0
    for length, here in zip(lengths, names, strict=True):
        for first, last, kind in here:
            if first == last:
                found[start + first] = label(kind, "S")
                continue
            found[start + first : start + last + 1] = label(kind, "I")
            found[start + first] = label(kind, "B")
            found[start + last] = label(kind, "E")
        start += length
    return found


def design(found: Features) -> Any:
    """Return the matrix of units and buckets, sparse."""
    words = [word_buckets(word) for word in found.words]
    parts = [
        [(w.beyond[0], w.beside[0], w.own, w.beside[1], w.beyond[1])[part] for w in words]
        for part in range(_PARTS)
    ]
    units, slots = found.slots.shape
    ends = np.arange(0, units * slots + 1, slots)
    filled = (found.slots > 0).astype(np.float64).ravel()
    whole = sparse.csr_matrix((filled, found.slots.ravel(), ends), shape=(units, BUCKETS))
    for step, lists in zip(range(-REACH, REACH + 1), parts, strict=True):
        whole = whole + _rows_of(lists)[found.word[found.rows + step]]
    whole.eliminate_zeros()
    return whole


def _rows_of(lists: Sequence[Sequence[int]]) -> Any:
    ends = np.cumsum([0, *map(len, lists)])
    columns = np.array([bucket for each in lists for bucket in each], np.int64)
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(lists), BUCKETS))


def fit(
    found: Features,
    labels: np.ndarray[Any, Any],
    options: Fitting,
    about: dict[str, Any],
    progress: Progress,
) -> Model:
    """Return the model that fits best."""
    whole = design(found)
    used = np.flatnonzero(np.asarray((whole > 0).sum(0)).ravel() >= options.sightings)
    matrix = whole[:, used]
    turned = matrix.T.tocsr()
    chains = Chains(found.lengths)
    firsts = np.zeros(len(labels), np.bool_)
    starts = np.cumsum((0, *found.lengths))[:-1]
    firsts[starts[np.array(found.lengths) > 0]] = True
    size = len(used) * COUNT
    losses: list[float] = []

    def objective(values: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        weights = values[:size].reshape(-1, COUNT)
        steps = values[size:].reshape(COUNT, COUNT)
        loss, slopes, step_slopes = chains.loss(matrix @ weights, steps, labels, firsts)
        losses.append(loss)
        gradient = np.concatenate(((turned @ slopes).ravel(), step_slopes.ravel()))
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
