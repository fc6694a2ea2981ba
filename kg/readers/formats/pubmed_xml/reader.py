"""The reader of PubMed's XML."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from kg.model import Document, Finding, Readings, Severity, Source
from kg.readers.formats.pubmed_xml.record import read_record
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.xml.account import Account
from kg.readers.xml.frame import Encoding, encoding_of, local_name, wrapping
from kg.readers.xml.pieces import RECORDS, SETS, Kind, Piece, pieces
from kg.readers.xml.transcoding import Readable, whole
from kg.readers.xml.tree import NotWellFormed, Parser
from kg.readers.xml.window import LARGEST, Window

NAME: Final = "pubmed-xml"
_HEAD: Final = 1024
_SURE = re.compile(rf"<(?:[A-Za-z_][\w.-]*:)?(?:{'|'.join((*RECORDS, *SETS))})(?=[\s/>])")
_PROLOGUE = re.compile(
    r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL
)


class PubMedXmlReader:
    """Reads PubMed's XML: efetch answers, baseline and update files."""

    name = NAME
    description = "PubMed and MEDLINE XML: efetch answers, baseline and update files"

    def confidence(self, sample: Sample) -> float:
        """Return 1 where the root is one of NLM's sets or records, else 0."""
        start = _PROLOGUE.match(sample.text)
        found = _SURE.match(sample.text, start.end() if start else 0)
        return 1.0 if found else 0.0

    def read(self, file: InputFile) -> Readings:
        """Yield the documents of a file, its deletions, and findings; raises `OSError`."""
        with file.open() as stream:
            yield from read_stream(stream, file.name, file.sha256)


def read_stream(
    stream: Readable, name: str, sha256: str, member: str | None = None, largest: int = LARGEST
) -> Readings:
    """Yield what stands in a stream of decompressed bytes, in constant memory.

    ``name``, ``sha256`` and ``member`` go into each `Source`; a record of more than ``largest``
    bytes is a finding. Raises `OSError` from reading the stream.
    """
    head = stream.read(_HEAD)
    encoding = encoding_of(head)
    yield from _File(name, sha256, member, encoding).read(stream, head, largest)


class _File:
    """One file while it is read."""

    def __init__(self, name: str, sha256: str, member: str | None, encoding: Encoding) -> None:
        self._name = name
        self._sha256 = sha256
        self._member = member
        self._encoding = encoding
        self._account = Account(name)
        self._parser = Parser(encoding.name if encoding.by_bytes else "utf-8")
        self._number = 0
        self._open: list[str] = []

    def read(self, stream: Readable, head: bytes, largest: int) -> Readings:
        """Yield everything, and at the end what was not read."""
        if self._encoding.unknown:
            yield self._finding(
                "encoding-unknown", Severity.WARNING,
                "this file cannot be in the encoding that it declares, "
                f"{self._encoding.unknown!r}; UTF-8 was tried",
                None, "correct the XML declaration",
            )  # fmt: skip
        mark = self._encoding.mark if self._encoding.by_bytes else 0  # else it is gone already
        window = Window(whole(stream, head, self._encoding), largest, mark)
        for piece in pieces(window):
            if piece.kind is Kind.RECORD:
                yield from self._record(piece)
            else:
                yield from self._other(piece)
        yield from self._ending()
        yield from self._account.findings()

    def _record(self, piece: Piece) -> Readings:
        self._number += 1
        self._account.record, self._account.line = self._number, piece.line
        try:
            tree = self._parser.parse(piece.data)
        except NotWellFormed as problem:
            yield self._finding(
                "record-not-well-formed", Severity.ERROR,
                f"this record{self._place(piece)} is no well-formed XML, and was left out: "
                f"{problem.message}",
                piece, "fetch the record again",
                line=piece.line + problem.line - 1,
            )  # fmt: skip
            return
        if tree.guessed:
            self._account.doubt(
                "encoding-guessed",
                f"a record is not valid {self._encoding.name.upper()}; it was read as "
                f"{tree.guessed}",
                None,
                remedy="if letters look wrong, fetch the file again",
            )
        found = False
        for reading in read_record(tree.element, self._source(piece), self._account):
            if isinstance(reading, Document) and _is_empty(reading):
                continue
            found = True
            yield reading
        if not found:
            yield self._finding(
                "record-empty", Severity.WARNING,
                "this record holds no PMID, no title and no abstract, and was left out",
                piece, "fetch the record again",
            )  # fmt: skip

    def _source(self, piece: Piece) -> Source:
        digest = hashlib.sha256(piece.data).hexdigest()
        exact = self._encoding.by_bytes
        return Source(
            self._name, self._sha256, digest, NAME, self._number, self._member,
            piece.start if exact else None, piece.end if exact else None,
        )  # fmt: skip

    def _other(self, piece: Piece) -> Iterator[Finding]:
        if piece.kind is Kind.TAG:
            self._tag(piece)
        elif piece.kind is Kind.DOCTYPE and b"[" in piece.data:
            yield self._finding(
                "entities-not-read", Severity.WARNING,
                "this file declares entities of its own; they are not used, for they can be "
                "made to harm the reader",
                piece, "replace them by the characters that they stand for",
            )  # fmt: skip
        elif piece.kind is Kind.TEXT:
            self._account.record, self._account.line = None, piece.line
            self._account.doubt(
                "text-not-read",
                "text between the records was not read",
                piece.data[:200].decode("utf-8", "replace"),
            )
        elif piece.kind in _LOST:
            yield from self._lost(piece)

    def _lost(self, piece: Piece) -> Iterator[Finding]:
        code, message, remedy = _LOST[piece.kind]
        if piece.kind is not Kind.NOT_CLOSED:
            self._number += 1
        yield self._finding(code, Severity.ERROR, f"{message}{self._place(piece)}", piece, remedy)

    def _place(self, piece: Piece) -> str:
        """Return where a piece stands, if its bytes are the file's own."""
        exact = self._encoding.by_bytes
        return f" (bytes {piece.start:,} to {piece.end:,})" if exact else ""

    def _tag(self, piece: Piece) -> None:
        name = local_name(piece.data)
        if name in SETS and not piece.data.endswith(b"/>"):
            if piece.data.startswith(b"</"):
                self._open = [other for other in self._open if other != name]
                self._parser.before, self._parser.after = b"", b""
            else:
                self._open.append(name)
                self._parser.before, self._parser.after = wrapping(piece.data)
        elif name not in SETS:
            self._account.record, self._account.line = None, piece.line
            self._account.doubt(
                "element-not-read",
                f"the tag {name} between the records is not known, and was passed over",
                piece.data[:200].decode("utf-8", "replace"),
            )

    def _ending(self) -> Iterator[Finding]:
        if self._open:
            yield self._finding(
                "file-cut-off", Severity.WARNING,
                f"the end of {self._open[-1]} is missing: the file may have held more records",
                None, "fetch the file again",
            )  # fmt: skip
        elif self._number == 0:
            yield self._finding(
                "no-records", Severity.INFO, "there are no records in this file", None,
                "if there should be some, fetch the file again",
            )  # fmt: skip

    def _finding(
        self,
        code: str,
        severity: Severity,
        message: str,
        piece: Piece | None,
        remedy: str,
        *,
        line: int | None = None,
    ) -> Finding:
        if piece is None:
            return Finding(code, severity, self._name, message, remedy=remedy)
        return Finding(
            code, severity, self._name, message,
            record=self._number if piece.name else None,
            line=line or piece.line,
            quote=piece.data[:200].decode("utf-8", "replace"),
            remedy=remedy,
        )  # fmt: skip


_LOST: Final = {
    Kind.CUT_OFF: (
        "record-cut-off",
        "this record has no end, and was left out",
        "fetch the file again: it is incomplete",
    ),
    Kind.TOO_LARGE: (
        "record-too-large",
        "this record is larger than any real one, and was left out",
        "check where the file comes from",
    ),
    Kind.NOT_CLOSED: (
        "markup-not-closed",
        "this comment, instruction or tag has no end; nothing behind it was read",
        "fetch the file again: it is incomplete",
    ),
}


def _is_empty(document: Document) -> bool:
    return not (document.identifiers or document.sections)
