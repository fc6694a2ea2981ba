"""Lines in order, more of them than memory holds.

Laws
    1. Memory is bounded. Lines are sorted in runs, runs lie in temporary files, and a merge reads
       some of them together. A run of `RUN_LENGTH` lines takes 20 to 100 MB with our records; what
       fits in one run touches no disk.
    2. Runs are merged in tiers, so that a line is written as often as there are tiers: twice for
       millions of lines, three times for hundreds of millions.
"""

import heapq
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

RUN_LENGTH: Final = 100_000
"""How many lines are sorted in memory at a time."""

RUNS_AT_ONCE: Final = 64
"""How many runs of a tier are merged together: as many files are open in it, no more."""

_HELD: Final = 1 << 15
"""How many lines wait in memory to be sorted, where several kinds of them do."""

_TOGETHER: Final = 1 << 12
"""Lines that are taken in at once."""

Merge: TypeAlias = Callable[[Sequence[Iterator[bytes]]], Iterable[bytes]]
"""Makes one run of several, of which the earlier ones come first."""


def sorted_lines(lines: Iterable[str], run_length: int = RUN_LENGTH) -> Iterator[str]:
    """Yield lines in the order of their code points, which is that of UTF-8, each once.

    A line holds no line feed.
    """
    source = iter(lines)
    run = list(islice(source, run_length))
    if len(run) < run_length:
        yield from sorted(set(run))
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        every = SortedLines(Path(folder), run_length)
        while run:
            every.update(map(str.encode, run))
            run = list(islice(source, min(run_length, _TOGETHER)))
        yield from map(bytes.decode, every)


class SortedLines:
    """Lines, without their ends; going over them gives them by their bytes, each once.

    Runs lie in ``folder`` until somebody removes it.
    """

    def __init__(self, folder: Path, run_length: int = _HELD) -> None:
        self._run_length = run_length
        self._held: set[bytes] = set()
        self._runs = Runs(merged, folder)

    def update(self, lines: Iterable[bytes]) -> None:
        """Take lines in, no more of them than memory holds."""
        self._held.update(lines)
        if len(self._held) >= self._run_length:
            self._runs.add(sorted(self._held))
            self._held.clear()

    def __iter__(self) -> Iterator[bytes]:
        """Yield all in their order."""
        held = iter(sorted(self._held))
        streams = self._runs.streams()
        return iter(merged([*streams, held])) if streams else held


class Runs:
    """Sorted runs of lines, in files of a folder; ``merge`` makes one of several."""

    def __init__(self, merge: Merge, folder: Path) -> None:
        self._merge = merge
        self._folder = folder
        self._tiers: list[list[Path]] = []

    def add(self, lines: Iterable[bytes]) -> None:
        """Take a run in, lines without their ends."""
        self._add(self._spilled(lines), 0)

    def streams(self) -> list[Iterator[bytes]]:
        """Return the lines of each run that there is now, the earlier ones first."""
        return [_read(run) for tier in reversed(self._tiers) for run in tier]

    def _add(self, run: Path, number: int) -> None:
        if number == len(self._tiers):
            self._tiers.append([])
        tier = self._tiers[number]
        tier.append(run)
        if len(tier) >= RUNS_AT_ONCE:
            whole = self._spilled(self._merge([_read(each) for each in tier]))
            for each in tier:
                each.unlink()
            tier.clear()
            self._add(whole, number + 1)

    def _spilled(self, lines: Iterable[bytes]) -> Path:
        """Return a file of lines."""
        path = self._folder / f"sorted-{secrets.token_hex(8)}"
        every = iter(lines)
        with path.open("wb") as stream:
            while some := list(islice(every, _TOGETHER)):
                stream.write(b"\n".join([*some, b""]))
        return path


def merged(streams: Iterable[Iterator[bytes]]) -> Iterator[bytes]:
    """Yield the lines of sorted streams in their order, each once."""
    last: bytes | None = None
    for line in heapq.merge(*streams):
        if line != last:
            yield line
        last = line


def _read(run: Path) -> Iterator[bytes]:
    # A line is compared without its line feed: U+0009 sorts before U+000A.
    with run.open("rb") as stream:
        for line in stream:
            yield line[:-1]
