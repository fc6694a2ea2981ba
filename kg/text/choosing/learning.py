"""Learns to choose from candidates of which it is known whether they are right.

Law: what learns to choose is told what tagger and grounding say of documents that they have not
learnt from; of their own ones they are too sure.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from kg.text.choosing.candidate import Candidate, overlaps
from kg.text.choosing.chooser import Chooser, Verdict
from kg.text.choosing.evidence import FEATURES, evidence
from kg.text.grounding.ranking import fit
from kg.text.tagging.labels import NameKind

_WEIGHED: Final = frozenset({NameKind.CONDITION})
"""Of chemicals nothing was gained by weighing: they stay as tagger and grounding say."""
_LINKED: Final = FEATURES.index("linked")
_PENALTY: Final = 1.0


class Judged(NamedTuple):
    """The candidates of a document, and what is right of each; ``None`` where nobody knows."""

    candidates: Sequence[Candidate]
    right: Sequence[Verdict | None]
    short_forms: Mapping[str, str]


def learn(documents: Iterable[Judged]) -> Chooser:
    """Return the chooser that fits what was judged; of nothing follows the neutral one."""
    rows: dict[NameKind, list[tuple[float, ...]]] = {kind: [] for kind in NameKind}
    known: dict[NameKind, list[tuple[float, float]]] = {kind: [] for kind in NameKind}
    right: dict[NameKind, list[Verdict]] = {kind: [] for kind in NameKind}
    for each in documents:
        told = evidence(each.candidates, overlaps(each.candidates), each.short_forms)
        for candidate, seen, verdict in zip(each.candidates, told, each.right, strict=True):
            kind = candidate.name.kind
            if verdict is not None and not candidate.name.settled:
                rows[kind].append(seen[0])
                known[kind].append(seen[1:])
                right[kind].append(verdict)
    weights = Chooser.neutral().weights
    for number, kind in enumerate(NameKind):
        if kind not in _WEIGHED or not rows[kind]:
            continue
        features, before, wanted = (np.array(each[kind]) for each in (rows, known, right))
        linked = features[:, _LINKED] > 0
        stretch, concept = before.T
        weights[number, 0] = fit(features, wanted[:, 0], _PENALTY, stretch)
        weights[number, 1] = fit(features[linked], wanted[linked, 1], _PENALTY, concept[linked])
    return Chooser(weights)
