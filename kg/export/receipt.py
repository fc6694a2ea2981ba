"""What an export holds of a graph and what it leaves out, counted by predicate."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kg.export.source import Taker


@dataclass(frozen=True, slots=True)
class Receipt:
    """How many statements an export holds, and how many it left out by the predicate's IRI.

    A statement counts once, whichever records say it: ``statements = held + left out``.
    """

    format: str
    held: Mapping[str, int]
    left_out: Mapping[str, int]

    @property
    def statements(self) -> int:
        """How many statements the graph has."""
        return self.total_held + self.total_left_out

    @property
    def total_held(self) -> int:
        """How many of them the export holds."""
        return sum(self.held.values())

    @property
    def total_left_out(self) -> int:
        """How many of them it does not hold."""
        return sum(self.left_out.values())

    def dump(self) -> bytes:
        """Return the receipt as JSON, in UTF-8."""
        data = {
            "format": self.format,
            "statements": self.statements,
            "held": self.total_held,
            "leftOut": self.total_left_out,
            "heldByPredicate": dict(sorted(self.held.items())),
            "leftOutByPredicate": dict(sorted(self.left_out.items())),
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def receipt(format: str, taker: Taker) -> Receipt:  # noqa: A002 - users' word
    """Return the receipt of what was taken: what is left out is the rest of the graph."""
    held, present = taker.taken(), taker.present()
    return Receipt(format, held, present - held)
