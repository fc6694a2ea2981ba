"""The bytes of a record to an element, by lxml.

Laws
    1. Nothing outside the bytes is read, and no entity but XML's own five is known.
    2. lxml's limits hold: 256 levels, 10 MB of text in one piece.
    3. Comments and processing instructions are no part of the tree.
    4. A control character, which XML does not allow and exports have nonetheless, costs nothing but
       itself: U+FFFD stands for it.

Source: XML 1.0, section 2.2 (characters).
"""

import re
from dataclasses import dataclass, replace
from typing import Final, cast

from lxml import etree

from kg.readers.input.decode import decode
from kg.readers.xml.element import Element
from kg.readers.xml.formula import MATHML

_CONTROLS = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]"
    rb"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
)
_REPLACEMENT: Final = b"&#xFFFD;"


class NotWellFormed(Exception):
    """A record that is no well-formed XML; ``line`` counts from 1 inside the record."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Tree:
    """A record's element; ``guessed`` is the encoding, where it was not the file's.

    ``mended`` tells that control characters were replaced.
    """

    element: Element
    guessed: str | None = None
    mended: bool = False


class Parser:
    """Parses the records of one file."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self._encoding = encoding
        self._parser = _parser(encoding)
        self.before, self.after = b"", b""

    def parse(self, data: bytes) -> Tree:
        """Return the tree of a record; raises `NotWellFormed`."""
        try:
            return self._parse(data)
        except NotWellFormed:
            mended = _CONTROLS.sub(_REPLACEMENT, data)
            if mended == data:
                raise
            return replace(self._parse(mended), mended=True)

    def _parse(self, data: bytes) -> Tree:
        try:
            return Tree(self._element(data, self._parser))
        except etree.XMLSyntaxError as error:
            decoded = decode(data)
            if decoded.encoding == self._encoding:
                raise _problem(error) from error
            return self._parse_guessed(decoded.text, decoded.encoding, error)

    def _parse_guessed(self, text: str, encoding: str, first: etree.XMLSyntaxError) -> Tree:
        try:
            return Tree(self._element(text.encode(), _parser("utf-8")), encoding)
        except etree.XMLSyntaxError:
            raise _problem(first) from first

    def _element(self, data: bytes, parser: etree.XMLParser) -> Element:
        if not self.before:
            return cast("Element", etree.fromstring(data, parser))
        whole = b"".join((self.before, data, self.after))
        return _without_namespaces(cast("Element", etree.fromstring(whole, parser)))[0]


def _parser(encoding: str) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _without_namespaces(root: Element) -> Element:
    """Return the tree with every element in no namespace but MathML's."""
    for element in root.iter():
        if not element.tag.startswith(MATHML):
            element.tag = element.tag.rpartition("}")[2]
    return root


def _problem(error: etree.XMLSyntaxError) -> NotWellFormed:
    text = (error.msg or "it is no XML").partition(", line ")[0]
    return NotWellFormed(text, max(error.lineno or 1, 1))
