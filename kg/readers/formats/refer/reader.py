"""The reader of Refer files."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Document, Finding, PublicationType, Severity, Title, replace
from kg.readers.formats.refer.entry import Entry
from kg.readers.formats.refer.identifiers import read_identifiers
from kg.readers.formats.refer.people import read_people
from kg.readers.formats.refer.publication import read_container, read_dates, read_place
from kg.readers.formats.refer.records import TYPE, refer_records, split_field
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import lines_of, survey
from kg.readers.parts.markup import without_markup
from kg.readers.parts.printed_abstract import printed_abstract
from kg.readers.parts.publication_types import is_printed_type
from kg.readers.parts.titles import make_title
from kg.readers.reader import Sample
from kg.readers.records.export_fields import add_keywords, add_languages
from kg.readers.records.record_source import RecordSource
from kg.readers.records.tagged import TaggedRecord, too_large
from kg.readers.records.unread import Unread

_TYPED = re.compile(r"^[\ufeff \t]*%0[ \t]+[A-Z][A-Za-z ,]{2,40}\s*$", re.MULTILINE)
_NEXT = re.compile(r"^[ \t]*%[A-Z@][ \t]", re.MULTILINE)
_FEWEST: Final = 3
_STATEMENTS: Final = {
    "%(": "original-publication", "%)": "reprint-edition", "%*": "reviewed-item",
    "%6": "number-of-volumes", "%^": "caption",
}  # fmt: skip
_ADMINISTRATION: Final = {
    "%0": "reference-type", "%~": "database", "%W": "database-provider", "%F": "label",
    "%L": "call-number", "%<": "research-notes", "%O": "alternate-title", "%1": "custom-1",
    "%3": "custom-3", "%4": "custom-4", "%#": "custom-5", "%=": "custom-8", "%]": "custom-7",
    "%I": "publisher",
}  # fmt: skip


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
                _outside(record, unread)
                continue
            yield _read(record, source, unread)
            if record.too_large:
                yield too_large(file.name, record)
        yield from unread.findings()


def _outside(record: TaggedRecord, unread: Unread) -> None:
    for line in record.strays:
        unread.note(
            "line-not-understood", "outside", "this line stands outside every record",
            severity=Severity.INFO, line=line.number, quote=line.text,
        )  # fmt: skip


def _read(record: TaggedRecord, source: RecordSource, unread: Unread) -> Document:
    entry = Entry(record, unread)
    for item in entry.take("%G"):
        add_languages(item, entry.draft)
    _read_titles(entry)
    others = read_people(entry)
    read_dates(entry)
    read_identifiers(entry)
    read_place(entry)
    read_container(entry, others)
    for item in entry.take("%X"):
        entry.draft.sections.extend(printed_abstract(item.text, item.line))
    for item in entry.take("%K"):
        add_keywords(item, entry.draft)
    _read_types(entry)
    for tag, kind in _ADMINISTRATION.items():
        for item in entry.take(tag):
            entry.draft.administer(kind, item.text, item.line)
    for tag, kind in _STATEMENTS.items():
        for item in entry.take(tag):
            entry.draft.state(kind, item.text, item.line)
    entry.report_rest()
    return entry.draft.document(source.of(record.number, record.start, record.end))


def _read_titles(entry: Entry) -> None:
    draft = entry.draft
    item = entry.one("%T")
    if item:
        draft.title, draft.translated_title = make_title(without_markup(item.text))
        draft.title_line = item.line
        if draft.title and len(draft.languages) == 1:
            draft.title = replace(draft.title, language=draft.languages[0])
    translated = entry.one("%Q")
    if translated and draft.translated_title is None:
        draft.translated_title = Title(translated.text.removesuffix("."), None, translated=True)
    elif translated:
        draft.state("translated-title", translated.text, translated.line)
    short = entry.one("%!")
    if short and item and short.text.rstrip(".") != item.text.rstrip("."):
        draft.state("short-title", short.text, short.line)


def _read_types(entry: Entry) -> None:
    for item in entry.take("%9"):
        for offset, text in enumerate(item.lines):
            if is_printed_type(text):
                entry.draft.publication_types.append(PublicationType(text))
            else:
                entry.draft.state("type-of-work", text, item.line + offset)
