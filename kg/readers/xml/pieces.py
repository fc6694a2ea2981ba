"""A file cut by bytes into records and what stands between them.

Laws
    1. A record runs from its start tag up to its end tag. Comments, CDATA sections and processing
       instructions hold no tags.
    2. A record that another one or the end of the set interrupts was cut off; reading goes on at
       what interrupts it.
    3. Every byte that is no white space, comment or instruction belongs to one piece.

Source: Extensible Markup Language (XML) 1.0, sections 2.4 to 2.8 and 3.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from kg.readers.xml.shape import Shape
from kg.readers.xml.window import Window

_BETWEEN = re.compile(
    rb"(?P<space>\s+)"
    rb"|(?P<tag></?[A-Za-z_:][^<>]*>)"
    rb"|(?P<comment><!--)|(?P<section><!\[CDATA\[)|(?P<instruction><\?)|(?P<doctype><!DOCTYPE\b)"
    rb"|(?P<text>[^<]+|<(?![!?/A-Za-z_:]))",
    re.IGNORECASE,
)
_ENDS: Final = {"comment": b"-->", "section": b"]]>", "instruction": b"?>"}
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[(?P<subset>.*?)\]\s*)?>", re.IGNORECASE | re.DOTALL)
_LONGEST_TAG: Final = 100
"""Bytes that the beginning of a tag, its name and a sign, may have at most."""


class Kind(Enum):
    """What a piece is."""

    RECORD = auto()
    CUT_OFF = auto()  # a record without its end
    TOO_LARGE = auto()  # the first bytes of a record that is larger than may be held
    TAG = auto()  # a tag between records
    DOCTYPE = auto()
    TEXT = auto()  # what may not stand between records
    NOT_CLOSED = auto()  # markup without an end: nothing behind it can be told


_KINDS: Final = {
    "comment": None, "section": Kind.TEXT, "instruction": None,
    "space": None, "tag": Kind.TAG, "text": Kind.TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file: its bytes, where they begin and end, and at which line."""

    kind: Kind
    data: bytes
    start: int
    end: int
    line: int
    name: str = ""


def pieces(window: Window, shape: Shape) -> Iterator[Piece]:
    """Yield the pieces of a file in order; raises `OSError` from reading the stream."""
    while True:
        if window.place == len(window.buffer) and not window.more():
            return
        record = shape.start.match(window.buffer, window.place)
        piece = _record(window, shape, record["name"]) if record else _between(window)
        if piece is not None:
            yield piece
            if piece.kind is Kind.NOT_CLOSED:
                return


# ---------------------------------------------------------------------------------------- records


def _record(window: Window, shape: Shape, name: bytes) -> Piece:
    """Return the record that begins here."""
    while True:
        end, complete = _end(window, shape, name)
        if end is not None:
            return _take(window, Kind.RECORD if complete else Kind.CUT_OFF, end, name)
        if not window.more():
            break
    if window.full:
        return _skip(window, shape, name)
    return _take(window, Kind.CUT_OFF, len(window.buffer), name)


def _end(window: Window, shape: Shape, name: bytes) -> tuple[int | None, bool]:
    """Return where the record that begins here ends, if that is in sight, and whether it is whole.

    The usual record is found by its end tag alone; one that holds anything but elements and text,
    or whose end is not in sight, is gone through.
    """
    start, buffer = window.place, window.buffer
    close = window.find(b">", start)
    if close == len(buffer):
        return None, False
    if buffer[close - 1 : close] == b"/":
        return close + 1, True
    if shape.alike:
        tag = b"</%s>" % name
        end = window.find(tag, start)
        unusual = min(
            window.find_markup(b"!", start),
            window.find_markup(b"?", start),
            window.find(buffer[start : close + 1], start + 1),
        )
        if end < unusual:
            return end + len(tag), True
    return _go_through(window, shape, start + 1, name)


def _go_through(window: Window, shape: Shape, place: int, name: bytes) -> tuple[int | None, bool]:
    buffer, record = window.buffer, _local(name)
    while found := shape.inner.search(buffer, place):
        if found["name"] is None:
            end = _ENDS[found.lastgroup or ""]
            at = window.find(end, found.end())
            if at == len(buffer):
                return None, False
            place = at + len(end)
            continue
        if found["slash"] and found["name"] == name:
            close = buffer.find(b">", found.end())
            return (None, False) if close < 0 else (close + 1, True)
        if shape.interrupts(_local(found["name"]), record, closes=bool(found["slash"])):
            return found.start(), False
        place = found.end()
    return None, False


def _skip(window: Window, shape: Shape, name: bytes) -> Piece:
    """Pass over a record that is too large, without keeping it, and return its first bytes."""
    head, start, line = window.buffer[window.place :][:200], window.offset, window.line
    window.advance(window.place + 1)
    while (end := _end_of_large(window, shape, name)) is None:
        # A tag may lie across the border of what is held.
        window.advance(max(window.place, len(window.buffer) - _LONGEST_TAG))
        if not window.more():
            end = len(window.buffer)
            break
    window.advance(end)
    return Piece(Kind.TOO_LARGE, head, start, window.offset, line, _local(name))


def _end_of_large(window: Window, shape: Shape, name: bytes) -> int | None:
    """Return where a record ends that is too large to be gone through, if that is in sight."""
    tag = b"</%s>" % name
    end = window.find(tag, window.place)
    for found in shape.start.finditer(window.buffer, window.place, end):
        if shape.interrupts(_local(found["name"]), _local(name), closes=False):
            return found.start()
    return end + len(tag) if end < len(window.buffer) else None


# ------------------------------------------------------------------------------- between records


def _between(window: Window) -> Piece | None:
    """Return the next piece that is no record; ``None`` where there is none to be told of yet."""
    found = _end_of_markup(window)
    if found is None:  # with more bytes it may turn out to be a record
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
        return None if end == len(buffer) else (_KINDS[group], end + len(_ENDS[group]))
    if group == "doctype":
        doctype = _DOCTYPE.match(buffer, place)
        return (Kind.DOCTYPE, doctype.end()) if doctype else None
    if group == "text" and found.end() == len(buffer) and found.group() == b"<":
        return None
    return _KINDS[group], found.end()


def _take(window: Window, kind: Kind, end: int, name: bytes = b"") -> Piece:
    start, line = window.offset, window.line
    data = window.buffer[window.place : end]
    window.advance(end)
    return Piece(kind, data, start, window.offset, line, _local(name))


def _local(name: bytes) -> str:
    return name.rpartition(b":")[2].decode()
