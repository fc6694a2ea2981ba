"""Fits a model to pairs whose relations are known: penalised logistic regression, by L-BFGS.

Needs SciPy, which comes with ``pip install 'kg[learn]'``.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse, special

from kg.text.claims.learnt.examples import KnownPair
from kg.text.claims.learnt.features import BUCKETS, buckets
from kg.text.claims.learnt.model import RelationModel
from kg.text.claims.learnt.relation import RELATIONS

_PENALTY: Final = 5.0
_SIGHTINGS: Final = 2
_ROUNDS: Final = 300


def fit(examples: Iterable[KnownPair]) -> RelationModel:
    """Return the model that fits best; of a relation that no example states it finds nothing."""
    every = list(examples)
    fitted = RelationModel.empty()
    weights, biases = fitted.weights.copy(), fitted.biases.copy()
    counts: dict[str, int] = {}
    for column, relation in enumerate(RELATIONS):
        teaching = [one for one in every if one.teaches(relation)]
        right = np.array([relation in one.states for one in teaching], np.float64)
        if right.any():
            weights[:, column], biases[column] = _fitted(_matrix(teaching), right)
            counts[relation.value] = int(right.sum())
    return RelationModel(weights, biases, {"relations": sorted(counts), "pairs": counts})


def _matrix(examples: Sequence[KnownPair]) -> Any:
    """Return the matrix of pairs and buckets, without the buckets that were hardly seen."""
    rows = [buckets(one.pair) for one in examples]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([bucket for row in rows for bucket in row], np.int64)
    seen = np.bincount(columns, minlength=BUCKETS) >= _SIGHTINGS
    values = seen[columns].astype(np.float64)
    return sparse.csr_matrix((values, columns, ends), shape=(len(rows), BUCKETS))


def _fitted(matrix: Any, right: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    signs = 2 * right - 1
    turned = matrix.T.tocsr()

    def objective(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (matrix @ values[:-1] + values[-1])
        slopes = -signs * special.expit(-margins)
        loss = float(np.logaddexp(0, -margins).sum()) + 0.5 * _PENALTY * float(
            values[:-1] @ values[:-1]
        )
        gradient = np.append(turned @ slopes + _PENALTY * values[:-1], slopes.sum())
        return loss, gradient

    start = np.zeros(BUCKETS + 1)
    best = optimize.minimize(
        objective, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}
    )
    return best.x[:-1], float(best.x[-1])
