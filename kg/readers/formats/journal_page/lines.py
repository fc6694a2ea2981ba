"""Lines of a journal's page that say by their own form what they are.

Each function reads one row into the draft and tells whether it did.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from kg.model import (
    Affiliation,
    Author,
    DateKind,
    Identifier,
    Journal,
    PublicationDate,
    Statement,
    UsageFigure,
)
from kg.readers.pages.keyword_line import read_keywords
from kg.readers.parts.authors import looks_like_name, orcid_of
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import DOI, clean_doi
from kg.readers.parts.lines import Row, plain
from kg.readers.parts.locator import Locator, locator
from kg.readers.records.draft import Draft

_COUNT = r"(?P<count>\d{1,3}(?:[.,\s]\d{3})+|\d+)"
_KIND = (
    r"(?P<kind>abstract|summary|html|pdf|epub|xml|full[ -]?text|article|views?|downloads?"
    r"|citations?|accesses)"
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
_LABELLED_DOI = re.compile(
    r"(?:doi|digital object identifier)\s*[:.]?\s*(?P<value>\S+)", re.IGNORECASE
)
_BARE_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?(?P<value>10\.\d{4,9}/\S+)", re.IGNORECASE)
_DATED = re.compile(
    r"(?P<word>received|submitted|revised|received in revised form|accepted|published(?: online)?"
    r"|available online|issue date|first published|date published|publication date|epub|online)"
    r"(?:\s+(?:date|on))?\s*[:.]?\s+(?P<date>[\w ,./–-]*\d{4}[\w ./–-]*)",
    re.IGNORECASE,
)
_DATE_KINDS: dict[str, DateKind] = {
    "received": "received", "submitted": "received", "revised": "revised",
    "received in revised form": "revised", "accepted": "accepted",
    "issue date": "print",
    "published online": "electronic", "available online": "electronic", "online": "electronic",
    "epub": "electronic", "first published": "electronic", "published": "electronic",
    "date published": "electronic", "publication date": "electronic",
}  # fmt: skip
_ISSUE_LINE = re.compile(
    r"(?:(?P<journal>[^\W\d][^,;:]*?)[,.;:]?\s+)?"
    r"vol(?:ume|\.)?\s*(?P<volume>\d+)"
    r"(?:\s*[,;(]?\s*(?:no|n[.º°]|issue|iss|num(?:ber)?)\.?\s*(?P<issue>[\w–-]+(?:\s+suppl\w*\.?\s*\w*)?)\)?)?"
    r"(?:\s*,\s*(?:pp?\.?|pages?)\s*(?P<first_pages>[\w.–-]+),?)?"
    r"(?:\s*[-–,(]?\s*(?P<date>(?:\d{1,2}\s+)?(?:[a-z]+\.?\s+)?(?:19|20)\d{2}(?:\s*[–-]\s*[a-z]*\s*\d{0,4})?)\)?)?"
    r"(?:\s*:\s*[^\d].*?)?"
    r"(?:\s*[,:]\s*(?:pp?\.?|pages?|article)\s*(?P<pages>[\w.–-]+))?\s*\.?",
    re.IGNORECASE,
)
_ARTICLE_KINDS = frozenset(
    {
        "original article", "original paper", "original research", "original research article",
        "research article", "research", "research paper", "case report", "case reports",
        "case series", "review", "review article", "brief report", "short communication",
        "short report", "letter", "letter to the editor", "editorial", "systematic review",
        "mini review", "commentary", "clinical trial", "images in medicine",
    }
)  # fmt: skip
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s*\d{4}|all rights reserved).*", re.IGNORECASE)
_LICENCE = re.compile(
    r".*\b(?:creative commons|cc[ -]by|licen[cs]ed under|open access article)\b.*", re.IGNORECASE
)
_STATEMENT_KINDS = {
    "funding": "funding", "competing interest": "conflict-of-interest",
    "conflict of interest": "conflict-of-interest", "conflicts of interest": "conflict-of-interest",
    "data availability": "data-availability", "data availability statement": "data-availability",
    "editor": "editor", "academic editor": "editor", "citation": "how-to-cite",
}  # fmt: skip
_STATEMENT = re.compile(
    r"(?P<label>funding|competing interests?|conflicts? of interests?"
    r"|data availability(?: statement)?|(?:academic )?editor|citation)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_ORCID = re.compile(
    r"(?:orcid(?: id)?\s*:?\s*)?(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]"
)


def read_usage(row: Row, draft: Draft) -> bool:
    """Read ``Abstract: 1221 views``."""
    parts = [part for part in re.split(r"\s+[/|•·]\s+|\s*;\s*", row.plain) if part]
    found = [figure for part in parts for figure in _usage(part, row.line)]
    if not found or len(found) < len(parts):
        return False
    draft.figures.extend(found)
    return True


def read_doi(row: Row, draft: Draft) -> bool:
    """Read ``DOI: https://doi.org/10.1000/x``."""
    return _add_doi(_LABELLED_DOI.fullmatch(row.plain), draft)


def read_bare_doi(row: Row, draft: Draft) -> bool:
    """Read a DOI without a label; in a full text that may be any figure's or reference's."""
    return _add_doi(_BARE_DOI.fullmatch(row.plain), draft)


def _add_doi(found: re.Match[str] | None, draft: Draft) -> bool:
    """Add a DOI; a page has one, and another one belongs to something else on it."""
    doi = DOI.search(found["value"]) if found else None
    if doi is None:
        return False
    identifier = Identifier("doi", clean_doi(doi.group()))
    old = [other for other in draft.identifiers if other.scheme == "doi"]
    if old and identifier not in old:
        return False
    draft.identifiers.append(identifier)
    return True


def read_author_item(row: Row, draft: Draft) -> bool:
    """Read an author, an affiliation and an ORCID iD on one line, set apart by wide blanks."""
    name, *rest = re.split(r"[ \t\u00a0]{2,}", row.text)
    if not rest or not _ORCID.fullmatch(plain(rest[-1])) or not looks_like_name(plain(name)):
        return False
    author = Author(
        len(draft.authors) + 1,
        plain(name),
        orcid=orcid_of(rest[-1]),
        affiliations=tuple(Affiliation(plain(text)) for text in rest[:-1]),
    )
    draft.authors.append(author)
    draft.author_line = draft.author_line or row.line
    return True


def read_labelled_statement(row: Row, draft: Draft) -> bool:
    """Read ``Funding: ...``, ``Competing interests: ...`` and the like."""
    found = _STATEMENT.match(row.text)
    if found is None:
        return False
    kind = _STATEMENT_KINDS[found["label"].casefold().rstrip("s")]
    draft.statements.append(Statement(kind, row.text[found.end() :], row.line))
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
    found = _ISSUE_LINE.fullmatch(row.plain.rstrip(" /"))
    if found is None or draft.locator.volume not in {None, found["volume"]}:
        return False  # or another paper's: pages list what else may be read
    add_locator(
        locator(found["volume"], found["issue"], found["pages"] or found["first_pages"]), draft
    )
    if found["journal"] and draft.journal is None:
        draft.journal = Journal(title=found["journal"].strip())
    date = parse_date(found["date"]) if found["date"] else None
    if date:
        draft.dates.append(PublicationDate("collection", date.value, date.printed))
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


def read_article_kind(row: Row, draft: Draft) -> bool:
    """Read the journal's own name of the article's kind, which is no publication type of MeSH."""
    if row.key not in _ARTICLE_KINDS:
        return False
    draft.statements.append(Statement("journal-section", row.text, row.line))
    return True


def is_orcid(row: Row) -> bool:
    """Tell whether a row is an ORCID iD and nothing else."""
    return _ORCID.fullmatch(row.plain) is not None


def add_locator(found: Locator, draft: Draft) -> None:
    """Take what the draft has not yet, unless volume or issue speak against it."""
    old = draft.locator
    if any(
        ours and theirs and ours != theirs
        for ours, theirs in ((old.volume, found.volume), (old.issue, found.issue))
    ):
        return
    draft.locator = Locator(
        old.volume or found.volume,
        old.issue or found.issue,
        old.supplement or found.supplement,
        old.pages or found.pages,
        old.article_number or found.article_number,
    )


def _usage(text: str, line: int) -> Iterator[UsageFigure]:
    found = next((match for pattern in _USAGE if (match := pattern.fullmatch(text))), None)
    if found:
        count = int(re.sub(r"\D", "", found["count"]))
        yield UsageFigure(_usage_kind(found["kind"].casefold()), count, line)


def _usage_kind(kind: str) -> str:
    return {"view": "views", "download": "downloads", "summary": "abstract"}.get(kind, kind)


def _dates(text: str) -> Iterator[PublicationDate | None]:
    for part in re.split(
        r"\s*[/;|•·]\s+|\s+[–—]\s+|(?<=\d)\.?,?\s+(?=(?:Accepted|Published|Revised)\b)", text
    ):
        found = _DATED.fullmatch(part.strip(" ."))
        date = parse_date(found["date"]) if found else None
        if found is None or date is None:
            yield None
        else:
            kind = _DATE_KINDS[" ".join(found["word"].casefold().split())]
            yield PublicationDate(kind, date.value, date.printed)


LineReaders: TypeAlias = tuple[tuple[str, Callable[[Row, Draft], bool]], ...]

ANYWHERE: LineReaders = (
    ("usage", read_usage),
    ("keywords", read_keywords),
    ("doi", read_doi),
    ("authors", read_author_item),
    ("statement", read_labelled_statement),
    ("dates", read_dates),
    ("issue", read_issue),
    ("statement", read_statement),
)
"""Tried in this order on every row outside lists of references."""

ABOVE_ABSTRACT: LineReaders = (
    *ANYWHERE,
    ("doi", read_bare_doi),
    ("section", read_article_kind),
)

IN_REFERENCES: LineReaders = (("usage", read_usage), ("statement", read_statement))
