"""What one record of one source says, before anything is merged.

A field is ``None`` where its source is silent, and empty where the source says "none".
"""

from dataclasses import dataclass
from enum import StrEnum

from kg.vocabulary.concept import ConceptKind, Term


class RecordType(StrEnum):
    """Which of MeSH's three kinds of record; the values are their root elements in NLM's XML."""

    DESCRIPTOR = "DescriptorRecordSet"
    QUALIFIER = "QualifierRecordSet"
    SUPPLEMENT = "SupplementalRecordSet"


@dataclass(frozen=True, slots=True)
class MeshRecord:
    """A descriptor, qualifier or supplementary record.

    ``qualifiers`` are the identifiers of those allowed with a descriptor; ``abbreviation`` is a
    qualifier's two letters; ``cross_references`` are CURIEs, such as the registry numbers.
    """

    identifier: str
    name: str
    type: RecordType
    kind: ConceptKind | None = None
    terms: tuple[Term, ...] = ()
    tree_numbers: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] | None = None
    mapped_to: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    cross_references: tuple[str, ...] = ()
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """A pharmacological action and the descriptors and supplementary concepts that have it."""

    action: str
    substances: tuple[str, ...]
