"""Dates of records: parts, seasons, ranges, and the history of a paper.

Laws
    1. A value says what the parts say and no more: a season or a range keeps the year.
    2. What a value does not say is kept as printed beside it.

Source: NLM, PubMed DTD, PubDate, MedlineDate, ArticleDate, PubMedPubDate; NLM, "MEDLINE/PubMed
XML Element Descriptions", history dates are without a time zone.
"""

from calendar import monthrange
from functools import lru_cache
from typing import Final

from kg.model import DateKind, PublicationDate
from kg.readers.parts.dates import month_number, parse_date
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import attribute, fields

_PARTS: Final = frozenset(
    {"Year", "Month", "Day", "Season", "MedlineDate", "Hour", "Minute", "Second"}
)
_NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS: Final = {
    form: f"{number:02}"
    for number, name in enumerate(_NAMES, start=1)
    for form in (name, str(number), f"{number:02}")
}
_SAFE_DAYS: Final = {form: f"{day:02}" for day in range(1, 29) for form in (str(day), f"{day:02}")}
_LAST_DAY: Final = 31

_STATUSES: Final[dict[str, DateKind]] = {
    "received": "received", "accepted": "accepted", "revised": "revised", "retracted": "retracted",
    "epublish": "electronic", "aheadofprint": "electronic", "ppublish": "print",
    "ecollection": "collection", "pubmed": "pubmed", "medline": "medline", "entrez": "entrez",
    "pmc-release": "pmc-release", "premedline": "premedline",
}  # fmt: skip
_MODELS: Final[dict[str, DateKind]] = {
    "Print": "print", "Print-Electronic": "print", "Electronic-Print": "print",
    "Electronic": "electronic", "Electronic-eCollection": "collection",
}  # fmt: skip


def history_date(element: Element, account: Account) -> PublicationDate | None:
    """Return a PubMedPubDate, or ``None`` with a doubt where there is no date in it."""
    status = attribute(element, "PubStatus", account) or ""
    kind = _STATUSES.get(status)
    if kind is None:
        account.doubt("date-kind-unknown", "a date of a kind that is not known", status)
    return date_of(element, kind or "other", account)


def article_date(element: Element, account: Account) -> PublicationDate | None:
    """Return an ArticleDate; the only type that NLM knows is ``Electronic``."""
    kind = attribute(element, "DateType", account) or "Electronic"
    if kind != "Electronic":
        account.doubt("date-kind-unknown", "a date of a kind that is not known", kind)
        return date_of(element, "other", account)
    return date_of(element, "electronic", account)


def kind_of_model(model: str | None) -> DateKind:
    """Return what the date of an issue is, by the paper's publication model.

    >>> kind_of_model("Electronic-eCollection")
    'collection'
    """
    return _MODELS.get(model or "Print", "print")


def date_of(element: Element, kind: DateKind, account: Account) -> PublicationDate | None:
    """Return the date that an element's children give, or ``None`` with a doubt."""
    parts = fields(element, _PARTS, account)
    if not parts:
        return None
    get = parts.get
    if "Season" not in parts and "MedlineDate" not in parts and "Second" not in parts:
        found = _exact(kind, get("Year"), get("Month"), get("Day"), get("Hour"), get("Minute"))
        if found:
            return found
    return _inexact(parts, kind, account)


@lru_cache(maxsize=16_384)
def _exact(
    kind: DateKind,
    year: str | None,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
) -> PublicationDate | None:
    """Return the date whose value says all that its parts say; dates repeat, and are kept."""
    if not _is_year(year):
        return None
    value, whole = _value(year or "", month or "", day or "")
    return PublicationDate(kind, value, None, _time(hour, minute)) if whole else None


def _inexact(parts: dict[str, str], kind: DateKind, account: Account) -> PublicationDate | None:
    year, printed = parts.get("Year", ""), _printed(parts)
    time = _time(parts.get("Hour"), parts.get("Minute"), parts.get("Second"))
    if _is_year(year):
        value, _ = _value(year, parts.get("Month", ""), parts.get("Day", ""))
        return PublicationDate(kind, value, printed if printed != value else None, time)
    date = parse_date(printed)
    if date is None or not date.value.isascii():
        account.doubt("date-not-understood", "there is no year in this date", printed)
        return None
    return PublicationDate(kind, date.value, date.printed, time)


def _is_year(text: str | None) -> bool:
    return text is not None and len(text) == 4 and text.isascii() and text.isdecimal()  # noqa: PLR2004


def _value(year: str, month: str, day: str) -> tuple[str, bool]:
    """Return the value of the parts, and whether it says all that they say."""
    if not month:
        return year, not day
    number = _MONTHS.get(month) or _month(month)
    if number is None:
        return year, False
    if not day:
        return f"{year}-{number}", True
    digits = _SAFE_DAYS.get(day) or _day(year, number, day)
    return (f"{year}-{number}-{digits}", True) if digits else (f"{year}-{number}", False)


def _month(name: str) -> str | None:
    number = month_number(name) if name.isalpha() else None
    return None if number is None else f"{number:02}"


def _day(year: str, month: str, day: str) -> str | None:
    valid = day.isascii() and day.isdecimal() and int(day[:3]) <= _LAST_DAY and int(year) > 0
    inside = valid and 1 <= int(day) <= monthrange(int(year), int(month))[1]
    return f"{int(day):02}" if inside else None


def _printed(parts: dict[str, str]) -> str:
    order = ("MedlineDate", "Year", "Season", "Month", "Day")
    return " ".join(parts[name] for name in order if parts.get(name))


def _time(hour: str | None, minute: str | None, second: str | None = None) -> str | None:
    if not hour:
        return None
    parts = [hour, minute or "0", *([second] if second else [])]
    return ":".join(part.zfill(2) for part in parts)
