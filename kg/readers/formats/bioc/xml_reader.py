"""The reader of BioC XML."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from kg.model import Document, Finding, Severity
from kg.readers.formats.bioc.document import build_document
from kg.readers.formats.bioc.xml_parts import document_of
from kg.readers.formats.bioc.xml_pieces import LARGEST, XmlFrame, XmlPiece, xml_pieces
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import survey
from kg.readers.reader import Sample
from kg.readers.records.json_records import mapped
from kg.readers.records.record_source import RecordSource
from kg.readers.records.unread import Unread
from kg.readers.xml.account import Account
from kg.readers.xml.frame import encoding_of
from kg.readers.xml.tree import NotWellFormed, Parser

NAME: Final = "bioc-xml"
_PROLOGUE = re.compile(
    r"[\s\ufeff]*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s+)*+", re.DOTALL
)
_OPENS = re.compile(r"<collection(?:\s[^>]*)?>\s*(?:<source\b|<date\b|<key\b|<infon\b|<document\b)")
_BIOC = re.compile(r"<passage\b|BioC\.dtd|<document\b")
_SOURCE = re.compile(rb"<source>([^<]{1,400})</source>")
_DECLARES = re.compile(rb"<!DOCTYPE[^>\[]*\[")
_FAULTS: Final = {
    "cut-off": "has no end, and was left out",
    "too-large": f"has more than {LARGEST:,} bytes, and was left out",
    "not-closed": "is a comment or CDATA section without an end; nothing behind it was read",
}


class BioCXmlReader:
    """Reads BioC XML collections."""

    name = NAME
    description = "BioC XML collections: passages, annotations and relations (.xml)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: a collection of documents with passages."""
        start = _PROLOGUE.match(sample.text)
        opens = _OPENS.match(sample.text, start.end() if start else 0)
        return 1.0 if opens and _BIOC.search(sample.text) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        encoding = encoding_of(file.head(_HEAD))
        if not encoding.by_bytes:
            yield _error(
                file, "encoding-not-read", f"this BioC file is in {encoding.name.upper()}",
                "save it as UTF-8, as BioC's files are", None,
            )  # fmt: skip
            return
        yield from _File(file, found.sha256, encoding.name).read(found.mark)


class _File:
    """One file while it is read."""

    def __init__(self, file: InputFile, sha256: str, encoding: str) -> None:
        self._file = file
        self._unread = Unread(file.name)
        self._account = Account(file.name)
        self._source = RecordSource(file, sha256, NAME)
        self._parser = Parser(encoding)
        self._annotator: str | None = None
        self._number = 0
        self._line, self._place = 1, 0

    def read(self, skip: int) -> Iterator[Document | Finding]:
        """Yield everything, and at the end what was not read."""
        with mapped(self._file) as data:
            for piece in xml_pieces(data, skip):
                if isinstance(piece, XmlFrame):
                    yield from self._frame(piece)
                    continue
                self._line += data[self._place : piece.start].count(b"\n")
                self._place = piece.start
                yield from self._document(piece)
        yield from self._account.findings()
        yield from self._unread.findings()

    def _document(self, piece: XmlPiece) -> Iterator[Document | Finding]:
        self._number += 1
        if piece.fault:
            yield _error(
                self._file, f"record-{piece.fault}",
                f"what begins at byte {piece.start:,} {_FAULTS[piece.fault]}",
                "fetch the file again", self._number, self._line,
            )  # fmt: skip
            return
        try:
            tree = self._parser.parse(piece.content)
        except NotWellFormed as problem:
            yield _error(
                self._file, "record-not-well-formed",
                f"this document is no well-formed XML, and was left out: {problem.message}",
                "fetch the document again", self._number, self._line + problem.line - 1,
            )  # fmt: skip
            return
        self._account.record, self._account.line = self._number, self._line
        if tree.guessed:
            self._account.doubt(
                "encoding-guessed", f"a document was read as {tree.guessed}", None,
                remedy="if letters look wrong, fetch the file again",
            )  # fmt: skip
        if tree.mended:
            self._account.doubt(
                "bytes-invalid",
                "control characters, which XML does not allow, were read as U+FFFD", None,
                remedy="fetch the file again, if what they stand for matters",
            )  # fmt: skip
        parts = document_of(tree.element, self._account)
        source = self._source.of(self._number, piece.start, piece.end)
        yield build_document(parts, source, self._annotator, self._unread)

    def _frame(self, frame: XmlFrame) -> Iterator[Finding]:
        found = _SOURCE.search(frame.head)
        if found:
            self._annotator = unescape(found[1].decode("utf-8", "replace")).strip() or None
        if _DECLARES.search(frame.head):
            self._account.doubt(
                "entities-not-read",
                "this file declares entities of its own; they are not used, for they can be made "
                "to harm the reader",
                None, remedy="replace them by the characters that they stand for",
            )  # fmt: skip
        if frame.gap is not None:
            self._account.doubt(
                "text-not-read",
                f"what stands between documents, at byte {frame.gap:,}, was not read", None,
            )  # fmt: skip
        last = not frame.head or self._number == 0
        if frame.closed or not last:
            return
        if self._number:
            yield Finding(
                "file-cut-off", Severity.WARNING, self._file.name,
                "the end of the collection is missing: the file may have held more documents",
                remedy="fetch the file again",
            )  # fmt: skip


def _error(
    file: InputFile, code: str, message: str, remedy: str, record: int | None,
    line: int | None = None,
) -> Finding:  # fmt: skip
    return Finding(
        code, Severity.ERROR, file.name, message, record=record, line=line, remedy=remedy
    )


_HEAD = 1024
