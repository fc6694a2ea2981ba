"""The reader of Web of Science's tagged text."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Document, Finding
from kg.readers.formats.web_of_science.entry import Entry
from kg.readers.formats.web_of_science.record import read_record
from kg.readers.formats.web_of_science.records import tagged_records
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import doubts, lines_of, survey
from kg.readers.reader import Sample
from kg.readers.records.record_source import RecordSource
from kg.readers.records.strays import note_stray
from kg.readers.records.tagged import TaggedRecord, cut_off, too_large
from kg.readers.records.unread import Unread

NAME: Final = "web-of-science"
_RECORD: Final = r"PT [A-Z]\s*\n(?:A[UF]|B[AEF]|CA|GP|TI) "
_OPENS = re.compile(rf"[\s\ufeff]*(?:FN \S.*\n\s*VR \d|{_RECORD})")
_HOLDS = re.compile(rf"^{_RECORD}", re.MULTILINE)


class _TextEntry(Entry):
    table = False
    unknown = "tag-not-read"


class WebOfScienceReader:
    """Reads Web of Science's tagged text."""

    name = NAME
    description = "Web of Science's tagged text (.txt, .ciw, .isi)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: 1 where the file begins with ``FN`` and ``VR``, or a record."""
        if _OPENS.match(sample.text):
            return 1.0
        return 0.8 if _HOLDS.search(sample.text) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        unread = Unread(file.name)
        source = RecordSource(file, found.sha256, self.name)
        last: TaggedRecord | None = None
        for record in tagged_records(lines_of(file, found)):
            if not record.parts:
                for line in record.strays:
                    note_stray(line, unread)
                continue
            if last and not last.closed:
                unread.note(
                    "record-not-closed", "ER",
                    "this record has no ER line; it was ended where the next begins",
                    record=last.number, line=last.line,
                )  # fmt: skip
            last = record
            place = source.of(record.number, record.start, record.end)
            yield read_record(_TextEntry(record, unread), place)
            if record.too_large:
                yield too_large(file.name, record)
        if last and not (last.closed or last.too_large):
            yield cut_off(file.name, last, "it has no ER line, which ends a record")
        yield from doubts(file, found)
        yield from unread.findings()
