"""What the readers of tables share: how they know a file, and how they go through its rows."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from kg.model import Document, Finding, Source
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import survey
from kg.readers.reader import Sample
from kg.readers.records.record_source import RecordSource
from kg.readers.records.table import TableFormat, sign_of, table_records
from kg.readers.records.tagged import TaggedRecord
from kg.readers.records.unread import Unread


class TableReader(ABC):
    """Reads the tables of one format; ``form`` says which columns it is known by."""

    form: ClassVar[TableFormat]
    name: str
    description: str

    def confidence(self, sample: Sample) -> float:
        """Return 1 where the first row names the format's columns, else 0."""
        return 1.0 if sign_of(sample.text, self.form) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        unread = Unread(file.name)
        source = RecordSource(file, found.sha256, self.name)
        for record in table_records(file, found, self.form, unread):
            if isinstance(record, Finding):
                yield record
                continue
            place = source.of(record.number, record.start, record.end)
            yield self.document(record, place, unread)
        yield from unread.findings()
        yield from self.lacks(file)

    @abstractmethod
    def document(self, record: TaggedRecord, source: Source, unread: Unread) -> Document:
        """Return the document of one row; what no rule reads is noted in ``unread``."""

    def lacks(self, file: InputFile) -> Iterator[Finding]:  # noqa: ARG002 - for formats that do
        """Yield what the format has no column for, where people would miss it."""
        yield from ()
