"""Dates of RIS: ``2019/10//undefined``, ``2014``, ``Mar 1`` beside a year.

Laws
    1. The paper's date is the most precise one among DA, Y1 and PY that agree on the year.
    2. A part that is no number (a season, ``undefined``) makes the date no more precise; what was
       printed is kept.
"""

import re

from kg.model import PublicationDate
from kg.readers.formats.ris.entry import Entry
from kg.readers.parts.dates import Date, parse_date
from kg.readers.records.tagged import Field

_PARTS = re.compile(r"(\d{4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?)?")
_SAYS_NOTHING = frozenset({"", "undefined"})


def ris_date(printed: str, year: str | None = None) -> Date | None:
    """Return a date as RIS prints one; ``year`` completes one without a year.

    >>> ris_date("2019/10//undefined").value, ris_date("Mar 1", "2018").value
    ('2019-10', '2018-03-01')
    >>> ris_date("2011///Spring")
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


def read_dates(entry: Entry) -> None:
    """Read the date of publication and the date of access."""
    years = list(entry.take("PY", "YR"))
    year = next((m[1] for item in years if (m := re.match(r"(\d{4})", item.text))), None)
    dates: list[Date] = []
    for item in (*entry.take("DA", "Y1"), *years):
        date = ris_date(item.text, year)
        if date is None:
            entry.misread(item)
        else:
            dates.append(date)
    for date in _best(dates):
        entry.draft.dates.append(PublicationDate("print", date.value, date.printed))
    for item in entry.take("Y2"):
        entry.draft.administer("accessed", item.text, item.line)


def read_edition(item: Field, entry: Entry) -> str | None:
    """Read ``ET``, a book's edition; EndNote keeps there the day on which PubMed had a paper."""
    if not entry.in_journal or ris_date(item.text) is None:
        return item.text
    entry.draft.administer("edition", item.text, item.line)
    return None


def _best(dates: list[Date]) -> list[Date]:
    """Return one date for each year that is named, the most precise, in printed order."""
    best: dict[str, Date] = {}
    for date in dates:
        kept = best.get(date.value[:4])
        if kept is None or len(date.value) > len(kept.value):
            best[date.value[:4]] = date
    return list(best.values())
