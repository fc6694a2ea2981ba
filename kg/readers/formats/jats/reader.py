"""The reader of JATS."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from kg.model import Finding, Readings, Severity, Source
from kg.readers.formats.jats.article import read_article
from kg.readers.formats.jats.parsing import ArticleParser
from kg.readers.formats.jats.pieces import HARVEST, SETS, pieces
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.xml.account import Account
from kg.readers.xml.frame import Encoding, encoding_of, local_name
from kg.readers.xml.pieces import Kind, Piece
from kg.readers.xml.transcoding import Readable, whole
from kg.readers.xml.tree import NotWellFormed
from kg.readers.xml.window import Window

NAME: Final = "jats"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of one article; the largest, with tables of whole genomes, have some ten million."""

_HEAD: Final = 1024
_QUOTE: Final = 200
_ROOT = re.compile(
    r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*"
    r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z][\w-]*)",
    re.DOTALL,
)
_ARTICLE = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?article(?=[\s/>])")
_MARKS = re.compile(
    r"//NLM//DTD|jats\.nlm\.nih\.gov|dtd\.nlm\.nih\.gov|\barticle-type\s*=|<(?:\w+:)?(?:front|article-meta"
    r"|journal-meta|front-stub)[\s/>]"
)
_HARVEST_WORDS: Final = frozenset(
    {"responseDate", "request", "header", "identifier", "datestamp", "setSpec", "about", "error",
     "resumptionToken"}
)  # fmt: skip


class JatsReader:
    """Reads JATS and its forerunner, the NLM DTD: PubMed Central's and publishers' full texts."""

    name = NAME
    description = "JATS and NLM DTD full texts: articles, article sets, OAI-PMH answers"

    def confidence(self, sample: Sample) -> float:
        """Return 1 where the root holds articles with JATS's own marks, else 0."""
        root = _ROOT.match(sample.text)
        if root is None:
            return 0.0
        if root[1] == "pmc-articleset":
            return 1.0
        if root[1] not in {"article", *SETS, *HARVEST}:
            return 0.0
        return 1.0 if _ARTICLE.search(sample.text) and _MARKS.search(sample.text) else 0.0

    def read(self, file: InputFile) -> Readings:
        """Yield the documents of a file, and findings; raises `OSError`."""
        with file.open() as stream:
            yield from read_stream(stream, file.name, file.sha256)


def read_stream(
    stream: Readable, name: str, sha256: str, member: str | None = None, largest: int = LARGEST
) -> Readings:
    """Yield what stands in a stream of decompressed bytes; memory holds one article at a time.

    ``name``, ``sha256`` and ``member`` go into each `Source`; an article of more than ``largest``
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
        self._parser = ArticleParser(encoding.name if encoding.by_bytes else "utf-8")
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
        for piece in pieces(Window(whole(stream, head, self._encoding), largest, mark)):
            if piece.kind is Kind.RECORD:
                yield from self._article(piece)
            else:
                yield from self._other(piece)
        yield from self._ending()
        yield from self._account.findings()

    def _article(self, piece: Piece) -> Readings:
        self._number += 1
        self._account.record, self._account.line = self._number, piece.line
        try:
            tree, named = self._parser.parse(piece.data)
        except NotWellFormed as problem:
            yield self._finding(
                "record-not-well-formed", Severity.ERROR,
                f"this article is no well-formed XML, and was left out: {problem.message}",
                piece, "fetch the article again", line=piece.line + problem.line - 1,
            )  # fmt: skip
            return
        if tree.guessed:
            self._account.doubt(
                "encoding-guessed",
                f"an article is not valid {self._encoding.name.upper()}; it was read as "
                f"{tree.guessed}",
                None,
                remedy="if letters look wrong, fetch the file again",
            )
        if named:
            self._account.doubt(
                "entities-by-name",
                "characters that a DTD names were read by their names in HTML",
                None,
                Severity.INFO,
            )
        document = read_article(tree.element, self._source(piece), piece.line, self._account)
        if document.identifiers or document.sections:
            yield document
        else:
            yield self._finding(
                "record-empty", Severity.WARNING,
                "this article holds no identifier, no title and no text, and was left out",
                piece, "fetch the article again",
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
            yield from self._tag(piece)
        elif piece.kind is Kind.DOCTYPE and b"[" in piece.data:
            yield self._finding(
                "entities-not-read", Severity.WARNING,
                "this file declares entities of its own; they are not used, for they can be "
                "made to harm the reader",
                piece, "replace them by the characters that they stand for",
            )  # fmt: skip
        elif piece.kind is Kind.TEXT and not (set(self._open) & _HARVEST_WORDS):
            self._account.record, self._account.line = None, piece.line
            self._account.doubt(
                "text-not-read", "text between the articles was not read", _quote(piece)
            )
        elif piece.kind is Kind.TEXT:
            yield from self._harvest_text(piece)
        elif piece.kind in _LOST:
            yield from self._lost(piece)

    def _harvest_text(self, piece: Piece) -> Iterator[Finding]:
        """Report the two things that an OAI-PMH answer says of what is not in it."""
        if self._open[-1] == "resumptionToken":
            yield self._finding(
                "more-at-source", Severity.INFO,
                "this is one page of a longer answer: the source has more records",
                piece, "harvest the following pages too",
            )  # fmt: skip
        elif self._open[-1] == "error":
            yield self._finding(
                "harvest-error", Severity.WARNING, "the source answered with an error",
                piece, "correct the request, and harvest again",
            )  # fmt: skip

    def _tag(self, piece: Piece) -> Iterator[Finding]:
        name = local_name(piece.data)
        known = name in SETS or name in HARVEST or name in _HARVEST_WORDS
        if not known:
            self._account.record, self._account.line = None, piece.line
            self._account.doubt(
                "element-not-read",
                f"the tag {name} between the articles is not known, and was passed over",
                _quote(piece),
            )
        elif piece.data.startswith(b"</"):
            if name in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(name) :]
        elif not piece.data.endswith(b"/>"):
            self._open.append(name)
            self._parser.bind(piece.data)
        if name == "header" and b'status="deleted"' in piece.data:
            yield self._finding(
                "record-deleted", Severity.INFO, "the source says that it withdrew this record",
                piece, "remove the paper from the graph, if it is there",
            )  # fmt: skip

    def _lost(self, piece: Piece) -> Iterator[Finding]:
        code, message, remedy = _LOST[piece.kind]
        if piece.kind is not Kind.NOT_CLOSED:
            self._number += 1
        place = f"it begins at byte {piece.start:,} and breaks off at byte {piece.end:,}"
        yield self._finding(code, Severity.ERROR, f"{message}; {place}", piece, remedy)

    def _ending(self) -> Iterator[Finding]:
        if self._open:
            yield self._finding(
                "file-cut-off", Severity.WARNING,
                f"the end of {self._open[0]} is missing: the file may have held more articles",
                None, "fetch the file again",
            )  # fmt: skip
        elif self._number == 0:
            yield self._finding(
                "no-records", Severity.INFO, "there are no articles in this file", None,
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
            record=self._number or None,
            line=line or piece.line,
            quote=_quote(piece),
            remedy=remedy,
        )  # fmt: skip


_LOST: Final = {
    Kind.CUT_OFF: (
        "record-cut-off",
        "this article has no end, and was left out",
        "fetch the file again: it is incomplete",
    ),
    Kind.TOO_LARGE: (
        "record-too-large",
        "this article is larger than any real one, and was left out",
        "check where the file comes from",
    ),
    Kind.NOT_CLOSED: (
        "markup-not-closed",
        "this comment, instruction or tag has no end; nothing behind it was read",
        "fetch the file again: it is incomplete",
    ),
}


def _quote(piece: Piece) -> str:
    return piece.data[:_QUOTE].decode("utf-8", "replace")
