"""The course of a build: list, read, settle, link, share, load, validate, commit."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.build.assembly import assemble
from kg.build.crew import Alone, Cluster, Crew, Processes
from kg.build.depot import open_depot
from kg.build.finding_log import FindingLog
from kg.build.judging import Judging
from kg.build.linking import LinkTask, linker, read_named, read_told, way_of
from kg.build.listing import units
from kg.build.manifest import describe_build, units_of, write_shards
from kg.build.options import LARGE, BuildOptions, TextReading
from kg.build.passes import Passes, names_in_use
from kg.build.result import Build, Findings
from kg.build.settling import Settlement
from kg.build.sharing import ConceptGraph, Shared, Sharing
from kg.build.tally import NOTHING, Progress, Tally
from kg.build.unit import Unit, UnitLinked, code_digest
from kg.directory import GraphDirectory, Staging
from kg.errors import GraphError, InputError
from kg.extractors import Registry, default_registry
from kg.lineage import activity
from kg.model import Finding, Severity, replace
from kg.names import Minter
from kg.store import Store
from kg.validation import Report
from kg.vocabulary import Vocabulary, open_vocabulary


def build_graph(
    inputs: Iterable[Path | str],
    out: Path | str = "graph",
    *,
    vocabulary: Vocabulary | None = None,
    extractors: Registry | None = None,
    options: BuildOptions | None = None,
    progress: Progress | None = None,
) -> Build:
    """Build a graph of files, directories and URLs into the directory ``out``.

    What an earlier build into it did, and what has not changed since, is not done again. With
    ``extractors`` of one's own this process does all the work.

    Raises:
        InputError: when nothing at all could be read; the graph that stood there stays.
        VocabularyError: when no vocabulary is installed.
        GraphError: when ``out`` cannot be written, or a cluster or a place cannot be reached.
    """
    chosen = options or BuildOptions()
    named = tuple(map(str, inputs))
    listed = tuple(units(named, chosen.base))
    wanted = _Wanted(
        tuple(each for each in listed if isinstance(each, Unit)),
        tuple(each for each in listed if isinstance(each, Finding)),
        source=", ".join(named) or "no input",
    )
    return _Course(Path(out), chosen, extractors, progress or _silent).run(wanted, vocabulary)


def remove(
    what: str,
    out: Path | str = "graph",
    *,
    vocabulary: Vocabulary | None = None,
    progress: Progress | None = None,
) -> Build:
    """Take a source, by its name, or a paper, by PMID, DOI or IRI, out of a built graph.

    The graph is then what a build without it would have made. The next build of the same inputs
    brings it back.

    Raises:
        InputError: when the graph holds no such source or paper, or nothing else.
        GraphError: when there is no graph, or another version of kg built it.
    """
    built = units_of(GraphDirectory(Path(out)).info())
    if built.code != code_digest():
        raise GraphError(f"{out}: another version of kg built this graph; build it again")
    left = tuple(unit for unit in built.units if unit.name != what)
    removed = built.removed if len(left) < len(built.units) else built.removed | {what.lower()}
    wanted = _Wanted(left, (), removed, str(out), what if removed != built.removed else None)
    return _Course(Path(out), built.options, None, progress or _silent).run(wanted, vocabulary)


@dataclass(frozen=True)
class _Wanted:
    """What is to be built: units, and what is known of inputs that are none.

    ``removed`` are papers that are left out; ``gone`` is the one that must be among the records.
    """

    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]
    removed: frozenset[str] = frozenset()
    source: str = ""
    gone: str | None = None


class _Course:
    """One build."""

    def __init__(
        self, out: Path, options: BuildOptions, extractors: Registry | None, progress: Progress
    ) -> None:
        self._directory = GraphDirectory(out)
        self._options = options
        self._extractors = extractors
        self._progress = progress
        self._minter = Minter(options.base)
        self._depot = open_depot(options.work or str(out.absolute() / "units"))
        self._started = time.monotonic()

    def run(self, wanted: _Wanted, vocabulary: Vocabulary | None) -> Build:
        """Build what is wanted."""
        opened = vocabulary or open_vocabulary()
        try:
            with (
                self._directory.staging() as staged,
                _crew(self._options, self._extractors) as crew,
                tempfile.TemporaryDirectory(dir=staged.path) as folder,
            ):
                findings = FindingLog(Path(folder))
                findings.extend(wanted.findings)
                passes = Passes(crew, self._depot, self._progress, findings)
                units = passes.read(wanted.units, self._options.base)
                database = Path(folder) / "identities.sqlite"
                settlement = Settlement(database, self._minter, self._depot, findings)
                with closing(settlement) as settled:
                    settled.settle(units, wanted.removed)
                    _look_for(wanted, settled, passes)
                    linked = self._link(units, settled, passes, opened, Path(folder))
                return self._commit(wanted, linked, passes, opened, staged)
        finally:
            if vocabulary is None:
                opened.close()

    def _link(
        self,
        units: Sequence[Unit],
        settled: Settlement,
        passes: Passes,
        vocabulary: Vocabulary,
        folder: Path,
    ) -> "_Linked":
        text = self._reading(units, passes)
        extractors = self._extractors or default_registry()
        made = linker(vocabulary, extractors, text, self._options.base)
        way = way_of(made, text, check=self._options.validate)
        tasks = []
        for number, unit in enumerate(units):
            answers = settled.answers(number, unit)
            tasks.append(way.task(self._depot, unit, answers))
            passes.answer(tasks[-1], answers)
        concepts = ConceptGraph(vocabulary, folder)
        failed = passes.link(tasks, made, lambda task: concepts.add(read_named(self._depot, task)))
        told = []
        for unit, task in zip(units, tasks, strict=True):
            each = settled.all_left_out(unit) if task in failed else read_told(self._depot, task)
            passes.findings.extend(each.findings)
            told.append(replace(each, findings=()))
        names = [task.linked for task in tasks if task not in failed]
        sharing = Sharing(
            units, names, [each.left_out for each in told],
            settled.identities, self._depot, self._minter, passes.findings, folder,
        )  # fmt: skip
        lineage = activity(self._minter, vocabulary.release, extractors)
        shared = sharing.shared(concepts, lineage, self._options.day)
        done = [(unit, task, each) for unit, task, each in zip(units, tasks, told, strict=True)
                if task not in failed]  # fmt: skip
        numbers = {number: place for place, number in enumerate(
            number for number, task in enumerate(tasks) if task not in failed)}  # fmt: skip
        together = [
            (paper.value, kept)
            for paper, places in settled.identities.together()
            if len(kept := [(numbers[n], ordinal) for n, ordinal in places if n in numbers]) > 1
        ]
        return _Linked(text, tuple(units), tuple(done), shared, tuple(together))

    def _reading(self, units: Sequence[Unit], passes: Passes) -> TextReading:
        """Return how running text is to be read."""
        if self._options.text is not TextReading.AUTO:
            return self._options.text
        if sum(unit.size for unit in units) < LARGE:
            return TextReading.ACCURATE
        passes.findings.add(_READ_FAST)
        return TextReading.FAST

    def _commit(
        self,
        wanted: _Wanted,
        linked: "_Linked",
        passes: Passes,
        vocabulary: Vocabulary,
        staged: Staging,
    ) -> Build:
        """Make store and manifests, validate, and let the build take the place of the old one."""
        kept = names_in_use(linked.units, linked.tasks)
        if self._options.shards:
            kept |= write_shards(self._depot, linked.done, linked.shared)
        store = None
        if self._options.store:
            store = assemble(staged, self._depot, linked.tasks, linked.shared, self._progress)
        report = self._validate(store, linked, passes.findings)
        del store
        staged.write(passes.findings, report.turtle() if report else None)
        done = Build(
            out=self._directory.path,
            files=len(wanted.units) + len(wanted.findings),
            records=linked.records,
            quads=linked.quads,
            seconds=time.monotonic() - self._started,
            vocabulary=vocabulary.release,
            counts=linked.counts,
            findings=Findings(staged.findings, dict(passes.findings.counts)),
            report=report,
            fresh=len(passes.fresh),
            stored=self._options.store,
        )
        files = sorted({unit.name for unit in wanted.units} | {f.file for f in wanted.findings})
        told = describe_build(done, files, wanted.units, wanted.removed, self._options, linked.text)
        self._directory.commit(staged, told)
        self._depot.keep(kept)
        return done

    def _validate(
        self, store: Store | None, linked: "_Linked", findings: FindingLog
    ) -> Report | None:
        """Bring together what the records showed, and ask the store for what they cannot show."""
        if not self._options.validate:
            return None
        self._progress("validating", 0, None, NOTHING)
        judging = Judging(self._depot, linked.tasks, linked.shared, linked.together, self._minter)
        small = linked.quads <= self._options.validate_up_to
        report = judging.report(store if small else None)
        if report.unchecked:
            limit = self._options.validate_up_to
            findings.add(_not_checked(report.unchecked, linked.quads, limit))
        return report


@dataclass(frozen=True)
class _Linked:
    """All units linked: those that were done, each with its task and what is known of it.

    ``together`` are the papers of which several records speak, with number and ordinal of each.
    """

    text: TextReading
    units: tuple[Unit, ...]
    done: tuple[tuple[Unit, LinkTask, UnitLinked], ...]
    shared: Shared
    together: tuple[tuple[str, list[tuple[int, int]]], ...]

    @property
    def tasks(self) -> tuple[LinkTask, ...]:
        """The tasks that were done."""
        return tuple(task for _, task, _ in self.done)

    @property
    def records(self) -> int:
        """How many records the graph has."""
        return sum(told.records for _, _, told in self.done)

    @property
    def quads(self) -> int:
        """How many quads the named graphs have."""
        return self.shared.quads + sum(told.quads for _, _, told in self.done)

    @property
    def counts(self) -> dict[str, int]:
        """What was linked, by kind."""
        total: Counter[str] = Counter()
        for _, _, told in self.done:
            total.update(told.counts)
        if self.shared.several:
            total["papers with several records"] = self.shared.several
        return dict(sorted(total.items()))


@contextmanager
def _crew(options: BuildOptions, extractors: Registry | None) -> Iterator[Crew]:
    if options.cluster is not None and extractors is None:
        with closing(Cluster(options.cluster, options.workers)) as cluster:
            yield cluster
    elif options.workers > 1 and extractors is None:
        with closing(Processes(options.workers)) as processes:
            yield processes
    else:
        yield Alone()


def _look_for(wanted: _Wanted, settled: Settlement, passes: Passes) -> None:
    """Raise `InputError` where nothing is left, or what is to be removed is not there."""
    if wanted.gone is not None and not settled.removed:
        raise InputError(
            f"{wanted.source} holds no source and no paper {wanted.gone!r}; name a source as "
            "build.json does, or a paper by PMID, DOI or IRI"
        )
    if not len(settled.identities):
        reasons = "".join(map(_reason, islice(passes.findings, 10)))
        raise InputError(
            f"nothing could be read from {wanted.source}; no graph was written{reasons}"
        )


def _reason(finding: Finding) -> str:
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    return f"\n  {finding.file}: {finding.message}{remedy}"


_READ_FAST = Finding(
    "text-read-fast",
    Severity.INFO,
    "",
    f"the inputs hold {LARGE >> 20} MiB or more: names were looked for in the text, and no claims",
    remedy="build with `--text accurate` for claims, cases and targets; it takes longer",
)


def _not_checked(unchecked: Sequence[str], quads: int, limit: int) -> Finding:
    return Finding(
        "graph-not-checked",
        Severity.INFO,
        "",
        f"{len(unchecked)} constraints were not checked, for they need the embedded store of the "
        f"whole graph, which is asked up to {limit:,} quads and would have {quads:,}: "
        + ", ".join(unchecked),
        remedy="run `kg validate --engine stream` on it, which takes longer the larger it is",
    )


def _silent(stage: str, done: int, total: int | None, tally: Tally) -> None:
    """Report nothing."""
