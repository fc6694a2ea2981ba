"""Ions and formulas as they are printed without small figures: "Ca(2+)", "CaCl(2)"."""

import re
from typing import Final

_ELEMENT: Final = (
    "(?:A[glsu]|B[aeir]?|C[adlorsu]?|F[e]?|G[ad]|H[g]?|I|K|Li|M[gno]|N[ai]?|O|P[bdt]?|R[bu]"
    "|S[ebinr]?|T[cil]|V|Zn)"
)
_CHARGE: Final = r"(?:\s?\d\s?\+|\s?\(\d?\+\))"
_MEDIATOR: Final = "PG[A-J]|IP|LT[A-E]|TX[AB]"
"""Prostaglandins, inositol phosphates, leukotrienes and thromboxanes, which a number follows."""

_FORMULA: Final = re.compile(
    rf"(?:{_ELEMENT}{_CHARGE}|(?:(?:{_ELEMENT}\d?){{2,}}|{_MEDIATOR})\(\d\))(?!\w)"
)
_GOES_ON: Final = "( 123456789"


def formula_end(text: str, start: int, end: int) -> int:
    """Return where the ion or formula ends that begins as ``text[start:end]`` does, at least `end`.

    >>> formula_end("free Ca(2+) in cells", 5, 7), formula_end("free Ca in cells", 5, 7)
    (11, 7)
    """
    if end >= len(text) or text[end] not in _GOES_ON:
        return end
    whole = _FORMULA.match(text, start)
    return max(end, whole.end()) if whole else end
