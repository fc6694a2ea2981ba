"""A file of PubMed's XML cut by bytes into records and what stands between them.

Laws
    1. A record runs from its start tag up to its end tag. Comments, CDATA sections and processing
       instructions hold no tags.
    2. A record that another one or the end of the set interrupts was cut off; reading goes on at
       what interrupts it.
    3. Every byte that is no white space belongs to one piece.

Source: Extensible Markup Language (XML) 1.0, sections 2.4 to 2.8 and 3.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from kg.readers.xml.window import Window

RECORDS: Final = (
    "PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument", "DeleteCitation",
    "DeleteDocument",
)  # fmt: skip
SETS: Final = ("PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet")
_INSIDE: Final = {"PubmedArticle": "MedlineCitation", "PubmedBookArticle": "BookDocument"}
"""Records that may also be a part of another one."""

_NAME: Final = rb"(?:[A-Za-z_][\w.-]*:)?"
_RECORD = re.compile(
    rb"<(?P<name>%s(?:%s))(?=[\s/>])" % (_NAME, "|".join(RECORDS).encode()), re.ASCII
)
_BETWEEN = re.compile(
    rb"(?P<space>\s+)"
    rb"|(?P<tag></?[A-Za-z_:][^<>]*>)"
    rb"|(?P<comment><!--)|(?P<section><!\[CDATA\[)|(?P<instruction><\?)|(?P<doctype><!DOCTYPE\b)"
    rb"|(?P<text>[^<]+|<(?![!?/A-Za-z_:]))",
    re.IGNORECASE,
)
_ENDS: Final = {"comment": b"-->", "section": b"]]>", "instruction": b"?>"}
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[(?P<subset>.*?)\]\s*)?>", re.IGNORECASE | re.DOTALL)
_INNER = re.compile(
    rb"<(?:(?P<comment>!--)|(?P<section>!\[CDATA\[)|(?P<instruction>\?)"
    rb"|(?P<slash>/?)(?P<name>%s(?:%s))(?=[\s/>]))" % (_NAME, "|".join((*RECORDS, *SETS)).encode())
)


class Kind(Enum):
    """What a piece is."""

    RECORD = auto()
    CUT_OFF = auto()  # a record without its end
    TOO_LARGE = auto()  # the first bytes of a record that is larger than may be held
    TAG = auto()  # a tag between records
    INSTRUCTION = auto()  # the XML declaration, or another instruction
    DOCTYPE = auto()
    TEXT = auto()  # what may not stand between records
    NOT_CLOSED = auto()  # markup without an end: nothing behind it can be told


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file: its bytes, where they begin and end, and at which line."""

    kind: Kind
    data: bytes
    start: int
    end: int
    line: int
    name: str = ""


def pieces(window: Window) -> Iterator[Piece]:
    """Yield the pieces of a file in order; raises `OSError` from reading the stream."""
    while True:
        if window.place == len(window.buffer) and not window.more():
            return
        record = _RECORD.match(window.buffer, window.place)
        piece = _record(window, record["name"]) if record else _between(window)
        if piece is not None:
            yield piece
            if piece.kind is Kind.NOT_CLOSED:
                return


# ---------------------------------------------------------------------------------------- records


def _record(window: Window, name: bytes) -> Piece:
    """Return the record that begins here."""
    while True:
        end, complete = _end(window, name)
        if end is not None:
            return _take(window, Kind.RECORD if complete else Kind.CUT_OFF, end, name)
        if not window.more():
            break
    if window.full:
        return _skip(window, name)
    return _take(window, Kind.CUT_OFF, len(window.buffer), name)


def _end(window: Window, name: bytes) -> tuple[int | None, bool]:
    """Return where the record that begins here ends, if that is in sight, and whether it is whole.

    The usual record is found by its end tag alone; one that holds anything but elements and text,
    or whose end is not in sight, is gone through.
    """
    start, buffer = window.place, window.buffer
    close = buffer.find(b">", start)
    if close < 0:
        return None, False
    if buffer[close - 1 : close] == b"/":
        return close + 1, True
    tag = b"</%s>" % name
    end = window.find(tag, start)
    opening = buffer[start : close + 1]
    unusual = min(
        window.find_markup(b"!", start),
        window.find_markup(b"?", start),
        window.find(opening, start + 1),
    )
    if end < unusual:
        return end + len(tag), True
    return _go_through(buffer, close, name)


def _go_through(buffer: bytes, place: int, name: bytes) -> tuple[int | None, bool]:
    local = name.rpartition(b":")[2].decode()
    while found := _INNER.search(buffer, place):
        if found["name"] is None:
            end = _ENDS[found.lastgroup or ""]
            at = buffer.find(end, found.end())
            if at < 0:
                return None, False
            place = at + len(end)
            continue
        if found["slash"] and found["name"] == name:
            close = buffer.find(b">", found.end())
            return (None, False) if close < 0 else (close + 1, True)
        other = found["name"].rpartition(b":")[2].decode()
        if not found["slash"] and _INSIDE.get(local) != other:
            return found.start(), False
        if found["slash"] and other in SETS:
            return found.start(), False
        place = found.end()
    return None, False


def _skip(window: Window, name: bytes) -> Piece:
    """Pass over a record that is too large, without keeping it, and return its first bytes."""
    head, start, line = window.buffer[window.place :][:200], window.offset, window.line
    end = b"</%s>" % name
    window.advance(window.place + 1)
    while True:
        at = window.find(end, window.place)
        other = _RECORD.search(window.buffer, window.place, at)
        while other and _INSIDE.get(name.decode()) == other["name"].decode():
            other = _RECORD.search(window.buffer, other.end(), at)
        if other:
            window.advance(other.start())
            break
        if at < len(window.buffer):
            window.advance(at + len(end))
            break
        # The end tag may lie across the border of what is held.
        window.advance(max(window.place, len(window.buffer) - len(end)))
        if not window.more():
            window.advance(len(window.buffer))
            break
    return Piece(Kind.TOO_LARGE, head, start, window.offset, line, _local(name))


# ------------------------------------------------------------------------------- between records


def _between(window: Window) -> Piece | None:
    """Return the next piece that is no record; ``None`` where there is none to be told of yet."""
    found = _end_of_markup(window)
    if found is None:
        return None if window.more() else _take(window, Kind.NOT_CLOSED, len(window.buffer))
    kind, end = found
    if kind is None:
        window.advance(end)
        return None
    return _take(window, kind, end)


def _end_of_markup(window: Window) -> tuple[Kind | None, int] | None:
    buffer, place = window.buffer, window.place
    found = _BETWEEN.match(buffer, place)
    group = found.lastgroup if found else None
    if found is None or group is None:
        return None
    if group in _ENDS:
        end = window.find(_ENDS[group], found.end())
        if end == len(buffer):
            return None
        kinds = {"comment": None, "section": Kind.TEXT, "instruction": Kind.INSTRUCTION}
        return kinds[group], end + len(_ENDS[group])
    if group == "doctype":
        doctype = _DOCTYPE.match(buffer, place)
        return (Kind.DOCTYPE, doctype.end()) if doctype else None
    if group == "text" and found.end() == len(buffer) and found.group() == b"<":
        return None
    return {"space": None, "tag": Kind.TAG, "text": Kind.TEXT}[group], found.end()


def _take(window: Window, kind: Kind, end: int, name: bytes = b"") -> Piece:
    start, line = window.offset, window.line
    data = window.buffer[window.place : end]
    window.advance(end)
    return Piece(kind, data, start, window.offset, line, _local(name))


def _local(name: bytes) -> str:
    return name.rpartition(b":")[2].decode()
