"""What the page of a paper shows: its sections, and in each the stretches that name concepts."""

from dataclasses import dataclass

from kg.model import Category


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A stretch of a section, counted in code points, and the concept that it names.

    ``identifier`` is what people call the concept by (``D008180``) and ``iri`` its full name;
    ``marks`` are the words for what the text does with it (``negated``), and ``notes`` what else
    there is to say.
    """

    start: int
    end: int
    iri: str
    identifier: str
    name: str
    category: Category
    confidence: str
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedSection:
    """A section of a paper: its kind, its label, its text and the mentions in it."""

    kind: str
    label: str
    text: str
    language: str | None
    mentions: tuple[MarkedMention, ...]


@dataclass(frozen=True, slots=True)
class MarkedPaper:
    """A paper by its IRI, with its sections in order."""

    iri: str
    title: str
    sections: tuple[MarkedSection, ...]
