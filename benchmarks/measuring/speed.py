"""Time and memory: ours beside a plain longest-match tagger and bare reading, in one process.

Run by ``benchmarks/mentions.py --speed``, which sees to it that there is one thread. All take the
same records, in turn, in each round, on one core; the figures are of processor time, summed over
the rounds. The first round is not counted: it fills the caches of all of them. With ``--stream``
each round is of records that nobody has seen yet, as those of a build are. ``x plain`` is how many
times as fast as the plain tagger, ``x reading`` as the bare reading.
"""

import argparse
import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.collection import rare_collections
from kg.model import Document
from kg.readers.formats.pubmed_xml import PubMedXmlReader
from kg.readers.input.files import InputFile
from kg.text import Annotator, Setting, TextModel, default_text_model
from kg.text.naming import names, prepared
from kg.text.tagging.tagger import Tagger
from kg.vocabulary import Vocabulary, default_path, open_vocabulary
from measuring.plain_tagger import PlainTagger

DATA: Final = Path(__file__).parents[3] / "shared/data/pubmed-xml"
_STARTS: Final = 5
_TOGETHER: Final = 64

_START = """
import time; started = time.perf_counter()
from kg.text import annotate
from kg.vocabulary import open_vocabulary
from kg.model import Document, Section, Source
source = Source("a", "0", "0", "b")
text = Section("abstract", "Aspirin for systemic lupus erythematosus.")
assert annotate(Document(source, sections=(text,)), open_vocabulary()).mentions
print(time.perf_counter() - started)
"""


@dataclass(frozen=True)
class Task:
    """What is timed."""

    name: str
    run: Callable[[list[Document]], object]


def documents(paths: list[Path]) -> Iterator[Document]:
    for path in paths:
        for reading in PubMedXmlReader().read(InputFile(path, path.name)):
            if isinstance(reading, Document):
                yield reading


def tasks(vocabulary: Vocabulary, model: TextModel) -> Iterator[Task]:
    plain = PlainTagger(vocabulary.path)
    yield Task("plain tagger", lambda held: [list(plain.names(each)) for each in held])
    for setting in Setting:
        annotator = Annotator(vocabulary, model, setting)
        yield Task(setting, lambda held, annotator=annotator: list(annotator.annotate_all(held)))
    tagger = Tagger(model.tagger, vocabulary.names)

    def names_only(held: list[Document]) -> None:
        for first in range(0, len(held), _TOGETHER):
            together = [prepared(each) for each in held[first : first + _TOGETHER]]
            names(together, tagger, lambda _: False)

    yield Task("names only", names_only)


def timed(chosen: list[Task], rounds: list[list[Document]]) -> dict[str, list[float]]:
    """Return each task's processor seconds, round by round but for the first."""
    seconds: dict[str, list[float]] = {task.name: [] for task in chosen}
    for number, held in enumerate(rounds):
        for task in chosen:
            start = time.process_time()
            with rare_collections():
                task.run(held)
            if number:
                seconds[task.name].append(time.process_time() - start)
    return seconds


def reading(paths: list[Path], rounds: int) -> float:
    """Return the median of the processor seconds that reading the records takes."""
    seconds = []
    for _ in range(rounds + 1):
        start = time.process_time()
        for _ in documents(paths):
            pass
        seconds.append(time.process_time() - start)
    return statistics.median(seconds[1:])


def fresh(*words: str) -> str:
    """Return what a new process prints."""
    return subprocess.run(
        [sys.executable, *words], check=True, capture_output=True, text=True
    ).stdout  # fmt: skip


def memory(field: str) -> float:
    """Return a figure of this process's memory, in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{field}:")[1].split()[0]) / 1024


def peak(paths: list[Path], vocabulary: Path) -> None:
    """Annotate all records, and print the peak."""
    with open_vocabulary(vocabulary) as opened:
        for _ in Annotator(opened).annotate_all(documents(paths)):
            pass
    print(
        f"{memory('VmHWM'):.0f} MB, of it {memory('RssFile'):.0f} MB of files that processes share"
    )


def report(
    paths: list[Path], rounds: int, vocabulary: Vocabulary, model: TextModel, *, stream: bool
) -> None:
    held = list(documents(paths))
    gc.freeze()  # the records are nobody's garbage, and looking through them is nobody's work
    size = len(held) // (rounds + 1)
    parts = [held[n * size :][:size] if stream else held for n in range(rounds + 1)]
    counted = sum(map(len, parts[1:]))
    per_record = {name: sum(s) / counted for name, s in
                  timed(list(tasks(vocabulary, model)), parts).items()}  # fmt: skip
    per_record["reading XML"] = reading(paths, rounds) / len(held)
    print(
        f"{len(held)} records, {sum(map(has_abstract, held))} with an abstract, {rounds} rounds "
        f"{'of new records' if stream else 'of all of them'}, one core"
    )
    print(f"  {'':14}{'us a record':>12}{'records/s':>11}{'x plain':>9}{'x reading':>11}")
    for name, each in per_record.items():
        print(
            f"  {name:14}{each * 1e6:12,.0f}{1 / each:11,.0f}"
            f"{per_record['plain tagger'] / each:9.2f}{per_record['reading XML'] / each:11.3f}"
        )
    starts = [float(fresh("-c", _START)) for _ in range(_STARTS)]
    print(f"  start, imports and first sentence: {statistics.median(starts):.2f} s")
    words = ("-m", "measuring.speed", "--peak", "--vocabulary", str(vocabulary.path), "--xml")
    print(f"  peak memory of annotating all: {fresh(*words, *map(str, paths)).strip()}")


def has_abstract(document: Document) -> bool:
    return any(section.kind == "abstract" for section in document.sections)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--xml", type=Path, nargs="+", default=[DATA / "pubmedsample_2019.xml"])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=default_path())
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stream", action="store_true", help="new records in each round")
    parser.add_argument("--peak", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if missing := [str(path) for path in options.xml if not path.exists()]:
        print(f"no records at {', '.join(missing)}: nothing was measured", file=sys.stderr)
        return 1
    if options.peak:
        peak(options.xml, options.vocabulary)
        return 0
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    model = TextModel.load(options.model) if options.model else default_text_model()
    with open_vocabulary(options.vocabulary) as vocabulary:
        report(options.xml, options.rounds, vocabulary, model, stream=options.stream)
    return 0


if __name__ == "__main__":
    sys.exit(main())
