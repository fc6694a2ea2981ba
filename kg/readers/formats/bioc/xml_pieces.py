"""The documents of a BioC XML file as bytes, without holding the file.

Laws
    1. A document runs from its start tag up to its end tag; comments and CDATA sections hold none.
    2. A document that another one, or the end of the collection, interrupts was cut off.
    3. What stands before the first document and behind the last is the frame; what stands between
       documents, white space apart, is counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from kg.readers.records.json_items import Data

LARGEST: Final = 32 * 1024 * 1024
"""Bytes of one document; full texts with their annotations have a few million."""

_TOKEN = re.compile(
    rb"<(?:(?P<comment>!--)|(?P<section>!\[CDATA\[)|(?P<tag>/?(?:document|collection)(?=[\s/>])))"
)
_ENDS: Final = {"comment": b"-->", "section": b"]]>"}
_SPACE = re.compile(rb"\s*+")

Fault = Literal["cut-off", "too-large", "not-closed"]


@dataclass(frozen=True, slots=True)
class XmlPiece:
    """A document's bytes and their place; they are left out where there is a fault."""

    content: bytes
    start: int
    end: int
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class XmlFrame:
    """What stands around the documents: the bytes before the first one, and if the end is there.

    ``gap`` is the place of the first thing between documents that belongs to none.
    """

    head: bytes
    closed: bool
    gap: int | None = None


def xml_pieces(data: Data, skip: int = 0) -> Iterator[XmlPiece | XmlFrame]:
    """Yield the frame's beginning, the documents, then the frame as a whole."""
    scan = _Scan(data, skip)
    for tag, start, end in _tags(data, skip):
        if tag == _NOT_CLOSED:
            yield XmlPiece(b"", start, end, "not-closed")
            scan.start = None
        elif tag == b"/document":
            if scan.start is not None:
                yield _piece(data, scan.start, end)
                scan.last, scan.start = end, None
        else:
            yield from _interrupted(scan, start)
            if tag == b"document":
                yield from scan.opens(start)
            scan.closed = scan.closed or tag == b"/collection"
    yield from _interrupted(scan, len(data))
    head = b"" if scan.begun else data[skip : skip + _HEAD]
    yield XmlFrame(head, scan.closed, scan.gap)


@dataclass(slots=True)
class _Scan:
    """Where the scanner is: ``start`` of the open document, ``last`` byte behind the one before."""

    data: Data
    last: int
    start: int | None = None
    begun: bool = False
    closed: bool = False
    gap: int | None = None

    def opens(self, start: int) -> Iterator[XmlFrame]:
        """Note that a document begins; yield the frame's beginning before the first one."""
        if not self.begun:
            yield XmlFrame(self.data[self.last : min(start, self.last + _HEAD)], closed=False)
        elif self.gap is None and _SPACE.fullmatch(self.data, self.last, start) is None:
            self.gap = self.last
        self.begun, self.start = True, start


def _interrupted(scan: _Scan, place: int) -> Iterator[XmlPiece]:
    """Yield the open document, which ends at a place where none ends, as cut off."""
    if scan.start is not None:
        yield XmlPiece(b"", scan.start, place, "cut-off")
        scan.last, scan.start = place, None


def _tags(data: Data, place: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the tags of documents and collections with their places, comments passed over."""
    while token := _TOKEN.search(data, place):
        kind = token.lastgroup or ""
        if kind in _ENDS:
            at = data.find(_ENDS[kind], token.end())
            if at < 0:
                yield _NOT_CLOSED, token.start(), len(data)
                return
            place = at + len(_ENDS[kind])
            continue
        close = data.find(b">", token.end())
        place = len(data) if close < 0 else close + 1
        yield token["tag"], token.start(), place


def _piece(data: Data, start: int, end: int) -> XmlPiece:
    if end - start > LARGEST:
        return XmlPiece(b"", start, end, "too-large")
    return XmlPiece(data[start:end], start, end)


_HEAD: Final = 64 * 1024
_NOT_CLOSED: Final = b"!"
