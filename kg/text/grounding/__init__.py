"""Which concepts a found name names, and how surely; `Grounder` is all that others need."""

from kg.text.grounding.candidates import QUICK, THOROUGH, Effort
from kg.text.grounding.grounder import Grounder
from kg.text.grounding.learning import learn
from kg.text.grounding.names import DocumentNames, Example, FoundName, Grounding
from kg.text.grounding.parameters import Parameters

__all__ = [
    "QUICK",
    "THOROUGH",
    "DocumentNames",
    "Effort",
    "Example",
    "FoundName",
    "Grounder",
    "Grounding",
    "Parameters",
    "learn",
]
