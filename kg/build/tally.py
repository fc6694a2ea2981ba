"""How much is done: what a build tells of itself while it works, and at its end."""

from collections.abc import Callable
from typing import TypeAlias

from kg.model import Record


class Tally(Record, frozen=True):
    """Records, quads, findings, and results of the shapes, of the units that are done."""

    records: int = 0
    quads: int = 0
    findings: int = 0
    results: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return the sums."""
        return Tally(
            self.records + other.records,
            self.quads + other.quads,
            self.findings + other.findings,
            self.results + other.results,
        )


NOTHING = Tally()

Progress: TypeAlias = Callable[[str, int, int | None, Tally], None]
"""Called with the name of a stage, how many files are done and how many there are, if known, and
what was found in those that are done."""
