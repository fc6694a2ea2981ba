"""Sorted lines in a depot, and many of them as one: memory does not grow with their number."""

import heapq
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, cast

from kg import sorting
from kg.build.depot import Depot
from kg.build.packing import compressing, decompressing
from kg.sorting import RUNS_AT_ONCE, Runs, SortedLines

_WRITTEN: Final = 1 << 9
"""Lines that are handed to the compressor at once: a call for each costs more than its work."""


def write_lines(depot: Depot, name: str, lines: SortedLines) -> None:
    """Write lines under a name of a depot."""
    with depot.writing(name) as stream, compressing(stream) as packed:
        every = iter(lines)
        while some := list(islice(every, _WRITTEN)):
            packed.write(b"\n".join([*some, b""]))


def read_lines(depot: Depot, name: str) -> Iterator[str]:
    """Yield the lines under a name of a depot, sorted."""
    with depot.open(name) as stream, decompressing(stream) as opened:
        for line in opened:
            yield cast("bytes", line)[:-1].decode()


def merged(streams: Sequence[Iterator[str]], folder: Path) -> Iterator[str]:
    """Merge sorted streams, by way of files where they are many; then each line comes once."""
    if len(streams) <= RUNS_AT_ONCE:
        yield from heapq.merge(*streams)
        return
    with tempfile.TemporaryDirectory(dir=folder) as inner:
        runs = Runs(sorting.merged, Path(inner))
        for number in range(0, len(streams), RUNS_AT_ONCE):
            lines = heapq.merge(*streams[number : number + RUNS_AT_ONCE])
            runs.add(line.encode() for line in lines)
        yield from map(bytes.decode, sorting.merged(runs.streams()))
