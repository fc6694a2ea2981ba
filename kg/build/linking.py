"""The second pass over a unit: its records, with what their papers are called, to N-Quads.

The records stand in the order of their file, the quads of a record in the order of their bytes,
each once. There are no blank nodes.
"""

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, repeat, tee
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode

from kg.build.checking import Background, UnitChecking, checked_name, read_results
from kg.build.depot import Depot, open_depot
from kg.build.lines import Told, in_graph, lines_of
from kg.build.merging import write_lines
from kg.build.options import TextReading
from kg.build.packing import (
    QUICK,
    compressing,
    decompressing,
    read_documents,
    read_part,
    write_parts,
)
from kg.build.reading import Tick, records_of
from kg.build.settling import Answers
from kg.build.tally import Tally
from kg.build.unit import Unit, UnitLinked, UnitNamed, code_digest
from kg.collection import rare_collections
from kg.extractors import Context, Registry, default_registry
from kg.identity import Identified
from kg.lineage import activity
from kg.links import CitationKey
from kg.model import Annotation, Author, Document, Finding, Severity
from kg.names import KG, MESH, PROV, Minter, digest
from kg.sorting import SortedLines
from kg.vocabulary import Vocabulary, open_vocabulary

if TYPE_CHECKING:
    from kg.text import Annotator


@dataclass(frozen=True, slots=True)
class LinkTask:
    """Link a unit that was read into the same depot.

    ``checked`` is the name of what checking the records gives; without it they are not checked.
    ``answered`` tells whether other units have to say anything of this one's papers: then that
    lies in the depot. ``size`` is that of the file, in bytes.
    """

    depot: str
    read: str
    linked: str
    name: str
    size: int
    vocabulary: str
    base: str
    text: TextReading
    checked: str | None
    answered: bool

    @property
    def label(self) -> str:
        """The file whose records are linked."""
        return self.name


def quads_of(linked: str) -> str:
    """Return the name of a unit's quads in a depot."""
    return f"{linked}.nq.zst"


def told_of(linked: str) -> str:
    """Return the name of what is known of a unit after linking."""
    return f"{linked}.told"


def keys_of(linked: str) -> str:
    """Return the name of a unit's citation keys in a depot."""
    return f"{linked}.keys"


def answers_of(linked: str) -> str:
    """Return the name of what a unit is told of the others before it is linked."""
    return f"{linked}.answers"


@dataclass(frozen=True)
class Linker:
    """What links records: a vocabulary, extractors, and how running text is read, if it is.

    Who reads it is loaded and made when the first text comes: a process that gives all work to
    others never needs it, nor does one that leaves the text alone.
    """

    vocabulary: Vocabulary
    extractors: Registry
    text: TextReading
    minter: Minter

    @cached_property
    def annotator(self) -> "Annotator | None":
        """Who reads the running text, if anybody."""
        if self.text is TextReading.NONE:
            return None
        from kg.text import Annotator, Setting  # noqa: PLC0415 - it brings Numba along

        return Annotator(self.vocabulary, setting=Setting(self.text))

    @cached_property
    def background(self) -> Background:
        """What is known of nodes that no record describes."""
        return Background(self.vocabulary, self.activity)

    @cached_property
    def activity(self) -> NamedNode:
        """The node of what generates the records."""
        return activity(self.minter, self.vocabulary.release, self.extractors).node

    def annotations(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """Yield what is found in the text of each document."""
        return self.annotator.annotate_all(documents) if self.annotator else repeat(Annotation())


@dataclass(frozen=True, slots=True)
class Way:
    """How units are linked: the vocabulary's file, how text is read, the base of minted IRIs.

    ``check`` tells whether the records are judged by the shapes.
    ``digest`` stands for all that the quads depend on beside the records and the answers.
    """

    vocabulary: str
    text: TextReading
    base: str
    check: bool
    digest: str

    def task(self, depot: Depot, unit: Unit, answers: Answers) -> LinkTask:
        """Return the task of linking a unit."""
        linked = digest("linked", self.digest, unit.read, answers.digest)
        return LinkTask(
            depot.place,
            unit.read,
            linked,
            unit.name,
            unit.size,
            self.vocabulary,
            self.base,
            self.text,
            checked_name(linked) if self.check else None,
            answers != Answers(),
        )


def way_of(made: Linker, text: TextReading, *, check: bool = False) -> Way:
    """Return the way in which a linker works; ``check`` judges each record by the shapes too."""
    release = made.vocabulary.release
    told = digest(code_digest(), made.activity.value, release.digest, text.value)
    return Way(str(made.vocabulary.path), text, made.minter.base, check, told)


def linker(vocabulary: Vocabulary, extractors: Registry, text: TextReading, base: str) -> Linker:
    """Return what links records in one way of reading text; ``AUTO`` is none."""
    return Linker(vocabulary, extractors, text, Minter(base))


@lru_cache(maxsize=1)
def _own_linker(vocabulary: str, text: TextReading, base: str) -> Linker:
    """Return the linker of a worker process, which makes it once."""
    return linker(open_vocabulary(Path(vocabulary)), default_registry(), text, base)


@rare_collections()
def link_unit(task: LinkTask, tick: Tick | None = None, given: Linker | None = None) -> None:
    """Link a unit; its quads and what is known of them are in the depot then, the latter last."""
    depot = open_depot(task.depot)
    made = given or _own_linker(task.vocabulary, task.text, task.base)
    answers = Answers()
    if task.answered:
        answers = read_part(depot, answers_of(task.linked), 0, Answers)
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        _link(_Linking(task, made, answers, tick, Path(folder)), task, depot)


def _link(linking: "_Linking", task: LinkTask, depot: Depot) -> None:
    total = hashlib.sha256()
    with (
        depot.writing(quads_of(task.linked)) as stream,
        compressing(stream, QUICK) as packed,
    ):
        for block in linking.blocks(depot):
            total.update(block)
            packed.write(block)
    write_lines(depot, keys_of(task.linked), linking.keys)
    if linking.checking and task.checked:
        linking.checking.write(depot, task.checked)
    told = linking.result(total.hexdigest())
    tally = Tally(told.records, told.quads, len(told.findings))
    write_parts(depot, told_of(task.linked), (tally, told, linking.named()))


def read_linked_tally(depot: Depot, task: LinkTask) -> Tally:
    """Return how much was found in a unit that was linked, and checked if that was to be done."""
    tally = read_part(depot, told_of(task.linked), 0, Tally)
    return tally + read_results(depot, task.checked) if task.checked else tally


def read_told(depot: Depot, task: LinkTask) -> UnitLinked:
    """Return what is known of a unit that was linked."""
    return read_part(depot, told_of(task.linked), 1, UnitLinked)


def read_named(depot: Depot, task: LinkTask) -> UnitNamed:
    """Return the concepts that the records of a unit name."""
    return read_part(depot, told_of(task.linked), 2, UnitNamed)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the paper of one record is called, its journal and authors, and those that it cites."""

    paper: NamedNode
    called: NamedNode | None
    people: tuple[Identified, ...]
    elsewhere: dict[tuple[str | None, str], str]
    minter: Minter

    def of(self, _: Document) -> NamedNode:
        return self.paper

    def cited(self, pmid: str | None, doi: str | None) -> NamedNode | None:
        found = self.elsewhere.get((pmid, doi)) if doi else None
        return NamedNode(found) if found else self.minter.cited(pmid, doi)

    def journal(self, key: str) -> NamedNode:
        return self.called or self.minter.journal(key)

    def orcid(self, author: Author) -> str | None:
        return next((each.orcid for each in self.people if each.is_one_with(author)), None)


class _Linking:
    """One unit while it is linked."""

    def __init__(
        self, task: LinkTask, made: Linker, answers: Answers, tick: Tick | None, folder: Path
    ) -> None:
        self._task = task
        self._left_out = answers.left_out
        self._linker = made
        self._tick = tick
        self._activity = made.activity
        self._renamed = dict(answers.renamed)
        self._journals = dict(answers.journals)
        self._people = dict(answers.people)
        self._elsewhere = {(pmid, doi): iri for pmid, doi, iri in answers.cited}
        self._counts: Counter[str] = Counter()
        self._findings: list[Finding] = []
        self._concepts: set[bytes] = set()  # what stands behind `_MESH`
        self.keys = SortedLines(folder)
        self._failed: list[int] = []
        self._records = 0
        self._quads = 0
        self.checking = UnitChecking(made.background, made.minter, folder) if task.checked else None

    def blocks(self, depot: Depot) -> Iterator[bytes]:
        """Yield the quads of each record."""
        with depot.open(records_of(self._task.read)) as stream, decompressing(stream) as opened:
            numbered = self._counting(opened)
            every, again = tee(numbered)
            annotations = self._linker.annotations(document for _, document in every)
            for (ordinal, document), annotation in zip(again, annotations, strict=False):
                block = self._block(ordinal, document, annotation)
                self._records += block is not None
                if self._tick:
                    self._tick(self._records)
                if block is not None:
                    yield block

    def _counting(self, stream: Any) -> Iterator[tuple[int, Document]]:
        for ordinal, document in enumerate(read_documents(stream)):
            if ordinal not in self._left_out:
                yield ordinal, document

    def _block(self, ordinal: int, document: Document, annotation: Annotation) -> bytes | None:
        """Return the quads of one record, or ``None`` where RDF cannot hold them."""
        minter = self._linker.minter
        renamed = self._renamed.get(ordinal)
        paper = NamedNode(renamed) if renamed else minter.paper(document)
        journal = self._journals.get(ordinal)
        known = _Known(
            paper,
            NamedNode(journal) if journal else None,
            self._people.get(ordinal, ()),
            self._elsewhere,
            minter,
        )
        context = Context(document, annotation, self._linker.vocabulary, minter, known)
        told = Told()
        try:
            told.add(self._linker.extractors.extract(context))
        except ValueError as error:  # a value that RDF cannot hold, which a reader let through
            self._failed.append(ordinal)
            self._findings.append(_not_linked(document, error))
            return None
        told.statements.append(f"{context.record} {PROV.wasGeneratedBy} {self._activity} .\n")
        self._findings.extend(told.findings)
        self._findings.extend(annotation.findings)
        self._count(document, annotation)
        triples = told.written()
        self._note(triples, context.paper.value)
        lines = lines_of(triples)
        self._quads += len(lines)
        if self.checking:
            self.checking.add(ordinal, paper, context.record, lines)
        return in_graph(lines, context.record)

    def _note(self, triples: bytes, paper: str) -> None:
        """Note what must be known of all records together."""
        self._concepts.update([each[: each.find(b">")] for each in triples.split(_MESH)[1:]])
        keys = _citation_keys(triples, paper)
        self.keys.update(key.line().encode() for key in keys)

    def _count(self, document: Document, annotation: Annotation) -> None:
        for part in _PARTS:
            self._counts[part] += len(getattr(document, part))
        self._counts["mentions"] += len(annotation.mentions)
        self._counts["claims"] += len(annotation.claims)

    def result(self, sha256: str) -> UnitLinked:
        """Return what is known when all blocks were yielded."""
        return UnitLinked(
            self._quads,
            self._records,
            sha256,
            dict(sorted(self._counts.items())),
            tuple(self._failed),
            tuple(self._findings),
        )

    def named(self) -> UnitNamed:
        """Return the concepts that were named, when all blocks were yielded."""
        found = sorted(each[1:] for each in self._concepts if each[:1] == b"/" and b"#" not in each)
        return UnitNamed(tuple(map(bytes.decode, found)))


_PARTS: Final = (
    "authors", "headings", "substances", "keywords", "references", "sections", "related",
)  # fmt: skip
_MESH: Final = b"> <" + MESH.removesuffix("/").encode()  # a needle of many slashes is slow
_CITATION_KEY: Final = f'> {KG.citationKey} "'.encode()


def _citation_keys(triples: bytes, paper: str) -> Iterator[CitationKey]:
    """Yield the citation keys of a record's paper and of the references in its list."""
    for before, behind in pairwise(triples.split(_CITATION_KEY)):
        node = before[before.rfind(b"\n<") + 2 :].decode()
        key = behind[: behind.find(b'"')].decode()
        yield CitationKey(key, node, None if node == paper else paper)


def _not_linked(document: Document, error: ValueError) -> Finding:
    source = document.source
    return Finding(
        "record-not-linked",
        Severity.ERROR,
        source.path,
        f"RDF cannot hold a value of this record ({error}); the whole record was left out",
        source.number,
        remedy=f"correct the record, or the reader {source.format!r} that let the value through",
    )
