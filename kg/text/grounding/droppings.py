"""How well a word can go from a name: "severe" goes, "chronic" often does, "anti" does not.

Learnt from names of the training corpora that the vocabulary has only without that word; and in the
same way, with which other head the vocabulary has a name: "involvement" for "disease". Words are
held as hashes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.text.grounding.learnt_names import name_hash
from kg.text.tagging.labels import NameKind

_SUPPOSED: Final = (1.0, 2.0)  # of so many names beforehand, so many were right and wrong


@dataclass(frozen=True, slots=True)
class Droppings:
    """Right and wrong droppings by the hash of kind and word."""

    counts: Mapping[int, tuple[int, int]]

    def of(self, kind: NameKind) -> Callable[[str], float]:
        """Return the function from a word to the probability that a name stays without it."""

        def probability(word: str) -> float:
            right, wrong = self.counts.get(name_hash(kind, f"- {word}"), (0, 0))
            return (right + _SUPPOSED[0]) / (right + wrong + sum(_SUPPOSED))

        return probability

    def heading(self, kind: NameKind) -> Callable[[str, str], float]:
        """Return the function from two heads to the probability that the second does for the first.

        It is 0 where the corpora do not show it once.
        """

        def probability(word: str, head: str) -> float:
            right, wrong = self.counts.get(name_hash(kind, f"{word} > {head}"), (0, 0))
            return right / (right + wrong + _SUPPOSED[1]) if right else 0.0

        return probability

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the counts as arrays."""
        hashes = sorted(self.counts)
        counts = [self.counts[number] for number in hashes]
        return {
            "dropped_hash": np.array(hashes, np.uint64),
            "dropped_count": np.array(counts, np.uint16).reshape(-1, 2),
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Droppings":
        """Return the counts that `arrays` gave."""
        pairs = zip(arrays["dropped_hash"].tolist(), arrays["dropped_count"].tolist(), strict=True)
        return cls({number: (right, wrong) for number, (right, wrong) in pairs})
