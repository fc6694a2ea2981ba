"""More items than memory holds, and yet sorted: what does not fit goes into files of lines."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from kg.sorting import Runs

T = TypeVar("T")

_HELD: Final = 1 << 14
"""Items that are held in memory: of findings that is some eight megabytes."""


@dataclass
class Sorter(Generic[T]):
    """Items as they come; going over them gives them in the order of ``key``, alike ones as they
    came. Each is written as a line: ``encode`` gives it without an end, and ``decode`` takes that.
    """  # noqa: D205 - the two belong together

    folder: Path
    key: Callable[[T], Any]
    encode: Callable[[T], bytes]
    decode: Callable[[bytes], T]
    _held: list[T] = field(default_factory=list)
    _runs: Runs = field(init=False)

    def __post_init__(self) -> None:
        self._runs = Runs(lambda runs: map(self.encode, self._merged(runs)), self.folder)

    def add(self, item: T) -> None:
        """Take an item in."""
        self._held.append(item)
        if len(self._held) >= _HELD:
            self._runs.add(map(self.encode, sorted(self._held, key=self.key)))
            self._held.clear()

    def __iter__(self) -> Iterator[T]:
        """Yield all in their order."""
        held = sorted(self._held, key=self.key)
        return self._merged(self._runs.streams(), held)

    def _merged(self, runs: Sequence[Iterator[bytes]], held: Sequence[T] = ()) -> Iterator[T]:
        decoded = (map(self.decode, run) for run in runs)
        return heapq.merge(*decoded, held, key=self.key)
