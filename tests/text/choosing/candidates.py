"""Candidates of an invented document."""

from kg.model import Category, MatchMethod
from kg.text.choosing import Candidate
from kg.text.grounding import Grounding
from kg.text.naming import Name
from kg.text.tagging.labels import NameKind

CONDITION = NameKind.CONDITION


def candidate(
    start: int,
    quote: str,
    stretch: float,
    concept: str | None = "D008180",
    *,
    sure: float = 0.9,
    settled: bool = False,
    method: MatchMethod = MatchMethod.EXACT,
) -> Candidate:
    """A condition's name that begins at a place of the only section."""
    name = Name(0, start, start + len(quote), quote, CONDITION, stretch, settled)
    if concept is None:
        return Candidate(name, ())
    return Candidate(name, (Grounding(concept, Category.DISEASE, method, sure),))
