"""The reader of Web of Science's tables."""

from typing import ClassVar, Final

from kg.model import Document, Source
from kg.readers.formats.web_of_science.entry import Entry
from kg.readers.formats.web_of_science.record import read_record
from kg.readers.records.table import TableFormat
from kg.readers.records.table_reader import TableReader
from kg.readers.records.tagged import TaggedRecord
from kg.readers.records.unread import Unread

FORM: Final = TableFormat("web-of-science-table", frozenset({"PT", "AU", "TI", "SO"}))


class _TableEntry(Entry):
    table = True
    part = "column"
    unknown = "column-not-read"


class WebOfScienceTableReader(TableReader):
    """Reads Web of Science's tab-delimited tables."""

    form: ClassVar = FORM
    name = FORM.name
    description = "Web of Science's table, tab-delimited (.txt, .tsv)"

    def document(self, record: TaggedRecord, source: Source, unread: Unread) -> Document:
        """Return the document of one row."""
        return read_record(_TableEntry(record, unread), source)
