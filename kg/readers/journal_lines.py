"""Lines of a journal's page that say by their own form what they are.

Each function reads one row into the draft and tells whether it did.
"""

import re
from collections.abc import Iterator

from kg.model import DateKind, Identifier, Journal, PublicationDate, Statement, UsageFigure
from kg.readers.dates import parse_date
from kg.readers.draft import Draft
from kg.readers.identifiers import DOI, clean_doi
from kg.readers.keywords import keyword_label
from kg.readers.lines import Row, trim
from kg.readers.locator import Locator, locator

_COUNT = r"(?P<count>\d{1,3}(?:[.,\s]\d{3})+|\d+)"
_KIND = (
    r"(?P<kind>abstract|summary|html|pdf|epub|xml|full[ -]?text|article|views?|downloads?|citations?)"
)
_USAGE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_KIND}\s*[:=–-]\s*{_COUNT}\s*(?:views?|downloads?|times?|hits)?",
        rf"{_KIND}\s+(?:views?|viewed|downloads?|downloaded)\s*[:=–-]?\s*{_COUNT}\s*(?:times?)?",
        rf"{_KIND}\s*\(\w[\w ]*\)\s*[:=–-]\s*{_COUNT}\s*(?:views?|downloads?|times?)?",
        rf"{_COUNT}\s+{_KIND}\s*(?:views?|downloads?)?",
        rf"{_COUNT}\s+(?P<kind>views?|downloads?)",
        rf"(?:article|total)\s+(?P<kind>views?|downloads?)\s*:?\s*{_COUNT}",
    )
)
_LABELLED_DOI = re.compile(r"(?:doi|digital object identifier)\s*[:.]?\s*(?P<value>\S+)", re.I)
_BARE_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?(?P<value>10\.\d{4,9}/\S+)", re.I)
_DATED = re.compile(
    r"(?P<word>received|submitted|revised|received in revised form|accepted|published(?: online)?"
    r"|available online|first published|date published|publication date|epub|online)"
    r"(?:\s+(?:date|on))?\s*[:.]?\s+(?P<date>[\w ,./–-]*\d{4}[\w ./–-]*)",
    re.IGNORECASE,
)
_DATE_KINDS: dict[str, DateKind] = {
    "received": "received", "submitted": "received", "revised": "revised",
    "received in revised form": "revised", "accepted": "accepted",
    "published online": "electronic", "available online": "electronic", "online": "electronic",
    "epub": "electronic", "first published": "electronic", "published": "electronic",
    "date published": "electronic", "publication date": "electronic",
}  # fmt: skip
_ISSUE_LINE = re.compile(
    r"(?:(?P<journal>[^\W\d][^,;:]*?)[,.;:]?\s+)?"
    r"vol(?:ume|\.)?\s*(?P<volume>\d+)"
    r"(?:\s*[,;(]?\s*(?:no|n[.º°]|issue|iss|num(?:ber)?)\.?\s*(?P<issue>[\w–-]+(?:\s+suppl\w*\.?\s*\w*)?)\)?)?"
    r"(?:\s*[,(]?\s*(?P<date>(?:[a-z]+\.?\s+)?(?:19|20)\d{2}(?:\s*[–-]\s*[a-z]*\s*\d{0,4})?)\)?)?"
    r"(?:\s*:\s*[^\d].*?)?"
    r"(?:\s*[,:]\s*(?:pp?\.?|pages?|article)\s*(?P<pages>[\w.–-]+))?\s*\.?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s*\d{4}|all rights reserved).*", re.IGNORECASE)
_LICENCE = re.compile(
    r".*\b(?:creative commons|cc[ -]by|licen[cs]ed under|open access article)\b.*", re.IGNORECASE
)
_ORCID = re.compile(r"(?:orcid(?: id)?\s*:?\s*)?(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def read_usage(row: Row, draft: Draft) -> bool:
    """Read ``Abstract: 1221 views``."""
    for pattern in _USAGE:
        found = pattern.fullmatch(row.plain)
        if found:
            kind = found["kind"].casefold()
            count = int(re.sub(r"\D", "", found["count"]))
            draft.figures.append(UsageFigure(_usage_kind(kind), count, row.line))
            return True
    return False


def read_doi(row: Row, draft: Draft) -> bool:
    """Read ``DOI: https://doi.org/10.1000/x``, with or without the label."""
    found = _LABELLED_DOI.fullmatch(row.plain) or _BARE_DOI.fullmatch(row.plain)
    doi = DOI.search(found["value"]) if found else None
    if doi is None:
        return False
    draft.identifiers.append(Identifier("doi", clean_doi(doi.group())))
    return True


def read_keywords(row: Row, draft: Draft) -> bool:
    """Read ``Keywords: a; b``."""
    start = keyword_label(row.text)
    if start is None or not row.text[start:].strip():
        return False
    draft.keyword_lines.append((trim(row.text[start:]), row.line))
    return True


def read_dates(row: Row, draft: Draft) -> bool:
    """Read ``Received: 3 May 2019 / Accepted: 4 June 2019``; all of the line or nothing."""
    found = tuple(_dates(row.plain))
    if not found or None in found:
        return False
    draft.dates.extend(date for date in found if date)
    return True


def read_issue(row: Row, draft: Draft) -> bool:
    """Read ``Vol 3, No 2 (2017)`` or ``Journal, Volume 12, Issue 3, May 2019, Pages 1-9``."""
    found = _ISSUE_LINE.fullmatch(row.plain)
    if found is None:
        return False
    add_locator(locator(found["volume"], found["issue"], found["pages"]), draft)
    if found["journal"] and draft.journal is None:
        draft.journal = Journal(title=found["journal"].strip())
    date = parse_date(found["date"]) if found["date"] else None
    if date:
        draft.dates.append(PublicationDate("print", date.value, date.printed))
    return True


def read_statement(row: Row, draft: Draft) -> bool:
    """Read the copyright and licence lines."""
    if _COPYRIGHT.fullmatch(row.plain):
        draft.statements.append(Statement("copyright", row.text, row.line))
    elif _LICENCE.fullmatch(row.plain):
        draft.statements.append(Statement("license", row.text, row.line))
    else:
        return False
    return True


def is_orcid(row: Row) -> bool:
    """Tell whether a row is an ORCID iD and nothing else."""
    return _ORCID.fullmatch(row.plain) is not None


def add_locator(found: Locator, draft: Draft) -> None:
    """Take a locator where the draft has none yet."""
    if draft.locator == Locator():
        draft.locator = found


def _usage_kind(kind: str) -> str:
    return {"view": "views", "download": "downloads", "summary": "abstract"}.get(kind, kind)


def _dates(text: str) -> Iterator[PublicationDate | None]:
    for part in re.split(r"\s*[/;|•·]\s+|\s+[–—]\s+|(?<=\d)\.?,?\s+(?=(?:Accepted|Published|Revised)\b)", text):
        found = _DATED.fullmatch(part.strip(" ."))
        date = parse_date(found["date"]) if found else None
        if found is None or date is None:
            yield None
        else:
            kind = _DATE_KINDS[" ".join(found["word"].casefold().split())]
            yield PublicationDate(kind, date.value, date.printed)


ANYWHERE = (
    ("usage", read_usage),
    ("keywords", read_keywords),
    ("doi", read_doi),
    ("dates", read_dates),
    ("issue", read_issue),
    ("statement", read_statement),
)
"""Tried in this order on every row outside lists of references."""

IN_REFERENCES = (("usage", read_usage), ("statement", read_statement))
