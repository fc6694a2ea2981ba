"""The abstract's block: its labels, its keyword line, its language."""

import re
from collections.abc import Iterable

from kg.model import Keyword, Section
from kg.readers.formats.html_page.elements import language_of, tag_of
from kg.readers.formats.html_page.html_blocks import HtmlBlock
from kg.readers.formats.html_page.parsing import Element
from kg.readers.formats.html_page.rows import Visible
from kg.readers.formats.journal_page.lines import (
    ANYWHERE,
)
from kg.readers.pages.page import Page
from kg.readers.parts.abstract import abstract_sections
from kg.readers.parts.keywords import keyword_label, parse_keywords
from kg.readers.parts.labels import category_of, is_known_label
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.lines import Row
from kg.readers.records.export_draft import ExportDraft

_PAIRS = frozenset({"dt", "dd", "tr", "td"})
_LEVELS = 3
"""Elements that are looked at from a text outwards; what is around them all is the site's."""
_NAMED = re.compile(r"(?P<name>[^:]{1,60}?)\s?:")


def read_abstract_block(block: HtmlBlock, page: Page, language: str) -> None:
    """Read the abstract; headings of the mark-up inside it are its labels.

    What the mark-up says of a row's language counts before ``language``, that of the heading's
    words: a site in French heads an abstract in English with ``Résumé``.
    """
    of_heading = language or _near(block.heading.element if block.heading else None)
    spoken: str | None = None
    label: Row | None = None
    rows: list[Row] = []
    stop = False
    for item in block.items:
        row = item.row
        if stop or not page.ledger.free(row):
            continue
        before, spoken = spoken, _near(item.element) or of_heading or None
        if rows and spoken != before:
            _add_abstract(label, rows, page, before)
            label, rows = None, []
        if spoken and _read_spoken_keywords(row, page, spoken):
            continue
        if any(
            read(row, page.draft)
            for name, read in ANYWHERE
            if name in {"keywords", "doi", "usage", "statement", "dates"}
        ):
            page.ledger.read(row, "line in abstract")
            continue
        if rows and _is_of_a_list(item):
            stop = True
            continue
        if item.level is not None:
            _add_abstract(label, rows, page, spoken)
            label, rows = row, []
        else:
            rows.append(row)
        page.ledger.read(row, "abstract")
    _add_abstract(label, rows, page, spoken)


def _is_of_a_list(item: Visible) -> bool:
    """Tell whether a row names a value in a list or table, and labels no part of an abstract."""
    named = _NAMED.match(item.row.plain) if tag_of(item.element) in _PAIRS else None
    return named is not None and not is_known_label(named["name"])


def _read_spoken_keywords(row: Row, page: Page, language: str) -> bool:
    """Read the keyword line of an abstract whose language the page tells."""
    start = keyword_label(row.text)
    if start is None or not isinstance(page.draft, ExportDraft):
        return False
    words = parse_keywords(row.text[start:])
    page.draft.keywords.extend(Keyword(word.text, language) for word in words)
    page.ledger.read(row, "keywords")
    return True


def _add_abstract(label: Row | None, rows: list[Row], page: Page, language: str | None) -> None:
    if label is None:
        page.draft.sections.extend(abstract_sections(rows, language))
        return
    name = label.plain.rstrip(": ")
    for row in rows:
        page.draft.sections.append(
            Section("abstract", row.text, name, category_of(name), language, line=row.line)
        )


def _near(element: Element | None) -> str | None:
    """Return the language that an element or what is just around it is in, by the mark-up."""
    for _ in range(_LEVELS):
        if element is None or tag_of(element) in {"html", "body", "main", "article"}:
            break
        tag = language_of(element)
        if tag:
            return code_of_language(tag)
        element = element.getparent()
    return None


def read_summary(rows: Iterable[Row], page: Page, label: str) -> None:
    """Read a summary for everyone, an abstract of a kind of its own."""
    for row in rows:
        page.draft.sections.append(
            Section("abstract", row.text, label, variant="plain-language-summary", line=row.line)
        )
        page.ledger.read(row, "summary")
