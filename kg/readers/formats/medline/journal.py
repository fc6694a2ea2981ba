"""The journal of a MEDLINE record, and where in it the paper stands."""

import re

from kg.model import Book, Journal, replace
from kg.readers.formats.medline.entry import Entry
from kg.readers.formats.medline.people import authors_of
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import locator
from kg.readers.records.export_draft import numbered
from kg.readers.records.tagged import Field

_ISSN = re.compile(r"(\d{4}-\d{3}[\dXx])(?:\s+\((\w+)\))?")


def read_issn(item: Field, entry: Entry) -> None:
    """Read ``1879-1026 (Electronic)``; the linking ISSN is kept apart."""
    found = _ISSN.fullmatch(item.text)
    if found is None:
        entry.misread(item)
    else:
        entry.issn.setdefault((found[2] or "").casefold(), found[1].upper())


def read_language(item: Field, entry: Entry) -> None:
    """Read a language; ``und`` and ``mul`` name none."""
    code = code_of_language(item.text)
    if code and code not in entry.draft.languages:
        entry.draft.languages = (*entry.draft.languages, code)
    elif code is None:
        entry.draft.administer("language", item.text, item.line)


def settle_journal(entry: Entry) -> None:
    """Set the journal, volume, issue and pages."""
    journal = Journal(
        title=entry.text("JT"),
        abbreviation=entry.text("TA"),
        issn=tuple(dict.fromkeys(v for kind, v in entry.issn.items() if kind != "linking")),
        issn_linking=entry.issn.get("linking"),
        nlm_id=entry.text("JID"),
        country=entry.text("PL"),
        print_issn=entry.issn.get("print"),
        electronic_issn=entry.issn.get("electronic"),
    )
    if journal.title or journal.abbreviation or journal.nlm_id or entry.issn:
        entry.draft.journal = journal
    elif journal.country and not entry.text("BTI"):
        entry.draft.state("place-of-publication", journal.country)
    place = locator(entry.text("VI"), entry.text("IP"), entry.text("PG"))
    if entry.article_number and entry.article_number != place.pages:
        number = place.article_number or entry.article_number
        place = replace(place, article_number=number)
    entry.draft.locator = place


def book_of(entry: Entry) -> Book | None:
    """Return the book that the record is, or is a part of, or ``None``."""
    chapter = entry.text("CP")
    book = Book(
        title=entry.text("BTI"),
        publisher=entry.text("PB"),
        volume_title=entry.text("VTI"),
        edition=entry.text("EN"),
        collection=entry.text("CTI"),
        isbn=tuple(entry.isbn),
        authors=tuple(numbered(authors_of(entry.people.editors))),
        labels=(("chapter", chapter),) if chapter else (),
    )
    return replace(book, place=entry.text("PL")) if book != Book() else None
