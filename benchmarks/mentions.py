"""How well chemicals and conditions are found, and how fast: the table that the project aims at.

    python benchmarks/mentions.py [--corpus FILE...] [--model FILE | --fit CORPUS...]
                                  [--without CORPUS...] [--found FILE...]
                                  [--errors N] [--threshold P] [--fast] [--speed [--stream]]

Scores the whole text room (pipeline) on the development sets of BC5CDR, NCBI Disease and BioRED in
``../shared/data/corpora``, or on any corpora in PubTator or BioC; with ``--model``, or with one
that it fits itself (``--fit``), also the tagger alone, whose stretches have no concepts. Papers
that are scored are never fitted to; those that a model has seen can be left ``--without``: ten of
BioRED's development set are in BC5CDR's training set. ``--found`` scores another program's
annotations instead.

Strict matching, see `measuring.scoring`. ``current`` rows read gold identifiers that MeSH has
since replaced as what replaced them, see `measuring.replaced`; ``omim`` rows read a gold number of
OMIM as the concept whose cross-reference it is, see `measuring.omim`; ``known`` rows leave out gold
concepts that the vocabulary lacks, for it is of another year, with what was found there. Then the
reliability of the confidences, and with ``--errors`` what went wrong. ``--speed`` measures time
and memory instead.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.learning import examples, learn
from kg.model import Finding, Severity
from kg.text import Annotator, Setting, TextModel, default_text_model
from kg.text.tagging.labels import NameKind
from kg.vocabulary import Vocabulary, open_vocabulary
from measuring.calibration import Outcome, diagram
from measuring.errors import Error, errors, report
from measuring.gold import GoldDocument, gold_documents
from measuring.omim import omim
from measuring.replaced import replaced
from measuring.scoring import Counts, Name, concept_counts, span_counts
from measuring.systems import Annotations, Pipeline, System, confident

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared/data/corpora"
DEVELOPMENT = (
    DATA / "bc5cdr/CDR_DevelopmentSet.PubTator.txt",
    DATA / "ncbi-disease/NCBIdevelopset_corpus.txt",
    DATA / "biored/Dev.PubTator",
)
CHEMICAL, CONDITION = NameKind.CHEMICAL, NameKind.CONDITION
AIMS = {
    ("cdr", "concepts", CHEMICAL): (0.92, "TaggerOne 0.895"),
    ("cdr", "concepts", CONDITION): (0.87, "CDR challenge's best 0.865, human agreement 0.888"),
    ("cdr", "spans", CHEMICAL): (0.90, "TaggerOne 0.914"),
    ("cdr", "spans", CONDITION): (0.85, "scispaCy 0.843 over both kinds"),
    ("ncbi", "concepts", CONDITION): (0.85, "TaggerOne 0.807, PubTator Central 0.837"),
    ("biored", "spans", CHEMICAL): (0.80, "AIONER, fitted on it, 0.910; ours on BC5CDR only"),
    ("biored", "spans", CONDITION): (0.75, "AIONER, fitted on it, 0.881; ours on BC5CDR only"),
}
"""By corpus, level and kind: the F1 to reach, and what was published."""


@dataclass(frozen=True)
class Corpus:
    """A corpus that is scored, the kinds that it annotates, and what its identifiers are today.

    ``replaced`` is by identifiers that MeSH has no more, ``omim`` by numbers of OMIM.
    """

    path: Path
    documents: tuple[GoldDocument, ...]
    replaced: Mapping[str, str]
    omim: Mapping[str, str]

    @property
    def family(self) -> str:
        """The first of the corpora of `AIMS` whose name stands in the path, or nothing."""
        told = f"{self.path.parent.name}/{self.path.name}".casefold()
        return next((name for name in ("biored", "ncbi", "cdr") if name in told), "")

    @property
    def kinds(self) -> tuple[NameKind, ...]:
        """The kinds of which a name is annotated."""
        held = {name.kind for item in self.documents for name in item.names}
        return tuple(kind for kind in NameKind if kind in held)


@dataclass(frozen=True)
class Run:
    """What a system found in a corpus, document by document."""

    corpus: Corpus
    system: System
    found: tuple[tuple[Name, ...], ...]

    @property
    def title(self) -> str:
        """What was scored on what."""
        return f"{self.system.title} on {self.corpus.path.name}"

    @property
    def pairs(self) -> Iterator[tuple[GoldDocument, tuple[Name, ...]]]:
        """Each document with what was found in it."""
        return zip(self.corpus.documents, self.found, strict=True)


def load(path: Path, vocabulary: Vocabulary, without: frozenset[str] = frozenset()) -> Corpus:
    unread: list[Finding] = []
    every = tuple(gold_documents(path, unread.append))
    documents = tuple(item for item in every if item.pmid not in without)
    if len(documents) < len(every):
        print(f"{path.name}: {len(every) - len(documents)} papers are left out of scoring")
    for finding in unread:
        if finding.severity is not Severity.INFO:
            print(f"{finding.file}: {finding.message}", file=sys.stderr)
    return Corpus(path, documents, replaced(documents, vocabulary), omim(documents, vocabulary))


def rows(run: Run, vocabulary: Vocabulary) -> Iterator[tuple[str, NameKind, Counts]]:
    """Yield level, kind and counts."""
    for kind in run.corpus.kinds:
        spans = (span_counts(item.names, found, kind) for item, found in run.pairs)
        yield "spans", kind, sum(spans, Counts())
    if not run.system.has_concepts:
        return
    for kind in run.corpus.kinds:
        strict = (concept_counts(item.names, found, kind) for item, found in run.pairs)
        yield "concepts", kind, sum(strict, Counts())
        current = (
            concept_counts(item.names, found, kind, replaced=run.corpus.replaced)
            for item, found in run.pairs
        )
        yield "current", kind, sum(current, Counts())
        if run.corpus.omim:
            same = (
                concept_counts(item.names, found, kind, replaced=run.corpus.omim)
                for item, found in run.pairs
            )
            yield "omim", kind, sum(same, Counts())
        known = (
            concept_counts(item.names, found, kind, lambda one: vocabulary.get(one) is not None)
            for item, found in run.pairs
        )
        yield "known", kind, sum(known, Counts())


def table(run: Run, vocabulary: Vocabulary) -> Iterator[str]:
    yield f"\n{run.title}, {len(run.corpus.documents)} documents"
    yield f"  {'':20}{'precision':>10}{'recall':>8}{'F1':>8}{'aim':>7}{'':9}published"
    for level, kind, counts in rows(run, vocabulary):
        aim, published = AIMS.get((run.corpus.family, level, kind), (None, ""))
        told = f"{aim:7.3f} {counts.f1 - aim:+7.3f}" if aim else " " * 15
        yield (
            f"  {level:9}{kind:11}{counts.precision:10.3f}{counts.recall:8.3f}{counts.f1:8.3f}"
            f"{told}  {published}".rstrip()
        )


def outcomes(run: Run) -> Iterator[Outcome]:
    """Yield how sure each stretch was, and whether stretch and kind are right."""
    kinds = run.corpus.kinds
    for item, found in run.pairs:
        gold = {(name.place, name.kind) for name in item.names}
        for name in found:
            if name.kind in kinds:
                yield name.confidence, (name.place, name.kind) in gold


def all_errors(runs: Iterable[Run], vocabulary: Vocabulary) -> Iterator[Error]:
    for run in runs:
        for item, found in run.pairs:
            kinds = run.corpus.kinds
            yield from (e for e in errors(item, found, vocabulary) if e.kind in kinds)


def fitted(paths: Sequence[Path], corpora: Sequence[Corpus], vocabulary: Vocabulary) -> TextModel:
    scored = frozenset(item.pmid for corpus in corpora for item in corpus.documents) - {""}
    every = {item.document.identifier("pmid") for item in examples(paths, lambda _: None)}
    if every & scored:
        print(f"{len(every & scored)} papers are scored and were left out of fitting")
    learnt = learn(examples(paths, _ignore, scored), vocabulary, progress=lambda *_: None)
    print(f"fitted to {learnt.corpora.documents} documents of {', '.join(p.name for p in paths)}")
    return learnt.model


def _ignore(_: Finding) -> None:
    """Hear nothing: what is not read of corpora is told where they are scored."""


def systems(
    options: argparse.Namespace, corpora: Sequence[Corpus], vocabulary: Vocabulary
) -> Iterator[System]:
    if options.found:
        yield from map(Annotations, options.found)
        return
    if options.fit:
        model = fitted(options.fit, corpora, vocabulary)
    else:
        model = TextModel.load(options.model) if options.model else default_text_model()
    setting = Setting.FAST if options.fast else Setting.ACCURATE
    yield Pipeline(Annotator(vocabulary, model, setting), title=f"pipeline, {setting}")


def measure(options: argparse.Namespace, vocabulary: Vocabulary) -> None:
    without = frozenset(
        item.pmid for path in options.without or () for item in load(path, vocabulary).documents
    )
    corpora = [load(path, vocabulary, without - {""}) for path in options.corpus]
    for system in systems(options, corpora, vocabulary):
        runs = []
        for corpus in corpora:
            found = system.names([item.document for item in corpus.documents])
            kept = tuple(confident(names, options.threshold) for names in found)
            runs.append(Run(corpus, system, kept))
            print("\n".join(table(runs[-1], vocabulary)), flush=True)
        for run in runs:
            print(f"\nHow sure, and how right (stretch and kind): {run.title}")
            print("\n".join(diagram(list(outcomes(run)))))
        if options.errors:
            print("\n".join(report(list(all_errors(runs, vocabulary)), options.errors)))


def speed(options: argparse.Namespace) -> int:
    """Measure in a process of its own, on one core and with one thread from its start on."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    python_path = os.pathsep.join([str(HERE), str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, **threads, "PYTHONPATH": python_path}
    words = [*(["--xml", *map(str, options.xml)] if options.xml else [])]
    words += ["--model", str(options.model)] if options.model else []
    words += ["--vocabulary", str(options.vocabulary)] if options.vocabulary else []
    words += ["--stream"] if options.stream else []
    return subprocess.run(
        [sys.executable, "-m", "measuring.speed", "--rounds", str(options.rounds), *words],
        env=environment, check=False,
    ).returncode  # fmt: skip


def _named(options: argparse.Namespace) -> Iterator[Path]:
    yield from options.corpus
    yield from options.fit or ()
    yield from options.found or ()
    yield from options.without or ()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, nargs="+", default=DEVELOPMENT, metavar="FILE")
    parser.add_argument("--model", type=Path, help="this model instead of the one that ships")
    parser.add_argument("--fit", type=Path, nargs="+", metavar="CORPUS", help="fit one first")
    parser.add_argument(
        "--without", type=Path, nargs="+", metavar="CORPUS", help="do not score papers of these"
    )
    parser.add_argument(
        "--found", type=Path, nargs="+", metavar="FILE", help="score what others found instead"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="so many of each kind")
    parser.add_argument("--threshold", type=float, default=0.4, metavar="P")
    parser.add_argument("--fast", action="store_true", help="in the setting of large builds")
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--speed", action="store_true", help="measure time and memory instead")
    parser.add_argument("--xml", type=Path, nargs="+", metavar="FILE", help="records for --speed")
    parser.add_argument("--stream", action="store_true", help="new records in each round of it")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds of --speed")
    options = parser.parse_args()
    if options.speed:
        return speed(options)
    missing = [path for path in _named(options) if not path.exists()]
    if missing:
        told = ", ".join(map(str, missing))
        print(f"no corpus at {told}: nothing was measured", file=sys.stderr)
        return 1
    with open_vocabulary(options.vocabulary) as vocabulary:
        measure(options, vocabulary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
