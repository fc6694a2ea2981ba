"""An article's bytes to an element.

Laws
    1. Prefixes that the file binds around the article are bound for it, and those that JATS files
       use are bound even where the file forgets to.
    2. A named character that needs a DTD (``&mdash;``) is read by its name in HTML, which has all
       the names of the ISO sets that the JATS DTD takes; another entity is an error.
    3. No article is nested more than `DEEPEST` levels.

Source: Namespaces in XML 1.0; W3C, "XML Entity Definitions for Characters"; HTML, section 13.5.
"""

import re
from html.entities import html5
from typing import Final

from kg.readers.formats.jats.coverage import Element
from kg.readers.xml.tree import NotWellFormed, Parser, Tree

DEEPEST: Final = 100
_USUAL: Final = {
    b"xlink": b"http://www.w3.org/1999/xlink",
    b"mml": b"http://www.w3.org/1998/Math/MathML",
    b"xsi": b"http://www.w3.org/2001/XMLSchema-instance",
    b"ali": b"http://www.niso.org/schemas/ali/1.0/",
    b"oasis": b"http://www.niso.org/standards/z39-96/ns/oasis-exchange/table",
}
_BINDING = re.compile(rb"\sxmlns:([A-Za-z_][\w.-]*)\s*=\s*(?:\"([^\"<]+)\"|'([^'<\"]+)')")
_ENTITY = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&([A-Za-z][A-Za-z0-9]*);", re.DOTALL)
_OWN: Final = frozenset({b"lt", b"gt", b"amp", b"quot", b"apos"})


class ArticleParser:
    """Parses the articles of one file."""

    def __init__(self, encoding: str) -> None:
        self._parser = Parser(encoding)
        self._bound = dict(_USUAL)
        self._wrap()

    def bind(self, tag: bytes) -> None:
        """Take the prefixes that a start tag around the articles binds."""
        for name, double, single in _BINDING.findall(tag):
            if name not in {b"xml", b"xmlns"}:
                self._bound[name] = double or single
        self._wrap()

    def parse(self, data: bytes) -> tuple[Tree, bool]:
        """Return an article's tree, and whether characters were read by name.

        Raises `kg.readers.xml.tree.NotWellFormed`.
        """
        try:
            tree, named = self._parser.parse(data), False
        except NotWellFormed as problem:
            if not problem.message.startswith("Entity "):
                raise
            tree, named = self._parser.parse(_ENTITY.sub(_character, data)), True
        if _depth(tree.element) > DEEPEST:
            raise NotWellFormed(f"its elements are nested more than {DEEPEST} levels deep", 1)
        return tree, named

    def _wrap(self) -> None:
        bound = b"".join(b' xmlns:%s="%s"' % pair for pair in self._bound.items())
        self._parser.before, self._parser.after = b"<around%s>" % bound, b"</around>"


def _character(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name is None or name in _OWN:
        return found[0]
    characters = html5.get(f"{name.decode('ascii')};")
    return found[0] if characters is None else b"".join(b"&#%d;" % ord(one) for one in characters)


def _depth(element: Element) -> int:
    deepest, level, waiting = 0, 1, [element]
    while waiting:
        deepest, level = level, level + 1
        waiting = [child for one in waiting for child in one]
        if level > DEEPEST + 1:
            break
    return deepest if not waiting else level
