"""The running text of a paper: what mentions point into."""

from typing import Literal, TypeAlias

from kg.model.record import Record, Span


class Title(Record, frozen=True):
    """A title without the brackets that PubMed prints around a translation."""

    text: str
    language: str | None = None
    translated: bool = False


SectionKind: TypeAlias = Literal["title", "abstract", "keywords", "body", "caption", "statement"]


class Section(Record, frozen=True):
    """A stretch of running text that mentions can point into.

    ``label`` is the printed heading (``Patients and methods``), ``category`` one of NLM's five
    (``BACKGROUND`` ...), ``variant`` tells a second abstract apart (``plain-language-summary``).
    The title and the keyword line are sections too, so that they can hold mentions.
    """

    kind: SectionKind
    text: str
    label: str | None = None
    category: str | None = None
    language: str | None = None
    variant: str | None = None
    line: int | None = None


class Keyword(Record, frozen=True):
    """One keyword; ``span`` is its place in the section of kind ``keywords``."""

    text: str
    language: str | None = None
    owner: str | None = None
    major: bool = False
    span: Span | None = None
