"""What goes into grounding and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Category, MatchMethod
from kg.text.tagging.labels import NameKind


class FoundName(NamedTuple):
    """A stretch of text that names something of a kind."""

    quote: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """What a document says of its names.

    ``short_forms`` maps each short form that it defines to the long form; ``names`` are all the
    names that were found in it.
    """

    short_forms: Mapping[str, str] = field(default_factory=dict)
    names: tuple[FoundName, ...] = ()


class Grounding(NamedTuple):
    """A concept that a name names, with the probability that the name is rightly read so.

    ``short_form_of`` is the long form where the name is a short form that the document defines;
    ``rival`` is the probability of the best other answer.
    """

    concept: str
    category: Category
    method: MatchMethod
    probability: float
    short_form_of: str | None = None
    rival: float = 0.0


@dataclass(frozen=True, slots=True)
class Example:
    """A name whose concepts are known: MeSH identifiers, several for a composite name.

    ``document`` identifies the document: what is learnt from it tells nothing new about it.
    """

    name: FoundName
    concepts: tuple[str, ...]
    document: str
    names: DocumentNames
