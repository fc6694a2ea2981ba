"""The BookDocument element: a book of NLM's Bookshelf, or a chapter of one.

Laws
    1. The title of a document is that of its chapter, and that of the book where it is the book.
    2. Dates and people of the book stand in its `Book`; those of the chapter in the document.

Source: NLM, PubMed DTD, BookDocument, Book, Sections, ItemList.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import Book, BookSection, DateKind, replace
from kg.readers.formats.pubmed_xml.article import (
    read_abstract,
    read_authors,
    read_grants,
    read_language,
    read_pagination,
    read_publication_type,
)
from kg.readers.formats.pubmed_xml.citation import (
    read_investigators,
    read_keywords,
    read_pmid,
    read_record_date,
)
from kg.readers.formats.pubmed_xml.dates import date_of
from kg.readers.formats.pubmed_xml.draft import RecordDraft
from kg.readers.formats.pubmed_xml.identifiers import location
from kg.readers.formats.pubmed_xml.people import misprints, people
from kg.readers.formats.pubmed_xml.publication import read_identifiers, read_references
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import Rule, attributes, content, fields, leaf, unmarked, walk

_PARTS: Final = frozenset({"book", "part", "sec"})
_PUBLISHER: Final = frozenset({"PublisherName", "PublisherLocation"})
_LABEL: Final = frozenset({"Type"})
_ITEMS: Final = frozenset({"ListType"})
_AUTHORS: Final = frozenset({"Type", "CompleteYN"})
_DATES: Final[dict[str, DateKind]] = {
    "PubDate": "print", "BeginningDate": "begin", "EndingDate": "end",
}  # fmt: skip
_TEXTS: Final = {
    "Volume": "volume", "VolumeTitle": "volume_title", "Edition": "edition",
    "Medium": "medium", "ReportNumber": "report_number",
}  # fmt: skip


def read_book_document(element: Element, draft: RecordDraft) -> None:
    """Read a BookDocument."""
    draft.book = Book()
    walk(unmarked(element, draft.account), _RULES, draft, draft.account)
    if not draft.article_title and not draft.vernacular_title:
        draft.article_title = draft.book.title or ""


def _change(draft: RecordDraft, **parts: object) -> None:
    draft.book = replace(draft.book or Book(), **parts)


def _book(draft: RecordDraft) -> Book:
    return draft.book or Book()


def _read_book(element: Element, draft: RecordDraft) -> None:
    walk(unmarked(element, draft.account), _BOOK, draft, draft.account)


def _read_publisher(element: Element, draft: RecordDraft) -> None:
    parts = fields(unmarked(element, draft.account), _PUBLISHER, draft.account)
    _change(
        draft,
        publisher=parts.get("PublisherName") or None,
        place=parts.get("PublisherLocation") or None,
    )


def _named(element: Element, draft: RecordDraft) -> str:
    """Return the text of a title, and add the publisher's names of the pieces that it names."""
    parts = tuple(attributes(element, _PARTS, draft.account).items())
    _change(draft, parts=tuple(dict.fromkeys((*_book(draft).parts, *parts))))
    return content(element, draft.account)


def _read_book_title(element: Element, draft: RecordDraft) -> None:
    _change(draft, title=_named(element, draft) or None)


def _read_collection(element: Element, draft: RecordDraft) -> None:
    _change(draft, collection=_named(element, draft) or None)


def _read_title(element: Element, draft: RecordDraft) -> None:
    draft.article_title = _named(element, draft)


def _read_vernacular_title(element: Element, draft: RecordDraft) -> None:
    draft.vernacular_title = _named(element, draft)


def _read_date(element: Element, draft: RecordDraft) -> None:
    found = date_of(element, _DATES[element.tag], draft.account)
    if found is None:
        return
    _change(draft, dates=(*_book(draft).dates, found))
    if found.kind == "print":
        draft.dates.append(found)


def _read_contribution_date(element: Element, draft: RecordDraft) -> None:
    draft.date(date_of(element, "contribution", draft.account))


def _read_text(element: Element, draft: RecordDraft) -> None:
    _change(draft, **{_TEXTS[element.tag]: leaf(element, draft.account) or None})


def _read_isbn(element: Element, draft: RecordDraft) -> None:
    _change(draft, isbn=(*_book(draft).isbn, leaf(element, draft.account)))


def _read_book_location(element: Element, draft: RecordDraft) -> None:
    found = location(element, draft.account)
    if found:
        _change(draft, identifiers=(*_book(draft).identifiers, found))


def _read_book_authors(element: Element, draft: RecordDraft) -> None:
    known = _book(draft).authors
    kind = attributes(element, _AUTHORS, draft.account).get("Type")
    role = "editor" if kind == "editors" else None
    found = people(element, "Author", draft.account, len(known) + 1, role)
    _change(draft, authors=(*known, *found))
    draft.misprint(misprints(element, draft.account))


def _read_book_investigators(element: Element, draft: RecordDraft) -> None:
    known = _book(draft).collaborators
    found = people(unmarked(element, draft.account), "Investigator", draft.account, len(known) + 1)
    _change(draft, collaborators=(*known, *found))
    draft.misprint(misprints(element, draft.account))


def _read_label(element: Element, draft: RecordDraft) -> None:
    _change(draft, labels=(*_book(draft).labels, _label(element, draft.account)))


def _label(element: Element, account: Account) -> tuple[str, str]:
    kind = attributes(element, _LABEL, account).get("Type", "")
    return kind, content(element, account)


def _read_sections(element: Element, draft: RecordDraft) -> None:
    _change(draft, contents=tuple(_sections(element, 1, draft.account)))


def _sections(element: Element, level: int, account: Account) -> Iterator[BookSection]:
    for child in unmarked(element, account):
        if child.tag == "Section":
            yield from _section(child, level, account)
        else:
            account.element(child)


def _section(element: Element, level: int, account: Account) -> Iterator[BookSection]:
    title, parts = "", ()  # type: str, tuple[tuple[str, str], ...]
    labels: list[str] = []
    inner: list[BookSection] = []
    for child in unmarked(element, account):
        if child.tag == "LocationLabel":
            labels.append(" ".join(part for part in _label(child, account) if part))
        elif child.tag == "SectionTitle" and not title:
            parts = tuple(attributes(child, _PARTS, account).items())
            title = content(child, account)
        elif child.tag == "Section":
            inner += _section(child, level + 1, account)
        else:
            account.element(child)
    yield BookSection(title, level, "; ".join(labels) or None, parts)
    yield from inner


def _read_items(element: Element, draft: RecordDraft) -> None:
    kind = attributes(element, _ITEMS, draft.account).get("ListType", "")
    for child in element:
        if child.tag == "Item":
            draft.items.append((kind, leaf(child, draft.account)))
        else:
            draft.account.element(child)


def _read_citation_string(element: Element, draft: RecordDraft) -> None:
    draft.state("how-to-cite", leaf(element, draft.account))


_BOOK: Final[dict[str, Rule[RecordDraft]]] = {
    "Publisher": _read_publisher,
    "BookTitle": _read_book_title,
    "CollectionTitle": _read_collection,
    **dict.fromkeys(_DATES, _read_date),
    **dict.fromkeys(_TEXTS, _read_text),
    "Isbn": _read_isbn,
    "ELocationID": _read_book_location,
    "AuthorList": _read_book_authors,
    "InvestigatorList": _read_book_investigators,
}
_RULES: Final[dict[str, Rule[RecordDraft]]] = {
    "PMID": read_pmid,
    "ArticleIdList": read_identifiers,
    "Book": _read_book,
    "LocationLabel": _read_label,
    "ArticleTitle": _read_title,
    "VernacularTitle": _read_vernacular_title,
    "Pagination": read_pagination,
    "Language": read_language,
    "AuthorList": read_authors,
    "InvestigatorList": read_investigators,
    "PublicationType": read_publication_type,
    "Abstract": read_abstract,
    "Sections": _read_sections,
    "KeywordList": read_keywords,
    "ContributionDate": _read_contribution_date,
    "DateRevised": read_record_date,
    "CitationString": _read_citation_string,
    "GrantList": read_grants,
    "ItemList": _read_items,
    "ReferenceList": read_references,
}
