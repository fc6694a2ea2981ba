"""The blocks of a page: a heading and the rows under it.

Laws
    1. A heading of the mark-up begins a block, and so does a label that the tables know.
    2. Headings deeper than the abstract's own, or inside its element, are its labels.
    3. An abstract, keywords or references without a heading are known by class or id.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.readers.formats.html_page.elements import marks_of, tag_of, text_of
from kg.readers.formats.html_page.headings import block_name, is_site_key
from kg.readers.formats.html_page.parsing import Element
from kg.readers.formats.html_page.rows import (
    Visible,
)
from kg.readers.parts.labels import is_known_label
from kg.readers.parts.lines import Row

_ABSTRACT_PART = re.compile(r"(?:^|[\s_-])(?:abstract|resumo|resumen|summary)")
_LABEL_CLASSES = re.compile(
    r"(?:^|\s)(?:label|section-title|sub-?title|heading|title|trans-title|articleheading)(?=\s|$)"
)
_LONGEST_LABEL = 60
_PROSE = 12
_MARKED_BY_CLASS = (
    (
        re.compile(
            r"(?:^|[\s_-])(?:article-?abstract|abstract(?:-?content|-?text|section)?)(?=[\s_-]|$)"
        ),
        "abstract",
    ),
    (re.compile(r"(?:^|[\s_-])(?:keywords?|kwd-group)(?=[\s_-]|$)"), "keywords"),
    (re.compile(r"(?:^|[\s_-])(?:articlecitations|references)(?=[\s_-]|$)"), "references"),
)


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """What stands under one heading: its name in the tables, or ``None`` for an unknown one."""

    name: str | None
    heading: Visible | None
    items: tuple[Visible, ...]

    @property
    def title(self) -> str:
        """The printed heading."""
        return self.heading.row.plain.rstrip(": ") if self.heading else "(above the first heading)"


def html_blocks(items: Iterable[Visible]) -> Iterator[HtmlBlock]:
    """Yield the blocks of a page, in order."""
    heading: Visible | None = None
    name: str | None = "head"
    kept: list[Visible] = []
    for item in items:
        found = _heading(item, name, heading)
        if found is None:
            marked = _marked_name(item) if name in {"head", None} else None
            if marked and marked != name:
                yield HtmlBlock(name, heading, tuple(kept))
                name, heading, kept = marked, None, []
            kept.append(item)
            continue
        yield HtmlBlock(name, heading, tuple(kept))
        name, heading, kept = found or None, item, []
    yield HtmlBlock(name, heading, tuple(kept))


def is_site_heading(block: HtmlBlock) -> bool:
    """Tell whether a block belongs to the site by its heading."""
    return block.heading is not None and is_site_key(block.heading.row.key)


def _heading(item: Visible, name: str | None, above: Visible | None) -> str | None:
    """Return the block that a row begins, ``""`` for an unknown one, ``None`` where it does not."""
    known = block_name(item.row)
    short = len(item.row.plain) <= _LONGEST_LABEL
    if item.level is not None:
        if name and name.startswith("abstract") and not _leaves_abstract(item, above):
            return None  # "Background" is a label of the abstract
        return known or ""
    tag = tag_of(item.element)
    labelled = _LABEL_CLASSES.search(marks_of(item.element)) or tag in {"strong", "b", "dt", "th"}
    alone = tag in {"p", "div", "strong", "b", "span"} and _is_bold(item.element)
    return known if known and short and (labelled or alone) else None


def _is_bold(element: Element) -> bool:
    """Tell whether nothing but bold print stands in an element."""
    inside = [child for child in element if tag_of(child) in {"strong", "b"}]
    return len(inside) == 1 and text_of(inside[0]) == text_of(element)


def _leaves_abstract(item: Visible, above: Visible | None) -> bool:
    """Tell whether a heading ends the abstract: one that is none of its labels."""
    deeper = above is None or above.level is None or (item.level or 0) > above.level
    label = is_known_label(item.row.key)
    return not (deeper and (label or is_inside_abstract(item.element)))


def is_inside_abstract(element: Element) -> bool:
    """Tell whether an element stands in one that its name makes the abstract's."""
    above: Element | None = element
    for _ in range(6):
        above = above.getparent() if above is not None else None
        if above is None or tag_of(above) in {"main", "article", "body"}:
            return False
        if _ABSTRACT_PART.search(marks_of(above)):
            return True
    return False


def _marked_name(item: Visible) -> str | None:
    """Return what an element without a heading is by its class or id."""
    element: Element | None = item.element
    for _ in range(3):
        if element is None or tag_of(element) in {"main", "article", "body"}:
            return None
        for pattern, name in _MARKED_BY_CLASS:
            if pattern.search(marks_of(element)) and _fits(name, item.row):
                return name
        element = element.getparent()
    return None


def _fits(name: str, row: Row) -> bool:
    return name != "abstract" or len(row.plain.split()) >= _PROSE
