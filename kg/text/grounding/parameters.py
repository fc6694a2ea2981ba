"""All that grounding learnt: a small file of arrays, without text of what it was learnt from.

The equivalent words and the heads are the vocabulary's own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np

from kg.errors import ModelError
from kg.text.grounding.droppings import Droppings
from kg.text.grounding.equivalents import Equivalent, Equivalents
from kg.text.grounding.learnt_names import LearntNames
from kg.text.grounding.ranking import FEATURES, Weights
from kg.text.model_file import write_model
from kg.text.tagging.labels import NameKind

FORMAT: Final = 1


@dataclass(frozen=True)
class Parameters:
    """Names with their concepts, equivalent words, droppings, heads, and the ranking's weights.

    ``weights[kind][feature]`` in the order of `FEATURES`; ``superseded`` maps identifiers that the
    corpora have and the vocabulary has not to those that took their place.
    """

    names: LearntNames
    equivalents: Mapping[NameKind, Equivalents]
    droppings: Droppings
    weights: Mapping[NameKind, Weights]
    superseded: Mapping[str, str]
    heads: Mapping[NameKind, tuple[str, ...]]

    def save(self, path: Path) -> None:
        """Write the parameters; the same ones give the same bytes. Raises `OSError`."""
        told = {
            "format": FORMAT,
            "features": FEATURES,
            "heads": dict(self.heads),
            "superseded": dict(sorted(self.superseded.items())),
            "equivalents": {kind: self.equivalents.get(kind, {}) for kind in NameKind},
        }
        arrays = {
            "weights": np.stack([self.weights[kind] for kind in NameKind]),
            **self.names.arrays(),
            **self.droppings.arrays(),
        }
        write_model(path, told, arrays)

    @classmethod
    def load(cls, path: Path) -> "Parameters":
        """Read parameters.

        Raises:
            ModelError: when there are none, they are damaged, or another version wrote them.
        """
        try:
            with np.load(path) as held:
                arrays = {name: held[name] for name in held.files}
            about = json.loads(arrays["about"].tobytes())
            if about["format"] != FORMAT or about["features"] != list(FEATURES):
                raise ModelError(f"{path}: another version of kg learnt this; learn it again")
            return cls(
                LearntNames.of(arrays),
                {kind: _equivalents(about["equivalents"][kind]) for kind in NameKind},
                Droppings.of_arrays(arrays),
                dict(zip(NameKind, arrays["weights"], strict=True)),
                about["superseded"],
                {kind: tuple(about["heads"][kind]) for kind in NameKind},
            )
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise ModelError(f"{path}: what was learnt cannot be read: {error}") from error


def _equivalents(told: Mapping[str, Any]) -> Equivalents:
    return {word: tuple(Equivalent(*each) for each in others) for word, others in told.items()}
