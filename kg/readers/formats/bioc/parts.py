"""The parts of a BioC document, as both its forms have them.

Source: BioC.dtd and "BioC: a minimalist approach to interoperability for biomedical text
processing" (Database, 2013). Offsets and lengths are the document's own; what they count is not
said there, and is found out by `kg.readers.parts.placing`.
"""

from dataclasses import dataclass

Infons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BioCAnnotation:
    """A mention; ``locations`` are offset and length, in the offsets of the document."""

    number: str
    text: str
    infons: Infons
    locations: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class BioCNode:
    """A role in a relation, and the annotation or relation that plays it."""

    refid: str
    role: str


@dataclass(frozen=True, slots=True)
class BioCRelation:
    """A relation between annotations or other relations."""

    number: str
    infons: Infons
    nodes: tuple[BioCNode, ...]


@dataclass(frozen=True, slots=True)
class BioCPassage:
    """A stretch of the document's text, sentences joined, with what is annotated in it."""

    offset: int
    text: str
    infons: Infons
    annotations: tuple[BioCAnnotation, ...]
    relations: tuple[BioCRelation, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BioCDocument:
    """A document: its own annotations and relations may refer to any passage."""

    number: str
    infons: Infons
    passages: tuple[BioCPassage, ...]
    annotations: tuple[BioCAnnotation, ...]
    relations: tuple[BioCRelation, ...]


def joined(offset: int, sentences: tuple[tuple[int, str], ...]) -> str:
    """Return the text of a passage that has only sentences, each at its own offset.

    >>> joined(10, ((10, "One."), (16, "Two.")))
    'One.  Two.'
    """
    text = ""
    for start, sentence in sentences:
        gap = start - offset - len(text)
        text += " " * (gap if 0 <= gap <= _LONGEST_GAP else 1 if text else 0) + sentence
    return text


_LONGEST_GAP = 1000
