"""One record of EndNote, as a document: in Refer's tags, and in XML's names where it has none."""

from typing import Final

from kg.model import Document, PublicationType, Source
from kg.readers.formats.endnote.entry import Entry
from kg.readers.formats.endnote.identifiers import read_identifiers
from kg.readers.formats.endnote.people import read_people
from kg.readers.formats.endnote.publication import read_container, read_dates, read_place
from kg.readers.parts.printed_abstract import printed_abstract
from kg.readers.parts.publication_types import is_printed_type
from kg.readers.records.export_fields import add_keywords, add_languages, add_titles

_STATEMENTS: Final = {
    "%(": "original-publication", "%)": "reprint-edition", "%*": "reviewed-item",
    "%6": "number-of-volumes", "%^": "caption", "availability": "availability",
    "copyright-dates": "copyright",
}  # fmt: skip
_ADMINISTRATION: Final = {
    "%0": "reference-type", "%~": "database", "%W": "database-provider", "%F": "label",
    "%L": "call-number", "%<": "research-notes", "%O": "alternate-title", "%1": "custom-1",
    "%3": "custom-3", "%4": "custom-4", "%#": "custom-5", "%=": "custom-8", "%]": "custom-7",
    "%I": "publisher", "auth-affiliation": "affiliation", "auth-affiliaton": "affiliation",
    "coden": "coden", "database": "library", "image": "image", "issue": "issue",
    "meeting-place": "event-place", "modified-date": "date-modified", "pack-method": "pack-method",
    "rec-number": "reference-id", "remote-source": "remote-source", "report-id": "report-number",
    "repro-ratio": "reproduction-ratio", "reprint-status": "reprint-status",
    "secondary-issue": "secondary-issue", "secondary-volume": "secondary-volume", "size": "size",
    "source-app": "source-application", "times-cited": "times-cited",
    "work-extent": "work-extent", "work-location": "work-location", "custom7": "custom-7",
    **{f"misc{number}": f"miscellaneous-{number}" for number in range(1, 4)},
    **{f"user{number}": f"user-{number}" for number in range(1, 31)},
}  # fmt: skip


def read_record(entry: Entry, source: Source) -> Document:
    """Return the document of one record; what no rule reads is reported."""
    for item in entry.take("%G"):
        add_languages(item, entry.draft)
    add_titles(entry.one("%T"), entry.one("%Q"), entry.one("%!"), entry.draft)
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
    entry.keep(_STATEMENTS, _ADMINISTRATION)
    entry.report_rest()
    return entry.draft.document(source)


def _read_types(entry: Entry) -> None:
    for item in entry.take("%9"):
        for offset, text in enumerate(item.lines):
            if is_printed_type(text):
                entry.draft.publication_types.append(PublicationType(text))
            else:
                entry.draft.state("type-of-work", text, item.line + offset)
