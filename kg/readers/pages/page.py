"""A page saved as text, on its way to becoming one or more documents."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Document, Finding, Severity, Source
from kg.readers.pages.ledger import Ledger
from kg.readers.parts.lines import Line, Row
from kg.readers.parts.references import unknown_parts
from kg.readers.records.draft import Draft


@dataclass(slots=True)
class Page:
    """One article's rows, with the ledger of its lines and the draft of its document."""

    file: str
    record: int
    rows: tuple[Row, ...]
    ledger: Ledger
    draft: Draft = field(default_factory=Draft)
    findings: list[Finding] = field(default_factory=list)

    def free_rows(self) -> Iterator[Row]:
        """Yield the rows that nothing has claimed yet."""
        return (row for row in self.rows if self.ledger.free(row))

    def results(self, source: Source) -> Iterator[Document | Finding]:
        """Yield the document, or that there is none, then what was not understood."""
        if self.draft.is_empty():
            yield self._nothing_read()
        else:
            yield self.draft.document(source)
        yield from self.findings
        for reference in self.draft.references:
            finding = unknown_parts(reference, self.file, self.record)
            if finding:
                yield finding
        yield from self.ledger.findings(self.file, self.record)

    def _nothing_read(self) -> Finding:
        return Finding(
            "nothing-read",
            Severity.ERROR,
            self.file,
            "neither title nor abstract nor identifier of a paper was found on this page",
            record=self.record,
            line=self.rows[0].line if self.rows else None,
            remedy="save the whole page again, from its title on",
        )


def page_of(file: str, record: int, rows: tuple[Row, ...]) -> Page:
    """Return a page of these rows, nothing of it read yet."""
    return Page(file, record, rows, Ledger(_lines(rows)))


def _lines(rows: tuple[Row, ...]) -> Iterator[Line]:
    return (line for row in rows for line in row.lines)
