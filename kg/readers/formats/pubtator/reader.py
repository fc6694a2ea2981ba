"""The reader of PubTator files."""

import re
from collections.abc import Iterator

from kg.model import Document, Finding, Severity
from kg.readers.formats.pubtator.entries import LARGEST, Entry, entries
from kg.readers.formats.pubtator.record import read_entry
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import doubts, lines_of, survey
from kg.readers.reader import Sample
from kg.readers.records.record_source import RecordSource
from kg.readers.records.unread import Unread

_OPENS = re.compile(r"[\s\ufeff]*(?P<id>[^|\s]{1,64})\|t\|[^\n]*(?:\n(?P=id)(?:\|a\||\t)|\s*\Z)")


class PubTatorReader:
    """Reads PubTator's text format, in which corpora and PubTator's own exports come."""

    name = "pubtator"
    description = "PubTator text: titles and abstracts with annotated mentions and relations"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: a title line, and a line of the same record behind it."""
        return 1.0 if _OPENS.match(sample.text) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        unread = Unread(file.name)
        source = RecordSource(file, found.sha256, self.name)
        for entry in entries(lines_of(file, found)):
            if entry.too_large:
                yield _error(
                    file, entry, "record-too-large",
                    f"this record has more than {LARGEST:,} characters or one endless line; what "
                    "is beyond was left out",
                )  # fmt: skip
            if entry.texts:
                place = source.of(entry.number, entry.start, entry.end)
                yield read_entry(entry, place, unread)
            elif not entry.too_large:
                yield _error(
                    file, entry, "record-without-text",
                    "these lines belong to no title or abstract, and were left out",
                )  # fmt: skip
        yield from doubts(file, found)
        yield from unread.findings()


def _error(file: InputFile, entry: Entry, code: str, message: str) -> Finding:
    return Finding(
        code, Severity.ERROR, file.name, message, entry.number, entry.line,
        remedy="check that the file is whole and what its format says; export it again",
    )  # fmt: skip
