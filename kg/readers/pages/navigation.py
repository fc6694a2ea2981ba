"""Tables of contents that sites put beside a page, which repeat its headings.

A run of three or more rows, one below the other, that are all headings of the layout holds no text:
it is navigation, save that its last row heads what follows if that heading does not come again. The
run under ``Page navigation`` is navigation whatever its length.
"""

from collections.abc import Collection, Iterator, Sequence

from kg.readers.parts.lines import Row

_FEWEST = 3
_TITLES = frozenset({"page navigation", "on this page", "table of contents", "contents", "outline"})
_ONLY_HERE = frozenset({"title & authors", "title", "full text links", "copyright"})


def navigation_rows(rows: Sequence[Row], headings: Collection[str]) -> Iterator[Row]:
    """Yield the rows that are navigation."""
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and _is_heading(rows[end], headings):
            end += 1
        yield from _navigation(rows, place, end)
        place = max(end, place + 1)


def _navigation(rows: Sequence[Row], start: int, end: int) -> Iterator[Row]:
    run = rows[start:end]
    titled = any(row.key in _TITLES for row in run)
    if not run or (len(run) < _FEWEST and not titled):
        return
    later = {row.key for row in rows[end:]}
    lone_last = not titled and run[-1].key not in later and run[-1].key not in _ONLY_HERE
    yield from run[:-1] if lone_last else run


def _is_heading(row: Row, headings: Collection[str]) -> bool:
    return row.key in headings or row.key in _TITLES or row.key in _ONLY_HERE
