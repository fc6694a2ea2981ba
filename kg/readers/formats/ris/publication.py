"""Where a RIS record says that its paper appeared: journal, pages, book.

Law: of a conference ``C3`` is the title of the proceedings, and ``T2`` then the conference's name
(RIS Format Specifications of 2011, table of the types CONF and CPAPER).
"""

from typing import Final

from kg.model import Author, Book, Journal, replace
from kg.readers.formats.ris.dates import read_edition
from kg.readers.formats.ris.entry import Entry
from kg.readers.parts.locator import locator
from kg.readers.parts.markup import without_markup
from kg.readers.records.export_draft import numbered
from kg.readers.records.serial_numbers import (
    SerialNumbers,
    joined,
    make_journal,
    serial_numbers,
)
from kg.readers.records.tagged import Field

_SHORT: Final = ("J2", "JA", "JI", "J1", "J9")
"""Abbreviated names; ``JI`` and ``J9`` are Web of Science's."""


def read_place(entry: Entry) -> None:
    """Read volume, issue and pages; ``SP`` may hold a whole range."""
    volume, issue = entry.one("VL"), entry.one("IS", "CP")
    start, end = entry.one("SP"), entry.one("EP")
    draft = entry.draft
    pages = start.text if start else None
    if start and end and end.text != start.text and "-" not in start.text:
        pages = f"{start.text}-{end.text}"
        draft.start_page, draft.end_page = start.text, end.text
    elif end and not start:
        entry.misread(end, "EP gives a last page, and there is no first one")
    elif start and end and "-" in start.text and end.text not in start.text:
        entry.misread(end)
    draft.locator = locator(volume.text if volume else None, issue.text if issue else None, pages)
    number = entry.one("C7") if entry.in_journal else None
    if number:
        draft.locator = replace(draft.locator, article_number=number.text)


def read_container(entry: Entry, others: tuple[Author, ...]) -> None:
    """Read the journal, or the book that the thing is, or is a part of."""
    serials = _numbers(entry)
    edition_field = entry.one("ET")
    edition = read_edition(edition_field, entry) if edition_field else None
    publisher, place = entry.one("PB"), entry.one("CY", "PP")
    if entry.in_journal:
        entry.draft.journal = _journal(entry, serials, publisher.text if publisher else None)
        book = Book(edition=edition, isbn=serials.isbn, authors=tuple(numbered(others)))
        place_text = place.text if place else None
        entry.draft.book = replace(book, place=place_text) if book != Book() else None
        if place and entry.draft.book is None:
            entry.draft.state("place-of-publication", place.text, place.line)
        return
    title = None if entry.is_book else _container(entry)
    for item in entry.take(*_SHORT):
        if title is None or item.text != title.text:
            entry.draft.administer("journal-name", item.text, item.line)
    collection = entry.one("T3") if title else entry.one("T3", "T2", "BT", "JF", "JO")
    entry.draft.book = Book(
        title=title.text if title else None,
        publisher=publisher.text if publisher else None,
        place=place.text if place else None,
        edition=edition,
        collection=collection.text if collection else None,
        isbn=serials.isbn,
        authors=tuple(numbered(others)),
    )
    if serials.issn:
        entry.draft.journal = make_journal(None, None, serials, None)


def _container(entry: Entry) -> Field | None:
    """Return the title of the book or proceedings; its other names are kept."""
    proceedings = entry.one("C3") if entry.of_conference else None
    if proceedings:
        for item in entry.take("T2"):
            if item.text != proceedings.text:
                entry.draft.state("conference", item.text, item.line)
    return proceedings or entry.one("BT", "T2", "JF", "JO")


def _journal(entry: Entry, serials: SerialNumbers, publisher: str | None) -> Journal | None:
    names = [without_markup(item.text) for item in entry.take("JF", "T2", "JO")]
    short = [without_markup(item.text) for item in entry.take(*_SHORT)]
    names = list(dict.fromkeys(names))
    title = names[0] if names else None
    abbreviation = short[0] if short else None
    for other in names[1:] + short[1:]:
        if abbreviation is None:
            abbreviation = other
        elif other not in {title, abbreviation}:
            entry.draft.administer("journal-name", other)
    series = entry.one("T3")
    if series and series.text not in {title, abbreviation}:
        entry.draft.state("series", series.text, series.line)
    return make_journal(title, abbreviation, serials, publisher)


def _numbers(entry: Entry) -> SerialNumbers:
    several = []
    for item in entry.take("SN"):
        found = serial_numbers(item.text, in_journal=entry.in_journal)
        if found == SerialNumbers():
            entry.misread(item)
        several.append(found)
    return joined(several)
