"""The styles in which journals print references, one pattern each.

Every pattern names the groups ``before`` (authors, title and journal, still together) or
``authors``, ``title`` and ``journal``, and ``date``, ``volume``, ``issue``, ``pages``.

Sources: ICMJE sample references and NLM's Citing Medicine (Vancouver); the AMA Manual of Style;
APA's Publication Manual, chapter 10; Springer's "basic", Elsevier's numbered, Nature's and MDPI's
styles as in their instructions for authors; Harvard as in Cite Them Right; ABNT NBR 6023.
"""

import re
from functools import cached_property

from kg.readers.parts.dates import PRINTED_DATE

_VOLUME = r"(?P<volume>[^\W_][^():;,.]*?|\d[^():;,]*?)"
_ISSUE = r"(?:\s*\((?P<issue>[^()]*)\))?"
_PLACE = (
    r"(?P<pages>[A-Za-z]?\d[\w.]*(?:\s?[-–—]\s?\w+)?(?:,\s?\w*\d+(?:[-–]\w+)?)*"
    r"|[a-zA-Z]{1,4}\d[\w.-]*)"
)
_PAGES = rf"(?:pp?\.?\s*)?{_PLACE}(?:;\s*discussion\s[\w\s,–-]+)?"
_END = r"\s*[.;,]*\s*$"
_YEAR = r"\(?(?P<date>(?:1[89]|20)\d{2})[a-z]?\)?"
_APA_DATE = r"\((?P<date>(?:1[89]|20)\d{2})[a-z]?(?:,\s*[A-Za-z]+(?:\s\d{1,2})?)?\)"


class Style:
    """How one style prints a reference, compiled for the first one: few files print any."""

    def __init__(self, *parts: str) -> None:
        self._parts = parts

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(self._parts), re.DOTALL)

    def fullmatch(self, printed: str) -> re.Match[str] | None:
        """Return the parts of a reference, or ``None`` where it is not of this style."""
        return self._pattern.fullmatch(printed)


STYLES: tuple[tuple[str, Style], ...] = (
    # RAHMAN, A.; ISENBERG, D. A. Title. N. Engl. J. Med., Boston, v. 358, n. 9, p. 9-39, fev. 2008.
    ("abnt", Style(
        r"(?P<before>.+?),\s+(?:[^,.\d]{2,40},\s+)?v\.\s*(?P<volume>\w+)"
        r"(?:,\s*n\.\s*(?P<issue>[\w-]+))?(?:,\s*p\.\s*", _PLACE, r")?,\s*"
        r"(?:[^\W\d_]{3,9}\.?(?:[/-][^\W\d_]{3,9}\.?)?\s+)?(?P<date>(?:1[89]|20)\d{2})", _END)),
    # Rahman A, Isenberg DA. Title. N Engl J Med 2008; 358(9): 929-39
    ("vancouver", Style(
        r"(?P<before>.+)[\s.,]\(?(?P<date>(?i:", PRINTED_DATE, r"))\)?\s*;\s*", _VOLUME, _ISSUE,
        r"(?:\((?P<part>[^()]*)\))?(?:\s*[:,]\s*", _PAGES, r")?", _END)),
    # Navarra, S. V., & Guzmán, R. M. (2011). Title. Lancet, 377(9767), 721–731.
    ("apa", Style(
        r"(?P<authors>.+?)\s*", _APA_DATE, r"\s*[.,:]\s+(?P<title>.+?[.?!])\s+(?P<journal>[^\d]+?),"
        r"\s*", _VOLUME, _ISSUE, r"\s*(?:[,:]\s*", _PAGES, r")?", _END)),
    # Rahman A, Isenberg DA (2008) Title. N Engl J Med 358(9):929–939
    ("springer", Style(
        r"(?P<authors>.+?)\s*", _APA_DATE, r"[.:]?\s+(?P<title>.+?[.?!])\s+(?P<journal>\D+?),?\s+"
        r"(?P<volume>\d[\w–-]*)", _ISSUE, r"\s*[:,]\s*", _PAGES, _END)),
    # Rahman, A. and Isenberg, D. (2008) 'Title', N Engl J Med, 358(9), pp. 929–39.
    ("harvard", Style(
        r"(?P<authors>.+?),?\s*\(?(?P<date>(?:1[89]|20)\d{2})[a-z]?\)?[.,]?\s+['‘“\"](?P<title>.+?)"
        r"[,.?]?['’”\"][,.]?\s+(?P<journal>\D+?),?\s+", _VOLUME, _ISSUE, r"\s*[,:]\s*", _PAGES,
        _END)),
    # Rahman, A., Isenberg, D.A., 2008. Title. N. Engl. J. Med. 358, 929–939.
    ("elsevier-harvard", Style(
        r"(?P<authors>.+?),?\s+(?P<date>(?:1[89]|20)\d{2})[a-z]?\.\s+(?P<title>.+?[.?!])\s+"
        r"(?P<journal>\D+?),?\s+(?P<volume>\d[\w–-]*)", _ISSUE, r"\s*[,:]\s*", _PAGES, _END)),
    # Rahman, A.; Isenberg, D.A. Title. N. Engl. J. Med. 2008, 358, 929–939.
    ("mdpi", Style(
        r"(?P<before>.+)\s(?P<date>(?:1[89]|20)\d{2}),\s*(?P<volume>\d[\w–-]*)", _ISSUE,
        r"(?:\s*[,:]\s*", _PAGES, r")?", _END)),
    # A. Rahman, D.A. Isenberg, Title, N. Engl. J. Med. 358 (2008) 929–939.
    ("elsevier", Style(
        r"(?P<commas>.+),\s+(?P<journal>[^,]+?)\s+(?P<volume>\d[\w–-]*)", _ISSUE,
        r"\s+\((?P<date>(?:1[89]|20)\d{2})\)\s*[,:]?\s*", _PAGES, _END)),
    # Rahman, A. & Isenberg, D. A. Title. N. Engl. J. Med. 358, 929–939 (2008).
    ("nature", Style(
        r"(?P<before>.+?)[,]?\s(?P<volume>\d[\w–-]*)", _ISSUE, r"\s*[,:]\s*", _PAGES,
        r"\s*[,(]\s*(?P<date>(?:1[89]|20)\d{2})\)?", _END)),
    # Author A. Title. Journal 2016 Aug 13 [Epub ahead of print]: the status is taken off before
    ("ahead", Style(
        r"(?P<before>.+)[\s.]\(?(?P<date>(?i:", PRINTED_DATE, r"))\)?(?::\s*", _PAGES, r")?",
        _END)),
)  # fmt: skip

BOOKS: tuple[Style, ...] = (
    # Rahman, A. & Isenberg, D. A. Title (Publisher, 2013).
    Style(
        r"(?P<before>.+?\.\s[^()]+?)\s\([^()]{3,80}?,\s+(?P<date>(?:1[89]|20)\d{2})\)", _END),
    # Authors. Title. 8th ed. Philadelphia: Elsevier; 2013.
    Style(
        r"(?P<before>.+?\.\s.+?[.?!])\s+(?:.*\.\s+)?[^.:;]{2,60}:\s*[^:;]{2,80}[;,]\s*"
        r"(?P<date>(?:1[89]|20)\d{2})(?:[.,;:]\s*(?:pp?\.?\s*)?(?P<pages>\d+\s?[-–]\s?\d+))?"
        r"(?:\s?p)?", _END),
    # Authors (2013). Title (8th ed.). Publisher.
    Style(
        r"(?P<authors>.+?)\s*", _APA_DATE, r"\s*[.,:]\s+(?P<title>[^.]+?)(?:\s\([^)]*\))?\.\s+"
        r"[^.\d]{2,60}", _END),
)  # fmt: skip
"""Books and chapters: authors, title and year; the publisher is left to the printed text."""
