"""The visible text of a page as rows, the form that the readers of text pages work on.

Laws
    1. A block of the page is a row; what stands inline is one row with what surrounds it.
    2. A list item's row begins with a bullet. An entry of a reference list is one row, whatever
       blocks its site put inside.
    3. Rows are numbered from 1; `VisibleText.places` leads from a row's number to the line of the
       file, for many rows can stand on one line there.
    4. What belongs to the site (navigation, forms, menus) gives no row.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.readers.formats.html_page.elements import (
    BLOCKS,
    HEADINGS,
    classes_of,
    is_unseen,
    line_of,
    marks_of,
    tag_of,
    text_of,
)
from kg.readers.formats.html_page.parsing import Element
from kg.readers.parts.lines import Line, Row, plain
from kg.readers.xml.inline import is_exponent

_SITE_TAGS = frozenset({"nav", "form", "menu", "dialog"})
_SITE_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "menu", "dialog"})
_SITE_MARKS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:igation|bar)?|breadcrumbs?|cookies?|menu|skip-?links?|advert\w*|banner"
    r"|social|share|sharing|modal|tooltip|dropdown-(?:menu|container)|citation_formats\w*|lightbox"
    r"|pagination|login|search-?(?:form|box))(?=$|[\s_-])"
)
_REFERENCE_LIST = re.compile(
    r"(?:^|[\s_-])(?:references?|ref|refs|bibliography|citations?)(?:[-_]?(?:list|items?))?(?=$|[\s_-])"
)


_LIST_NAME = re.compile(
    r"(?:references?|refs?|bibliography|citations?)(?:-and-notes)?(?:[-_]?list)?"
)


@dataclass(frozen=True, slots=True)
class Visible:
    """One row of a page, the element that it was read from, and the heading's level, from 1."""

    row: Row
    element: Element
    level: int | None = None


@dataclass(frozen=True, slots=True)
class VisibleText:
    """The rows of a page, and the file's line of each."""

    items: tuple[Visible, ...]
    places: tuple[int, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows alone."""
        return tuple(item.row for item in self.items)


def visible_text(root: Element, is_site: Callable[[Element], bool]) -> VisibleText:
    """Return the rows of an element and all below it; ``is_site`` tells what gives none."""
    items: list[Visible] = []
    places: list[int] = []
    in_list = False
    for text, element in _blocks(root, is_site):
        number = len(items) + 1
        tag = tag_of(element)
        level = int(tag[1]) if tag in HEADINGS else None
        gap = level is not None or (in_list and tag != "li")
        in_list = tag == "li"
        items.append(Visible(Row((Line(number, text),), gap=gap), element, level))
        places.append(line_of(element) or 0)
    return VisibleText(tuple(items), tuple(places))


def is_site_part(element: Element) -> bool:
    """Tell whether an element is a part of the site by its tag, its role or its name."""
    tag = tag_of(element)
    if tag in _SITE_TAGS or element.get("role", "") in _SITE_ROLES:
        return True
    if tag == "button" or element.get("aria-hidden") == "true":
        return True
    return (
        tag in BLOCKS
        and tag not in {"body", "main", "article", "html"}
        and bool(_SITE_MARKS.search(marks_of(element)))
    )


def _blocks(root: Element, is_site: Callable[[Element], bool]) -> Iterator[tuple[str, Element]]:
    """Yield each block's own text with the element that it belongs to."""
    collector = _Collector(is_site)
    collector.walk(root, root)
    collector.flush(root)
    return iter(collector.found)


class _Collector:
    """Gathers inline text until a block begins or ends."""

    def __init__(self, is_site: Callable[[Element], bool]) -> None:
        self.found: list[tuple[str, Element]] = []
        self._is_site = is_site
        self._pending: list[str] = []
        self._item: Element | None = None

    def flush(self, owner: Element) -> None:
        """End a row."""
        text = plain("".join(self._pending))
        self._pending = []
        if not text:
            return
        if self._item is not None:
            text, self._item = f"• {text}", None
        self.found.append((text, owner))

    def walk(self, element: Element, owner: Element) -> None:
        """Gather the text of an element whose rows belong to ``owner``."""
        if is_unseen(element) or self._is_site(element):
            return
        tag = tag_of(element)
        if tag == "br":
            self.flush(owner)
            return
        block = tag in BLOCKS
        if block:
            if not (tag == "dd" and self._labelled()):
                self.flush(owner)
            owner = element
        if tag == "li":
            self._item = element
        if (tag == "li" and is_reference_item(element)) or tag in HEADINGS or tag == "tr":
            self._pending.append(text_of(element))
        else:
            self._inside(element, owner, tag)
        if tag == "dt" and re.search(r"[^\W\d_]{2}", "".join(self._pending)):
            self._pending.append("" if self._labelled() else ":")
            self._pending.append(" ")
        elif block:
            self.flush(owner)

    def _labelled(self) -> bool:
        """Tell whether a label waits for what it names: ``PMID:``."""
        return "".join(self._pending).rstrip().endswith(":")

    def _inside(self, element: Element, owner: Element, tag: str) -> None:
        before = "".join(self._pending[-1:])
        text = element.text or ""
        self._pending.append(f"^{text}" if tag == "sup" and is_exponent(before, text) else text)
        for child in element:
            self.walk(child, owner)
            self._pending.append(child.tail or "")


def _is_list_of_references(element: Element) -> bool:
    return any(_LIST_NAME.fullmatch(name.casefold()) for name in classes_of(element))


def is_reference_item(item: Element) -> bool:
    """Tell whether a list item is an entry of a reference list, by the names that sites use."""
    parent = item.getparent()
    if parent is None or not (classes_of(parent) or parent.get("id") or item.get("id")):
        return False
    above = parent.getparent()
    if any(_is_list_of_references(inner) for inner in item.iter("ol", "ul")):
        return False
    names = f"{marks_of(item)} {marks_of(parent)} {marks_of(above) if above is not None else ''}"
    return _REFERENCE_LIST.search(names) is not None
