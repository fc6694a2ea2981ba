"""Where and when a paper of Scopus appeared.

Laws
    1. ``Source title`` names a book where the type says so, or where there is an ISBN and no ISSN;
       else a journal or another series.
    2. An ISBN beside an ISSN is the volume's of a conference; beside a paper of a journal it says
       nothing that is known to be the paper's, and is kept under the record's own data.
"""

from kg.model import Author, Book, Journal, PublicationDate, replace
from kg.readers.formats.scopus.entry import Entry, listed
from kg.readers.parts.dates import parse_date
from kg.readers.parts.locator import locator
from kg.readers.records.export_draft import numbered
from kg.readers.records.export_names import export_author
from kg.readers.records.serial_numbers import serial_numbers

_NO_EDITORS = frozenset({"anon", "anon."})


def read_date(entry: Entry) -> None:
    """Read the year."""
    item = entry.one("Year")
    date = parse_date(item.text) if item else None
    if date:
        entry.draft.dates.append(PublicationDate("print", date.value, date.printed))
    elif item:
        entry.misread(item)


def read_place(entry: Entry) -> None:
    """Read volume, issue, pages and article number."""
    draft = entry.draft
    start, end, number = (entry.text(name) for name in ("Page start", "Page end", "Art. No."))
    pages = f"{start}-{end}" if start and end and start != end else start
    draft.locator = locator(entry.text("Volume"), entry.text("Issue"), pages)
    if start and draft.locator.pages:
        draft.start_page, draft.end_page = start, end
    if number:
        draft.locator = replace(draft.locator, article_number=number)
    if end and not start:
        draft.administer("last-page", end)
    count = entry.one("Page count")
    if count and count.text != "0":
        draft.state("number-of-pages", count.text, count.line)


def read_container(entry: Entry) -> None:
    """Read the journal, or the book that the thing is, or is a part of."""
    draft = entry.draft
    in_book, has_volume = entry.in_book or entry.is_book, entry.has_volume
    name, short = entry.text("Source title"), entry.text("Abbreviated Source Title")
    publisher = entry.text("Publisher")
    journal = Journal(
        None if in_book else name, None if in_book else short, _numbers(entry, "ISSN", "issn")
    )
    isbn = _numbers(entry, "ISBN", "isbn")
    if journal != Journal():
        draft.journal = replace(journal, publisher=None if in_book else publisher)
    if not has_volume:
        for number in isbn:
            draft.administer("isbn", number)
    own = draft.title.text.casefold() if draft.title else None
    book = Book(
        title=name if in_book and name and name.casefold() != own else None,
        publisher=publisher if in_book else None,
        isbn=isbn if has_volume else (),
        authors=tuple(numbered(_editors(entry))),
    )
    if book != Book():
        draft.book = book
    if in_book and short and short != name:
        draft.administer("journal-name", short)
    if publisher and not in_book and draft.journal is None:
        draft.administer("publisher", publisher)


def _editors(entry: Entry) -> list[Author]:
    item = entry.one("Editors")
    names = listed(item.text) if item else []
    return [
        replace(export_author(name), role="editor")
        for name in names
        if name.casefold() not in _NO_EDITORS
    ]


def _numbers(entry: Entry, name: str, kind: str) -> tuple[str, ...]:
    item = entry.one(name)
    if item is None:
        return ()
    parts = [serial_numbers(part, in_journal=kind == "issn") for part in listed(item.text)]
    found = tuple(dict.fromkeys(number for part in parts for number in getattr(part, kind)))
    if not all(getattr(part, kind) for part in parts):
        entry.misread(item)
    return found
