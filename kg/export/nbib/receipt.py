"""What an export wrote and what it left out."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Receipt:
    """How many MEDLINE records were written, and the statements that have no field there.

    ``left_out`` counts statements by the IRI of their predicate, over all records of the papers.
    """

    papers: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
