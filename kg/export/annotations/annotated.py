"""A document with its mentions, and what a format for them is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TextIO, TypeAlias

from kg.model import Category, Document, Mention

TYPES: Final[Mapping[Category, str]] = {
    Category.DRUG: "Chemical",
    Category.CHEMICAL: "Chemical",
    Category.DISEASE: "Disease",
    Category.PHENOTYPE: "Disease",
    Category.PROTEIN: "Protein",
    Category.OTHER: "Other",
}
"""What PubTator and BC5CDR call our categories. ``Protein`` is no word of theirs, so that nobody
takes the MeSH identifier for that of a gene, which their ``Gene`` has."""

MARKS: Final = ("negated", "hypothetical", "historical", "other_subject", "animal")
"""The fields of a mention that say what the text does with what it names."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, its mentions in order, and the preferred name of each concept among them."""

    document: Document
    mentions: tuple[Mention, ...]
    names: Mapping[str, str]

    def name(self, mention: Mention) -> str:
        """Return the preferred name of a mention's concept, empty where it is not known."""
        return self.names.get(mention.concept, "")


AnnotationWriter: TypeAlias = Callable[[Iterable[Annotated], TextIO], None]


@dataclass(frozen=True, slots=True)
class AnnotationFormat:
    """A format that mentions can be written in; ``write`` takes document after document."""

    name: str
    media_type: str
    extension: str
    write: AnnotationWriter


def marks_of(mention: Mention) -> tuple[str, ...]:
    """Return the marks that a mention carries."""
    return tuple(mark for mark in MARKS if getattr(mention, mark))


def identifier_of(document: Document) -> str:
    """Return what a document is called in a file of many: PMID, PMCID, DOI, or else its digest.

    It holds no white space and no bar, which divide fields, and has at most 64 characters.
    """
    for scheme in ("pmid", "pmcid", "doi"):
        value = document.identifier(scheme)
        if value and len(value) <= _LONGEST and not any(c.isspace() or c == "|" for c in value):
            return value
    return document.source.digest[:_DIGITS]


_LONGEST: Final = 64
_DIGITS: Final = 16
