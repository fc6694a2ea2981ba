"""Where and when a paper of Web of Science appeared."""

from kg.model import Author, Book, Journal, PublicationDate, replace
from kg.readers.formats.web_of_science.entry import Entry
from kg.readers.parts.dates import Date, parse_date
from kg.readers.parts.locator import locator
from kg.readers.records.export_dates import export_date
from kg.readers.records.export_draft import numbered
from kg.readers.records.serial_numbers import SerialNumbers, serial_numbers


def read_dates(entry: Entry) -> None:
    """Read the issue's date, ``PD`` in the year ``PY``, and that of early access."""
    draft = entry.draft
    year, day = entry.one("PY", "EY"), entry.one("PD")
    printed = " ".join(item.text for item in (year, day) if item)
    date = export_date(day.text, year.text if year else None) if day else None
    if date is None and year:
        of_year = parse_date(year.text)
        date = Date(of_year.value, printed) if of_year and day else of_year
    if date:
        draft.dates.append(PublicationDate("print", date.value, date.printed))
    elif printed:
        draft.administer("date", printed)
    for item in entry.take("EA"):
        early = export_date(item.text)
        if early:
            draft.dates.append(PublicationDate("electronic", early.value, early.printed))
        else:
            entry.misread(item)


def read_place(entry: Entry) -> None:
    """Read volume, issue, supplement, pages and article number."""
    draft = entry.draft
    start, end = entry.text("BP"), entry.text("EP")
    pages = f"{start}-{end}" if start and end and start != end else start
    draft.locator = locator(entry.text("VL"), entry.text("IS"), pages)
    if start and draft.locator.pages:
        draft.start_page, draft.end_page = start, end
    supplement, number = entry.text("SU"), entry.text("AR")
    if supplement and draft.locator.supplement is None:
        draft.locator = replace(draft.locator, supplement=supplement)
    elif supplement:
        draft.state("supplement", supplement)
    if number:
        draft.locator = replace(draft.locator, article_number=number)
    if end and not start:
        draft.administer("last-page", end)


def read_container(entry: Entry, others: tuple[Author, ...]) -> None:
    """Read the journal, or the book that the thing is, or is a part of."""
    draft = entry.draft
    serials = [_numbers(entry, tag) for tag in ("SN", "EI")]
    isbn = tuple(dict.fromkeys(n for text, _ in entry.pieces("BN") for n in text.split()))
    name, publisher, place = entry.one("SO"), entry.text("PU"), entry.text("PI")
    iso, short = entry.text("JI"), entry.text("J9")
    journal = Journal(
        None if entry.is_book else name.text if name else None,
        None if entry.is_book else iso or short,
        tuple(dict.fromkeys(number for found in serials for number in found.issn)),
        electronic_issn=next(iter(serials[1].issn), None),
        iso_abbreviation=None if entry.is_book else iso,
    )
    for other in (short,) if entry.is_book or iso else ():
        draft.administer("journal-name", other or "")
    if journal != Journal():
        draft.journal = replace(journal, publisher=None if entry.is_book else publisher)
    title = name.text if name and entry.is_book else None
    own = draft.title.text.casefold() if draft.title else None
    book = Book(
        title=title if title and title.casefold() != own else None,
        publisher=publisher if entry.is_book else None,
        collection=entry.text("SE"),
        isbn=isbn,
        authors=tuple(numbered(others)),
    )
    if book != Book():
        draft.book = replace(book, place=place)
    else:
        draft.state("place-of-publication", place or "")
    draft.state("series", entry.text("BS") or "")


def _numbers(entry: Entry, tag: str) -> SerialNumbers:
    item = entry.one(tag)
    found = serial_numbers(item.text, in_journal=True) if item else SerialNumbers()
    if item and not found.issn:
        entry.misread(item)
    return found
