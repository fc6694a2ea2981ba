"""The reader of RIS files."""

import re
from collections.abc import Iterator

from kg.model import Document, Finding, PublicationType
from kg.readers.formats.ris.dates import read_dates
from kg.readers.formats.ris.entry import Entry
from kg.readers.formats.ris.identifiers import read_identifiers, read_notes
from kg.readers.formats.ris.people import read_people
from kg.readers.formats.ris.publication import read_container, read_place
from kg.readers.formats.ris.records import is_field, ris_records
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import doubts, lines_of, survey
from kg.readers.parts.printed_abstract import printed_abstract
from kg.readers.parts.publication_types import is_printed_type
from kg.readers.reader import Sample
from kg.readers.records.export_fields import add_keywords, add_languages, add_titles
from kg.readers.records.record_source import RecordSource
from kg.readers.records.strays import note_stray
from kg.readers.records.tagged import Field, TaggedRecord, cut_off, too_large
from kg.readers.records.unread import Unread

_TYPE = re.compile(r"^[\ufeff ]*TY {0,2}- *[A-Z]{3,8}\s*$", re.MULTILINE)
_FIELD = re.compile(r"^(?:AU|A1|TI|T1|PY|Y1|ER|JO|JF|T2) {0,2}-", re.MULTILINE)
_STATEMENTS = {
    "AV": "availability", "OP": "original-publication", "RI": "reviewed-item", "SE": "section",
    "NV": "number-of-volumes", "CA": "caption",
    "FU": "funding", "FX": "funding",  # Web of Science's
}  # fmt: skip
_ADMINISTRATION = {
    "TY": "reference-type", "DB": "database", "DP": "database-provider", "ID": "reference-id",
    "CN": "call-number", "RP": "reprint-status", "LB": "label",
    **{f"C{n}": f"custom-{n}" for n in range(1, 9)},
    **{f"U{n}": f"user-{n}" for n in range(1, 6)},
}  # fmt: skip


class RisReader:
    """Reads RIS."""

    name = "ris"
    description = "RIS, the export of reference managers and databases (.ris, .txt)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: a TY line and another field make RIS."""
        found = _TYPE.search(sample.text)
        if found is None or not _FIELD.search(sample.text, found.end()):
            return 0.0
        return 1.0 if not sample.text[: found.start()].strip("\ufeff \t\r\n0123456789.") else 0.8

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        unread = Unread(file.name)
        source = RecordSource(file, found.sha256, self.name)
        last: TaggedRecord | None = None
        for record in ris_records(lines_of(file, found)):
            if not record.parts:
                _outside(record, unread)
                continue
            if last and not last.closed:
                _not_closed(last, unread)
            last = record
            yield _read(record, source, unread)
            if record.too_large:
                yield too_large(file.name, record)
        if last and not (last.closed or last.too_large):
            yield cut_off(file.name, last, "it has no ER line, which ends a record")
        yield from doubts(file, found)
        yield from unread.findings()


def _outside(record: TaggedRecord, unread: Unread) -> None:
    for line in record.strays:
        if is_field(line.text):
            unread.note(
                "line-not-understood", "field-outside",
                "this field stands outside every record: its TY line is missing or damaged",
                line=line.number, quote=line.text, remedy="export the file again",
            )  # fmt: skip
            continue
        note_stray(line, unread)


def _not_closed(record: TaggedRecord, unread: Unread) -> None:
    unread.note(
        "record-not-closed", "ER", "this record has no ER line; it was ended where the next begins",
        record=record.number, line=record.line,
    )  # fmt: skip


def _read(record: TaggedRecord, source: RecordSource, unread: Unread) -> Document:
    entry = Entry(record, unread)
    for item in entry.take("LA"):
        add_languages(item, entry.draft)
    add_titles(_title(entry), entry.one("TT"), entry.one("ST"), entry.draft)
    others = read_people(entry)
    read_dates(entry)
    read_identifiers(entry)
    read_notes(entry)
    read_place(entry)
    read_container(entry, others)
    _read_abstract(entry)
    for item in entry.take("KW"):
        add_keywords(item, entry.draft)
    _read_types(entry)
    entry.keep(_STATEMENTS, _ADMINISTRATION)
    entry.report_rest()
    return entry.draft.document(source.of(record.number, record.start, record.end))


def _title(entry: Entry) -> Field | None:
    return entry.one("TI", "T1") or (entry.one("CT") or entry.one("BT") if entry.is_book else None)


def _read_abstract(entry: Entry) -> None:
    """Read the abstract; where ``AB`` holds it, ``N2`` is a note."""
    has_abstract = entry.has("AB")
    for item in entry.take("AB"):
        entry.draft.sections.extend(printed_abstract(item.text, item.line))
    for item in entry.take("N2"):
        if has_abstract:
            entry.draft.state("note", item.text, item.line)
        else:
            entry.draft.sections.extend(printed_abstract(item.text, item.line))


def _read_types(entry: Entry) -> None:
    for item in entry.take("M3"):
        if is_printed_type(item.text):
            entry.draft.publication_types.append(PublicationType(item.text))
        else:
            entry.draft.state("type-of-work", item.text, item.line)
