"""The reader of JATS."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Document, Finding, Readings, Severity, Source
from kg.readers.formats.jats.article import read_article
from kg.readers.formats.jats.coverage import Element
from kg.readers.formats.jats.parsing import ArticleParser
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.xml.frame import PROLOGUE
from kg.readers.xml.pieces import Piece
from kg.readers.xml.record_file import HEAD, RecordFile, XmlFormat
from kg.readers.xml.shape import Shape
from kg.readers.xml.transcoding import Readable
from kg.readers.xml.tree import Tree

NAME: Final = "jats"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of one article; the largest, with tables of whole genomes, have some ten million."""

SETS: Final = ("pmc-articleset", "articles", "collection", "article-set", "ArticleSet")
"""Elements that hold articles and nothing else."""

HARVEST: Final = ("OAI-PMH", "ListRecords", "GetRecord", "record", "metadata")
"""Elements of OAI-PMH around an article (OAI-PMH 2.0, section 3.2)."""

_SHAPE: Final = Shape(("article",), around=(*SETS, *HARVEST))
_ROOT = re.compile(
    PROLOGUE + r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z][\w-]*)",
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
_KNOWN: Final = _HARVEST_WORDS.union(SETS, HARVEST)


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
    head = stream.read(HEAD)
    yield from _File(head, name, sha256, member).read(stream, largest)


class _File(RecordFile):
    """One file while it is read."""

    form = XmlFormat(NAME, _SHAPE, "article", "no identifier, no title and no text")

    def __init__(self, head: bytes, name: str, sha256: str, member: str | None = None) -> None:
        super().__init__(head, name, sha256, member)
        self._parser = ArticleParser(self.encoding.name if self.encoding.by_bytes else "utf-8")

    def parse(self, data: bytes) -> Tree:
        """Return the tree of an article."""
        tree, named = self._parser.parse(data)
        if named:
            self.account.doubt(
                "entities-by-name",
                "characters that a DTD names were read by their names in HTML",
                None,
                Severity.INFO,
            )
        return tree

    def documents(self, element: Element, source: Source) -> Iterator[Document]:
        """Yield what an article says."""
        yield read_article(element, source, self.account.line or 1, self.account)

    def text(self, piece: Piece) -> Iterator[Finding]:
        """Report the two things that an OAI-PMH answer says of what is not in it."""
        if not set(self.open) & _HARVEST_WORDS:
            yield from super().text(piece)
        elif self.open[-1] == "resumptionToken":
            yield self.finding(
                "more-at-source", Severity.INFO,
                "this is one page of a longer answer: the source has more records",
                piece, "harvest the following pages too",
            )  # fmt: skip
        elif self.open[-1] == "error":
            yield self.finding(
                "harvest-error", Severity.WARNING, "the source answered with an error",
                piece, "correct the request, and harvest again",
            )  # fmt: skip

    def tag(self, piece: Piece, name: str) -> Iterator[Finding]:
        """Take the prefixes that a tag binds, and report a record that was withdrawn."""
        if name not in _KNOWN:
            self.unknown_tag(piece, name)
        elif piece.data.startswith(b"</"):
            if name in self.open:
                del self.open[len(self.open) - 1 - self.open[::-1].index(name) :]
        elif not piece.data.endswith(b"/>"):
            self.open.append(name)
            self._parser.bind(piece.data)
        if name == "header" and b'status="deleted"' in piece.data:
            yield self.finding(
                "record-deleted", Severity.INFO, "the source says that it withdrew this record",
                piece, "remove the paper from the graph, if it is there",
            )  # fmt: skip
