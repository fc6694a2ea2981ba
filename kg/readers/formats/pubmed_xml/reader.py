"""The reader of PubMed's XML."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from kg.model import Deletion, Document, Readings, Source
from kg.readers.formats.pubmed_xml.record import read_record
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.xml.element import Element
from kg.readers.xml.frame import PROLOGUE
from kg.readers.xml.namespaced_file import NamespacedFile
from kg.readers.xml.record_file import HEAD, XmlFormat
from kg.readers.xml.shape import Shape
from kg.readers.xml.transcoding import Readable
from kg.readers.xml.window import LARGEST

NAME: Final = "pubmed-xml"
RECORDS: Final = (
    "PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument", "DeleteCitation",
    "DeleteDocument",
)  # fmt: skip
SETS: Final = ("PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet")
SHAPE: Final = Shape(
    RECORDS,
    SETS,
    inside=MappingProxyType(
        {"PubmedArticle": "MedlineCitation", "PubmedBookArticle": "BookDocument"}
    ),
    alike=True,
)
_SURE = re.compile(rf"<(?:[A-Za-z_][\w.-]*:)?(?:{'|'.join((*RECORDS, *SETS))})(?=[\s/>])")
_PROLOGUE = re.compile(PROLOGUE, re.DOTALL)


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
    head = stream.read(HEAD)
    yield from _File(head, name, sha256, member).read(stream, largest)


class _File(NamespacedFile):
    """One file while it is read."""

    form = XmlFormat(NAME, SHAPE, "record", "no PMID, no title and no abstract")

    def documents(self, element: Element, source: Source) -> Iterator[Document | Deletion]:
        """Yield what a record says."""
        return read_record(element, source, self.account)
