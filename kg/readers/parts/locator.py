"""Volume, issue, supplement and pages, as citations and references print them.

Laws
    1. Numbers stay as printed: ``721-31`` is not filled up.
    2. A locator that can be no page (``e000069``, ``CD007478``) is an article number.
"""

import re

from kg.model import Record

_SUPPLEMENT = re.compile(
    r"^(?P<number>.*?)[ ,_]*(?<![^\W\d_])(?P<supplement>suppl(?:ement)?s?\b.*)$", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"(?:(?:e|n)\d{2,}(?:\.e?\d+)?|[A-Z]{2,}\d{3,}[A-Za-z]?|[A-Z]\d{4,}|\d{6,}|\d{4}\.e\d+"
    r"|e\d+[A-Z]?\d*|(?:art(?:icle)?\.?|no\.)\s*(?:no\.?\s*)?\w+)",
)


class Locator(Record, frozen=True):
    """Where in a journal a paper stands."""

    volume: str | None = None
    issue: str | None = None
    supplement: str | None = None
    pages: str | None = None
    article_number: str | None = None


def locator(volume: str | None, issue: str | None, place: str | None) -> Locator:
    """Return a locator from its printed pieces.

    >>> locator("41 Suppl 1", None, "S12-5")
    Locator(volume='41', issue=None, supplement='Suppl 1', pages='S12-5', article_number=None)
    >>> locator("38Suppl 2", "Suppl 2", None).volume
    '38'
    >>> locator("1", "Suppl 1", "e000069").article_number
    'e000069'
    """
    volume, of_volume = _split_supplement(volume)
    issue, of_issue = _split_supplement(issue)
    place = (place or "").strip().rstrip(".,;") or None
    is_article = bool(place and _ARTICLE.fullmatch(place))
    return Locator(
        volume,
        issue,
        of_volume or of_issue,
        None if is_article else place,
        place if is_article else None,
    )


def _split_supplement(printed: str | None) -> tuple[str | None, str | None]:
    text = (printed or "").strip()
    found = _SUPPLEMENT.match(text)
    if not found:
        return text or None, None
    return found["number"].strip(" ,_") or None, found["supplement"].strip()
