"""What rules have read of one article, and what they have not.

Laws
    1. A rule says what it has read: an element opened (its children and attributes one by one),
       rendered (its text and all that stands in it), or read whole.
    2. Attributes that address a thing for machines or say how it is set are not missed; every other
       one that no rule asked for is counted, and so is every element, and text where none belongs.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import Severity
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import tidy

_SILENT: Final = frozenset(
    # how it is set
    {"position", "orientation", "align", "valign", "char", "charoff", "frame", "rules", "style",
     "width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span",
     "space", "toggle", "underline-style", "list-type", "list-content", "prefix-word", "summary",
     "continued-from", "baseline-shift", "style-type",
     "title", "arrange", "scope", "headers", "abbr", "axis", "nowrap",
     "bgcolor", "class", "background-color", "indent", "id-type", "rend", "symbol",
     "fixed-case", "name-style", "hidden", "display", "notation", "version"}
    # what machines address it by
    | {"id", "rid", "rids", "ref-type", "mimetype", "mime-subtype", "specific-use", "content-type",
       "base", "type", "show", "actuate", "role", "xlink", "schemaLocation", "alt", "vocab",
       "vocab-identifier", "vocab-term", "vocab-term-identifier", "hwp", "seq", "source-id",
       "source-type", "source-id-type", "document-id", "document-id-type", "document-type",
       "link-type", "authenticated", "degree-contribution", "assigning-authority", "language"}
)  # fmt: skip


class Coverage:
    """The reckoning of one article, whose first line stands at ``line`` of the file."""

    def __init__(self, account: Account, line: int = 1) -> None:
        self._account = account
        self._line = line
        self._read: set[Element] = set()
        self._rendered: set[Element] = set()
        self._whole: set[Element] = set()
        self._asked: set[tuple[Element, str]] = set()

    def line(self, element: Element) -> int:
        """Return the line of the file that an element begins at, as far as the parser tells."""
        line: int | None = getattr(element, "sourceline", None)  # lxml gives it, not all parsers
        return self._line + max((line or 1) - 1, 0)

    def open(self, element: Element) -> Element:
        """Mark an element whose children and attributes the caller asks for one by one."""
        self._read.add(element)
        return element

    def render(self, element: Element) -> None:
        """Mark an element whose own text was read."""
        self._read.add(element)
        self._rendered.add(element)

    def whole(self, element: Element) -> None:
        """Mark an element, with all that stands in it, as read."""
        self._whole.add(element)

    def each(self, parent: Element, *tags: str) -> Iterator[Element]:
        """Yield the children of these names, opened."""
        for child in parent:
            if child.tag in tags:
                yield self.open(child)

    def first(self, parent: Element, *tags: str) -> Element | None:
        """Return the first child of these names, opened, or ``None``."""
        return next(self.each(parent, *tags), None)

    def get(self, element: Element, name: str) -> str | None:
        """Return an attribute by its local name, or ``None`` where it is missing or blank."""
        for key, value in element.items():
            if key.rpartition("}")[2] == name:
                self._asked.add((element, key))
                return tidy(value) or None
        return None

    def unknown(self, element: Element) -> None:
        """Count an element that no rule knows in its place, though its text was kept."""
        self._place(element)
        self._account.element(element)

    def doubt(
        self,
        element: Element,
        code: str,
        message: str,
        quote: str | None,
        severity: Severity = Severity.WARNING,
        remedy: str | None = None,
    ) -> None:
        """Count a value that was not understood."""
        self._place(element)
        self._account.doubt(code, message, quote, severity, remedy)

    def sweep(self, root: Element) -> None:
        """Count all that was not read."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if element in self._whole:
                continue
            if element not in self._read:
                self.unknown(element)
                continue
            self._sweep_attributes(element)
            if element not in self._rendered:
                self._sweep_text(element)
            waiting.extend(reversed(element))

    def _sweep_attributes(self, element: Element) -> None:
        for key in element.keys():  # noqa: SIM118 - an element is no mapping
            name = key.rpartition("}")[2]
            if name not in _SILENT and (element, key) not in self._asked:
                self._place(element)
                self._account.attribute(element, key)

    def _sweep_text(self, element: Element) -> None:
        pieces = (element.text, *(child.tail for child in element))
        text = tidy(" ".join(piece for piece in pieces if piece))
        if text.strip(" ,;.:&()[]") and text not in {"and", ", and"}:
            self._place(element)
            self._account.text(element, text)

    def _place(self, element: Element) -> None:
        self._account.line = self.line(element)


def inside(element: Element, *tags: str) -> Iterator[Element]:
    """Yield an element and all below it, those of these names."""
    return (one for one in element.iter() if one.tag in tags)


def children(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the children of these names."""
    return (one for one in element if one.tag in tags)


def holders(element: Element) -> Iterator[Element]:
    """Yield what an element stands in, from the inside out."""
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()


__all__ = ["Coverage", "Element", "children", "holders", "inside"]
