"""The reader of Scopus's tables."""

from typing import ClassVar, Final

from kg.model import Document, Source
from kg.readers.formats.scopus.entry import Entry
from kg.readers.formats.scopus.record import read_record
from kg.readers.records.table import TableFormat
from kg.readers.records.table_reader import TableReader
from kg.readers.records.tagged import TaggedRecord
from kg.readers.records.unread import Unread

FORM: Final = TableFormat(
    "scopus-csv",
    frozenset({"Title"}),
    frozenset({
        "Author full names", "Author(s) ID", "Source title", "Art. No.", "Page start", "Cited by",
        "Authors with affiliations", "Index Keywords", "Correspondence Address", "Funding Details",
        "Language of Original Document", "Abbreviated Source Title", "Publication Stage", "EID",
    }),
    fewest=2,
)  # fmt: skip


class ScopusReader(TableReader):
    """Reads Scopus's CSV."""

    form: ClassVar = FORM
    name = FORM.name
    description = "Scopus's table of documents (.csv)"

    def document(self, record: TaggedRecord, source: Source, unread: Unread) -> Document:
        """Return the document of one row."""
        return read_record(Entry(record, unread), source)
