"""What kind of name a string is, where its source does not say.

A short form is recognised by its shape alone, after Schwartz and Hearst (2003): one word, of few
letters, of which at least two are capitals. ``SLE``, ``BLyS`` and ``IL-6`` are; ``Adult`` is not.
"""

import re
from typing import Final

from kg.vocabulary.concept import TermKind
from kg.vocabulary.normalise import normalise, uninverted

_LONGEST_SHORT_FORM: Final = 8
_SHORT_FORM: Final = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9][A-Za-z0-9/+-]*")
_PROTEIN_NAME: Final = re.compile(r"(?P<symbol>\S+) protein(?:, human)?", re.IGNORECASE)
_SYMBOL: Final = re.compile(r"(?=.*[A-Z0-9])(?=.*[A-Za-z])[A-Za-z0-9-]{3,10}")


def is_short_form(text: str) -> bool:
    """Tell whether a name looks like an abbreviation.

    >>> [is_short_form(t) for t in ("SLE", "BLyS", "IL-6", "Lupus", "HIV Infections")]
    [True, True, True, False, False]
    """
    return len(text) <= _LONGEST_SHORT_FORM and _SHORT_FORM.fullmatch(text) is not None


def term_kind(text: str) -> TermKind:
    """Return what a name is by its shape: an abbreviation, or else a synonym."""
    return TermKind.ABBREVIATION if is_short_form(text) else TermKind.SYNONYM


def is_permutation(text: str, others: frozenset[str] | set[str]) -> bool:
    """Tell whether a name is an inversion of one of the normalised names of the same concept.

    >>> is_permutation("House, Slaughter", {"slaughter house"})
    True
    """
    natural = uninverted(text)
    return natural is not None and normalise(natural) in others


def protein_symbol(term: str) -> str | None:
    """Return the bare symbol in a term that says "protein" after it, or ``None``.

    >>> protein_symbol("BLyS Protein"), protein_symbol("RANKL protein, human")
    ('BLyS', 'RANKL')
    >>> protein_symbol("Carrier Protein"), protein_symbol("Trance protein, mouse")
    (None, None)
    """
    match = _PROTEIN_NAME.fullmatch(term) if "rotein" in term else None
    if match is None:
        return None
    symbol = match["symbol"]
    capitals = sum(c.isupper() or c.isdigit() for c in symbol)
    return symbol if capitals > 1 and _SYMBOL.fullmatch(symbol) else None
