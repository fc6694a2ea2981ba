"""From inputs to a graph: the only file that knows every stage.

::

    files ──readers──▶ Document ──text──▶ Annotation ──extractors──▶ triples ──▶ a graph a record
                                                                        │
                              concepts, versions and citations that the records name: shared graphs

Laws
    1. A graph holds exactly the inputs that were named: a build replaces what stood there before.
    2. The same inputs give the same quads, whatever their order. What differs from run to run
       (seconds, the day) is in ``build.json``, not in the graph; who wants the day in the graph
       names it.
    3. A record enters its graph whole or not at all, and a build becomes visible whole or not at
       all.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import repeat, tee
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, Triple

from kg import lineage, links
from kg.directory import GraphDirectory
from kg.disagreement import disagreements
from kg.errors import InputError
from kg.export import to_graph
from kg.extractors import Context, Identity, Registry, default_registry, describe
from kg.identity import Records
from kg.model import Annotation, Deletion, Document, Finding, Severity
from kg.names import DEFAULT_BASE, KG, PROV, Minter, mesh_identifier
from kg.readers import InputFile, list_inputs, read_file
from kg.readers import default_registry as default_readers
from kg.store import Store
from kg.text import Annotator, Setting
from kg.validation import Report, locate, validate
from kg.version import __version__
from kg.vocabulary import Release, Vocabulary, open_vocabulary

NLM = frozenset({"pubmed-xml"})
"""The formats in which NLM itself replaces and deletes records; a saved page stands as it is."""

LARGE: Final = 256 << 20
"""Bytes of inputs, as they lie on disk, from which on text is read fast unless told otherwise."""


class TextReading(StrEnum):
    """How running text is read: see `kg.text.Setting`; ``AUTO`` chooses by the inputs' size."""

    AUTO = "auto"
    ACCURATE = "accurate"
    FAST = "fast"
    NONE = "none"


Progress = Callable[[str, int, int | None], None]
"""Called with the name of a stage, how much of it is done, and how much there is, if known."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build may be told: the base of minted IRIs, the day, and what of it to leave out.

    Where ``text`` is ``NONE`` nothing is read in running text: no mentions and no claims of ours.

    A graph of more than ``validate_up_to`` quads is not validated with the build, since SHACL
    takes about a millisecond a quad; a finding says so, and `kg.validation` can still be asked.
    """

    base: str = DEFAULT_BASE
    day: date | None = None
    text: TextReading = TextReading.AUTO
    validate: bool = True
    validate_up_to: int = 250_000


@dataclass(frozen=True)
class Build:
    """What a build did: its counts, its findings and, if it was validated, its report."""

    out: Path
    files: int
    records: int
    quads: int
    seconds: float
    vocabulary: Release
    counts: dict[str, int]
    findings: tuple[Finding, ...]
    report: Report | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that cost a record or a file."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def conforms(self) -> bool | None:
        """Whether the graph fits its shapes; ``None`` when nobody looked."""
        return self.report.conforms if self.report else None


@dataclass
class _Tally:
    records: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    concepts: set[str] = field(default_factory=set)
    deletions: list[Deletion] = field(default_factory=list)
    left_out: set[NamedNode] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the paper of one record is called, among all records of the build."""

    paper: NamedNode
    records: Records

    def of(self, _: Document) -> NamedNode:
        return self.paper

    def cited(self, pmid: str | None, doi: str | None) -> NamedNode | None:
        return self.records.paper(pmid, doi)


def build_graph(
    inputs: Iterable[Path | str],
    out: Path | str = "graph",
    *,
    vocabulary: Vocabulary | None = None,
    extractors: Registry | None = None,
    options: BuildOptions | None = None,
    progress: Progress | None = None,
) -> Build:
    """Build a graph of files and directories into the directory ``out``.

    Raises:
        InputError: when nothing at all could be read; the graph that stood there stays.
        VocabularyError: when no vocabulary is installed.
        GraphError: when ``out`` cannot be written.
    """
    started = time.monotonic()
    options = options or BuildOptions()
    opened = vocabulary or open_vocabulary()
    stages = _Stages(opened, extractors or default_registry(), options, progress or _silent)
    try:
        return stages.run(tuple(Path(path) for path in inputs), GraphDirectory(Path(out)), started)
    finally:
        if vocabulary is None:
            opened.close()


class _Stages:
    def __init__(
        self, vocabulary: Vocabulary, extractors: Registry, options: BuildOptions, report: Progress
    ) -> None:
        self.vocabulary = vocabulary
        self.extractors = extractors
        self.options = options
        self.annotator: Annotator | None = None
        self.minter = Minter(options.base)
        self.progress = report
        self.activity = lineage.activity(self.minter, vocabulary.release, extractors)

    def run(self, inputs: Sequence[Path], directory: GraphDirectory, started: float) -> Build:
        files = sorted(list_inputs(inputs), key=lambda file: (file.name, str(file.path)))
        tally = _Tally()
        text = _reading(self.options.text, files)
        if text is not TextReading.NONE:
            self.annotator = Annotator(self.vocabulary, setting=Setting(text))
        if text is not self.options.text and text is TextReading.FAST:
            tally.findings.append(_read_fast())
        with directory.staging() as staged:
            store = Store.create(staged.store)
            with closing(Records(staged.path / "records.sqlite", self.minter)) as records:
                self._read(files, records, tally)
                self._settle(records, tally)
                if not tally.records:
                    raise InputError(_nothing_read(inputs, tally.findings))
                store.load(self._graphs(records, tally))
                self._share(store, records, tally)
            staged.remove("records.sqlite")
            store.flush()
            quads = len(store)
            report = self._validate(store, quads, tally)
            findings = tuple(sorted(tally.findings, key=_order))
            done = Build(
                out=directory.path,
                files=len(files),
                records=tally.records,
                quads=quads,
                seconds=time.monotonic() - started,
                vocabulary=self.vocabulary.release,
                counts=dict(sorted(tally.counts.items())),
                findings=findings,
                report=report,
            )
            del store
            staged.write(findings, report.turtle() if report else None)
            directory.commit(staged, _info(done, files, text, self.options))
        return done

    def _read(self, files: Sequence[InputFile], records: Records, tally: _Tally) -> None:
        readers = default_readers()
        for number, file in enumerate(files, start=1):
            for reading in read_file(file, readers):
                if isinstance(reading, Finding):
                    tally.findings.append(reading)
                elif isinstance(reading, Deletion):
                    tally.deletions.append(reading)
                else:
                    records.add(reading)
            self.progress("reading", number, len(files))

    def _settle(self, records: Records, tally: _Tally) -> None:
        """Let later versions and deletions take effect, and find which records are of one paper."""
        tally.records = len(records)
        for earlier, later in records.supersede(NLM):
            tally.records -= 1
            tally.findings.append(_superseded(earlier, later))
        for deletion in tally.deletions:
            for document in records.withdraw(deletion.pmid, deletion.version, NLM):
                tally.records -= 1
                tally.findings.append(_deleted(document, deletion))
        records.resolve()

    def _graphs(
        self, records: Records, tally: _Tally
    ) -> Iterator[tuple[NamedNode, Iterable[Triple]]]:
        every, papers = tee(records)
        annotations = (
            self.annotator.annotate_all(document for document, _ in every)
            if self.annotator
            else repeat(Annotation())
        )
        for number, ((document, paper), annotation) in enumerate(
            zip(papers, annotations, strict=False), start=1
        ):
            found = self._record(document, annotation, _Known(paper, records), tally)
            if found is not None:
                yield self.minter.record(document), found
            self.progress("linking", number, tally.records)

    def _record(
        self, document: Document, annotation: Annotation, identity: Identity, tally: _Tally
    ) -> Iterable[Triple] | None:
        """Return the triples of one record, each once, or ``None`` where RDF cannot hold them."""
        context = Context(document, annotation, self.vocabulary, self.minter, identity)
        try:
            emissions = list(self.extractors.extract(context))
        except ValueError as error:  # a value that RDF cannot hold, which a reader let through
            tally.records -= 1
            tally.left_out.add(context.record)
            tally.findings.append(_not_linked(document, error))
            return None
        triples = {Triple(context.record, PROV.wasGeneratedBy, self.activity.node): None}
        for emission in emissions:
            if isinstance(emission, Finding):
                tally.findings.append(emission)
            else:
                triples[emission] = None
                tally.concepts.update(_concepts(emission))
        tally.findings.extend(annotation.findings)
        tally.counts.update(_count(document))
        tally.counts["mentions"] += len(annotation.mentions)
        tally.counts["claims"] += len(annotation.claims)
        return triples

    def _share(self, store: Store, records: Records, tally: _Tally) -> None:
        shared = {
            "concepts": describe(tally.concepts, self.vocabulary),
            "lineage": self.activity.describe(self.options.day),
        }
        store.load((self.minter.shared_graph(name), each) for name, each in shared.items())
        found = (*links.citations(store), *self._preferred(records, tally))
        store.load([(self.minter.shared_graph("links"), found)])

    def _preferred(self, records: Records, tally: _Tally) -> Iterator[Triple]:
        """Yield which record is preferred of each paper that several speak of."""
        for paper, of_paper in records.together():
            together = tuple(d for d in of_paper if self.minter.record(d) not in tally.left_out)
            if len(together) <= 1:
                continue
            tally.counts["papers with several records"] += 1
            tally.findings.extend(disagreements(together))
            yield Triple(paper, KG.preferredRecord, self.minter.record(together[0]))

    def _validate(self, store: Store, quads: int, tally: _Tally) -> Report | None:
        if not self.options.validate:
            return None
        if quads > self.options.validate_up_to:
            tally.findings.append(_not_checked(quads, self.options.validate_up_to))
            return None
        self.progress("validating", 0, None)
        return locate(validate(to_graph(store.quads())), store.quads())


def _silent(stage: str, done: int, total: int | None) -> None:
    """Report nothing."""


def _concepts(triple: Triple) -> Iterator[str]:
    if isinstance(triple.object, NamedNode):
        identifier = mesh_identifier(triple.object)
        if identifier:
            yield identifier


def _count(document: Document) -> dict[str, int]:
    parts = ("authors", "headings", "substances", "keywords", "references", "sections", "related")
    return {part: len(getattr(document, part)) for part in parts}


def _superseded(earlier: Document, later: Document) -> Finding:
    return _gone(
        "record-superseded",
        earlier,
        f"a later version of this record was read from {later.source.path}, and counts",
    )


def _deleted(document: Document, deletion: Deletion) -> Finding:
    return _gone(
        "record-deleted", document, f"{deletion.source.path} says that this record is deleted"
    )


def _gone(code: str, document: Document, message: str) -> Finding:
    source = document.source
    pmid = document.identifier("pmid")
    return Finding(
        code,
        Severity.INFO,
        source.path,
        message,
        source.number,
        quote=f"PMID {pmid}" if pmid else None,
    )


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


def _reading(wanted: TextReading, files: Sequence[InputFile]) -> TextReading:
    """Return how running text is to be read."""
    if wanted is not TextReading.AUTO:
        return wanted
    large = sum(_size(file) for file in files) >= LARGE
    return TextReading.FAST if large else TextReading.ACCURATE


def _size(file: InputFile) -> int:
    """Return the size of an input; one that cannot be read has none, and is told of later."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _read_fast() -> Finding:
    return Finding(
        "text-read-fast",
        Severity.INFO,
        "",
        f"the inputs hold {LARGE >> 20} MiB or more: in running text names were looked for, and no "
        "claims",
        remedy="build with `--text accurate` for claims, cases and targets; it takes longer",
    )


def _not_checked(quads: int, limit: int) -> Finding:
    return Finding(
        "graph-not-checked",
        Severity.INFO,
        "",
        f"the graph has {quads:,} quads, and a build checks {limit:,} at most: it was not checked",
        remedy="run `kg validate` on it, which takes about a minute for 60,000 quads",
    )


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (
        finding.file,
        finding.record or 0,
        finding.line or 0,
        finding.code,
        finding.quote or "",
    )


def _nothing_read(inputs: Sequence[Path], findings: Sequence[Finding]) -> str:
    named = ", ".join(str(path) for path in inputs) or "no input"
    reasons = "".join(f"\n  {f.file}: {f.message}" for f in sorted(findings, key=_order)[:10])
    return f"nothing could be read from {named}; no graph was written{reasons}"


def _info(
    done: Build, files: Sequence[InputFile], text: TextReading, options: BuildOptions
) -> dict[str, Any]:
    report = done.report
    return {
        "kg": __version__,
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(done.seconds, 2),
        "base": options.base,
        "text": text.value,
        "files": [file.name for file in files],
        "records": done.records,
        "quads": done.quads,
        "counts": done.counts,
        "findings": dict(sorted(Counter(f.code for f in done.findings).items())),
        "vocabulary": {"name": done.vocabulary.name, "digest": done.vocabulary.digest},
        "validation": (
            {"conforms": report.conforms, "engine": report.engine, "results": report.counts()}
            if report
            else None
        ),
    }
