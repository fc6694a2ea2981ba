"""One entry of BibTeX, as a document."""

import re
from collections.abc import Iterator

from kg.model import (
    Author,
    Book,
    Document,
    Heading,
    Identifier,
    Journal,
    PublicationDate,
    Source,
    replace,
)
from kg.readers.formats.bibtex.databases import read_databases
from kg.readers.formats.bibtex.fields import Fields
from kg.readers.formats.bibtex.keywords import split_keywords
from kg.readers.formats.bibtex.latex import plain_latex
from kg.readers.formats.bibtex.names import bibtex_name, split_names
from kg.readers.formats.bibtex.values import BibtexEntry, BibtexField
from kg.readers.parts.dates import Date, parse_date
from kg.readers.parts.identifiers import find_doi
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import locator
from kg.readers.parts.markup import without_markup
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

_JOURNAL_TYPES = frozenset({"article", "periodical", "suppperiodical", "review"})
_BOOK_TYPES = frozenset({"book", "mvbook", "booklet", "manual", "proceedings", "collection"})
_ROLES = ("editor", "editora", "translator", "bookauthor", "annotator", "commentator")
_STATEMENTS = {
    "school": "institution", "institution": "institution", "organization": "institution",
    "howpublished": "how-published", "chapter": "chapter", "subtitle": "subtitle",
    "shorttitle": "short-title", "titleaddon": "title-addon", "copyright": "copyright",
    "rights": "copyright", "license": "license", "pagetotal": "number-of-pages",
    "numpages": "number-of-pages", "eventtitle": "event", "venue": "event-place",
    "affiliation": "affiliation", "funding": "funding", "issuetitle": "issue-title",
    "addendum": "note", "funding-text": "funding", "funding-acknowledgement": "funding",
    "funding-details": "funding", "correspondence-address1": "correspondence",
    "author-email": "author-email", "oa": "availability", "editors": "editors",
    "page-count": "number-of-pages", "tradenames": "trade-names", "chemicals-cas": "chemicals",
    "manufacturers": "manufacturers", "molecular-seqnumbers": "sequence-numbers",
}  # fmt: skip
_PMID_KEY = re.compile(r"PMID[:_]?([1-9]\d{0,7})", re.IGNORECASE | re.ASCII)
"""The key that TeXMed and others give to a paper of PubMed."""
_ADMINISTRATION = {
    "file": "file", "timestamp": "timestamp", "owner": "owner", "urldate": "accessed",
    "crossref": "cross-reference", "key": "sort-key", "type": "type-of-work",
    "bibsource": "database", "source": "database", "date-added": "date-added",
    "date-modified": "date-modified", "creationdate": "date-added",
    "modificationdate": "date-modified", "groups": "groups", "ids": "reference-id",
    "unique-id": "accession-number", "isi": "accession-number", "isi-recid": "accession-number",
    "times-cited": "times-cited", "number-of-cited-references": "number-of-references",
    "research-areas": "subject", "web-of-science-categories": "subject", "da": "date-exported",
    "usage-count-last-180-days": "usage-count", "usage-count-since-2013": "usage-count",
    "doc-delivery-number": "document-delivery-number", "coden": "coden",
    "document-type": "type-of-work", "researcherid-numbers": "researcher-id",
    "mendeley-groups": "groups", "web-of-science-index": "database",
    "earlyaccessdate": "early-access", "pubstate": "publication-state",
}  # fmt: skip


def read_entry(kind: str, entry: BibtexEntry, fields: Fields, source: Source) -> Document:
    """Return the document of one entry."""
    draft = ExportDraft()
    draft.administer("reference-type", kind)
    draft.administer("citation-key", entry.key)
    key = _PMID_KEY.fullmatch(entry.key)
    if key:
        draft.identifiers.append(Identifier("pmid", key[1]))
    _read_language_and_title(fields, draft)
    draft.authors = list(_names(fields, "author"))
    _read_identifiers(fields, draft)
    _read_dates(fields, draft)
    draft.locator = locator(
        fields.text("volume"), fields.text("number", "issue"), _pages(fields.text("pages"))
    )
    article = fields.text("eid", "article-number", "articleno", "art-number")
    if article:
        draft.locator = replace(draft.locator, article_number=article)
    _read_container(kind, fields, draft)
    _read_text(fields, draft)
    read_databases(fields, draft)
    for name, label in _STATEMENTS.items():
        for item in fields.take(name):
            draft.state(label, plain_latex(item.value), item.line)
    for name, label in _ADMINISTRATION.items():
        for item in fields.take(name):
            draft.administer(label, item.value.strip(), item.line)
    fields.report_rest()
    return draft.document(source)


def _read_language_and_title(fields: Fields, draft: ExportDraft) -> None:
    for item in fields.take("language", "langid"):
        printed = plain_latex(item.value)
        code = code_of_language(printed)
        if code and code not in draft.languages:
            draft.languages = (*draft.languages, code)
        elif code is None:
            draft.administer("language", printed, item.line)
    title = fields.one("title")
    if title is None:
        return
    draft.title, draft.translated_title = make_title(without_markup(plain_latex(title.value)))
    draft.title_line = title.line
    if draft.title and len(draft.languages) == 1:
        draft.title = replace(draft.title, language=draft.languages[0])


def _names(fields: Fields, name: str) -> Iterator[Author]:
    for item in fields.take(name):
        for printed in split_names(item.value):
            if printed.casefold() == "others":
                fields.authors_incomplete(item)
            elif printed:
                yield bibtex_name(printed)


_BRACKETS = re.compile(r"\{?(?:\\text(?P<name>less|greater)(?:\{\})?|\$(?P<sign>[<>])\$)\}?\s?")


def _bracket(found: re.Match[str]) -> str:
    """Return an angle bracket of an old DOI, which LaTeX can only print as a command."""
    return found["sign"] or ("<" if found["name"].lower() == "less" else ">")


def _read_identifiers(fields: Fields, draft: ExportDraft) -> None:
    for item in fields.take("doi"):
        doi = find_doi(_BRACKETS.sub(_bracket, item.value).replace("\\", ""))
        if doi:
            draft.identifiers.append(Identifier("doi", doi))
        else:
            fields.misread(item)
    scheme = (fields.text("eprinttype", "archiveprefix") or "").casefold()
    names = ("pmid", "pubmed", "pubmed-id", "eprint") if scheme in {"pubmed", "pmid"} else (
        "pmid", "pubmed", "pubmed-id")  # fmt: skip
    for item in fields.take(*names):
        pmid = bare_pmid(item.value)
        if pmid:
            draft.identifiers.append(Identifier("pmid", pmid))
        else:
            fields.misread(item)
    for item in fields.take("pmcid", "pmc"):
        found = re.fullmatch(r"(?:PMC)?(\d{1,10})", item.value.strip(), re.IGNORECASE)
        if found:
            draft.identifiers.append(Identifier("pmcid", f"PMC{found[1]}"))
        else:
            fields.misread(item)
    for item in fields.take("eprint"):
        draft.identifiers.append(Identifier("other", item.value.strip(), source=scheme or None))
    for item in fields.take("url", "bdsk-url-1", "bdsk-url-2"):
        _read_links(item, draft)


def _read_links(item: BibtexField, draft: ExportDraft) -> None:
    """Read links, several of which Mendeley writes with blanks between."""
    url = re.sub(r"\\url\{(.*)\}", r"\1", item.value.strip())
    url = re.sub(r"\{?\\([_%&#~$])\}?", r"\1", url)
    parts = url.split()
    for link in parts if all(map(is_link, parts)) else (url,):
        pmid = pmid_of_url(link)
        if pmid:
            draft.identifiers.append(Identifier("pmid", pmid))
        if is_link(link):
            draft.links.append(link)
        else:
            draft.administer("link", link, item.line)


def _read_dates(fields: Fields, draft: ExportDraft) -> None:
    whole, year = fields.one("date"), fields.text("year")
    month, day = fields.text("month"), fields.text("day")
    if whole:
        date = _iso(plain_latex(whole.value))
        if date is None:
            fields.misread(whole)
        else:
            draft.dates.append(PublicationDate("print", date.value, date.printed))
            year = None if year and date.value.startswith(year) else year
    if year:
        date = _date(year, month, day)
        if date:
            draft.dates.append(PublicationDate("print", date.value, date.printed))
        else:
            draft.administer("year", year)
    elif not whole and month:
        draft.administer("month", month)


def _iso(printed: str) -> Date | None:
    """Return biblatex's ``date``: one date, or two with a slash between."""
    first, slash, last = printed.partition("/")
    date = parse_date(first)
    if date is None or not slash:
        return date
    end = parse_date(last) if last.strip(" .") else None
    common = date.value
    while end and not (end.value == common or end.value.startswith(f"{common}-")) and "-" in common:
        common = common.rpartition("-")[0]
    return Date(common, printed)


def _date(year: str, month: str | None, day: str | None) -> Date | None:
    if month and month.isdecimal():
        return parse_date("-".join(part for part in (year, month, day) if part))
    return parse_date(" ".join(part for part in (year, month, day) if part)) or parse_date(year)


def _pages(printed: str | None) -> str | None:
    """Return pages with one hyphen: ``1--9`` is LaTeX for a dash."""
    return re.sub(r"\s*[-‐-―]+\s*", "-", printed) if printed else None


def _read_container(kind: str, fields: Fields, draft: ExportDraft) -> None:
    printed, electronic = (_issns(fields.text(name)) for name in ("issn", "eissn"))
    title, short = (
        fields.text("journal", "journaltitle"),
        fields.text("shortjournal", "journal-iso", "abbrev-source-title"),
    )
    full = fields.text("fjournal")
    publisher = fields.text("publisher")
    if full and title:
        title, short = full, short or title
    journal = Journal(
        title or full,
        short,
        tuple(dict.fromkeys((*printed, *electronic))),
        electronic_issn=next(iter(electronic), None),
    )
    others = tuple(
        replace(author, role="editor" if role.startswith("editor") else role)
        for role in _ROLES
        for author in _names(fields, role)
    )
    in_journal = kind in _JOURNAL_TYPES or (title is not None and kind not in _BOOK_TYPES)
    if journal != Journal():
        draft.journal = replace(journal, publisher=publisher if in_journal else None)
    book = Book(
        title=fields.text("booktitle"),
        publisher=None if in_journal and draft.journal else publisher,
        place=fields.text("address", "location"),
        edition=fields.text("edition"),
        collection=fields.text("series"),
        isbn=tuple(
            n for item in fields.take("isbn") for n in re.split(r"[\s,;]+", item.value) if n
        ),
        authors=tuple(numbered(others)),
    )
    if in_journal and book == Book(place=book.place):
        draft.state("place-of-publication", book.place or "")
        return
    draft.book = book if book != Book() else None


def _issns(text: str | None) -> tuple[str, ...]:
    found = re.findall(r"\b(\d{4})-?(\d{3}[\dXx])\b", text or "")
    return tuple(f"{first}-{last}".upper() for first, last in found)


def _read_text(fields: Fields, draft: ExportDraft) -> None:
    for item in fields.take("abstract"):
        draft.sections.extend(printed_abstract(plain_latex(item.value), item.line))
    for item in fields.take("keywords", "keyword", "author-keywords", "mesh", "keywords-plus"):
        draft.keyword_line = draft.keyword_line or item.line
        _read_keywords(item, draft)
    for item in fields.take("note", "annote", "annotation", "comment"):
        draft.identifiers.extend(identifiers_in(item.value))
        if not is_only_identifier(item.value):
            draft.state("note", plain_latex(item.value), item.line)


def _read_keywords(item: BibtexField, draft: ExportDraft) -> None:
    for word in split_keywords(item.value):
        found = keyword_or_heading(word, item.line)
        if isinstance(found, Heading):
            draft.headings.append(found)
        elif found:
            draft.keywords.append(found)
