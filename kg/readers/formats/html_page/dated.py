"""Dates of metadata: ISO 8601, with or without a time, and what `kg.readers.parts.dates` reads."""

import re

from kg.model import DateKind, PublicationDate
from kg.readers.parts.dates import parse_date

_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_MONTH_YEAR = re.compile(r"(0[1-9]|1[0-2])/((?:1[5-9]|20)\d{2})")
_PACKED = re.compile(r"((?:1[5-9]|20)\d{2})(\d{2})(\d{2})")


def metadata_date(kind: DateKind, printed: str) -> PublicationDate | None:
    """Return a date, or ``None`` where there is no year in it; the time of day is left out.

    >>> metadata_date("electronic", "2019-04-18T00:00:00Z").value
    '2019-04-18'
    >>> metadata_date("print", "06/2018").value
    '2018-06'
    """
    text = printed.strip()
    timed, packed, month = (form.fullmatch(text) for form in (_TIMED, _PACKED, _MONTH_YEAR))
    if timed:
        text = timed[1]
    elif packed:
        text = "-".join(packed.groups())
    elif month:
        text = f"{month[2]}-{month[1]}"
    found = parse_date(text)
    return PublicationDate(kind, found.value, found.printed) if found else None
