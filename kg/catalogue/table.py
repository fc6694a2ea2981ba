"""An answer for a terminal: a table where it fits, else a block of lines for each row."""

from io import StringIO
from typing import Final

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from kg.catalogue.answer import Answer
from kg.catalogue.people import Sheet, sheet

_LEAST: Final = 28  # columns of the screen under which a sentence is no pleasure to read
_GAP: Final = 2
_NARROWEST: Final = 40


def table(answer: Answer, width: int) -> str:
    """Return an answer as lines of at most ``width`` columns (at least 40), without colour."""
    shown = sheet(answer)
    room = max(width, _NARROWEST)
    body = _print(_layout(shown, room), room) if shown.cells else ""
    return body + _count(len(answer.rows))


def _count(rows: int) -> str:
    if rows == 0:
        return "no rows\n"
    return "1 row\n" if rows == 1 else f"{rows} rows\n"


def _layout(shown: Sheet, width: int) -> RenderableType:
    longest = [
        max(map(cell_len, column)) for column in zip(shown.headings, *shown.cells, strict=True)
    ]
    needed = sum(min(each, _LEAST) + _GAP for each in longest)
    return _grid(shown, longest) if needed <= width else _blocks(shown)


def _grid(shown: Sheet, longest: list[int]) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False)
    for heading, length in zip(shown.headings, longest, strict=True):
        grid.add_column(Text(heading), no_wrap=length <= _LEAST, overflow="fold")
    for row in shown.cells:
        grid.add_row(*map(Text, row))
    return grid


def _blocks(shown: Sheet) -> Table:
    """Return one block for each row, headings on the left, what is empty left out."""
    grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for number, row in enumerate(shown.cells, start=1):
        grid.add_row(Text(f"— {number} —"), Text())
        for heading, text in zip(shown.headings, row, strict=True):
            if text:
                grid.add_row(Text(heading), Text(text))
        grid.add_row(Text(), Text())
    return grid


def _print(layout: RenderableType, width: int) -> str:
    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(layout)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
