"""The reader of BioC JSON."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from kg.model import Document, Finding, Source
from kg.readers.formats.bioc.document import build_document
from kg.readers.formats.bioc.json_parts import document_of
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.records.json_items import Data, JsonFrame, JsonItem, Path, json_items
from kg.readers.records.json_keys import Keys
from kg.readers.records.json_records import JsonFormat, json_records

NAME: Final = "bioc-json"
_DOCUMENTS: Final[frozenset[Path]] = frozenset({("documents",), ("PubTator3",)})
_LISTED: Final[frozenset[Path]] = frozenset({()})
_FRAME: Final = ("bioctype", "source", "date", "key", "version", "infons", "PubTator3")
_OPENS = re.compile(r"[\s\ufeff]*[{\[]")
_PASSAGE = re.compile(r'"passages"\s*:\s*\[')
_OFFSET = re.compile(r'"offset"\s*:\s*"?\d|"passages"\s*:\s*\[\s*\]')
_LINES = re.compile(rb"\s*\{[^\n]*\}[ \t]*\r?\n\s*\{")
_LIST = re.compile(rb"\s*\[")
_SOURCE = re.compile(r'"source"\s*:\s*"([^"\\]{1,200})"')
_HEAD = 64 * 1024


class BioCJsonReader:
    """Reads BioC JSON: collections, PubTator 3's export, one document a line."""

    name = NAME
    description = "BioC JSON: collections, PubTator 3's export (.json)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: JSON with passages that have offsets."""
        if not _OPENS.match(sample.text) or not _PASSAGE.search(sample.text):
            return 0.0
        return 1.0 if _OFFSET.search(sample.text) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, and what was not read; raises `OSError`."""
        form = JsonFormat(
            NAME, _DOCUMENTS, partial(_read, annotator=_annotator(file)), _read_frame,
            single=True, items=documents_in,
        )  # fmt: skip
        return json_records(file, form)


def _annotator(file: InputFile) -> str | None:
    """Return who the collection says made it, which stands before its documents."""
    head = file.head(_HEAD).decode("utf-8", "replace")
    before = re.split(r'"(?:documents|passages)"\s*:', head, maxsplit=1)[0]
    found = _SOURCE.search(before)
    if found:
        return found[1]
    return "PubTator3" if re.match(r'[\s\ufeff]*\{\s*"PubTator3"\s*:', head) else None


def _read(keys: Keys, source: Source, annotator: str | None) -> Document:
    return build_document(document_of(keys), source, annotator, keys.unread)


def _read_frame(keys: Keys) -> None:
    for key in _FRAME:
        keys.value(key)
    for _ in keys.objects("documents"):
        pass


def documents_in(data: Data, paths: frozenset[Path], skip: int) -> Iterator[JsonItem | JsonFrame]:
    r"""Yield the documents of a file, wherever its form puts them.

    They stand in a collection, in a list of collections, in a list of their own, or each on a line.

    >>> two = b'[{"source": "A", "documents": [{"id": "1"}]}, {"documents": [{"id": "2"}]}]'
    >>> [(i.number, i.content) for i in documents_in(two, _DOCUMENTS, 0) if i.content[2:4] == b"id"]
    [(1, b'{"id": "1"}'), (2, b'{"id": "2"}')]
    """
    if _LIST.match(data, skip):
        outer = json_items(data, _LISTED, skip)
    elif _LINES.match(data, skip):
        outer = _lines(data, skip)
    else:
        yield from json_items(data, paths, skip)
        return
    number = 0
    for piece in outer:
        if isinstance(piece, JsonFrame):
            yield piece
            continue
        inside = _inside(piece, paths)
        for item in inside:
            if isinstance(item, JsonItem):
                number += 1
                yield replace(item, number=number)
            else:
                yield item


def _inside(piece: JsonItem, paths: frozenset[Path]) -> Iterator[JsonItem | JsonFrame]:
    """Yield the documents of a collection with their places, or the piece, a document, itself."""
    found = [] if piece.fault else list(json_items(piece.content, paths))
    frame = found[-1] if found else None
    if not isinstance(frame, JsonFrame) or not frame.items:
        yield piece
        return
    for item in found:
        if isinstance(item, JsonItem):
            yield replace(item, start=piece.start + item.start, end=piece.start + item.end)
        else:
            yield replace(item, place=piece.start + item.place)


def _lines(data: Data, skip: int) -> Iterator[JsonItem | JsonFrame]:
    start, number = skip, 0
    while start < len(data):
        at = data.find(b"\n", start)
        end = len(data) if at < 0 else at + 1
        inner = next(iter(json_items(data[start:end], _NOWHERE)), None)
        content = data[start:end].strip()
        if content:
            number += 1
            fault = inner.fault if isinstance(inner, JsonFrame) else None
            yield JsonItem(number, b"" if fault else content, start, end, fault)
        start = end
    yield JsonFrame(b"{}", items=True, place=len(data))


_NOWHERE: Final[frozenset[Path]] = frozenset()
