"""Printed dates to ISO 8601 at the precision that they have.

Laws
    1. A value never says more than the print: a range keeps only the part that holds for all of
       it (``1978 Jan-Feb`` is ``1978``, ``2019 Dec 30-2020 Jan 5`` starts in ``2019``).
    2. What ISO 8601 cannot say (ranges, seasons) is kept as printed beside the value.

Sources: NLM, MEDLINE/PubMed Data Element Descriptions, "PubDate" and "MedlineDate".
"""

import re
from calendar import monthrange
from dataclasses import dataclass

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_STEM = 3  # letters that tell a month
_SEASONS = r"(?:spring|summer|autumn|fall|winter)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_RANGE = r"\s?[-–/]\s?"
_ONE = rf"\d{{4}}(?:\s+(?:{_MONTH}(?:\s+\d{{1,2}}\b)?|{_SEASONS}))?"
PRINTED_DATE = (
    rf"(?:{_SEASONS}\s+\d{{4}}"
    rf"|{_ONE}{_RANGE}{_ONE}"
    rf"|\d{{4}}\s+{_MONTH}\s+\d{{1,2}}{_RANGE}{_MONTH}\s+\d{{1,2}}\b"
    rf"|\d{{4}}\s+{_MONTH}\s+\d{{1,2}}{_RANGE}\d{{1,2}}\b"
    rf"|\d{{4}}\s+(?:{_MONTH}|{_SEASONS}){_RANGE}(?:{_MONTH}|{_SEASONS})"
    rf"|{_ONE})"
)
"""The dates of MEDLINE citations, year first; match without regard to letter case."""

_EXACT = re.compile(rf"(\d{{4}})(?:\s+({_MONTH})(?:\s+(\d{{1,2}}))?)?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH}),?\s+(\d{{4}})", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Date:
    """An ISO 8601 value of reduced precision, and the print where the value says less."""

    value: str
    printed: str | None = None


def month_number(name: str) -> int | None:
    """Return 1 to 12 for an English month name or its abbreviation.

    >>> month_number("Sept.")
    9
    """
    stem = name.casefold().rstrip(".")[:_STEM]
    found = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(stem)]
    return found[0] if len(stem) == _STEM and found else None


def parse_date(printed: str) -> Date | None:
    """Return a printed date, or ``None`` where there is no year in it.

    >>> parse_date("2011 Feb 26")
    Date(value='2011-02-26', printed=None)
    >>> parse_date("1978 Jan-Feb")
    Date(value='1978', printed='1978 Jan-Feb')
    >>> parse_date("26 February 2011").value, parse_date("2019-05-02").value
    ('2011-02-26', '2019-05-02')
    """
    text = printed.strip().rstrip(".;,")
    for pattern, order in (
        (_EXACT, (0, 1, 2)),
        (_ISO, (0, 1, 2)),
        (_DAY_FIRST, (2, 1, 0)),
        (_MONTH_FIRST, (2, 0, 1)),
    ):
        found = pattern.fullmatch(text)
        if found:
            parts = found.groups()
            value = _value(*(parts[place] for place in order))
            return Date(value) if value else Date(parts[order[0]], text)
    return _common_part(text)


def _value(year: str, month: str | None, day: str | None) -> str | None:
    if month is None:
        return year
    number = int(month) if month.isdigit() else month_number(month)
    if number is None or not 1 <= number <= len(_MONTHS):
        return None
    if day is None:
        return f"{year}-{number:02}"
    if not 1 <= int(day) <= monthrange(int(year) or 1, number)[1]:
        return None
    return f"{year}-{number:02}-{int(day):02}"


def _common_part(text: str) -> Date | None:
    years = sorted({found.group() for found in _YEAR.finditer(text)})
    if not years:
        return None
    months = {month_number(name) for name in re.findall(_MONTH, text, re.IGNORECASE)}
    same = len(years) == 1 and len(months) == 1 and re.search(r"\d{4}\s+\D+\d", text)
    return Date(f"{years[0]}-{months.pop():02}" if same else years[0], text)
