"""The account of a page: which line was read, by what, and which was not.

Laws
    1. Every line that is not blank stands in exactly one of three columns: read, furniture, not
       understood.
    2. A line is not understood until something claims it; the first claim holds.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from kg.model import Finding, Severity
from kg.readers.parts.lines import Line, Row, is_blank, trim


class Column(StrEnum):
    """Where a line stands in the account."""

    READ = "read"
    FURNITURE = "furniture"
    NOT_UNDERSTOOD = "not understood"


class Ledger:
    """The lines of one page, and what became of each."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(line for line in lines if not is_blank(line))
        self._claims: dict[int, tuple[Column, str]] = {}

    def read(self, row: Row, by: str) -> None:
        """Enter that the part called ``by`` read the row."""
        self._enter(row, Column.READ, by)

    def furniture(self, row: Row) -> None:
        """Enter that the row belongs to the site and not to the paper."""
        self._enter(row, Column.FURNITURE, "furniture")

    def free(self, row: Row) -> bool:
        """Tell whether nothing has claimed the row yet."""
        return row.line not in self._claims

    def column(self, line: Line) -> Column:
        """Return where a line stands."""
        return self._claims.get(line.number, (Column.NOT_UNDERSTOOD, ""))[0]

    def lines(self, column: Column) -> tuple[Line, ...]:
        """Return the lines of one column, in order."""
        return tuple(line for line in self._lines if self.column(line) is column)

    def all_lines(self) -> tuple[Line, ...]:
        """Return every line that is not blank."""
        return self._lines

    def findings(self, file: str, record: int) -> Iterator[Finding]:
        """Yield one finding for each line that is not understood and each run of furniture."""
        run: list[Line] = []
        for line in self._lines:
            column = self.column(line)
            if run and column is not Column.FURNITURE:
                yield _furniture(run, file, record)
                run = []
            if column is Column.FURNITURE:
                run.append(line)
            elif column is Column.NOT_UNDERSTOOD:
                yield _not_understood(line, file, record)
        if run:
            yield _furniture(run, file, record)

    def _enter(self, row: Row, column: Column, by: str) -> None:
        for number in row.numbers:
            self._claims.setdefault(number, (column, by))


def _furniture(run: list[Line], file: str, record: int) -> Finding:
    count = "this line belongs" if len(run) == 1 else f"these {len(run)} lines belong"
    return Finding(
        "furniture",
        Severity.INFO,
        file,
        f"{count} to the site, not to the paper, and went unread",
        record=record,
        line=run[0].number,
        quote="\n".join(trim(line.raw) for line in run),
    )


def _not_understood(line: Line, file: str, record: int) -> Finding:
    return Finding(
        "line-not-understood",
        Severity.WARNING,
        file,
        "this line was not understood, and nothing was taken from it",
        record=record,
        line=line.number,
        quote=trim(line.raw),
        remedy="if it matters, put the heading that the site prints above it",
    )
