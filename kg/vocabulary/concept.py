"""The records of the vocabulary: concepts, their terms, and where they came from.

Source of the names: MeSH RDF's vocabulary (https://id.nlm.nih.gov/mesh/vocab#) and NLM's XML
data elements ("MeSH Record Types", "XML MeSH Data Elements").
"""

from dataclasses import dataclass
from enum import StrEnum

from kg.model import Category, Record


class ConceptKind(StrEnum):
    """What kind of MeSH record a concept is; the values are MeSH RDF's class names."""

    TOPICAL = "TopicalDescriptor"
    GEOGRAPHICAL = "GeographicalDescriptor"
    PUBLICATION_TYPE = "PublicationType"
    CHECK_TAG = "CheckTag"
    QUALIFIER = "Qualifier"
    CHEMICAL = "SCR_Chemical"
    PROTOCOL = "SCR_Protocol"
    DISEASE = "SCR_Disease"
    ORGANISM = "SCR_Organism"
    POPULATION = "SCR_Population"
    ANATOMY = "SCR_Anatomy"


class TermKind(StrEnum):
    """What kind of name a term is."""

    PREFERRED = "preferred"
    SYNONYM = "synonym"
    PERMUTED = "permuted"  # "Lupus Erythematosus, Systemic" for what people write the other way
    ABBREVIATION = "abbreviation"
    TRADE_NAME = "trade name"


class Term(Record, frozen=True):
    """One name of a concept, and which source gave it (``MeSH``, ``MONDO``, ``ChEBI`` ...)."""

    text: str
    kind: TermKind
    source: str


class Concept(Record, frozen=True):
    """A descriptor, qualifier or supplementary concept.

    ``broader`` are descriptors one step up the tree; ``mapped_to`` are the descriptors that NLM
    maps a supplementary concept to; ``actions`` are pharmacological actions, where the sources
    hold them. ``cross_references`` are CURIEs (``DRUGBANK:DB08879``), sorted.
    """

    identifier: str
    name: str
    kind: ConceptKind
    category: Category
    terms: tuple[Term, ...] = ()
    tree_numbers: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    mapped_to: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    cross_references: tuple[str, ...] = ()


class TermMatch(Record, frozen=True):
    """A term of the vocabulary that equals a looked-up name after normalisation.

    ``exact`` tells that it equals the name as it stands, letter case apart.
    """

    concept: str
    name: str
    category: Category
    term: str
    kind: TermKind
    source: str
    exact: bool


@dataclass(frozen=True, slots=True)
class VocabularySource:
    """One file that a vocabulary was compiled from, with its release and its SHA-256."""

    name: str
    version: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """What a compiled vocabulary says of itself; ``name`` is such as ``MeSH 2024``."""

    name: str
    digest: str
    sources: tuple[VocabularySource, ...]
    concepts: int
    terms: int
