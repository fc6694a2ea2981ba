"""Time and memory: ours beside a plain longest-match tagger and bare reading, in one process.

Run by ``benchmarks/mentions.py --speed``, which sees to it that there is one thread. All take the
same records, in turn, in each round, on one core; the figures are medians of processor time. The
first round is not counted: it fills the caches of all of them. ``x plain`` is how many times as
fast as the plain tagger, ``x reading`` as the bare reading.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.model import Document
from kg.readers.formats.pubmed_xml import PubMedXmlReader
from kg.readers.input.files import InputFile
from kg.text import Annotator, TextModel, default_text_model
from kg.text.naming import names, prepared
from kg.text.tagging.tagger import Tagger
from kg.vocabulary import Vocabulary, default_path, open_vocabulary
from measuring.plain_tagger import PlainTagger

DATA: Final = Path(__file__).parents[3] / "shared/data/pubmed-xml"
_STARTS: Final = 5

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
    run: Callable[[], object]


def documents(paths: list[Path]) -> Iterator[Document]:
    for path in paths:
        for reading in PubMedXmlReader().read(InputFile(path, path.name)):
            if isinstance(reading, Document):
                yield reading


def tasks(paths: list[Path], vocabulary: Vocabulary, model: TextModel) -> Iterator[Task]:
    held = list(documents(paths))
    plain = PlainTagger(vocabulary.path)
    yield Task("plain tagger", lambda: [list(plain.names(each)) for each in held])
    yield Task("reading XML", lambda: list(documents(paths)))
    annotator, tagger = Annotator(vocabulary, model), Tagger(model.tagger, vocabulary.names)
    yield Task("annotate", lambda: list(annotator.annotate_all(held)))
    yield Task(
        "names only", lambda: names([prepared(each) for each in held], tagger, lambda _: False)
    )


def timed(chosen: list[Task], rounds: int) -> dict[str, float]:
    """Return the median of each task's processor seconds."""
    seconds: dict[str, list[float]] = {task.name: [] for task in chosen}
    for number in range(rounds + 1):
        for task in chosen:
            start = time.process_time()
            task.run()
            if number:
                seconds[task.name].append(time.process_time() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def fresh(*words: str) -> str:
    """Return what a new process prints."""
    return subprocess.run(
        [sys.executable, *words], check=True, capture_output=True, text=True
    ).stdout  # fmt: skip


def high_water() -> float:
    """Return this process's own peak of memory, in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def peak(paths: list[Path], vocabulary: Path) -> None:
    """Annotate all records, and print the peak."""
    with open_vocabulary(vocabulary) as opened:
        for _ in Annotator(opened).annotate_all(documents(paths)):
            pass
    print(f"{high_water():.0f}")


def report(paths: list[Path], rounds: int, vocabulary: Vocabulary, model: TextModel) -> None:
    held = list(documents(paths))
    abstracts = sum(any(s.kind == "abstract" for s in each.sections) for each in held)
    medians = timed(list(tasks(paths, vocabulary, model)), rounds)
    print(
        f"{len(held)} records, {abstracts} with an abstract, medians of {rounds} rounds, one core"
    )
    print(f"  {'':14}{'seconds':>9}{'abstracts/s':>13}{'x plain':>9}{'x reading':>11}")
    for name, median in medians.items():
        print(
            f"  {name:14}{median:9.3f}{abstracts / median:13,.0f}"
            f"{medians['plain tagger'] / median:9.2f}{medians['reading XML'] / median:11.3f}"
        )
    starts = [float(fresh("-c", _START)) for _ in range(_STARTS)]
    print(f"  start, imports and first sentence: {statistics.median(starts):.2f} s")
    words = ("-m", "measuring.speed", "--peak", "--vocabulary", str(vocabulary.path), "--xml")
    print(f"  peak memory of annotating all: {fresh(*words, *map(str, paths)).strip()} MB")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--xml", type=Path, nargs="+", default=[DATA / "pubmedsample_2019.xml"])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=default_path())
    parser.add_argument("--rounds", type=int, default=3)
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
        report(options.xml, options.rounds, vocabulary, model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
