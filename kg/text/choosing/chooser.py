"""The weights of what speaks for a candidate: two logistic models for each kind of name.

The one tells how probable it is that a stretch is a name of its kind from its first letter to its
last, the other that the text names there the concept, though perhaps by a longer or shorter name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from operator import mul
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.text.choosing.candidate import Beside, Candidate
from kg.text.choosing.evidence import FEATURES, evidence
from kg.text.model_file import read_model, write_model
from kg.text.tagging.labels import NameKind

FORMAT: Final = 1
_FARTHEST: Final = 30.0


class Verdict(NamedTuple):
    """How probable it is that a stretch is a name, and that its concept is named there."""

    stretch: float
    concept: float


@dataclass(frozen=True)
class Chooser:
    """``weights[kind, question, feature]`` in the order of `NameKind`, `Verdict`, `FEATURES`."""

    weights: NDArray[np.float64]

    @classmethod
    def neutral(cls) -> "Chooser":
        """Return what leaves the probabilities of tagger and grounding as they are."""
        return cls(np.zeros((len(NameKind), len(Verdict._fields), len(FEATURES))))

    def verdicts(
        self, candidates: Sequence[Candidate], beside: Beside, short_forms: Mapping[str, str]
    ) -> list[Verdict]:
        """Return what is probable of each candidate of a document.

        Of a settled name that is what was settled.
        """
        weights = self._lists
        found = []
        told = evidence(candidates, beside, short_forms)
        for (name, groundings), (features, stretch, concept) in zip(candidates, told, strict=True):
            sure = groundings[0].probability if groundings else 0.0
            if name.settled:
                found.append(Verdict(name.probability, name.probability * sure))
                continue
            of_stretch, of_concept = weights[name.kind]
            found.append(
                Verdict(
                    _chance(stretch + sum(map(mul, of_stretch, features))),
                    _chance(concept + sum(map(mul, of_concept, features))) if groundings else 0.0,
                )
            )
        return found

    @cached_property
    def _lists(self) -> dict[NameKind, list[list[float]]]:
        # The few candidates of a document are weighed faster without arrays.
        return dict(zip(NameKind, self.weights.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the weights; the same ones give the same bytes. Raises `OSError`."""
        told = {"format": FORMAT, "features": FEATURES}
        write_model(path, told, {"weights": self.weights})

    @classmethod
    def load(cls, path: Path) -> "Chooser":
        """Read weights.

        Raises:
            ModelError: when there are none, they are damaged, or another version wrote them.
        """
        about, (weights,) = read_model(path, "what was learnt", ("weights",))
        if about.get("format") != FORMAT or about.get("features") != list(FEATURES):
            raise ModelError(f"{path}: another version of kg learnt this; learn it again")
        return cls(weights)


def _chance(score: float) -> float:
    return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, score))))
