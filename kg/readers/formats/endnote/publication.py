"""Where a record of EndNote says that its paper appeared: journal, pages, dates, book.

Laws
    1. The paper's date is the more precise one of ``%8`` and ``%D``; ``%7`` is a journal article's
       electronic date, and the edition of anything else.
    2. Which of ``%J``, ``%B`` and ``%S`` is journal, book and series depends on the type.
"""

import re

from kg.model import Author, Book, PublicationDate, replace
from kg.readers.formats.endnote.entry import Entry
from kg.readers.parts.dates import Date
from kg.readers.parts.locator import locator
from kg.readers.records.export_dates import best_dates, export_date
from kg.readers.records.export_draft import numbered
from kg.readers.records.serial_numbers import (
    SerialNumbers,
    joined,
    make_journal,
    serial_numbers,
)
from kg.readers.records.tagged import Field

_YEAR = re.compile(r"\d{4}")


def read_dates(entry: Entry) -> None:
    """Read the dates of publication and of access."""
    years = list(entry.take("%D"))
    year = next((found[0] for item in years if (found := _YEAR.match(item.text))), None)
    dates = [_date(item, year, entry) for item in (*entry.take("%8"), *years)]
    for date in best_dates(date for date in dates if date):
        entry.draft.dates.append(PublicationDate("print", date.value, date.printed))
    for item in entry.take("%["):
        entry.draft.administer("accessed", item.text, item.line)


def read_place(entry: Entry) -> None:
    """Read volume, issue and pages."""
    volume, issue, pages, number = (entry.one(tag) for tag in ("%V", "%N", "%P", "%]"))
    draft = entry.draft
    draft.locator = locator(_text(volume), _text(issue), _text(pages))
    if number:
        draft.locator = replace(draft.locator, article_number=number.text)
    start = entry.one("%&")
    if start and entry.in_journal:
        draft.start_page = start.text
    elif start:
        draft.state("section", start.text, start.line)


def read_container(entry: Entry, others: tuple[Author, ...]) -> None:
    """Read the journal, or the book that the thing is, or is a part of."""
    numbers = _numbers(entry)
    place = entry.one("%C")
    edition = _edition(entry)
    if entry.in_journal:
        _read_journal(entry, numbers)
        book = Book(edition=edition, isbn=numbers.isbn, authors=tuple(numbered(others)))
        entry.draft.book = replace(book, place=_text(place)) if book != Book() else None
        if place and entry.draft.book is None:
            entry.draft.state("place-of-publication", place.text, place.line)
        return
    if entry.kind == "thesis":
        for item in entry.take("%B"):
            entry.draft.state("department", item.text, item.line)
    title = None if entry.is_book else entry.one("%B", "%J")
    entry.draft.book = Book(
        title=_text(title),
        publisher=_text(entry.one("%I")),
        place=_text(place),
        edition=edition,
        collection=_text(entry.one("%S") if title else entry.one("%S", "%B", "%J")),
        isbn=numbers.isbn,
        authors=tuple(numbered(others)),
    )
    entry.draft.journal = make_journal(None, None, numbers, None) if numbers.issn else None


def _read_journal(entry: Entry, numbers: SerialNumbers) -> None:
    names = list(dict.fromkeys(item.text for item in entry.take("%J", "%B")))
    short = [
        text
        for text in dict.fromkeys(item.text for item in entry.take("%O"))
        if text not in names[:1]
    ]
    title = names[0] if names else None
    abbreviation = short[0] if short else None
    for other in dict.fromkeys((*names[1:], *short[1:])):
        if other == abbreviation:
            continue
        entry.draft.administer("journal-name", other)
    for item in entry.take("%S"):
        entry.draft.state("series", item.text, item.line)
    entry.draft.journal = make_journal(title, abbreviation, numbers, _text(entry.one("%I")))


def _edition(entry: Entry) -> str | None:
    item = entry.one("%7")
    date = export_date(item.text, _first_year(entry)) if item and entry.in_journal else None
    if item and date:
        printed = PublicationDate("electronic", date.value, date.printed)
        entry.draft.dates.append(printed)
        return None
    return _text(item)


def _first_year(entry: Entry) -> str | None:
    return next((date.value[:4] for date in entry.draft.dates), None)


def _numbers(entry: Entry) -> SerialNumbers:
    several = []
    for item in entry.take("%@"):
        found = serial_numbers(item.text, in_journal=entry.in_journal)
        if found == SerialNumbers():
            entry.misread(item)
        several.append(found)
    return joined(several)


def _date(item: Field, year: str | None, entry: Entry) -> Date | None:
    date = export_date(item.text, year)
    if date is None:
        entry.misread(item)
    return date


def _text(item: Field | None) -> str | None:
    return item.text if item else None
