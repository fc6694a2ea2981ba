r"""Rows of a table in text: cells between commas, semicolons or tabs.

Grammar (RFC 4180, section 2; without quotation marks it is a tab-delimited table)::

    row    = cell *( sign cell ) line-end
    cell   = quoted / *any character but the sign and a line end
    quoted = <"> *( any character but <"> / <""> ) <">

Laws
    1. A quotation mark opens a cell only at its beginning; elsewhere, and in a table whose cells
       tabs divide, it is text.
    2. Inside quotation marks one that no sign and no line end follows is text: programs forget to
       double it.
    3. A row whose last cell the file's end leaves open is closed there, and says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.readers.input.text_stream import StreamLine
from kg.readers.records.tagged import LARGEST_RECORD

_QUOTED = re.compile(r'(?:[^"]|"")*+', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and the line on which it begins."""

    text: str
    line: int


@dataclass(slots=True)
class Row:
    """A row: its cells, and its bytes from ``start`` to ``end``.

    ``closed`` tells that no quotation mark was left open; ``too_large`` that text was left out.
    """

    line: int
    start: int
    end: int
    cells: list[Cell] = field(default_factory=list)
    closed: bool = True
    too_large: bool = False


def split_row(text: str, sign: str) -> list[str]:
    """Return the cells of a row that stands on one line.

    >>> split_row('PMID,"On ""lupus"", again",DOI', ",")
    ['PMID', 'On "lupus", again', 'DOI']
    """
    row = next(rows([StreamLine(1, text, 0, len(text))], sign), None)
    return [cell.text for cell in row.cells] if row else []


def rows(lines: Iterable[StreamLine], sign: str) -> Iterator[Row]:
    """Yield the rows; lines that are blank outside quotation marks are none."""
    builder = _Builder(sign)
    for line in lines:
        if builder.row is None and not line.text.strip("\ufeff \t,;"):
            continue
        builder.add(line)
        if builder.open is None and builder.row:
            yield builder.finish()
    if builder.row:
        builder.row.closed = False
        yield builder.finish()


class _Builder:
    """The row that is read; ``open`` are the lines of a quoted cell that goes on."""

    def __init__(self, sign: str) -> None:
        self.row: Row | None = None
        self.open: list[str] | None = None
        self._marks = sign != "\t"
        self._bare = re.compile(f"[^{sign}]*+")
        self._after = re.compile(f" *+(?:(?P<sign>{sign})|$)")
        self._line = 0
        self._length = 0

    def add(self, line: StreamLine) -> None:
        """Read one line."""
        text = line.text
        if self.row is None:
            self.row, self._length = Row(line.number, line.start, line.end), 0
            text = text.removeprefix("\ufeff")
        row = self.row
        row.end = line.end
        self._length += len(text)
        row.too_large = row.too_large or line.cut or self._length > LARGEST_RECORD
        if row.too_large:
            text = ""
        place = 0 if self.open is None else self._inside(text, 0)
        while place is not None:
            place = self._cell(text, place, line.number)

    def finish(self) -> Row:
        """Return the row, and begin anew."""
        row = self.row
        if row is None:
            raise AssertionError("there is no row to finish")
        if self.open is not None:
            row.cells.append(self._whole(self.open))
        self.row, self.open = None, None
        return row

    def _cell(self, text: str, place: int, number: int) -> int | None:
        """Read the cell that begins here; return where the next begins, if on this line."""
        self._line = number
        if self._marks and text.startswith('"', place):
            self.open = []
            return self._inside(text, place + 1)
        found = self._bare.match(text, place)
        end = found.end() if found else len(text)
        self._keep(Cell(text[place:end], number))
        return end + 1 if end < len(text) else None

    def _inside(self, text: str, begun: int) -> int | None:
        """Read on inside quotation marks."""
        lines, place = self.open or [], begun
        while found := _QUOTED.match(text, place):
            end = found.end()
            if end == len(text):
                break
            behind = self._after.match(text, end + 1)
            if behind:
                self.open = None
                self._keep(self._whole([*lines, text[begun:end]]))
                return behind.end() if behind["sign"] else None
            place = end + 1
        lines.append(text[begun:])
        self.open = lines
        return None

    def _whole(self, lines: list[str]) -> Cell:
        return Cell("\n".join(lines).replace('""', '"'), self._line)

    def _keep(self, cell: Cell) -> None:
        if self.row:
            self.row.cells.append(cell)
