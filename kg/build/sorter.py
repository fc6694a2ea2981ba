"""More than memory holds, and yet sorted: what does not fit goes into files, which are merged."""

import heapq
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Final, Generic, TypeVar

T = TypeVar("T")

_HELD: Final = 1 << 14
"""Items that are held in memory: of findings that is some eight megabytes."""
_AT_ONCE: Final = 64
"""Files that are merged in one go."""


@dataclass
class Sorter(Generic[T]):
    """Items as they come; going over them gives them in the order of ``key``, alike ones as they
    came. Each is written as a line: ``encode`` gives it without an end, ``decode`` takes it with.
    """  # noqa: D205 - the two belong together

    folder: Path
    key: Callable[[T], Any]
    encode: Callable[[T], bytes]
    decode: Callable[[bytes], T]
    _held: list[T] = field(default_factory=list)
    _files: list[Path] = field(default_factory=list)

    def add(self, item: T) -> None:
        """Take an item in."""
        self._held.append(item)
        if len(self._held) >= _HELD:
            self._files.append(self._write(sorted(self._held, key=self.key)))
            self._held.clear()

    def __iter__(self) -> Iterator[T]:
        """Yield all in their order."""
        while len(self._files) > _AT_ONCE:
            starts = range(0, len(self._files), _AT_ONCE)
            self._files = [self._merge(self._files[n : n + _AT_ONCE]) for n in starts]
        with ExitStack() as stack:
            held = sorted(self._held, key=self.key)
            yield from heapq.merge(*self._read(self._files, stack), held, key=self.key)

    def _merge(self, files: list[Path]) -> Path:
        """Return a file with what several hold, which are removed."""
        with ExitStack() as stack:
            merged = self._write(heapq.merge(*self._read(files, stack), key=self.key))
        for file in files:
            file.unlink()
        return merged

    def _read(self, files: Iterable[Path], stack: ExitStack) -> list[Iterator[T]]:
        streams: list[BinaryIO] = [stack.enter_context(file.open("rb")) for file in files]
        return [map(self.decode, stream) for stream in streams]

    def _write(self, items: Iterable[T]) -> Path:
        path = self.folder / f"sorted-{secrets.token_hex(8)}"
        with path.open("wb") as stream:
            stream.writelines(self.encode(item) + b"\n" for item in items)
        return path


class SortedLines:
    """Lines, without their ends; going over them gives them by their bytes, each once."""

    def __init__(self, folder: Path) -> None:
        self._few: set[bytes] = set()
        self._passed = False
        self._sorter = Sorter[bytes](folder, bytes, bytes, itemgetter(slice(None, -1)))

    def update(self, lines: Iterable[bytes]) -> None:
        """Take lines in."""
        self._few.update(lines)
        if len(self._few) >= _HELD:
            self._pass_on()

    def __iter__(self) -> Iterator[bytes]:
        """Yield all in their order."""
        if not self._passed:  # they are few, and a set holds each of them once
            return iter(sorted(self._few))
        self._pass_on()
        return (line for line, _ in groupby(self._sorter))

    def _pass_on(self) -> None:
        self._passed = True
        for line in self._few:
            self._sorter.add(line)
        self._few.clear()
