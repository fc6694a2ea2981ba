"""One item of CSL-JSON."""

import re
from collections.abc import Iterator

from kg.model import (
    Author,
    Book,
    DateKind,
    Document,
    Heading,
    Identifier,
    Journal,
    Keyword,
    PublicationDate,
    Source,
    replace,
)
from kg.readers.formats.csl_json.crossref import (
    issn_kinds,
    license_links,
    read_crossref,
    unwrapped,
)
from kg.readers.formats.csl_json.dates import csl_date
from kg.readers.formats.csl_json.names import csl_name
from kg.readers.parts.identifiers import find_doi
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import locator
from kg.readers.parts.markup import plain_text
from kg.readers.parts.note_identifiers import (
    bare_pmid,
    identifiers_in,
    is_only_identifier,
    pmid_of_url,
)
from kg.readers.parts.printed_abstract import printed_abstract
from kg.readers.parts.titles import make_title
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft, numbered
from kg.readers.records.export_keywords import keyword_or_heading
from kg.readers.records.json_keys import Keys

_IN_JOURNALS = frozenset({
    "article-journal", "article-magazine", "article-newspaper", "review", "journal-article", "",
    "article", "periodical",
})  # fmt: skip
_OTHER_NAMES = (
    "editor", "translator", "collection-editor", "container-author", "editorial-director",
    "director", "composer", "illustrator", "interviewer", "original-author", "recipient",
    "reviewed-author", "chair", "compiler", "contributor", "curator", "guest", "host", "narrator",
    "organizer", "performer", "producer", "script-writer", "series-creator", "executive-producer",
)  # fmt: skip
_DATES: dict[str, DateKind] = {
    "published-print": "print", "published-online": "electronic", "submitted": "received",
    "original-date": "other", "event-date": "other", "available-date": "other",
    "accepted": "accepted",
}  # fmt: skip
_STATEMENTS = {
    "rights": "copyright", "annote": "note", "genre": "genre",
    "medium": "medium", "event": "event", "event-title": "event", "event-place": "event-place",
    "number-of-volumes": "number-of-volumes", "number-of-pages": "number-of-pages",
    "dimensions": "dimensions", "references": "references", "scale": "scale", "section": "section",
    "chapter-number": "chapter", "reviewed-title": "reviewed-title", "version": "version",
    "original-title": "original-title", "original-publisher": "original-publisher",
    "original-publisher-place": "original-publisher-place", "jurisdiction": "jurisdiction",
    "authority": "authority", "part-number": "part-number", "part-title": "part-title",
    "supplement-number": "supplement", "division": "division", "year-suffix": "year-suffix",
}  # fmt: skip
_ADMINISTRATION = {
    "id": "reference-id", "type": "reference-type", "citation-key": "citation-key",
    "citation-label": "citation-label", "source": "database", "archive": "archive",
    "archive_location": "archive-location", "archive-place": "archive-place",
    "archive_collection": "archive-collection", "call-number": "call-number",
    "first-reference-note-number": "first-reference-note-number", "locator": "locator",
    "citation-number": "citation-number", "page-first": "page-first", "status": "status",
}  # fmt: skip
_NOTE_FIELD = re.compile(r"\{:(?P<key>[\w-]+):\s*(?P<value>[^}]*)\}")


def read_item(keys: Keys, source: Source) -> Document:
    """Return the document of one item."""
    keys = unwrapped(keys)
    draft = ExportDraft()
    kind = keys.text("type") or ""
    draft.administer("reference-type", kind)
    _read_identifiers(keys, draft)
    _read_language_and_title(keys, draft)
    others = _read_names(keys, draft)
    _read_dates(keys, draft)
    _read_place(keys, draft)
    _read_container(keys, draft, others, in_journal=kind in _IN_JOURNALS)
    _read_text(keys, draft)
    for url in license_links(keys):
        draft.state("license", url)
    read_crossref(keys, draft)
    for key, name in _STATEMENTS.items():
        for text in keys.texts(key):
            draft.state(name, plain_text(text))
    for key, name in _ADMINISTRATION.items():
        draft.administer(name, keys.text(key) or "")
    keys.report_rest()
    return draft.document(source)


def _read_identifiers(keys: Keys, draft: ExportDraft) -> None:
    for key in ("DOI", "doi"):
        printed = keys.text(key)
        doi = find_doi(printed) if printed else None
        if doi:
            draft.identifiers.append(Identifier("doi", doi))
        elif printed:
            keys.misread(key, printed)
    printed = keys.text("PMID")
    pmid = bare_pmid(printed) if printed else None
    if pmid:
        draft.identifiers.append(Identifier("pmid", pmid))
    elif printed:
        keys.misread("PMID", printed)
    printed = keys.text("PMCID")
    found = re.fullmatch(r"(?:PMC)?(\d{1,10})", printed or "", re.IGNORECASE)
    if found:
        draft.identifiers.append(Identifier("pmcid", f"PMC{found[1]}"))
    elif printed:
        keys.misread("PMCID", printed)
    _read_link(keys, draft)


def _read_link(keys: Keys, draft: ExportDraft) -> None:
    url = keys.text("URL")
    if not url:
        return
    pmid = pmid_of_url(url)
    if pmid:
        draft.identifiers.append(Identifier("pmid", pmid))
    if is_link(url):
        draft.links.append(url)
    else:
        draft.administer("link", url)


def _read_language_and_title(keys: Keys, draft: ExportDraft) -> None:
    printed = keys.text("language")
    code = code_of_language(printed) if printed else None
    if code:
        draft.languages = (code,)
    elif printed:
        draft.administer("language", printed)
    titles = keys.texts("title")
    if titles:
        draft.title, draft.translated_title = make_title(plain_text(titles[0]))
    for other in titles[1:]:
        draft.state("other-title", plain_text(other))
    if draft.title and code:
        draft.title = replace(draft.title, language=code)
    for key in ("title-short", "shortTitle"):
        short = keys.text(key)
        if short and draft.title and plain_text(short) != draft.title.text:
            draft.state("short-title", plain_text(short))


def _read_names(keys: Keys, draft: ExportDraft) -> tuple[Author, ...]:
    draft.authors = [author for item in keys.objects("author") if (author := csl_name(item))]
    return tuple(
        replace(author, role=role)
        for role in _OTHER_NAMES
        for item in keys.objects(role)
        if (author := csl_name(item))
    )


def _read_dates(keys: Keys, draft: ExportDraft) -> None:
    for key, kind in _DATES.items():
        _read_date(keys, draft, key, kind)
    first = ExportDraft()
    _read_date(keys, first, "issued", "print")
    for date in first.dates:
        if not any(other.value.startswith(date.value) for other in _published(draft)):
            draft.dates.insert(0, date)
    accessed = ExportDraft()
    _read_date(keys, accessed, "accessed", "other")
    for date in accessed.dates:
        draft.administer("accessed", date.printed or date.value)


def _published(draft: ExportDraft) -> Iterator[PublicationDate]:
    """Yield the dates of print and of the web, the earlier of which Crossref repeats as issued."""
    return (date for date in draft.dates if date.kind in {"print", "electronic"})


def _read_date(keys: Keys, draft: ExportDraft, key: str, kind: DateKind) -> None:
    value = keys.value(key)
    if value is None:
        return
    holder = Keys({key: {"raw": value} if isinstance(value, str) else value}, keys.unread,
                  keys.record)  # fmt: skip
    item = holder.object(key)
    date: PublicationDate | None = csl_date(item, kind) if item else None
    if date:
        draft.dates.append(date)
    elif item:
        keys.misread(key, value)


def _read_place(keys: Keys, draft: ExportDraft) -> None:
    issue, number = keys.text("issue"), keys.text("number")
    pages = keys.text("page")
    draft.locator = locator(keys.text("volume"), issue, pages)
    article = keys.text("article-number")
    if article:
        draft.locator = replace(draft.locator, article_number=article)
    if number and number != issue:
        draft.state("number", number)


_SHORT_TITLES = ("container-title-short", "short-container-title", "journalAbbreviation")
"""CSL's name of a journal's abbreviation, Crossref's, and an old one of Zotero's."""


def _read_container(
    keys: Keys, draft: ExportDraft, others: tuple[Author, ...], *, in_journal: bool
) -> None:
    titles = [plain_text(text) for text in keys.texts("container-title")]
    printed = (plain_text(text) for key in _SHORT_TITLES for text in keys.texts(key))
    short = list(dict.fromkeys(printed))
    issn = tuple(
        dict.fromkeys(
            number
            for text in keys.texts("ISSN")
            for number in re.findall(r"\b\d{4}-\d{3}[\dXx]\b", text)
        )
    )
    isbn = tuple(number for text in keys.texts("ISBN") for number in re.split(r"[\s,;]+", text))
    collection = [plain_text(t) for t in keys.texts("collection-title")]
    book = Book(
        title=None if in_journal or not titles else titles[0],
        publisher=keys.text("publisher"),
        place=keys.text("publisher-place"),
        edition=keys.text("edition"),
        collection=collection[0] if collection else None,
        isbn=isbn,
        authors=tuple(numbered(others)),
    )
    draft.state("collection-number", keys.text("collection-number") or "")
    for other in (*titles[1:], *short[1:], *collection[1:]):
        draft.state("other-container-title", other)
    kinds = issn_kinds(keys)
    if in_journal:
        journal = Journal(titles[0] if titles else None, short[0] if short else None, issn,
                          publisher=book.publisher, print_issn=kinds.get("print"),
                          electronic_issn=kinds.get("electronic"))  # fmt: skip
        draft.journal = journal if journal != Journal() else None
        if draft.journal:
            book = replace(book, publisher=None)
    elif issn:
        draft.journal = Journal(issn=issn)
    draft.book = book if book != Book() else None


def _read_text(keys: Keys, draft: ExportDraft) -> None:
    abstract = keys.text("abstract")
    if abstract:
        draft.sections.extend(printed_abstract(abstract, None))
    for text in keys.texts("keyword"):
        for printed in re.split(r"\s*[;\n]\s*" if re.search(r"[;\n]", text) else r"\s*,\s+", text):
            found: Keyword | Heading | None = keyword_or_heading(printed, 1)
            if isinstance(found, Heading):
                draft.headings.append(replace(found, lines=()))
            elif found:
                draft.keywords.append(found)
    _read_note(keys, draft)


def _read_note(keys: Keys, draft: ExportDraft) -> None:
    """Read the note: identifiers that it names, and Zotero's ``{:key: value}``."""
    note = keys.text("note")
    for line in (note or "").splitlines():
        draft.identifiers.extend(identifiers_in(line))
        rest = line.strip()
        for found in _NOTE_FIELD.finditer(line):
            draft.administer(found["key"], found["value"].strip())
            rest = rest.replace(found.group(), "").strip()
        if rest and not is_only_identifier(rest):
            draft.state("note", rest)
