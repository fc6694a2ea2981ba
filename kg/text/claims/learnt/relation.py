"""What a sentence can say of a drug and a condition, as annotated corpora tell it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Relation(StrEnum):
    """Of a drug to a condition: it brings the condition about, or acts against it."""

    HARM = "harm"
    TREATMENT = "treatment"


RELATIONS: Final = tuple(Relation)

OF_TYPE: Final[Mapping[str, Relation]] = {
    "cid": Relation.HARM,  # BC5CDR: chemical-induced disease
    "positive_correlation": Relation.HARM,  # BioRED, between a chemical and a disease
    "negative_correlation": Relation.TREATMENT,
}
"""The types of the corpora's relations, in small letters."""
