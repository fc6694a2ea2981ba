"""Figures that sites print without a colon: views, citations, article numbers."""

import re
from typing import Final

from kg.model import UsageFigure
from kg.readers.formats.journal_page.lines import (
    add_locator,
)
from kg.readers.parts.lines import Row
from kg.readers.parts.locator import Locator
from kg.readers.records.draft import Draft

_FIGURE_KIND = (
    r"(?:page |article |abstract |pdf |html )?(?:views?|downloads?|accesses|citations?|cited)"
)
_FIGURE = re.compile(
    rf"(?P<before>{_FIGURE_KIND})\s+(?P<count>\d{{1,3}}(?:[,. ]\d{{3}})+|\d+)"
    rf"|(?P<number>\d{{1,3}}(?:[,. ]\d{{3}})+|\d+)\s+(?P<after>{_FIGURE_KIND})",
    re.IGNORECASE,
)
_FIGURE_KINDS: Final = {
    "view": "views", "page views": "views", "page view": "views", "article views": "views",
    "download": "downloads", "cited": "citations", "citation": "citations",
    "abstract views": "abstract", "pdf downloads": "pdf", "pdf views": "pdf", "html views": "html",
}  # fmt: skip
_ARTICLE_NUMBER = re.compile(
    r".{3,100}?,?\s+vol(?:ume|\.)\s*(?P<volume>\w+),\s*article(?: number| no\.?)?:?\s*"
    r"(?P<number>\w+)\s*(?:\(\d{4}\))?",
    re.IGNORECASE,
)


def read_figure(row: Row, draft: Draft) -> bool:
    """Read ``Views 807``, ``Cited 3`` and ``1,204 Accesses``: what sites print without a colon."""
    found = _FIGURE.fullmatch(row.plain)
    if found is None:
        return False
    kind = (found["before"] or found["after"]).casefold()
    count = int(re.sub(r"\D", "", found["count"] or found["number"]))
    draft.figures.append(UsageFigure(_FIGURE_KINDS.get(kind, kind), count, row.line))
    return True


def read_article_number(row: Row, draft: Draft) -> bool:
    """Read ``Example Medicine volume 12, Article number: 77 (2022)``."""
    found = _ARTICLE_NUMBER.fullmatch(row.plain)
    if found:
        add_locator(Locator(found["volume"], article_number=found["number"]), draft)
    return found is not None
