"""Dates of CSL-JSON: ``date-parts``, ``raw``, ``literal``, ``season``.

Laws
    1. A range keeps the part that holds for all of it, and its print beside it.
    2. A date marked ``circa`` or with a season keeps that in its print.
"""

from kg.model import DateKind, PublicationDate
from kg.readers.parts.dates import parse_date
from kg.readers.records.json_keys import Json, Keys

_SEASONS = {"1": "spring", "2": "summer", "3": "autumn", "4": "winter"}
_MOST_PARTS = 3


def csl_date(item: Keys, kind: DateKind) -> PublicationDate | None:
    """Return a date, or ``None`` where no year can be told."""
    parts = item.value("date-parts")
    raw, literal = item.text("raw"), item.text("literal")
    season, circa = item.text("season"), item.value("circa")
    for key in ("date-time", "timestamp"):
        item.value(key)  # Crossref repeats the date parts there
    item.report_rest()
    dates = _dates(parts)
    printed = "/".join(dates) or raw or literal
    found = parse_date(_span(dates) if len(dates) > 1 else printed or "")
    if found is None:
        return None
    said = printed if len(dates) > 1 else found.printed
    if season:
        said = f"{found.value} {_SEASONS.get(season, season)}"
    if circa:
        said = f"circa {said or found.value}"
    return PublicationDate(kind, found.value, said)


def _dates(parts: Json) -> list[str]:
    """Return the one date, or the two ends of a range, of ``date-parts``."""
    found = [_date(part) for part in parts if isinstance(part, list)] if _is_list(parts) else []
    return [date for date in found if date]


def _date(part: list[Json]) -> str:
    numbers: list[str] = []
    for value in part[:_MOST_PARTS]:
        text = str(value).strip()
        if isinstance(value, bool) or not text.isdecimal() or int(text) == 0:
            break
        numbers.append(text)
    return "-".join(numbers)


def _is_list(parts: Json) -> bool:
    return isinstance(parts, list)


def _span(dates: list[str]) -> str:
    """Return what two dates have in common, from the year on."""
    first, last = (date.split("-") for date in dates[:2])
    common: list[str] = []
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        common.append(one)
    return "-".join(common or first[:1])
