"""Lines in order, more of them than memory holds.

Law: memory is bounded. Lines are sorted in runs, runs lie in temporary files, and a merge reads
them together. A run of `RUN_LENGTH` lines takes 50 to 100 MB with our records; what fits in one
run touches no disk.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Final, TextIO

RUN_LENGTH: Final = 100_000
"""How many lines are sorted in memory at a time."""

RUNS_AT_ONCE: Final = 64
"""How many runs are merged together: as many files are open, no more."""


def sorted_lines(lines: Iterable[str], run_length: int = RUN_LENGTH) -> Iterator[str]:
    """Yield lines in the order of their code points, which is that of UTF-8, each once.

    A line holds no line feed.
    """
    source = iter(lines)
    with ExitStack() as files:
        runs: list[TextIO] = []
        while run := sorted(islice(source, run_length)):
            if not runs and len(run) < run_length:
                yield from _unique(run)
                return
            if len(runs) == RUNS_AT_ONCE:
                runs = [_spill(_merged(runs), files)]
            runs.append(_spill(run, files))
        yield from _unique(_merged(runs))


def _spill(lines: Iterable[str], files: ExitStack) -> TextIO:
    temporary = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
    run = files.enter_context(temporary)
    run.writelines(f"{line}\n" for line in lines)
    run.seek(0)
    return run


def _merged(runs: Iterable[TextIO]) -> Iterator[str]:
    # A line is compared without its line feed: U+0009 sorts before U+000A.
    return heapq.merge(*((line[:-1] for line in run) for run in runs))


def _unique(lines: Iterable[str]) -> Iterator[str]:
    last: str | None = None
    for line in lines:
        if line != last:
            yield line
        last = line
