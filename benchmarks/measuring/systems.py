"""What finds names: the whole text room, and the tagger alone with a model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kg.learning import annotated
from kg.model import Category, Document
from kg.text import annotate
from kg.text.tagging.hints import hints
from kg.text.tagging.labels import NameKind
from kg.text.tagging.tagger import Stretch, Tagger
from kg.text.tagging.units import Sentence
from kg.vocabulary import Vocabulary
from measuring.gold import gold_documents
from measuring.scoring import Name

KIND_OF: Final[Mapping[Category, NameKind]] = {
    Category.DRUG: NameKind.CHEMICAL,
    Category.CHEMICAL: NameKind.CHEMICAL,
    Category.DISEASE: NameKind.CONDITION,
    Category.PHENOTYPE: NameKind.CONDITION,
}
_TOGETHER: Final = 64
"""Documents that the tagger is given at once."""


class System(Protocol):
    """Finds the names of documents; ``has_concepts`` tells whether it links them."""

    title: str
    has_concepts: bool

    def names(self, documents: Sequence[Document]) -> Iterator[tuple[Name, ...]]:
        """Yield the names of each document."""
        ...


@dataclass
class Pipeline:
    """`kg.text.annotate`: all of it."""

    vocabulary: Vocabulary
    title: str = "pipeline"
    has_concepts: bool = True

    def names(self, documents: Sequence[Document]) -> Iterator[tuple[Name, ...]]:
        """Yield the names of each document."""
        for document in documents:
            yield tuple(
                Name(
                    KIND_OF[m.category], m.section, m.start, m.end, m.quote, (m.concept,),
                    m.confidence, m.method.value,
                )
                for m in annotate(document, self.vocabulary).mentions
                if m.category in KIND_OF
            )  # fmt: skip


@dataclass
class TaggerAlone:
    """The tagger with a model: stretches without concepts."""

    tagger: Tagger
    title: str = "tagger"
    has_concepts: bool = False

    def names(self, documents: Sequence[Document]) -> Iterator[tuple[Name, ...]]:
        """Yield the names of each document; many are tagged at once."""
        for start in range(0, len(documents), _TOGETHER):
            yield from self._batch(documents[start : start + _TOGETHER])

    def _batch(self, documents: Sequence[Document]) -> Iterator[tuple[Name, ...]]:
        sentences: list[tuple[int, int, Sentence]] = []
        told: list[Mapping[int, str]] = []
        for number, document in enumerate(documents):
            item = annotated(document)
            places = zip(item.sections, item.sentences, strict=True)
            sentences.extend((number, section, each) for section, each in places)
            told.extend(hints(item.sentences, item.long_forms, self.tagger.names))
        found = self.tagger.stretches([s for _, _, s in sentences], told)
        by_document: list[list[Name]] = [[] for _ in documents]
        for stretch in found:
            number, section, sentence = sentences[stretch.sentence]
            by_document[number].append(_name(stretch, section, sentence))
        yield from map(tuple, by_document)


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


def _name(stretch: Stretch, section: int, sentence: Sentence) -> Name:
    return Name(
        stretch.kind,
        section,
        sentence.units[stretch.first].start,
        sentence.units[stretch.last].end,
        sentence.quote(stretch.first, stretch.last),
        confidence=stretch.probability,
        method="tagger",
    )


def confident(names: Iterable[Name], threshold: float) -> tuple[Name, ...]:
    """Return the names that are at least so sure."""
    return tuple(name for name in names if name.confidence >= threshold)
