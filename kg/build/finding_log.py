"""The findings of a build while it works: more than memory holds, and yet sorted at the end.

What does not fit is sorted and goes into a file; files are merged when the findings are read.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import msgspec

from kg.build.result import order
from kg.model import Finding, Severity

_HELD: Final = 1 << 14
"""Findings that are held in memory, some eight megabytes."""
_AT_ONCE: Final = 64
"""Files that are merged in one go."""
_DECODER: Final = msgspec.json.Decoder(Finding)


class FindingLog:
    """Findings as they come; going over them gives them in `order`, alike ones as they came."""

    def __init__(self, folder: Path) -> None:
        self.counts: Counter[tuple[Severity, str]] = Counter()
        self._folder = folder
        self._held: list[Finding] = []
        self._files: list[Path] = []
        self._written = 0

    def add(self, finding: Finding) -> None:
        """Take a finding in."""
        self.counts[finding.severity, finding.code] += 1
        self._held.append(finding)
        if len(self._held) >= _HELD:
            self._files.append(self._write(sorted(self._held, key=order)))
            self._held.clear()

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take findings in."""
        for finding in findings:
            self.add(finding)

    def __len__(self) -> int:
        """How many there are."""
        return self.counts.total()

    def __iter__(self) -> Iterator[Finding]:
        """Yield all in their order."""
        while len(self._files) > _AT_ONCE:
            self._files = [
                self._merge(self._files[number : number + _AT_ONCE])
                for number in range(0, len(self._files), _AT_ONCE)
            ]
        held = sorted(self._held, key=order)
        return heapq.merge(*map(_read, self._files), held, key=order)

    def _merge(self, files: list[Path]) -> Path:
        """Return a file with what several hold, which are removed."""
        with ExitStack() as stack:
            streams = [stack.enter_context(file.open("rb")) for file in files]
            merged = self._write(
                heapq.merge(*(map(_DECODER.decode, stream) for stream in streams), key=order)
            )
        for file in files:
            file.unlink()
        return merged

    def _write(self, findings: Iterable[Finding]) -> Path:
        self._written += 1
        path = self._folder / f"findings-{self._written}"
        with path.open("wb") as stream:
            for finding in findings:
                stream.write(msgspec.json.encode(finding) + b"\n")
        return path


def _read(path: Path) -> Iterator[Finding]:
    with path.open("rb") as stream:
        yield from map(_DECODER.decode, stream)
