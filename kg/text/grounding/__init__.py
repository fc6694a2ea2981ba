"""Which concepts a found name names, and how surely; `Grounder` is all that others need."""

from kg.text.grounding.candidates import AS_IT_STANDS, QUICK, THOROUGH, Effort
from kg.text.grounding.grounder import Grounder
from kg.text.grounding.learning import learn
from kg.text.grounding.names import DocumentNames, Example, FoundName, Grounding
from kg.text.grounding.parameters import Parameters
from kg.text.grounding.situation import is_short

__all__ = [
    "AS_IT_STANDS",
    "QUICK",
    "THOROUGH",
    "DocumentNames",
    "Effort",
    "Example",
    "FoundName",
    "Grounder",
    "Grounding",
    "Parameters",
    "is_short",
    "learn",
]
