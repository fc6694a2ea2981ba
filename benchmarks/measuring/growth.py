"""How a build grows: with the processes that do it, and with what it is given."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from measuring import ours
from measuring.clock import in_turn
from measuring.records import count, cut, in_parts

PARTS: Final = 8
TIMES: Final = 4
ROUNDS: Final = 3
LOOP: Final = """
held = {}
for number in range(6_000_000):
    held[number % 50_000] = str(number)
"""
"""Plain work on objects, as a build does it: of the processor, and of the memory a little."""
TEXT: Final = ("--text", "fast", "--no-store", "--no-validate")


def workers(path: Path, rounds: int, scratch: Path) -> Iterator[str]:
    """Build the file, cut in eight, by one process and by two; yield the lines of a report."""
    parts, out = in_parts(path, PARTS, scratch / "parts"), scratch / "graph"
    tasks = {n: partial(ours.build, parts, out, *TEXT, "--workers", n) for n in ("1", "2")}
    before = ceiling()
    found = in_turn(tasks, rounds)
    after = ceiling()
    for number, each in found.items():
        told = f"{each.clock:8.2f} s on the clock, {each.processor:8.2f} s of processors"
        yield f"  workers: {number} {told}"
    yield f"  two workers do {found['1'].clock / found['2'].clock:.2f} times as much as one"
    yield (
        f"  two plain loops did {before:.2f} times as much as one before these builds, "
        f"{after:.2f} times after them: more than that no two processes do here"
    )


def ceiling() -> float:
    """Return how many times as much two loops of plain Python do as one, side by side."""
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for loops, each in taken.items():
            each.append(_beside(loops))
    return 2 * statistics.median(taken[1]) / statistics.median(taken[2])


def _beside(number: int) -> float:
    """Return the seconds on the clock that loops take, begun together, each in a process."""
    start = time.monotonic()
    loops = [subprocess.Popen([sys.executable, "-I", "-S", "-c", LOOP]) for _ in range(number)]
    for each in loops:
        each.wait()
    return time.monotonic() - start


def larger(path: Path, rounds: int, scratch: Path) -> Iterator[str]:
    """Build a quarter of the file and the whole, by one process; yield the lines of a report."""
    folder = scratch / "quarter"
    folder.mkdir()
    quarter, out = cut(path, max(1, count(path) // TIMES), folder), scratch / "graph"
    files = {"once": quarter, f"{TIMES} times": path}
    found = in_turn({n: partial(ours.build, file, out, *TEXT) for n, file in files.items()}, rounds)
    for name, each in found.items():
        yield (
            f"  {name:8}{count(files[name]):7,} records {each.processor:8.2f} s of processors"
            f"{each.memory:8,.0f} MB at the peak"
        )
    less, more = found.values()
    yield (
        f"  {TIMES} times the records: {more.processor / less.processor:.2f} x the time, "
        f"{more.memory / less.memory:.2f} x the memory"
    )
