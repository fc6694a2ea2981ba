"""One row of Scopus's table, as a document.

Laws
    1. ``Index Keywords`` are those of several vocabularies, Emtree and MeSH among them, and nothing
       says which is whose: they are keywords that Scopus gave.
    2. A title that a title in brackets follows is the translation of that one.
    3. A funder that the list names with numbers and once more without them has the numbers.
"""

import re
from typing import Final

from kg.model import (
    Document,
    Grant,
    Keyword,
    PublicationType,
    Source,
    Title,
    replace,
)
from kg.readers.formats.scopus.affiliations import read_affiliations, read_correspondence
from kg.readers.formats.scopus.entry import Entry, listed
from kg.readers.formats.scopus.names import read_names
from kg.readers.formats.scopus.publication import read_container, read_date, read_place
from kg.readers.parts.markup import without_markup
from kg.readers.parts.printed_abstract import printed_abstract
from kg.readers.parts.publication_types import is_printed_type
from kg.readers.parts.titles import make_title
from kg.readers.records.export_fields import add_languages, add_links
from kg.readers.records.scopus_references import printed_reference, split_references

_TRANSLATED = re.compile(r"(?P<translation>.*\S)\s*;\s*\[(?P<original>.+)\]", re.DOTALL)
_NUMBERS = re.compile(r"(?:(?P<agency>.*?),\s*)?\((?P<numbers>.+)\)", re.DOTALL)
_MADE_BY: Final = "Index Keywords"
_STATEMENTS: Final = {
    **{f"Funding Text{end}": "funding" for end in ("", "s", *(f" {n}" for n in range(1, 21)))},
    "Chemicals/CAS": "chemicals", "Tradenames": "trade-names", "Manufacturers": "manufacturers",
    "Molecular Sequence Numbers": "sequence-numbers", "Sponsors": "sponsors",
    "Conference name": "event", "Conference date": "event-date",
    "Conference location": "event-place", "Open Access": "availability",
    "Access Type": "availability",
}  # fmt: skip
_ADMINISTRATION: Final = {
    "EID": "accession-number", "Source": "database", "Cited by": "times-cited", "CODEN": "coden",
    "Publication Stage": "publication-state", "Conference code": "conference-code",
}  # fmt: skip


def read_record(entry: Entry, source: Source) -> Document:
    """Return the document of one row; what no rule reads is reported."""
    draft = entry.draft
    _read_title(entry)
    people = read_names(entry)
    read_affiliations(entry, people)
    read_correspondence(entry, people)
    draft.authors = people.authors
    _read_identifiers(entry)
    read_date(entry)
    read_place(entry)
    read_container(entry)
    for item in entry.take("Abstract"):
        draft.sections.extend(printed_abstract(item.text, item.line))
    _read_subjects(entry)
    for item in entry.take("Funding Details"):
        draft.grants.extend(_grants(item.text))
    for item in entry.take("References"):
        for text in split_references(item.text):
            cited = printed_reference(text, item.line)
            draft.references.append(replace(cited, number=len(draft.references) + 1))
    entry.keep(_STATEMENTS, _ADMINISTRATION)
    entry.report_rest()
    return draft.document(source)


def _read_title(entry: Entry) -> None:
    draft = entry.draft
    for item in entry.take("Language of Original Document"):
        add_languages(item, draft)
    title = entry.one("Title")
    if title is None:
        return
    draft.title_line = title.line
    text = without_markup(title.text)
    translated = _TRANSLATED.fullmatch(text) if draft.languages != ("en",) else None
    if translated:
        draft.title = Title(translated["original"].strip())
        draft.translated_title = Title(translated["translation"].strip(), None, translated=True)
    else:
        draft.title, draft.translated_title = make_title(text)
    if draft.title and len(draft.languages) == 1 and (translated or draft.languages == ("en",)):
        draft.title = replace(draft.title, language=draft.languages[0])


def _read_identifiers(entry: Entry) -> None:
    draft = entry.draft
    entry.add_identifiers(doi="DOI", pmid="PubMed ID")
    for item in entry.take("Link"):
        add_links(item, draft, may_name_doi=False)


def _read_subjects(entry: Entry) -> None:
    draft = entry.draft
    for name, owner in (("Author Keywords", None), ("Index Keywords", _MADE_BY)):
        for item in entry.take(name):
            draft.keyword_line = draft.keyword_line or item.line
            draft.keywords.extend(
                Keyword(without_markup(text), owner=owner) for text in listed(item.text)
            )
    for item in entry.take("Document Type"):
        if is_printed_type(item.text):
            draft.publication_types.append(PublicationType(item.text))
        else:
            draft.state("type-of-work", item.text, item.line)


def _grants(text: str) -> list[Grant]:
    r"""Return the grants of a list ``Agency, (number, number); Agency``.

    >>> [(g.agency, g.number) for g in _grants("Fund, FF, (7, 8); Fund, FF; Other; (9)")]
    [('Fund, FF', '7'), ('Fund, FF', '8'), ('Other', None), (None, '9')]
    """
    found: list[Grant] = []
    for piece in listed(text):
        numbered = _NUMBERS.fullmatch(piece)
        numbers = [n.strip() for n in numbered["numbers"].split(",")] if numbered else []
        agency = numbered["agency"] if numbered else None if ": " in piece else piece
        grants = [Grant(piece, number, agency) for number in numbers if number]
        found.extend(grants or [Grant(piece, agency=agency)])
    have = {grant.agency for grant in found if grant.number}
    return [grant for grant in found if grant.number or grant.agency not in have]
