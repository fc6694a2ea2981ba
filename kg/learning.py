"""From annotated corpora to a fitted model: the readers and the tagger's learning together.

::

    corpora ──readers──▶ Document ──examples──▶ sentences, gold names, short forms ──fit──▶ Model

Laws
    1. `examples` is the one place where the spans of a corpus become units of sentences.
    2. A paper that stands in several corpora counts once, as the first of them annotates it.
    3. Where corpora disagree on chemicals, those that are learnt from ``beside`` are not followed.
    4. A gold span that is no run of whole units in one sentence, or that overlaps a longer one, is
       left out and counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, tee
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg.errors import ExportError, InputError, ModelError
from kg.model import Category, Document, Finding, MatchMethod, Mention, SourceMention
from kg.readers import read
from kg.text import Annotator, Setting
from kg.text import grounding as grounding_room
from kg.text.claims.learnt import RelationModel
from kg.text.claims.learnt.examples import KnownPair, known_pairs, relations_of
from kg.text.claims.learnt.indexed import indexed_pairs, tells
from kg.text.grounding import DocumentNames, Example, FoundName
from kg.text.passage import Passage, passages
from kg.text.short_forms import definitions
from kg.text.tagging.hints import Hint, hints
from kg.text.tagging.labels import NameKind
from kg.text.tagging.model import Model
from kg.text.tagging.tagger import Tagger
from kg.text.tagging.units import Sentence, units
from kg.text.text_model import TextModel
from kg.vocabulary import Vocabulary
from kg.vocabulary.listing import named_terms
from kg.vocabulary.name_table import NameTable

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

Progress = Callable[[str, int, int | None], None]
"""Called with the name of a stage, how much of it is done, and how much there is, if known."""


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


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, and what from."""

    model: TextModel
    corpora: Corpora


def learn(
    items: Iterable[AnnotatedDocument],
    vocabulary: Vocabulary,
    *,
    indexed: Iterable[Document] = (),
    penalty: float = 1.0,
    rounds: int = 200,
    progress: Progress,
) -> Learnt:
    """Fit the tagger, what grounding needs, and what is claimed to annotated documents.

    ``indexed`` are records of papers whose MeSH headings teach what is claimed beside them; those
    without an abstract, or without qualifiers, teach nothing.

    Raises:
        ModelError: when SciPy is missing.
        InputError: when nothing of our kinds is annotated.
    """
    learning = _learning()
    corpora = Corpora()
    documents: list[AnnotatedDocument] = []
    for item in items:
        corpora.add(item)
        documents.append(item)
        progress("reading", len(documents), None)
    if not any(corpora.total(kind) for kind in NameKind):
        raise InputError(
            f"no chemicals and no conditions are annotated in {corpora.documents} documents; "
            f"the types that are known: {', '.join(KINDS)}"
        )
    about = _about(corpora, vocabulary, penalty=penalty, rounds=rounds)
    fitting = _Fitting(learning, vocabulary.names, penalty, rounds, about, progress)
    tagger = fitting.fit(_completed(documents, corpora, fitting))
    progress("grounding", 0, 1)
    grounding = grounding_room.learn(
        [example for item in documents for example in _grounded(item)],
        vocabulary,
        _synonyms(vocabulary),
    )
    progress("grounding", 1, 1)
    model = TextModel(tagger, grounding, RelationModel.empty())
    taught = chain(_known_pairs(documents), _indexed_pairs(indexed, model, vocabulary, progress))
    return Learnt(replace(model, relations=_relations(taught)), corpora)


Spans: TypeAlias = list[list[tuple[int, int, NameKind]]]
"""For each sentence of a document the places of its names in its text, and their kinds."""


@dataclass(frozen=True)
class _Fitting:
    """The fitting of the tagger: the room that does it, with its options."""

    room: Any
    table: NameTable
    penalty: float
    rounds: int
    about: dict[str, Any]
    progress: Progress

    def fit(self, documents: Sequence[tuple[AnnotatedDocument, Spans]]) -> Model:
        """Return the model of documents with their names; those beside others are not followed."""
        followed = [each for each in documents if not each[0].beside]
        others = [each for each in documents if each[0].beside]
        return self._fitted(group for group in (followed, others) if group)

    def compromise(self, documents: Sequence[tuple[AnnotatedDocument, Spans]]) -> Model:
        """Return the model of documents with their names, all of one mind."""
        return self._fitted([documents])

    def _fitted(self, groups: Iterable[Sequence[tuple[AnnotatedDocument, Spans]]]) -> Model:
        done = Counter[str]()

        def told(_: int, __: float) -> None:
            done["rounds"] += 1
            self.progress("fitting", done["rounds"], self.rounds)

        taught = [self._taught(group) for group in groups]
        options = self.room.Fitting(penalty=self.penalty, rounds=self.rounds)
        model: Model = self.room.fit(taught, self.table, options, self.about, told)
        return model

    def _taught(self, documents: Sequence[tuple[AnnotatedDocument, Spans]]) -> Any:
        """Return what documents with their names teach."""
        lines: list[Sentence] = []
        known: list[Hint] = []
        for item, _ in documents:
            first = len(lines)
            lines.extend(item.sentences)
            here = hints(item.sentences, item.long_forms, self.table)
            known.extend(hint._replace(sentence=first + hint.sentence) for hint in here)
        names = [spans for _, each in documents for spans in each]
        return self.room.Taught(lines, known, names)


def _completed(
    documents: Sequence[AnnotatedDocument], corpora: Corpora, fitting: _Fitting
) -> list[tuple[AnnotatedDocument, Spans]]:
    """Return the names of each document, those of kinds that its corpus passes over tagged first.

    NCBI Disease annotates no chemicals, which does not say that there are none: what the other
    corpora teach of chemicals is put in their place.
    """
    lacking: dict[str, set[NameKind]] = {}
    for path, kind in corpora.lacking():
        lacking.setdefault(path, set()).add(kind)
    whole = [(item, _spans(item)) for item in documents if item.document.source.path not in lacking]
    partly = [item for item in documents if item.document.source.path in lacking]
    if not whole or not partly:
        return [(item, _spans(item)) for item in documents]
    tagger = Tagger(fitting.compromise(whole), fitting.table)
    for item in partly:
        told = hints(item.sentences, item.long_forms, fitting.table)
        spans = _spans(item)
        for each in tagger.tagged(item.sentences, told).stretches:
            here = spans[each.sentence]
            free = all(end <= each.start or each.end <= start for start, end, _ in here)
            if free and each.kind in lacking[item.document.source.path]:
                here.append((each.start, each.end, each.kind))
        whole.append((item, spans))
    return whole


def _spans(item: AnnotatedDocument) -> Spans:
    return [
        [(name.start - passage.start, name.end - passage.start, name.kind) for name in names]
        for passage, names in zip(item.passages, item.names, strict=True)
    ]


def _grounded(item: AnnotatedDocument) -> Iterator[Example]:
    """Yield the names of a document whose concepts the corpus knows."""
    every = [name for names in item.names for name in names]
    found = tuple(FoundName(name.quote, name.kind) for name in every)
    around = DocumentNames(item.long_forms, found)
    source = item.document.source
    for name, each in zip(every, found, strict=True):
        concepts = tuple(sorted(concept for concept in name.concepts if concept not in _NONE))
        if concepts:
            yield Example(each, concepts, f"{source.path} {source.number}", around)


def _relations(pairs: Iterable[KnownPair]) -> RelationModel:
    from kg.text.claims.learnt.learning import fit  # noqa: PLC0415 - SciPy comes with an extra

    return fit(pairs)


def _indexed_pairs(
    documents: Iterable[Document], model: TextModel, vocabulary: Vocabulary, progress: Progress
) -> Iterator[KnownPair]:
    """Yield the pairs that the headings of papers tell of, in what the model finds in them."""
    annotator = Annotator(vocabulary, model, Setting.FAST)
    telling, tagged = tee(document for document in documents if tells(document))
    found = zip(telling, annotator.annotate_all(tagged), strict=True)
    for number, (document, annotation) in enumerate(found, 1):
        yield from indexed_pairs(document, tuple(passages(document)), annotation.mentions)
        progress("headings", number, None)


def _known_pairs(documents: Sequence[AnnotatedDocument]) -> Iterator[KnownPair]:
    """Yield the pairs of all documents; which relations a corpus annotates, its own tell."""
    by_path: dict[str, list[Document]] = {}
    for item in documents:
        by_path.setdefault(item.document.source.path, []).append(item.document)
    annotated_in = {path: relations_of(held) for path, held in by_path.items()}
    for item in documents:
        relations = annotated_in[item.document.source.path]
        if relations:
            yield from known_pairs(item.document, item.passages, _mentions(item), relations)


def _mentions(item: AnnotatedDocument) -> tuple[Mention, ...]:
    """Return the gold names of a document as mentions, one for each concept."""
    return tuple(
        Mention(
            name.section,
            name.start,
            name.end,
            name.quote,
            concept,
            _CATEGORY_OF_KIND[name.kind],
            MatchMethod.LEARNT,
            1.0,
        )
        for names in item.names
        for name in names
        for concept in name.concepts
        if concept not in _NONE
    )


_CATEGORY_OF_KIND: Final = {
    NameKind.CHEMICAL: Category.DRUG,
    NameKind.CONDITION: Category.DISEASE,
}

_NONE: Final = frozenset({"-1", "-", ""})
"""What corpora write where they know no concept."""


def _synonyms(vocabulary: Vocabulary) -> dict[NameKind, list[list[str]]]:
    """Return the names of each concept of a kind."""
    by_concept: dict[tuple[NameKind, str], list[str]] = {}
    for identifier, term in named_terms(vocabulary.path):
        kind = _KIND_OF_CATEGORY.get(term.category)
        if kind is not None:
            by_concept.setdefault((kind, identifier), []).append(term.text)
    found: dict[NameKind, list[list[str]]] = {kind: [] for kind in NameKind}
    for (kind, _), names in sorted(by_concept.items()):
        found[kind].append(names)
    return found


_KIND_OF_CATEGORY: Final = {
    Category.DRUG: NameKind.CHEMICAL,
    Category.CHEMICAL: NameKind.CHEMICAL,
    Category.DISEASE: NameKind.CONDITION,
    Category.PHENOTYPE: NameKind.CONDITION,
}


def _about(
    corpora: Corpora, vocabulary: Vocabulary, *, penalty: float, rounds: int
) -> dict[str, Any]:
    return {
        "corpora": dict(sorted(corpora.digests.items())),
        "beside": sorted(corpora.beside),
        "documents": corpora.documents,
        "names": {kind.value: corpora.total(kind) for kind in NameKind},
        "vocabulary": vocabulary.release.name,
        "penalty": penalty,
        "rounds": rounds,
    }


def _learning() -> Any:
    try:
        from kg.text.tagging import learning  # noqa: PLC0415 - SciPy comes with an extra
    except ImportError as error:
        raise ModelError(
            f"fitting a model needs SciPy ({error}); install it with: pip install 'kg[learn]'"
        ) from error
    return learning


def save(model: TextModel, directory: Path) -> None:
    """Write what was learnt into a directory.

    Raises:
        ExportError: when it cannot be written.
    """
    try:
        model.save(directory)
    except OSError as error:
        raise ExportError(f"{directory}: cannot be written: {error.strerror or error}") from error
