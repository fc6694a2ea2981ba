"""Dates of JATS: publication, history, events.

Laws
    1. A value says what the parts say and no more; a season or a string is kept as printed.
    2. A date of a kind that the model has no word for is kept as ``other`` and its kind as a word
       of the record on itself.

Source: JATS 1.3, elements pub-date, history, date, event; attributes pub-type, date-type,
publication-format, iso-8601-date.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import DateKind, PublicationDate
from kg.readers.formats.jats.coverage import Element
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.parts.dates import parse_date

_PARTS: Final = ("year", "month", "day", "season", "era", "string-date")
_TYPES: Final[dict[str, tuple[DateKind, ...]]] = {
    "ppub": ("print",), "epub": ("electronic",), "epub-ppub": ("electronic", "print"),
    "epreprint": ("other",), "collection": ("collection",), "ecollection": ("collection",),
    "pmc-release": ("pmc-release",), "retracted": ("retracted",), "retraction": ("retracted",),
    "received": ("received",), "accepted": ("accepted",), "rev-recd": ("revised",),
    "revised": ("revised",), "rev-received": ("revised",),
}  # fmt: skip
_FORMATS: Final[dict[str, DateKind]] = {
    "print": "print", "electronic": "electronic", "online": "electronic", "ppub": "print",
    "epub": "electronic", "electronic-print": "electronic",
}  # fmt: skip
_PUBLISHED: Final = frozenset({"pub", "publication", "published", ""})


def read_dates(parent: Element, draft: ArticleDraft) -> None:
    """Read the pub-dates, the history and the events of an article-meta."""
    coverage = draft.coverage
    for element in coverage.each(parent, "pub-date", "date"):
        draft.dates += _date(element, draft)
    for history in coverage.each(parent, "history", "pub-history"):
        for element in coverage.each(history, "date"):
            draft.dates += _date(element, draft)
        for event in coverage.each(history, "event"):
            _event(event, draft)


def value_of(element: Element, draft: ArticleDraft) -> tuple[str, str | None] | None:
    """Return the ISO value of a date's parts and the print where it says more, or ``None``."""
    coverage = draft.coverage
    parts = {child.tag: draft.text(child) for child in coverage.each(element, *_PARTS)}
    for child in element:
        coverage.get(child, "iso-8601-date")
        coverage.get(child, "calendar")
    stated = coverage.get(element, "iso-8601-date") or ""
    coverage.get(element, "calendar")
    printed = parts.get("string-date") or " ".join(
        parts[name] for name in ("year", "season", "month", "day") if parts.get(name)
    )
    numbers = [parts.get(name) for name in ("year", "month", "day")]
    if parts.get("year") and not parts.get("season"):
        found = parse_date("-".join(one for one in numbers if one)) or parse_date(printed)
    else:
        found = parse_date(stated.partition("T")[0]) or parse_date(printed)
    if found is None:
        return None
    return found.value, (found.printed and printed) or (printed if parts.get("season") else None)


def _date(element: Element, draft: ArticleDraft) -> Iterator[PublicationDate]:
    coverage = draft.coverage
    kind = coverage.get(element, "pub-type") or coverage.get(element, "date-type") or ""
    medium = coverage.get(element, "publication-format") or ""
    coverage.get(element, "date-type")
    found = value_of(element, draft)
    if found is None:
        coverage.doubt(
            element, "date-not-understood", "there is no year in this date",
            " ".join("".join(element.itertext()).split()),
        )  # fmt: skip
        return
    value, printed = found
    for meaning in _kinds(kind, medium):
        if meaning == "other":
            draft.administer(f"date-{kind or medium or 'unnamed'}", value, coverage.line(element))
        yield PublicationDate(meaning, value, printed)


def _kinds(kind: str, medium: str) -> tuple[DateKind, ...]:
    """Return what a date is.

    >>> _kinds("pub", "electronic"), _kinds("epub-ppub", ""), _kinds("sent-for-review", "")
    (('electronic',), ('electronic', 'print'), ('other',))
    """
    if kind in _PUBLISHED:
        return (_FORMATS.get(medium, "other"),)
    return _TYPES.get(kind.casefold(), ("other",))


def _event(event: Element, draft: ArticleDraft) -> None:
    coverage = draft.coverage
    kind = coverage.get(event, "event-type") or ""
    for element in coverage.each(event, "date", "pub-date"):
        draft.dates += _date(element, draft)
    text = draft.text(event, ("date", "pub-date"))
    draft.administer(f"event-{kind}" if kind else "event", text, coverage.line(event))
