"""How likely a sentence says of a drug and a condition that one harms, or treats, the other.

A model is a small file of weights, one for each bucket of features and each relation; it holds no
text of what it was fitted to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.text.claims.learnt.features import BUCKETS, buckets
from kg.text.claims.learnt.pair import Pair
from kg.text.claims.learnt.relation import RELATIONS, Relation
from kg.text.model_file import read_model, write_model

FORMAT: Final = 1


@dataclass(frozen=True)
class RelationModel:
    """``weights[bucket, relation]`` and ``biases[relation]``, and what they were fitted to.

    ``about["relations"]`` names the relations that were fitted; of others nothing is ever likely.
    """

    weights: NDArray[np.float32]
    biases: NDArray[np.float32]
    about: dict[str, Any]

    @classmethod
    def empty(cls) -> "RelationModel":
        """Return the model of one who saw no relation, and finds none."""
        weights = np.zeros((BUCKETS, len(RELATIONS)), np.float32)
        return cls(weights, np.full(len(RELATIONS), -np.inf, np.float32), {"relations": []})

    @property
    def finds(self) -> bool:
        """Whether it was fitted to any relation."""
        return bool(self.about["relations"])

    def probabilities(self, pair: Pair) -> Mapping[Relation, float]:
        """Return how likely each relation is."""
        scores = self.weights[buckets(pair)].sum(0, dtype=np.float64) + self.biases
        sure = 1 / (1 + np.exp(-scores))
        return dict(zip(RELATIONS, sure.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the model; the same one gives the same bytes. Raises `OSError`."""
        used = np.flatnonzero(np.abs(self.weights).max(1))
        told = {**self.about, "format": FORMAT, "kinds": list(RELATIONS), "buckets": BUCKETS}
        arrays = {
            "steps": np.diff(used, prepend=0).astype(np.uint32),
            "weights": self.weights[used].astype(np.float16).T,
            "biases": self.biases,
        }
        write_model(path, told, arrays)

    @classmethod
    def load(cls, path: Path) -> "RelationModel":
        """Read a model.

        Raises:
            ModelError: when there is none, it is damaged, or another version wrote it.
        """
        names = ("steps", "weights", "biases")
        about, (steps, packed, biases) = read_model(path, "the model of relations", names)
        told = about.get("format"), about.get("kinds"), about.get("buckets")
        if told != (FORMAT, list(RELATIONS), BUCKETS):
            raise ModelError(f"{path}: another version of kg wrote this model; fit it again")
        weights = np.zeros((BUCKETS, len(RELATIONS)), np.float32)
        weights[np.cumsum(steps.astype(np.int64))] = packed.T
        return cls(weights, biases, about)
