"""The ``<meta>`` tags of a page: each is taken by a rule, or counted as unread.

Laws
    1. Names are compared in lower case; ``name`` and ``property`` mean the same.
    2. Tags keep their order, for an author's institution stands behind the author.
    3. An empty tag says nothing.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Severity
from kg.readers.formats.html_page.elements import language_of, line_of
from kg.readers.formats.html_page.parsing import Element
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.markup import plain_text
from kg.readers.records.unread import Unread

_TECHNICAL = (
    r"viewport|generator|robots|googlebot|referrer|theme-color|format-detection|color-scheme|rating"
    r"|author-template|application-name|apple-.*|msapplication-.*|mobile-web-.*|handheldfriendly"
    r"|google-.*|.*site-verification.*|csrf-.*|ncbi_.*|log_.*|fb:.*|al:.*|msvalidate.*|yandex.*"
    r"|gs_meta_revision|wt\..*|x-ua-compatible|content-type|content-script-type|revisit-after"
    r"|content-style-type|progid|originator|website|distribution|pagetype|page-type|next-head-count"
    r"|citation_pdf_url_access|360-site-.*|access|sso.*|applicable-device|tdm-.*|dc\.format"
    r"|dc\.format\..*|charset|copyright-policy|version|session.*|citation_fulltext_world_readable"
    r"|twitter:(?!title|description).*|og:(?:image|locale|video|audio).*|thumbnail|shareaholic.*"
    r"|expires|pragma|cache-control|dcs\..*|size|access_endpoint|detectify.*|theme_.*|facebook-.*|p:domain_verify|user.*"
)


_NAMED = re.compile(r"\|\[([A-Za-z]{2,20}\d{0,2})\]\|")
"""How Nature Publishing Group wrote named characters in its tags for some years."""


@cache
def _technical() -> re.Pattern[str]:
    """Return the pattern of tags for browsers and other programs; it is long to compile."""
    return re.compile(_TECHNICAL)


@dataclass(frozen=True, slots=True)
class MetaTag:
    """One tag: its name in lower case, its content in plain text, its language and its line."""

    name: str
    content: str
    language: str | None
    line: int | None
    scheme: str | None = None


class MetaTags:
    """The tags of one page, in their order."""

    def __init__(self, root: Element, page_language: str | None = None) -> None:
        self._tags = [tag for tag in map(_tag, root.iter("meta")) if tag]
        self._taken: set[int] = set()
        self.page_language = page_language

    def take(self, *names: str) -> tuple[MetaTag, ...]:
        """Take the tags of these names, in the order of the page."""
        found = [(place, tag) for place, tag in enumerate(self._tags) if tag.name in names]
        self._taken.update(place for place, _ in found)
        return tuple(tag for _, tag in found)

    def text(self, *names: str) -> str | None:
        """Take the tags of these names and return the content of the first name that has one."""
        found = self.take(*names)
        return next((tag.content for name in names for tag in found if tag.name == name), None)

    def texts(self, *names: str) -> tuple[str, ...]:
        """Take the tags of these names and return their contents."""
        return tuple(tag.content for tag in self.take(*names))

    def has(self, prefix: str) -> bool:
        """Tell whether a tag's name begins so."""
        return any(tag.name.startswith(prefix) for tag in self._tags)

    def left(self) -> Iterator[MetaTag]:
        """Yield the tags that nothing took and that say something of the paper."""
        for place, tag in enumerate(self._tags):
            if place not in self._taken and not _technical().fullmatch(tag.name):
                yield tag

    def report_rest(self, unread: Unread) -> None:
        """Count the tags that nothing took."""
        for tag in self.left():
            unread.note(
                "meta-not-read", tag.name, f'no rule reads the metadata called "{tag.name}"',
                severity=Severity.INFO, record=1, line=tag.line, quote=tag.content,
            )  # fmt: skip


def _character(found: re.Match[str]) -> str:
    named = html.unescape(f"&{found[1]};")
    return found.group() if named.startswith("&") else named


def _tag(element: Element) -> MetaTag | None:
    name = element.get("name") or element.get("property") or ""
    content = plain_text(_NAMED.sub(_character, element.get("content", "")))
    if not name.strip() or not content:
        return None
    language = language_of(element)
    return MetaTag(
        name.strip().casefold(),
        content,
        code_of_language(language) if language else None,
        line_of(element),
        element.get("scheme"),
    )
