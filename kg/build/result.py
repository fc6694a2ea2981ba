"""What a build did."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.directory import read_findings
from kg.model import Finding, Severity
from kg.validation import Report
from kg.vocabulary import Release


@dataclass(frozen=True)
class Findings:
    """Findings that lie in a file, sorted: they are read from there whenever they are gone over.

    ``counts`` has them by severity and code; those of other severities are passed over. A later
    build into the same directory takes the file away.
    """

    path: Path
    counts: Mapping[tuple[Severity, str], int]

    def __len__(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    def __iter__(self) -> Iterator[Finding]:
        """Yield all in their order."""
        if self.counts:
            severities = {severity for severity, _ in self.counts}
            yield from (each for each in read_findings(self.path) if each.severity in severities)

    def of(self, *severities: Severity) -> "Findings":
        """Return those of some severities."""
        chosen = {kind: n for kind, n in self.counts.items() if kind[0] in severities}
        return Findings(self.path, chosen)

    def codes(self) -> dict[str, int]:
        """Return how many there are of each code, sorted."""
        found: Counter[str] = Counter()
        for (_, code), number in self.counts.items():
            found[code] += number
        return dict(sorted(found.items()))


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
    findings: Findings
    report: Report | None
    fresh: int = 0
    stored: bool = True

    @property
    def errors(self) -> Findings:
        """The findings that cost a record or a file."""
        return self.findings.of(Severity.ERROR)

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
