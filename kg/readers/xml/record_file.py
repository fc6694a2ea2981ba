"""A file of XML records while it is read: what the formats that are streams of them share.

Laws
    1. The records come one by one, and memory holds one of them.
    2. A record that cannot be read is a finding with its number, its line and its bytes; its
       neighbours are read.
    3. What stands between the records is the format's own, or is counted.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.model import Deletion, Document, Finding, Readings, Severity, Source
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.frame import encoding_of, local_name
from kg.readers.xml.pieces import Kind, Piece, pieces
from kg.readers.xml.shape import Shape
from kg.readers.xml.transcoding import Readable, whole
from kg.readers.xml.tree import NotWellFormed, Tree
from kg.readers.xml.window import Window

HEAD: Final = 1024
"""Bytes that the encoding is told by."""
_QUOTE: Final = 200


@dataclass(frozen=True, slots=True)
class XmlFormat:
    """What a format says of its files.

    ``record`` is what its records are called, in running text, and ``content`` what one has to
    hold, of all that it may, to be worth a document. ``again`` is what people do to have a file
    once more.
    """

    name: str
    shape: Shape
    record: str
    content: str
    again: str = "fetch"


class RecordFile(ABC):
    """One file while it is read; ``open`` are the elements around the place that is read."""

    form: XmlFormat

    def __init__(self, head: bytes, name: str, sha256: str, member: str | None = None) -> None:
        self.account = Account(name)
        self.encoding = encoding_of(head)
        self.open: list[str] = []
        self._head = head
        self._file = (name, sha256, member)
        self._number = 0

    @abstractmethod
    def parse(self, data: bytes) -> Tree:
        """Return the tree of a record; raises `kg.readers.xml.tree.NotWellFormed`."""

    @abstractmethod
    def documents(self, element: Element, source: Source) -> Iterator[Document | Deletion]:
        """Yield what a record says; what no rule reads goes to the account."""

    @abstractmethod
    def tag(self, piece: Piece, name: str) -> Iterator[Finding]:
        """Take a tag between the records, and yield what it says of the file."""

    def text(self, piece: Piece) -> Iterator[Finding]:
        """Take a text between the records, and yield what it says of the file."""
        self._between(piece, "text-not-read", f"text between the {self.form.record}s was not read")
        yield from ()

    def read(self, stream: Readable, largest: int) -> Readings:
        """Yield everything that stands behind the head too, and at the end what was not read."""
        if self.encoding.unknown:
            yield self.finding(
                "encoding-unknown", Severity.WARNING,
                "this file cannot be in the encoding that it declares, "
                f"{self.encoding.unknown!r}; UTF-8 was tried",
                None, "correct the XML declaration",
            )  # fmt: skip
        mark = self.encoding.mark if self.encoding.by_bytes else 0  # else it is gone already
        window = Window(whole(stream, self._head, self.encoding), largest, mark)
        for piece in pieces(window, self.form.shape):
            if piece.kind is Kind.RECORD:
                yield from self._record(piece)
            else:
                yield from self._other(piece)
        yield from self._ending()
        yield from self.account.findings()

    def finding(
        self,
        code: str,
        severity: Severity,
        message: str,
        piece: Piece | None,
        remedy: str,
        *,
        line: int | None = None,
    ) -> Finding:
        """Return a finding of this file, at a piece of it if there is one."""
        if piece is None:
            return Finding(code, severity, self._file[0], message, remedy=remedy)
        return Finding(
            code, severity, self._file[0], message,
            record=self._number if piece.name else None,
            line=line or piece.line,
            quote=_quote(piece),
            remedy=remedy,
        )  # fmt: skip

    def unknown_tag(self, piece: Piece, name: str) -> None:
        """Count a tag between the records that the format does not know."""
        self._between(
            piece, "element-not-read",
            f"the tag {name} between the {self.form.record}s is not known, and was passed over",
        )  # fmt: skip

    def _between(self, piece: Piece, code: str, message: str) -> None:
        self.account.record, self.account.line = None, piece.line
        self.account.doubt(code, message, _quote(piece))

    def _record(self, piece: Piece) -> Readings:
        self._number += 1
        self.account.record, self.account.line = self._number, piece.line
        try:
            tree = self.parse(piece.data)
        except NotWellFormed as problem:
            yield self.finding(
                "record-not-well-formed", Severity.ERROR,
                f"this {self.form.record}{self._place(piece)} is no well-formed XML, and was left "
                f"out: {problem.message}",
                piece, f"{self.form.again} the {self.form.record} again",
                line=piece.line + problem.line - 1,
            )  # fmt: skip
            return
        if tree.guessed:
            self.account.doubt(
                "encoding-guessed",
                f"{_a(self.form.record)} is not valid {self.encoding.name.upper()}; it was read "
                f"as {tree.guessed}",
                None,
                remedy=f"if letters look wrong, {self.form.again} the file again",
            )
        if tree.mended:
            self.account.doubt(
                "bytes-invalid",
                "control characters, which XML does not allow, were read as U+FFFD",
                None,
                remedy=f"{self.form.again} the file again, if what they stand for matters",
            )
        found = False
        for reading in self.documents(tree.element, self._source(piece)):
            if isinstance(reading, Document) and _is_empty(reading):
                continue
            found = True
            yield reading
        if not found:
            yield self.finding(
                "record-empty", Severity.WARNING,
                f"this {self.form.record} holds {self.form.content}, and was left out",
                piece, f"{self.form.again} the {self.form.record} again",
            )  # fmt: skip

    def _source(self, piece: Piece) -> Source:
        name, sha256, member = self._file
        digest = hashlib.sha256(piece.data).hexdigest()
        exact = self.encoding.by_bytes
        return Source(
            name, sha256, digest, self.form.name, self._number, member,
            piece.start if exact else None, piece.end if exact else None,
        )  # fmt: skip

    def _other(self, piece: Piece) -> Iterator[Finding]:
        if piece.kind is Kind.TAG:
            yield from self.tag(piece, local_name(piece.data))
        elif piece.kind is Kind.DOCTYPE and b"[" in piece.data:
            yield self.finding(
                "entities-not-read", Severity.WARNING,
                "this file declares entities of its own; they are not used, for they can be "
                "made to harm the reader",
                piece, "replace them by the characters that they stand for",
            )  # fmt: skip
        elif piece.kind is Kind.TEXT:
            yield from self.text(piece)
        elif piece.kind in _LOST:
            yield self._lost(piece)

    def _lost(self, piece: Piece) -> Finding:
        code, message, remedy = _LOST[piece.kind]
        if piece.kind is not Kind.NOT_CLOSED:
            self._number += 1
        message = f"{message.format(self.form.record)}{self._place(piece)}"
        remedy = remedy.format(self.form.again)
        return self.finding(code, Severity.ERROR, message, piece, remedy)

    def _place(self, piece: Piece) -> str:
        """Return where a piece stands, if its bytes are the file's own."""
        exact = self.encoding.by_bytes
        return f" (bytes {piece.start:,} to {piece.end:,})" if exact else ""

    def _ending(self) -> Iterator[Finding]:
        if self.open:
            yield self.finding(
                "file-cut-off", Severity.WARNING,
                f"the end of {self.open[0]} is missing: the file may have held more "
                f"{self.form.record}s",
                None, f"{self.form.again} the file again",
            )  # fmt: skip
        elif self._number == 0:
            yield self.finding(
                "no-records", Severity.INFO, f"there are no {self.form.record}s in this file", None,
                f"if there should be some, {self.form.again} the file again",
            )  # fmt: skip


_LOST: Final = {
    Kind.CUT_OFF: (
        "record-cut-off",
        "this {} has no end, and was left out",
        "{} the file again: it is incomplete",
    ),
    Kind.TOO_LARGE: (
        "record-too-large",
        "this {} is larger than any real one, and was left out",
        "check where the file comes from",
    ),
    Kind.NOT_CLOSED: (
        "markup-not-closed",
        "this comment, instruction or tag has no end; nothing behind it was read",
        "{} the file again: it is incomplete",
    ),
}


def _is_empty(document: Document) -> bool:
    return not (document.identifiers or document.sections)


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _quote(piece: Piece) -> str:
    return piece.data[:_QUOTE].decode("utf-8", "replace")
