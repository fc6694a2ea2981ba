"""The labels of units: where in a name of which kind a unit stands."""

from enum import StrEnum
from typing import Final

import numpy as np


class NameKind(StrEnum):
    """What the tagger looks for."""

    CHEMICAL = "chemical"
    CONDITION = "condition"


OUTSIDE: Final = 0
LABELS: Final = ("O", *(f"{place}-{kind}" for kind in NameKind for place in "BIES"))
COUNT: Final = len(LABELS)
_KINDS: Final = tuple(NameKind)


def label(kind: NameKind, place: str) -> int:
    """Return the label of a place (``B`` first, ``I`` inside, ``E`` last, ``S`` alone)."""
    return LABELS.index(f"{place}-{kind}")


def _may_follow(first: str, second: str) -> bool:
    if first[0] in "OES":
        return second[0] in "OBS"
    return second[0] in "IE" and second[2:] == first[2:]


FOLLOWS: Final = np.array([[_may_follow(a, b) for b in LABELS] for a in LABELS])
"""``FOLLOWS[a, b]``: whether label ``b`` may follow label ``a``."""

FIRST: Final = np.array([each[0] in "OBS" for each in LABELS])
"""Whether a label may stand first in a sentence."""

LAST: Final = np.array([each[0] in "OES" for each in LABELS])
"""Whether a label may stand last in a sentence."""

BEGINS: Final = np.array([each[0] in "BS" for each in LABELS])
"""Whether a name begins where a label stands."""

ENDS: Final = np.array([each[0] in "ES" for each in LABELS])
"""Whether a name ends where a label stands."""

KIND: Final = np.array([-1, *(kind for kind in range(len(_KINDS)) for _ in "BIES")])
"""The number of the kind of name that each label tells, -1 for none."""
