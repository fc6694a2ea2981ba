"""The findings of a build while it works: more than memory holds, and yet sorted at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from kg.build.result import order
from kg.build.sorter import Sorter
from kg.model import Finding, Severity

_DECODER: Final = msgspec.json.Decoder(Finding)


class FindingLog:
    """Findings as they come; going over them gives them in `order`, alike ones as they came."""

    def __init__(self, folder: Path) -> None:
        self.counts: Counter[tuple[Severity, str]] = Counter()
        self._sorter = Sorter(folder, order, msgspec.json.encode, _DECODER.decode)

    def add(self, finding: Finding) -> None:
        """Take a finding in."""
        self.counts[finding.severity, finding.code] += 1
        self._sorter.add(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take findings in."""
        for finding in findings:
            self.add(finding)

    def __len__(self) -> int:
        """How many there are."""
        return self.counts.total()

    def __iter__(self) -> Iterator[Finding]:
        """Yield all in their order."""
        return iter(self._sorter)
