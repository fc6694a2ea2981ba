"""What of a file no rule read, counted by kind.

Laws
    1. One finding a kind and file, with a count and the first place: thirty thousand records that
       share an unknown tag give one finding.
    2. The number of kinds is bounded; what is beyond is counted together and says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Finding, Severity

MOST_KINDS = 500
_LONGEST_QUOTE = 200


@dataclass(slots=True)
class _Kind:
    severity: Severity
    message: str
    remedy: str | None
    record: int | None
    line: int | None
    quote: str | None
    count: int = 1


class Unread:
    """The account of one file; findings come out when the file has been read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._kinds: dict[tuple[str, str], _Kind] = {}
        self._beyond = 0

    def note(  # noqa: PLR0913 -- the parts of a finding
        self,
        code: str,
        kind: str,
        message: str,
        *,
        severity: Severity = Severity.WARNING,
        record: int | None = None,
        line: int | None = None,
        quote: str | None = None,
        remedy: str | None = None,
    ) -> None:
        """Count one thing of a kind; the first one's place and quote are kept."""
        known = self._kinds.get((code, kind))
        if known:
            known.count += 1
        elif len(self._kinds) >= MOST_KINDS:
            self._beyond += 1
        else:
            shown = None if quote is None else quote[:_LONGEST_QUOTE]
            self._kinds[code, kind] = _Kind(severity, message, remedy, record, line, shown)

    def findings(self) -> Iterator[Finding]:
        """Yield one finding a kind, in the order in which they were first seen."""
        for (code, _), kind in self._kinds.items():
            times = "" if kind.count == 1 else f" ({kind.count:,} times; this is the first)"
            yield Finding(
                code,
                kind.severity,
                self._file,
                f"{kind.message}{times}",
                kind.record,
                kind.line,
                kind.quote,
                kind.remedy,
            )
        if self._beyond:
            yield Finding(
                "kinds-not-listed",
                Severity.WARNING,
                self._file,
                f"{self._beyond:,} more things of yet other kinds were not read",
                remedy="check that this file is what its format says",
            )
