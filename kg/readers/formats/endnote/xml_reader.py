"""The reader of EndNote's XML."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Deletion, Document, Readings, Source
from kg.readers.formats.endnote.entry import Entry
from kg.readers.formats.endnote.record import read_record
from kg.readers.formats.endnote.xml_fields import name_of, record_of
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.xml.element import Element
from kg.readers.xml.frame import PROLOGUE
from kg.readers.xml.namespaced_file import NamespacedFile
from kg.readers.xml.record_file import HEAD, XmlFormat
from kg.readers.xml.shape import Shape
from kg.readers.xml.window import LARGEST

NAME: Final = "endnote-xml"
SETS: Final = ("xml", "records")
SHAPE: Final = Shape(("record",), SETS, alike=True)
_PREFIX: Final = r"(?:[A-Za-z_][\w.-]*:)?"
_PROLOGUE = re.compile(PROLOGUE, re.DOTALL)
_SURE = re.compile(rf"<{_PREFIX}xml(?:\s[^<>]*)?>\s*<{_PREFIX}records(?=[\s/>])")
_OPENS = re.compile(rf"<{_PREFIX}(?:xml|records|record)(?=[\s>])")
_FIELD = re.compile(rf"<{_PREFIX}(?:ref-type|rec-number|source-app)(?=[\s>])")
_NEAR: Final = 5_000
"""Characters within which a record says what it is."""


class _XmlEntry(Entry):
    form = "EndNote's XML"
    unknown = "element-not-read"
    part = "element"

    def shown(self, tag: str) -> str:
        """Return the name of a field's element."""
        return name_of(tag)


class EndNoteXmlReader:
    """Reads EndNote's XML."""

    name = NAME
    description = "EndNote's XML, also of Zotero, Mendeley and other reference managers (.xml)"

    def confidence(self, sample: Sample) -> float:
        """Return 1 where the root holds ``records``, 0.9 where it looks like a part of them."""
        start = _PROLOGUE.match(sample.text)
        place = start.end() if start else 0
        if _SURE.match(sample.text, place):
            return 1.0
        opens = _OPENS.match(sample.text, place)
        return 0.9 if opens and _FIELD.search(sample.text, place, place + _NEAR) else 0.0

    def read(self, file: InputFile) -> Readings:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        with file.open() as stream:
            head = stream.read(HEAD)
            yield from _File(head, file.name, file.sha256, file.member).read(stream, LARGEST)


class _File(NamespacedFile):
    """One file while it is read."""

    form = XmlFormat(NAME, SHAPE, "record", "no title, no abstract and no identifier", "export")

    def documents(self, element: Element, source: Source) -> Iterator[Document | Deletion]:
        """Yield what a record says."""
        record = record_of(element, source.number, self.account.line or 1, self.account)
        yield read_record(_XmlEntry(record, self.account.unread), source)
