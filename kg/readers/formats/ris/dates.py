"""Dates of RIS: ``2019/10//undefined``, ``2014``, ``Mar 1`` beside a year.

Laws
    1. The paper's date is the most precise one among DA, Y1 and PY that agree on the year.
    2. A part that is no number (a season, ``undefined``) makes the date no more precise; what was
       printed is kept.
"""

import re

from kg.model import PublicationDate
from kg.readers.formats.ris.entry import Entry
from kg.readers.parts.dates import Date
from kg.readers.records.export_dates import best_dates, export_date
from kg.readers.records.tagged import Field


def read_dates(entry: Entry) -> None:
    """Read the date of publication and the date of access."""
    years = list(entry.take("PY", "YR"))
    year = next((m[1] for item in years if (m := re.match(r"(\d{4})", item.text))), None)
    dates: list[Date] = []
    for item in (*entry.take("DA", "Y1"), *years):
        date = export_date(item.text, year)
        if date is None:
            entry.misread(item)
        else:
            dates.append(date)
    for date in best_dates(dates):
        entry.draft.dates.append(PublicationDate("print", date.value, date.printed))
    for item in entry.take("Y2"):
        entry.draft.administer("accessed", item.text, item.line)


def read_edition(item: Field, entry: Entry) -> str | None:
    """Read ``ET``, a book's edition; EndNote keeps there the day on which PubMed had a paper."""
    if not entry.in_journal or export_date(item.text) is None:
        return item.text
    entry.draft.administer("edition", item.text, item.line)
    return None
