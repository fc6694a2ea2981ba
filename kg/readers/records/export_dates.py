"""Dates as reference managers export them: ``2019/10//undefined``, ``Mar 1`` beside a year.

Law: a part that is no number (a season, ``undefined``) makes a date no more precise; what was
printed is kept.
"""

import re
from collections.abc import Iterable

from kg.readers.parts.dates import Date, parse_date

_PARTS = re.compile(r"(\d{4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?)?")
_SAYS_NOTHING = frozenset({"", "undefined"})


def export_date(printed: str, year: str | None = None) -> Date | None:
    """Return a date as an export prints one; ``year`` completes one without a year.

    >>> export_date("2019/10//undefined").value, export_date("Mar 1", "2018").value
    ('2019-10', '2018-03-01')
    >>> export_date("2011///Spring")
    Date(value='2011', printed='2011///Spring')
    """
    text = printed.strip()
    parts = _PARTS.fullmatch(text)
    if parts:
        numbers = [part for part in parts.groups()[:3] if part]
        found = parse_date("-".join(numbers))
        if found and (parts[4] or "").strip() not in _SAYS_NOTHING:
            return Date(found.value, text)
        return found
    own = parse_date(text)
    if own is None and year:
        own = parse_date(f"{year} {text}")
    return own


def best_dates(dates: Iterable[Date]) -> list[Date]:
    """Return one date for each year that is named, the most precise, in printed order."""
    best: dict[str, Date] = {}
    for date in dates:
        kept = best.get(date.value[:4])
        if kept is None or len(date.value) > len(kept.value):
            best[date.value[:4]] = date
    return list(best.values())
