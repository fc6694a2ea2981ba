"""Records of a table: the first row names the columns, each other row is a record.

Laws
    1. Which sign divides the cells is told by which one makes the first row a row of names that
       the format asks for.
    2. A row without text is no record, nor is one that says the names again.
    3. A row with more cells than there are columns is left out, for nothing says which is which;
       one with fewer is read as far as it goes, and reported.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Finding, Severity
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import Survey, doubts, lines_of
from kg.readers.records.rows import Row, rows, split_row
from kg.readers.records.tagged import TaggedRecord, cut_off, too_large
from kg.readers.records.unread import Unread

SIGNS = (",", "\t", ";")


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format by its reader's name, and the columns that it is known by.

    All of ``columns`` have to be there, and ``fewest`` of ``marks``, names that no other format
    has: where people choose the columns of an export, no single one is always among them.
    """

    name: str
    columns: frozenset[str]
    marks: frozenset[str] = frozenset()
    fewest: int = 0

    def has(self, names: Collection[str]) -> bool:
        """Tell whether columns of these names make a table of this format."""
        return self.columns.issubset(names) and len(self.marks.intersection(names)) >= self.fewest


def sign_of(head: str, form: TableFormat) -> str | None:
    r"""Return the sign that divides the cells of a table of this format, or ``None``.

    >>> sign_of("PMID;Title\n7;One\n", TableFormat("x", frozenset({"PMID", "Title"})))
    ';'
    """
    first = head.lstrip("\ufeff \n").partition("\n")[0]
    found = (sign for sign in SIGNS if form.has(_names(split_row(first, sign))))
    return next(found, None)


def table_records(
    file: InputFile, found: Survey, form: TableFormat, unread: Unread
) -> Iterator[TaggedRecord | Finding]:
    """Yield a record for each row, its cells as fields; raises `OSError`."""
    lines = lines_of(file, found)
    first = next((line for line in lines if line.text.strip("\ufeff ")), None)
    sign = sign_of(first.text, form) if first else None
    if first is None or sign is None:
        return
    columns = _names(split_row(first.text, sign))
    number = 0
    for row in rows(lines, sign):
        if not row.too_large and _says_nothing(row, columns):
            continue
        number += 1
        record = _record(row, columns, number)
        if record is None:
            yield _too_many(file.name, row, number, len(columns))
            continue
        if row.closed and len(row.cells) < _fewest(columns):
            unread.note(
                "cells-missing", "cells",
                f"this row has {len(row.cells)} cells, and there are {len(columns)} columns; what "
                "is there was read",
                record=number, line=row.line, remedy="export the table again",
            )  # fmt: skip
        yield record
        if row.too_large:
            yield too_large(file.name, record)
        elif not row.closed:
            yield cut_off(file.name, record, "a quotation mark is not closed")
    yield from doubts(file, found)


def _says_nothing(row: Row, columns: list[str]) -> bool:
    """Tell whether a row is empty, or the names again, as where tables were put together."""
    texts = [cell.text for cell in row.cells]
    return not any(map(str.strip, texts)) or _names(texts) == columns


def _names(cells: Iterable[str]) -> list[str]:
    return [" ".join(cell.strip('\ufeff"').split()) for cell in cells]


def _fewest(columns: list[str]) -> int:
    """Return how many columns there are without those at the end that have no name."""
    return max((place for place, name in enumerate(columns, start=1) if name), default=0)


def _record(row: Row, columns: list[str], number: int) -> TaggedRecord | None:
    if any(cell.text.strip() for cell in row.cells[len(columns) :]):
        return None
    record = TaggedRecord(number, row.line, row.start, row.end, closed=row.closed)
    record.parts = [
        (name or f"number {place}", [line.strip() for line in cell.text.split("\n")], cell.line)
        for place, (name, cell) in enumerate(zip(columns, row.cells, strict=False), start=1)
    ]
    return record


def _too_many(file: str, row: Row, number: int, columns: int) -> Finding:
    return Finding(
        "record-damaged", Severity.ERROR, file,
        f"this row has {len(row.cells)} cells, and there are {columns} columns: nothing says "
        "which is which, and it was left out",
        record=number, line=row.line,
        remedy="look for quotation marks that are not doubled, or export the table again",
    )  # fmt: skip
