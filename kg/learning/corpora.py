"""Annotated corpora as documents whose names are runs of whole units.

Laws
    1. A paper that stands in several corpora counts once, as the first of them annotates it.
    2. A gold span that is no run of whole units in one sentence, or that overlaps a longer one, is
       left out and counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Final

from kg.model import Document, Finding, SourceMention
from kg.readers import read
from kg.text.passage import Passage, passages
from kg.text.short_forms import definitions
from kg.text.tagging.labels import NameKind
from kg.text.tagging.units import Sentence, units

KINDS: Final[Mapping[str, NameKind]] = {
    # BC5CDR, PubTator, CHEMDNER
    "chemical": NameKind.CHEMICAL,
    "disease": NameKind.CONDITION,
    # BioRED
    "chemicalentity": NameKind.CHEMICAL,
    "diseaseorphenotypicfeature": NameKind.CONDITION,
    # NCBI Disease
    "specificdisease": NameKind.CONDITION,
    "diseaseclass": NameKind.CONDITION,
    "compositemention": NameKind.CONDITION,
    "modifier": NameKind.CONDITION,
    # DDI
    "drug": NameKind.CHEMICAL,
    "brand": NameKind.CHEMICAL,
    "group": NameKind.CHEMICAL,
    "drug_n": NameKind.CHEMICAL,
    # others, and our own words
    "condition": NameKind.CONDITION,
    "disorder": NameKind.CONDITION,
    "phenotype": NameKind.CONDITION,
}
"""The types of the corpora, in small letters, and what the tagger calls them."""


@dataclass(frozen=True, slots=True)
class GoldName:
    """What a corpus annotates: a stretch of whole units, and the concepts.

    ``document.sections[section].text[start:end] == quote``. ``concepts`` are bare MeSH numbers,
    CURIEs of other vocabularies, several for a composite name, none where the corpus knows none.
    """

    kind: NameKind
    quote: str
    concepts: tuple[str, ...]
    section: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document of a corpus: ``names[n]`` are those of ``passages[n]``, in order.

    ``long_forms`` is by the short forms that the document defines. ``left_out`` are the gold spans
    that could not be used. ``beside`` tells that its corpus is not followed where others disagree.
    """

    document: Document
    passages: tuple[Passage, ...]
    names: tuple[tuple[GoldName, ...], ...]
    long_forms: Mapping[str, str]
    left_out: int
    beside: bool = False

    @property
    def sentences(self) -> list[Sentence]:
        """The passages as what the tagger labels."""
        return [Sentence(passage.text, passage.is_title) for passage in self.passages]


@dataclass
class Corpora:
    """What was read of corpora: documents, and gold names of each kind by file."""

    documents: int = 0
    left_out: int = 0
    names: dict[str, Counter[NameKind]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)

    def add(self, item: AnnotatedDocument) -> None:
        """Count a document."""
        source = item.document.source
        self.documents += 1
        self.left_out += item.left_out
        self.digests[source.path] = source.sha256
        if item.beside:
            self.beside.add(source.path)
        here = self.names.setdefault(source.path, Counter())
        here.update(name.kind for names in item.names for name in names)

    def total(self, kind: NameKind) -> int:
        """Return how many gold names of a kind there are."""
        return sum(counts[kind] for counts in self.names.values())

    def lacking(self) -> Iterator[tuple[str, NameKind]]:
        """Yield the files that annotate nothing of a kind which others annotate.

        What they name of it is learnt to be no name.
        """
        for kind in NameKind:
            if self.total(kind):
                yield from ((path, kind) for path, counts in self.names.items() if not counts[kind])


def examples(
    paths: Iterable[Path],
    found: Callable[[Finding], None],
    without: frozenset[str] = frozenset(),
    beside: Iterable[Path] = (),
) -> Iterator[AnnotatedDocument]:
    """Yield the documents of corpora in PubTator or BioC, but those whose PMID is in ``without``.

    After them those of corpora that are learnt from ``beside``. ``found`` is told what the readers
    did not understand.
    """
    seen: set[object] = set()
    followed = ((reading, False) for reading in read(paths))
    others = ((reading, True) for reading in read(beside))
    for reading, is_beside in chain(followed, others):
        if isinstance(reading, Finding):
            found(reading)
        elif isinstance(reading, Document):
            pmid = reading.identifier("pmid")
            key = pmid or tuple(section.text for section in reading.sections)
            if key not in seen and pmid not in without:
                seen.add(key)
                yield replace(annotated(reading), beside=is_beside)


def records(paths: Iterable[Path], found: Callable[[Finding], None]) -> Iterator[Document]:
    """Yield the documents of files; ``found`` is told what the readers did not understand."""
    for reading in read(paths):
        if isinstance(reading, Finding):
            found(reading)
        elif isinstance(reading, Document):
            yield reading


def annotated(document: Document) -> AnnotatedDocument:
    """Return the sentences of a document with the names that its source annotates."""
    gold = [one for one in document.source_mentions if one.type.casefold() in KINDS]
    names: list[tuple[GoldName, ...]] = []
    long_forms: dict[str, str] = {}
    cut = tuple(passages(document))
    for passage in cut:
        text = document.sections[passage.section].text
        for each in definitions(text, passage.start, passage.end):
            long_forms.setdefault(each.short, each.long)
        names.append(tuple(_names(passage, gold)))
    whole = len({(one.section, one.start, one.end, KINDS[one.type.casefold()]) for one in gold})
    left_out = whole - sum(map(len, names))
    return AnnotatedDocument(document, cut, tuple(names), long_forms, left_out)


def _names(passage: Passage, gold: Sequence[SourceMention]) -> Iterator[GoldName]:
    """Yield the gold names of a passage in order; of those that overlap, the longest."""
    found = units([Sentence(passage.text)])
    starts = {passage.start + start for start in found.starts.tolist()}
    stops = {passage.start + stop for stop in found.stops.tolist()}
    fitting = [
        one
        for one in gold
        if one.section == passage.section and one.start in starts and one.end in stops
    ]
    chosen: list[SourceMention] = []
    for one in sorted(fitting, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    yield from map(_gold_name, sorted(chosen, key=lambda one: one.start))


def _gold_name(one: SourceMention) -> GoldName:
    concepts = tuple(identifier.removeprefix("MESH:") for identifier in one.identifiers)
    kind = KINDS[one.type.casefold()]
    return GoldName(kind, one.quote, concepts, one.section, one.start, one.end)
