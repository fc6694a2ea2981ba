"""Sorted lines in a depot, and many of them as one: memory does not grow with their number."""

import heapq
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Final, cast

from kg.build.depot import Depot
from kg.build.packing import compressing, decompressing
from kg.build.sorter import SortedLines

_AT_ONCE: Final = 64
"""Files that are merged in one go."""
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
    """Merge sorted streams, by way of files where they are many."""
    if len(streams) <= _AT_ONCE:
        yield from heapq.merge(*streams)
        return
    with tempfile.TemporaryDirectory(dir=folder) as inner, ExitStack() as stack:
        files = []
        for number in range(0, len(streams), _AT_ONCE):
            file = Path(inner) / f"{number}"
            with file.open("w", encoding="utf-8", newline="\n") as out:
                last = None
                for line in heapq.merge(*streams[number : number + _AT_ONCE]):
                    if line != last:
                        out.write(f"{line}\n")
                    last = line
            files.append(stack.enter_context(file.open(encoding="utf-8", newline="\n")))
        yield from heapq.merge(*((line[:-1] for line in file) for file in files))
