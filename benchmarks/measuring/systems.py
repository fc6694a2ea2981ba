"""What finds names: the whole text room with a model, and what others found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kg.model import Category, Document, Mention, UnlinkedMention
from kg.text import Annotator
from kg.text.tagging.labels import NameKind
from measuring.gold import gold_documents
from measuring.scoring import Name

KIND_OF: Final[Mapping[Category, NameKind]] = {
    Category.DRUG: NameKind.CHEMICAL,
    Category.CHEMICAL: NameKind.CHEMICAL,
    Category.DISEASE: NameKind.CONDITION,
    Category.PHENOTYPE: NameKind.CONDITION,
}


class System(Protocol):
    """Finds the names of documents; ``has_concepts`` tells whether it links them."""

    title: str
    has_concepts: bool

    def names(self, documents: Sequence[Document]) -> Iterator[tuple[Name, ...]]:
        """Yield the names of each document."""
        ...


@dataclass
class Pipeline:
    """The whole text room, with the model that ships or with another."""

    annotator: Annotator
    title: str = "pipeline"
    has_concepts: bool = True

    def names(self, documents: Sequence[Document]) -> Iterator[tuple[Name, ...]]:
        """Yield the names of each document, those without a concept among them."""
        for annotation in self.annotator.annotate_all(documents):
            yield (
                *(_linked(m) for m in annotation.mentions if m.category in KIND_OF),
                *map(_unlinked, annotation.unlinked),
            )


@dataclass
class Annotations:
    """What another program found, in PubTator or BioC; papers are told by their PMID."""

    path: Path
    has_concepts: bool = True

    @property
    def title(self) -> str:
        """The file's name."""
        return self.path.name

    def names(self, documents: Sequence[Document]) -> Iterator[tuple[Name, ...]]:
        """Yield the names of each document, none where the file has no paper of its PMID."""
        found = {item.pmid: item.names for item in gold_documents(self.path, lambda _: None)}
        for document in documents:
            yield found.get(document.identifier("pmid") or "", ())


def _linked(m: Mention) -> Name:
    kind = KIND_OF[m.category]
    return Name(
        kind, m.section, m.start, m.end, m.quote, (m.concept,), m.confidence, m.method.value
    )


def _unlinked(m: UnlinkedMention) -> Name:
    return Name(NameKind(m.kind), m.section, m.start, m.end, m.quote, (), m.confidence, "unlinked")


def confident(names: Iterable[Name], threshold: float) -> tuple[Name, ...]:
    """Return the names that are at least so sure."""
    return tuple(name for name in names if name.confidence >= threshold)
