"""A file cut by bytes into articles and what stands between them.

Laws
    1. An article runs from its start tag up to its end tag; articles do not nest (sub-articles have
       a name of their own). Comments, CDATA sections and instructions hold no tags.
    2. An article that another one or the end of what holds it interrupts was cut off; reading goes
       on at what interrupts it.

Source: Extensible Markup Language (XML) 1.0, sections 2.4 to 2.8 and 3.1; OAI-PMH 2.0, section 3.2.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.readers.xml.pieces import Kind, Piece
from kg.readers.xml.window import Window

SETS: Final = ("pmc-articleset", "articles", "collection", "article-set", "ArticleSet")
"""Elements that hold articles and nothing else."""

HARVEST: Final = ("OAI-PMH", "ListRecords", "GetRecord", "record", "metadata")
"""Elements of OAI-PMH around an article."""

_NAME: Final = rb"(?:[A-Za-z_][\w.-]*:)?"
_START = re.compile(rb"<(?P<name>%sarticle)(?=[\s/>])" % _NAME, re.ASCII)
_AROUND: Final = "|".join((*SETS, *HARVEST)).encode()
_INNER = re.compile(
    rb"<(?:(?P<comment>!--)|(?P<section>!\[CDATA\[)|(?P<instruction>\?)"
    rb"|(?P<slash>/?)(?P<name>%s(?:article|%s))(?=[\s/>]))" % (_NAME, _AROUND),
    re.ASCII,
)
_BETWEEN = re.compile(
    rb"(?P<space>\s+)"
    rb"|(?P<tag></?[A-Za-z_:][^<>]*>)"
    rb"|(?P<comment><!--)|(?P<section><!\[CDATA\[)|(?P<instruction><\?)|(?P<doctype><!DOCTYPE\b)"
    rb"|(?P<text>[^<]+|<(?![!?/A-Za-z_:]))",
    re.IGNORECASE,
)
_ENDS: Final = {"comment": b"-->", "section": b"]]>", "instruction": b"?>"}
_KINDS: Final = {
    "comment": None, "section": Kind.TEXT, "instruction": None,
    "space": None, "tag": Kind.TAG, "text": Kind.TEXT,
}  # fmt: skip
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[(?P<subset>.*?)\]\s*)?>", re.IGNORECASE | re.DOTALL)


def pieces(window: Window) -> Iterator[Piece]:
    """Yield the pieces of a file in order; raises `OSError` from reading the stream."""
    while True:
        if window.place == len(window.buffer) and not window.more():
            return
        start = _START.match(window.buffer, window.place)
        piece = _article(window, start["name"]) if start else _between(window)
        if piece is not None:
            yield piece
            if piece.kind is Kind.NOT_CLOSED:
                return


def _article(window: Window, name: bytes) -> Piece:
    while True:
        end, whole = _end(window, name)
        if end is not None:
            return _take(window, Kind.RECORD if whole else Kind.CUT_OFF, end)
        if not window.more():
            break
    if window.full:
        return _skip(window)
    return _take(window, Kind.CUT_OFF, len(window.buffer))


def _end(window: Window, name: bytes) -> tuple[int | None, bool]:
    """Return where the article ends, if that is in sight, and whether it is whole."""
    buffer, start = window.buffer, window.place
    close = window.find(b">", start)
    if close == len(buffer):
        return None, False
    if buffer[close - 1 : close] == b"/":
        return close + 1, True
    place = start + 1
    while found := _INNER.search(buffer, place):
        if found["name"] is None:
            end = _ENDS[found.lastgroup or ""]
            at = window.find(end, found.end())
            if at == len(buffer):
                return None, False
            place = at + len(end)
        elif found["slash"] and found["name"] == name:
            close = buffer.find(b">", found.end())
            return (None, False) if close < 0 else (close + 1, True)
        elif found["slash"] or found["name"] == name:
            return found.start(), False
        else:
            place = found.end()
    return None, False


def _skip(window: Window) -> Piece:
    """Pass over an article that is too large, without keeping it, and return its first bytes."""
    head, start, line = window.buffer[window.place :][:200], window.offset, window.line
    window.advance(window.place + 1)
    while True:
        found = _INNER.search(window.buffer, window.place)
        while found and found["name"] is None:
            found = _INNER.search(window.buffer, found.end())
        if found and found["name"].endswith(b"article"):
            end = window.buffer.find(b">", found.end()) + 1
            window.advance(end if found["slash"] and end else found.start())
            break
        window.advance(max(window.place, len(window.buffer) - 300))  # a tag may lie across
        if not window.more():
            window.advance(len(window.buffer))
            break
    return Piece(Kind.TOO_LARGE, head, start, window.offset, line, "article")


def _between(window: Window) -> Piece | None:
    """Return the next piece that is no article; ``None`` for what says nothing."""
    while True:
        found = _markup(window)
        if found is not None:
            kind, end = found
            if kind is not None:
                return _take(window, kind, end)
            window.advance(end)
            return None
        if not window.more():
            return _take(window, Kind.NOT_CLOSED, len(window.buffer))


def _markup(window: Window) -> tuple[Kind | None, int] | None:
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


def _take(window: Window, kind: Kind, end: int) -> Piece:
    start, line = window.offset, window.line
    data = window.buffer[window.place : end]
    window.advance(end)
    return Piece(kind, data, start, window.offset, line, "article")
