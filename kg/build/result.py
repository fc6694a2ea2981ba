"""What a build did."""

from dataclasses import dataclass
from pathlib import Path

from kg.model import Finding, Severity
from kg.validation import Report
from kg.vocabulary import Release


@dataclass(frozen=True)
class Build:
    """What a build did: its counts, its findings and, if it was validated, its report.

    ``fresh`` is the number of units that were read or linked anew; the others were found done.
    ``stored`` tells whether there is an embedded store.
    """

    out: Path
    files: int
    records: int
    quads: int
    seconds: float
    vocabulary: Release
    counts: dict[str, int]
    findings: tuple[Finding, ...]
    report: Report | None
    fresh: int = 0
    stored: bool = True

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that cost a record or a file."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def conforms(self) -> bool | None:
        """Whether the graph fits its shapes; ``None`` when nobody looked."""
        return self.report.conforms if self.report else None


def order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return what sorts findings: by file, record, line, code and quote."""
    return (
        finding.file,
        finding.record or 0,
        finding.line or 0,
        finding.code,
        finding.quote or "",
    )
