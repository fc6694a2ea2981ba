"""How fast a graph is built of PubMed's XML, stage by stage, beside what the least would cost.

    python benchmarks/build.py --xml FILE [--records N] [--rounds N] [--workers]

Peers in the same run, on the same records: lxml going over the file and taking nothing
(``iterparse``), and Oxigraph's own bulk loader over the lines that the embedded store is made of.
Every stage of linking is measured once more with each record validated as it is linked.
``--workers`` also builds the file, cut in eight, with one process and with two. Figures are medians
of processor time, but for those of the workers, which are seconds on the clock.
"""

import argparse
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
from lxml import etree

from kg.build import BuildOptions, TextReading, build_graph
from kg.build.depot import open_depot
from kg.build.linking import link_unit, linker, quads_of, way_of
from kg.build.packing import decompressing
from kg.build.reading import ReadTask, read_unit
from kg.build.settling import Answers
from kg.build.unit import unit
from kg.extractors import default_registry
from kg.names import DEFAULT_BASE
from kg.readers import InputFile
from kg.store import Store
from kg.vocabulary import open_vocabulary

END = b"</PubmedArticle>"
ROOT_END = b"</PubmedArticleSet>"
PARTS = 8
NOTHING = Answers(frozenset(), (), ())


def cut(path: Path, records: int | None, scratch: Path) -> Path:
    """Return the file, or a copy of its first records."""
    if records is None:
        return path
    parts = path.read_bytes().split(END, records)[:records]
    out = scratch / path.name
    out.write_bytes(END.join(parts) + END + ROOT_END)
    return out


def bare(path: Path) -> None:
    for _, element in etree.iterparse(path):
        if element.tag == "PubmedArticle":
            element.clear()


def seconds(task: Callable[[], object], rounds: int) -> float:
    """Return the median of a task's processor seconds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def stages(path: Path, rounds: int, scratch: Path) -> dict[str, float]:
    """Return the seconds of each stage of a unit, and of the peers."""
    depot = str(scratch / "depot")
    one = unit(
        str(path), path.name, path.stat().st_size, InputFile(path, path.name).sha256, DEFAULT_BASE
    )
    found = {
        "bare iterparse": seconds(lambda: bare(path), rounds),
        "read": seconds(lambda: read_unit(ReadTask(depot, one, DEFAULT_BASE)), rounds),
    }
    with open_vocabulary() as vocabulary:
        for text in (TextReading.NONE, TextReading.FAST, TextReading.ACCURATE):
            made = linker(vocabulary, default_registry(), text, DEFAULT_BASE)
            task = way_of(made, text).task(open_depot(depot), one, NOTHING)
            name = f"link, text {text}"
            found[name] = seconds(lambda task=task, made=made: link_unit(task, given=made), rounds)
            checking = way_of(made, text, check=True).task(open_depot(depot), one, NOTHING)
            found[f"{name}, validated"] = seconds(
                lambda task=checking, made=made: link_unit(task, given=made), rounds
            )
            if text is TextReading.NONE:
                lines = open_depot(depot).open(quads_of(task.linked))
                with lines, decompressing(lines) as opened:
                    quads = opened.read()
    found["quads"] = quads.count(b"\n")
    found["load into the store"] = seconds(lambda: load(quads, scratch), rounds)
    found["bulk_load of the same lines"] = seconds(lambda: bulk_load(quads, scratch), rounds)
    return found


def load(quads: bytes, scratch: Path) -> None:
    import io  # noqa: PLC0415

    place = scratch / "store"
    shutil.rmtree(place, ignore_errors=True)
    store = Store.create(place)
    store.load_quads(io.BytesIO(quads))
    store.inner.flush()


def bulk_load(quads: bytes, scratch: Path) -> None:
    """Load each line twice, as the embedded store holds it: in its graph, and in all as one."""
    place = scratch / "peer"
    shutil.rmtree(place, ignore_errors=True)
    store = pyoxigraph.Store(str(place))
    store.bulk_load(quads, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    triples = b"".join(line.rpartition(b" <")[0] + b" .\n" for line in quads.splitlines())
    store.bulk_load(triples, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    store.flush()


def with_workers(path: Path, scratch: Path) -> None:
    """Build the file, cut in eight, with one process and with two, without a store."""
    folder = scratch / "parts"
    folder.mkdir()
    head, *records = path.read_bytes().split(b"<PubmedArticle>")
    size = -(-len(records) // PARTS)
    for number in range(PARTS):
        part = b"".join(b"<PubmedArticle>" + each for each in records[number * size :][:size])
        part = part.removesuffix(ROOT_END).rstrip().removesuffix(ROOT_END)
        (folder / f"{number}.xml").write_bytes(head + part + ROOT_END)
    taken = {}
    for workers in (1, 2):
        options = BuildOptions(text=TextReading.FAST, validate=False, store=False, workers=workers)
        start = time.monotonic()
        build_graph([folder], scratch / f"graph-{workers}", options=options)
        taken[workers] = time.monotonic() - start
        print(f"  {workers} worker(s): {taken[workers]:.1f} s on the clock")
    print(f"  two workers do {taken[1] / taken[2]:.2f} times as much as one")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--xml", type=Path, required=True, metavar="FILE")
    parser.add_argument("--records", type=int, metavar="N", help="the first N records alone")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--workers", action="store_true")
    options = parser.parse_args()
    if not options.xml.exists():
        print(f"no records at {options.xml}: nothing was measured", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = cut(options.xml, options.records, Path(folder))
        records = path.read_bytes().count(END)
        found = stages(path, options.rounds, Path(folder))
        quads = found.pop("quads")
        print(
            f"{records} records, {quads:,.0f} quads, medians of {options.rounds} rounds, one core"
        )
        print(f"  {'':28}{'seconds':>9}{'us a record':>13}{'x bare':>8}")
        for name, taken in found.items():
            each, times = taken / records * 1e6, taken / found["bare iterparse"]
            print(f"  {name:28}{taken:9.2f}{each:13,.0f}{times:8.2f}")
        whole = found["read"] + found["link, text none"]
        print(f"  XML to N-Quads without text: {whole / found['bare iterparse']:.1f} x bare")
        validated = found["read"] + found["link, text none, validated"]
        print(
            f"  the same, validated: {validated / found['bare iterparse']:.1f} x bare, "
            f"{validated / whole:.2f} x as much as not validated"
        )
        print(f"  quads a second: {quads / whole:,.0f}")
        ratio = found["load into the store"] / found["bulk_load of the same lines"]
        print(f"  loading: {ratio:.2f} x bulk_load")
        print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        if options.workers:
            with_workers(path, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
