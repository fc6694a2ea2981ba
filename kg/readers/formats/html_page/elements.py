"""Small questions about elements."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.readers.formats.html_page.parsing import Element
from kg.readers.parts.lines import plain
from kg.readers.xml.inline import is_exponent

_UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "canvas", "iframe", "object",
     "select", "option", "textarea", "input", "audio", "video", "datalist", "rp", "annotation",
     "annotation-xml"}
)  # fmt: skip
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS: Final = HEADINGS | frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
     "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
     "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
     "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def line_of(element: Element) -> int | None:
    """Return the line of the file that an element begins on."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def tag_of(element: Element) -> str:
    """Return the tag's name in lower case, without a namespace."""
    return str(element.tag).rpartition("}")[2].casefold()


def marks_of(element: Element) -> str:
    """Return the classes and the id of an element as one text in lower case."""
    return f"{element.get('class', '')} {element.get('id', '')}".casefold()


def classes_of(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())


def is_unseen(element: Element) -> bool:
    """Tell whether nothing of an element is meant for readers."""
    return (
        tag_of(element) in _UNSEEN
        or element.get("hidden") is not None
        or _DISPLAY_NONE.search(element.get("style", "")) is not None
    )


def text_of(element: Element) -> str:
    """Return the text of an element on one line, each block apart; an exponent gets a ``^``."""
    return plain("".join(pieces_of(element)))


def pieces_of(element: Element) -> Iterator[str]:
    """Yield the pieces of an element's text; blocks are set apart by a blank."""
    before = element.text or ""
    yield before
    for child in element:
        if not is_unseen(child):
            inner = "".join(pieces_of(child))
            tag = tag_of(child)
            if tag in BLOCKS:
                inner = f" {inner} "
            elif tag == "sup" and is_exponent(before, inner):
                inner = f"^{inner}"
            yield inner
        before = child.tail or ""
        yield before


def first(elements: Iterable[Element]) -> Element | None:
    """Return the first element, or ``None``."""
    return next(iter(elements), None)


def with_class(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements below ``root`` that have one of the classes, in their order."""
    wanted = frozenset(names)
    return (element for element in root.iter("*") if not wanted.isdisjoint(classes_of(element)))


def language_of(element: Element) -> str | None:
    """Return the language tag that an element itself carries."""
    return (
        element.get("lang")
        or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        or (element.get("xml:lang"))
    )
