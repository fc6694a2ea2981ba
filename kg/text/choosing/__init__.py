"""Which of a document's possible names are its mentions; see `chosen`."""

from kg.text.choosing.candidate import Candidate, overlaps
from kg.text.choosing.choice import PLACES, Choice, as_found, chosen
from kg.text.choosing.chooser import Chooser, Verdict
from kg.text.choosing.learning import Judged, learn

__all__ = [
    "PLACES",
    "Candidate",
    "Choice",
    "Chooser",
    "Judged",
    "Verdict",
    "as_found",
    "chosen",
    "learn",
    "overlaps",
]
