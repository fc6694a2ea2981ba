"""Lines of a page, and the rows that they make up.

Laws
    1. A `Line` is what stood between two line ends (CRLF, LF, CR, NEL, LS, PS, FF, VT); lines are
       numbered from 1.
    2. ``text`` is as printed; ``plain`` is its form for comparing: NFC, every kind of space one
       blank, zero-width characters gone. Recognition looks at ``plain`` alone.
    3. A `Row` is one paragraph of running text or one short line. Most pages have one line a row;
       browsers for the terminal and NLM's text format wrap at a fixed width, and their lines are
       joined again where the next word would not have fitted.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_OUTER = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029\x0b\x0c]")
_BULLET = re.compile(r"(?:[•·‣◦▪▫●○■□∙⁃➢►*+\-–—]|\\\*)(?:\s+|$)|(?<=\s)o\s+(?=\S)|[•‣◦▪●○■∙](?=\S)")
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 55
_SLACK = 3
_FEWEST_JOINS = 3
_STOPS = frozenset(".:;!?")


def plain(text: str) -> str:
    r"""Return the form for comparing: NFC, single blanks, no invisible characters.

    >>> plain(" Belimumab\u00a0\u200b e\u0301tude ")
    'Belimumab étude'
    """
    return " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())


def trim(text: str) -> str:
    """Return a text as printed, without the white space and invisible characters around it."""
    return text.strip().strip(_OUTER).strip()


@dataclass(frozen=True)
class Line:
    """One line of a file: its number, from 1, its characters without the line end, and its place.

    ``start`` is the code point of the text at which it starts.
    """

    number: int
    raw: str
    start: int = 0


def split_lines(text: str) -> Iterator[Line]:
    """Yield every line, blank ones too."""
    start = 0
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        yield Line(number, raw, start)
        start += len(raw)
        start += 2 if text.startswith("\r\n", start) else 1


@dataclass(frozen=True)
class Row:
    """One paragraph or short line of a page, with the lines it was joined from.

    ``gap`` tells that a blank line stands before it.
    """

    lines: tuple[Line, ...]
    gap: bool = False

    @property
    def line(self) -> int:
        """The number of the first line."""
        return self.lines[0].number

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all lines."""
        return tuple(line.number for line in self.lines)

    @cached_property
    def bullet(self) -> str:
        """The list bullet that the row begins with, or nothing."""
        raw = self.lines[0].raw.translate({0xA0: " "})
        start = len(raw) - len(raw.lstrip())
        found = _BULLET.match(raw, start)
        return found.group().strip() if found else ""

    @cached_property
    def printed(self) -> str:
        """The whole text as printed, the lines joined by one blank."""
        return " ".join(trim(line.raw) for line in self.lines)

    @cached_property
    def text(self) -> str:
        """The text as printed, without the bullet."""
        return trim(self.printed[len(self.bullet) :])

    @cached_property
    def plain(self) -> str:
        """The text in its form for comparing, without the bullet."""
        return plain(self.text)

    @cached_property
    def key(self) -> str:
        """``plain`` in one letter case and without a final colon: what headings are known by."""
        return self.plain.casefold().rstrip(": ")


def is_blank(line: Line) -> bool:
    """Tell whether nothing visible stands in a line."""
    return not plain(line.raw)


def rows_of(
    lines: Iterable[Line], starts_row: re.Pattern[str], width: int | None = None
) -> tuple[Row, ...]:
    """Return the rows of a page.

    ``starts_row`` matches a line that never continues another; ``width`` is the column at which the
    page was wrapped, where the caller knows it.
    """
    kept = tuple(lines)
    width = width or _wrap_width(kept)
    rows: list[Row] = []
    gap = False
    for line in kept:
        if is_blank(line):
            gap = True
            continue
        if rows and not gap and _continues(rows[-1].lines[-1], line, width, starts_row):
            rows[-1] = Row((*rows[-1].lines, line), rows[-1].gap)
        else:
            rows.append(Row((line,), gap))
        gap = False
    return tuple(rows)


def _wrap_width(lines: tuple[Line, ...]) -> int | None:
    """Return the column at which the page was wrapped, or ``None`` when it was not.

    A wrapped page has no line beyond a terminal's width, and lines that end within a sentence
    where the next word would not have fitted; most of its full lines do.
    """
    width = max((len(line.raw.rstrip()) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    joins = [
        plain(line.raw)[-1:] not in _STOPS
        for line, following in pairwise(lines)
        if not (is_blank(line) or is_blank(following) or Row((following,)).bullet)
        and _fills(line, following, width)
    ]
    return width if sum(joins) >= _FEWEST_JOINS and 2 * sum(joins) >= len(joins) else None


def _fills(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted on a line."""
    first_word = following.raw.split(maxsplit=1)[0]
    return len(line.raw.rstrip()) + 1 + len(first_word) > width - _SLACK


def _continues(previous: Line, line: Line, width: int | None, starts_row: re.Pattern[str]) -> bool:
    if width is None or Row((line,)).bullet or starts_row.match(plain(line.raw)):
        return False
    return _fills(previous, line, width)
