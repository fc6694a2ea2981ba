"""Measures a compiled vocabulary: opening, memory of one and of eight processes, look-ups.

Usage: python benchmarks/vocabulary_open.py [VOCABULARY]

Memory is what opening and looking up add to a process that has imported everything: RSS counts
shared pages whole in every process, PSS divides them among the processes, private are this
process's alone (Linux: /proc/PID/smaps_rollup).
"""

import multiprocessing
import statistics
import sys
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg.vocabulary import default_path, open_vocabulary

OPENINGS = 50
NAMES = (
    "benlysta", "SLE", "belimumab", "denosumab", "systemic lupus erythematosus", "osteoporosis",
    "fragility fractures", "bisphosphonates", "corticosteroids", "bacteremia", "no such thing",
    "of patients with", "Antibodies, Monoclonal, Humanized", "haemorrhage", "cutaneous lupus",
)  # fmt: skip
ROUNDS = 400
SAMPLE = 20_000  # every n-th term, so that the pages of the whole file are touched


def memory() -> dict[str, int]:
    """Return this process's memory in KiB; empty where the system does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return {}
    found: dict[str, int] = {}
    for line in rollup.read_text().splitlines()[1:]:
        name, value, *_ = line.split()
        found[name.rstrip(":")] = int(value)
    private = found["Private_Clean"] + found["Private_Dirty"]
    return {"RSS": found["Rss"], "PSS": found["Pss"], "private": private}


def sample(path: Path) -> list[str]:
    """Return names from all over the vocabulary."""
    with open_vocabulary(path) as vocabulary:
        step = max(1, vocabulary.release.concepts // SAMPLE)
        # Identifiers are dense enough that their descendants reach every part of the file.
        reached = vocabulary.descendants("D000602")[:: max(1, step // 8)]
        return [vocabulary.concept(identifier).name for identifier in reached[:SAMPLE]]


def work(
    path: Path, names: list[str], barrier: Barrier, queue: "multiprocessing.Queue[dict[str, int]]"
) -> None:
    before = memory()
    barrier.wait()
    with open_vocabulary(path) as vocabulary:
        for name in (*NAMES, *names):
            vocabulary.lookup(name)
        barrier.wait()
        after = memory()
        barrier.wait()
    queue.put({name: after[name] - before[name] for name in after})


def processes(path: Path, names: list[str], count: int) -> list[dict[str, int]]:
    context = multiprocessing.get_context("spawn")
    barrier, queue = context.Barrier(count), context.Queue()
    started = [
        context.Process(target=work, args=(path, names, barrier, queue)) for _ in range(count)
    ]
    for process in started:
        process.start()
    found = [queue.get() for _ in started]
    for process in started:
        process.join()
    return found


def opening(path: Path) -> list[float]:
    times = []
    for _ in range(OPENINGS):
        start = time.perf_counter()
        vocabulary = open_vocabulary(path)
        vocabulary.get("D008180")
        times.append((time.perf_counter() - start) * 1000)
        vocabulary.close()
    return times


def speed(path: Path, names: list[str]) -> tuple[float, float]:
    """Return look-ups a second, of names never asked before and of names asked before."""
    with open_vocabulary(path) as vocabulary:
        start = time.perf_counter()
        for name in names:
            vocabulary.lookup(name)
        fresh = len(names) / (time.perf_counter() - start)
        start = time.perf_counter()
        for _ in range(ROUNDS):
            for name in NAMES:
                vocabulary.lookup(name)
        return fresh, ROUNDS * len(NAMES) / (time.perf_counter() - start)


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else default_path()
    names = sample(path)
    times = opening(path)
    fresh, again = speed(path, names)
    table = Table("measure", "value", title=f"{path.name}, {path.stat().st_size / 1e6:.0f} MB")
    table.add_row("open and fetch one concept, median of 50", f"{statistics.median(times):.2f} ms")
    table.add_row("slowest of them", f"{max(times):.2f} ms")
    table.add_row(f"look-ups a second, {len(names)} names, first time", f"{fresh:,.0f}")
    table.add_row("look-ups a second, remembered", f"{again:,.0f}")
    for count in (1, 8):
        found = processes(path, names, count)
        for measure in found[0]:
            each = statistics.median(item[measure] for item in found)
            table.add_row(f"{measure} added, {count} process(es), each", f"{each / 1024:.1f} MiB")
    Console().print(table)


if __name__ == "__main__":
    main()
