"""What work costs: a task in this process, or a whole process with all that it starts."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

LAUNCHER: Final = Path(__file__).with_name("launch.py")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processors and on the clock, and the peak memory of the largest process in MB."""

    processor: float
    clock: float
    memory: float

    @classmethod
    def median(cls, rounds: Sequence[Self]) -> Self:
        """Return the median of each figure."""
        return cls(
            statistics.median(each.processor for each in rounds),
            statistics.median(each.clock for each in rounds),
            statistics.median(each.memory for each in rounds),
        )


def seconds(task: Callable[[], object], rounds: int) -> float:
    """Return the median of a task's processor seconds in this process."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def spent(command: Sequence[str], *, without: Sequence[str] = ()) -> Spent:
    """Run a process to its end, and return what it and the processes that it waited for cost.

    ``without`` are variables of the environment that it does not get. What it prints is shown
    only when it fails. POSIX alone tells what a single child cost.

    Raises:
        subprocess.CalledProcessError: when it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        launching = [sys.executable, "-I", "-S", str(LAUNCHER), str(told), *command]
        ran = subprocess.run(
            launching, stdout=subprocess.PIPE, text=True, env=environment(without), check=False
        )
        if ran.returncode:
            words = told.read_text(encoding="utf-8", errors="replace") if told.exists() else ""
            raise subprocess.CalledProcessError(ran.returncode, command, words)
    return Spent(*map(float, ran.stdout.split()))


def environment(without: Sequence[str] = ()) -> Mapping[str, str]:
    """Return the environment with one thread a process, lest threads hide in processor time."""
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def in_turn(tasks: Mapping[str, Callable[[], Spent]], rounds: int) -> dict[str, Spent]:
    """Run tasks one after the other, round by round, and return the medians of each."""
    found: dict[str, list[Spent]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            found[name].append(task())
    return {name: Spent.median(each) for name, each in found.items()}
