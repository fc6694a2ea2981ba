"""The parameters of the tagger: a weight for each bucket and label, and for each two labels.

A model is a small file of arrays; it holds no text of what it was fitted to.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.text.model_file import read_model, write_model
from kg.text.tagging.hashing import BUCKETS
from kg.text.tagging.labels import COUNT, LABELS

FORMAT: Final = 2


@dataclass(frozen=True)
class Model:
    """``weights[bucket, label]``, ``transitions[label, label]``, and what they were fitted to."""

    weights: NDArray[np.float32]
    transitions: NDArray[np.float32]
    about: dict[str, Any]

    def save(self, path: Path) -> None:
        """Write the model; buckets without a weight are left out. Raises `OSError`."""
        used = np.flatnonzero(np.abs(self.weights).max(1))
        told = {**self.about, "format": FORMAT, "labels": list(LABELS), "buckets": BUCKETS}
        arrays = {
            "steps": np.diff(used, prepend=0).astype(np.uint16),
            "weights": self.weights[used].astype(np.float16).T,
            "transitions": self.transitions,
        }
        write_model(path, told, arrays)

    @classmethod
    def load(cls, path: Path) -> "Model":
        """Read a model.

        Raises:
            ModelError: when there is none, it is damaged, or another version wrote it.
        """
        names = ("steps", "weights", "transitions")
        about, (steps, packed, transitions) = read_model(path, "the model", names)
        if about.get("format") != FORMAT or about.get("labels") != list(LABELS):
            raise ModelError(f"{path}: another version of kg wrote this model; fit it again")
        weights = np.zeros((BUCKETS, COUNT), np.float32)
        weights[np.cumsum(steps.astype(np.int64))] = packed.T
        return cls(weights, transitions.astype(np.float32), about)
