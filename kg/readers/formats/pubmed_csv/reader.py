"""The reader of PubMed's tables."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from kg.model import (
    Author,
    Book,
    Document,
    Finding,
    Identifier,
    Journal,
    PublicationDate,
    Severity,
    Source,
)
from kg.readers.input.files import InputFile
from kg.readers.parts.citation import Citation, parse_citation
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import find_doi
from kg.readers.parts.note_identifiers import bare_pmid
from kg.readers.parts.persons import short_person
from kg.readers.parts.titles import make_title
from kg.readers.records.export_dates import export_date
from kg.readers.records.table import TableFormat
from kg.readers.records.table_reader import TableReader
from kg.readers.records.tagged import TaggedRecord
from kg.readers.records.tagged_entry import TaggedEntry
from kg.readers.records.unread import Unread

FORM: Final = TableFormat("pubmed-csv", frozenset({"PMID", "Title", "Authors"}))
_NONE: Final = re.compile(r"\[?No authors listed\]?\.?", re.IGNORECASE)
_OF_BOOK = re.compile(r"(?:^|\s)In: |\): [^;]+; \d{4}")
_WITHOUT_VOLUME = re.compile(r"(\. \d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?):(?=\S)")
_TWICE = re.compile(r":(10\.\S+)(?=\. doi: \1\.)")
_PMCID = re.compile(r"(?:PMC)?(\d{1,10})", re.IGNORECASE)
_NIHMS = re.compile(r"(?:NIHMS)?(\d{1,10})", re.IGNORECASE)
_PERSON = re.compile(r"[^\d;]{1,80}")
_INITIALS = re.compile(r".*\s[^\W\d_a-z]{1,6}(?:\s(?:Jr|Sr|[2-6](?:nd|rd|th)))?")


class _Entry(TaggedEntry):
    form = "PubMed's table"
    part = "column"
    unknown = "column-not-read"
    long = frozenset({"Authors"})


class PubMedCsvReader(TableReader):
    """Reads PubMed's CSV."""

    form: ClassVar = FORM
    name = FORM.name
    description = "PubMed's table of search results, without abstracts (.csv)"

    def document(self, record: TaggedRecord, source: Source, unread: Unread) -> Document:
        """Return the document of one row."""
        entry = _Entry(record, unread)
        draft = entry.draft
        for item in entry.take("Title"):
            draft.title, draft.translated_title = make_title(item.text)
            draft.title_line = item.line
        _read_identifiers(entry)
        for item in entry.take("Authors"):
            draft.authors = list(_authors(item.text))
        for item in entry.take("First Author"):
            first = draft.authors[0].name if draft.authors else None
            if first != item.text.rstrip(".") and not _NONE.fullmatch(item.text):
                draft.administer("first-author", item.text, item.line)
        _read_place(entry)
        for item in entry.take("Create Date"):
            created = export_date(item.text)
            if created:
                draft.dates.append(PublicationDate("created", created.value, created.printed))
            else:
                entry.misread(item)
        entry.report_rest()
        return draft.document(source)

    def lacks(self, file: InputFile) -> Iterator[Finding]:
        """Yield that the table has no abstracts."""
        yield Finding(
            "abstracts-not-in-format", Severity.INFO, file.name,
            "PubMed's table has no abstracts, keywords or subject headings; what it has was read",
            remedy='save the papers from PubMed again, in its format "PubMed"',
        )  # fmt: skip


def _read_identifiers(entry: _Entry) -> None:
    found = entry.draft.identifiers
    for item in entry.take("PMID"):
        pmid = bare_pmid(item.text)
        if pmid:
            found.append(Identifier("pmid", pmid))
        else:
            entry.misread(item)
    for item in entry.take("PMCID"):
        number = _PMCID.fullmatch(item.text)
        if number:
            found.append(Identifier("pmcid", f"PMC{number[1]}"))
        else:
            entry.misread(item)
    for item in entry.take("NIHMS ID"):
        number = _NIHMS.fullmatch(item.text)
        if number:
            found.append(Identifier("other", f"NIHMS{number[1]}", "NIHMS"))
        else:
            entry.misread(item)
    for item in entry.take("DOI"):
        doi = find_doi(item.text)
        if doi:
            found.append(Identifier("doi", doi))
        else:
            entry.misread(item)


def _authors(printed: str) -> Iterator[Author]:
    """Yield people, between whom commas stand, and groups, which semicolons part from them."""
    if _NONE.fullmatch(printed.strip()):
        return
    parts = [part for part in re.split(r"\s*;\s*", printed.strip().rstrip(".")) if part]
    for place, part in enumerate(parts):
        names = [name.strip() for name in part.split(",") if name.strip()]
        people = [name for name in names if _INITIALS.fullmatch(name)]
        group = len(people) < len(names) if place else not people
        if group and len(parts) > 1:
            yield Author(0, part, collective=True)
        else:
            yield from map(_author, names)


def _author(name: str) -> Author:
    person = _PERSON.fullmatch(name) and _INITIALS.fullmatch(name)
    return short_person(name) if person else Author(0, name)


def _read_place(entry: _Entry) -> None:
    """Read the citation; the journal's name and the year stand in columns of their own, too."""
    draft = entry.draft
    journal, year, printed = (
        entry.one(name) for name in ("Journal/Book", "Publication Year", "Citation")
    )
    of_book = printed is not None and _OF_BOOK.search(printed.text)
    citation = parse_citation(_with_sign(printed.text)) if printed and not of_book else None
    if citation:
        _take(citation, entry)
    elif printed:
        draft.state("citation", printed.text, printed.line)
    in_citation = citation.journal if citation else None
    if journal and of_book:
        draft.book = Book(title=journal.text)
    elif journal or in_citation:
        draft.journal = Journal(abbreviation=journal.text if journal else in_citation)
    if journal and in_citation and journal.text != in_citation:
        draft.administer("journal-name", in_citation, journal.line)
    if year and not any(date.value.startswith(year.text) for date in draft.dates):
        date = parse_date(year.text)
        if date is None:
            entry.misread(year)
        elif not draft.dates:
            draft.dates.append(PublicationDate("print", date.value, date.printed))
        else:
            draft.administer("year", year.text, year.line)


def _with_sign(printed: str) -> str:
    """Return a citation with a volume's sign before pages that have no volume.

    >>> _with_sign("J Inv. 2022 Jan 3:10.9998/7. doi: 10.9998/7."), _with_sign("J Inv. 2022:1-9.")
    ('J Inv. 2022 Jan 3. doi: 10.9998/7.', 'J Inv. 2022;:1-9.')
    """
    return _WITHOUT_VOLUME.sub(r"\1;:", _TWICE.sub("", printed, count=1), count=1)


def _take(citation: Citation, entry: _Entry) -> None:
    draft = entry.draft
    draft.locator = citation.locator
    draft.dates.extend(citation.dates)
    draft.status = citation.status
    known = {identifier.scheme for identifier in draft.identifiers}
    draft.identifiers.extend(i for i in citation.identifiers if i.scheme not in known)
    if citation.rest:
        draft.state("citation", citation.rest)
