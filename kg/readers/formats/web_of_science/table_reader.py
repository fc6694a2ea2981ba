"""The reader of Web of Science's tables."""

from collections.abc import Iterator
from typing import Final

from kg.model import Document, Finding
from kg.readers.formats.web_of_science.entry import Entry
from kg.readers.formats.web_of_science.record import read_record
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import survey
from kg.readers.reader import Sample
from kg.readers.records.record_source import RecordSource
from kg.readers.records.table import TableFormat, sign_of, table_records
from kg.readers.records.unread import Unread

FORM: Final = TableFormat("web-of-science-table", frozenset({"PT", "AU", "TI", "SO"}))


class _TableEntry(Entry):
    table = True
    part = "column"
    unknown = "column-not-read"


class WebOfScienceTableReader:
    """Reads Web of Science's tab-delimited tables."""

    name = FORM.name
    description = "Web of Science's table, tab-delimited (.txt, .tsv)"

    def confidence(self, sample: Sample) -> float:
        """Return 1 where the first row names Web of Science's tags, else 0."""
        return 1.0 if sign_of(sample.text, FORM) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        unread = Unread(file.name)
        source = RecordSource(file, found.sha256, self.name)
        for record in table_records(file, found, FORM, unread):
            if isinstance(record, Finding):
                yield record
                continue
            place = source.of(record.number, record.start, record.end)
            yield read_record(_TableEntry(record, unread), place)
        yield from unread.findings()
