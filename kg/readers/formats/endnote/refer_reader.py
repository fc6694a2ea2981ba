"""The reader of Refer files."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Document, Finding
from kg.readers.formats.endnote.entry import Entry
from kg.readers.formats.endnote.record import read_record
from kg.readers.formats.endnote.refer_records import TYPE, refer_records, split_field
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import doubts, lines_of, survey
from kg.readers.reader import Sample
from kg.readers.records.record_source import RecordSource
from kg.readers.records.strays import note_stray
from kg.readers.records.tagged import too_large
from kg.readers.records.unread import Unread

_TYPED = re.compile(r"^[\ufeff \t]*%0[ \t]+[A-Z][A-Za-z ,]{2,40}\s*$", re.MULTILINE)
_NEXT = re.compile(r"^[ \t]*%[A-Z@][ \t]", re.MULTILINE)
_FEWEST: Final = 3


class _ReferEntry(Entry):
    form = "Refer"
    unknown = "tag-not-read"


class ReferReader:
    """Reads EndNote's Refer."""

    name = "refer"
    description = "EndNote's Refer export, also of Google Scholar and databases (.enw, .txt)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: a type and another field make Refer; without one, three fields."""
        found = _TYPED.search(sample.text)
        if found and _NEXT.search(sample.text, found.end()):
            return 0.8 if sample.text[: found.start()].strip() else 1.0
        lines = [line for line in sample.text[:2_000].splitlines() if line.strip("\ufeff \t")]
        tags = [field[0] for line in lines[:_FEWEST] if (field := split_field(line))]
        named = {"%T", "%A", "%D", "%J", TYPE} & set(tags)
        return 0.8 if len(tags) == _FEWEST and len(named) >= _FEWEST - 1 else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        unread = Unread(file.name)
        source = RecordSource(file, found.sha256, self.name)
        for record in refer_records(lines_of(file, found)):
            if not record.parts:
                for line in record.strays:
                    note_stray(line, unread)
                continue
            place = source.of(record.number, record.start, record.end)
            yield read_record(_ReferEntry(record, unread), place)
            if record.too_large:
                yield too_large(file.name, record)
        yield from doubts(file, found)
        yield from unread.findings()
