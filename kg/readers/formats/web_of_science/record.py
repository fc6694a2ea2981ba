"""One record of Web of Science, as a document."""

import re
from typing import Final

from kg.model import Document, Grant, Identifier, Keyword, PublicationType, Source, replace
from kg.readers.formats.web_of_science.entry import Entry
from kg.readers.formats.web_of_science.people import read_people
from kg.readers.formats.web_of_science.publication import read_container, read_dates, read_place
from kg.readers.parts.markup import without_markup
from kg.readers.parts.note_identifiers import bare_pmid
from kg.readers.parts.printed_abstract import printed_abstract
from kg.readers.parts.publication_types import is_printed_type
from kg.readers.parts.titles import make_title
from kg.readers.records.cited_references import cited_reference
from kg.readers.records.export_fields import add_languages
from kg.readers.records.tagged import Field

_GRANT = re.compile(r"(?:[^;\[]|\[[^\]]*\])+")
_NUMBERS = re.compile(r"(?P<agency>[^\[\]]*?)\s*\[(?P<numbers>[^\[\]]*)\]")
_OF_MEDLINE = re.compile(r"MEDLINE:(\d{1,8})")
_MADE_BY: Final = "Keywords Plus"
_STATEMENTS: Final = {
    "FX": "funding", "FP": "funding", "OA": "availability", "CT": "event", "CY": "event-date",
    "CL": "event-place", "HO": "event-host", "SP": "sponsors", "MA": "meeting-abstract",
    "SI": "special-issue", "PN": "part-number", "PG": "number-of-pages", "P2": "chapter-count",
}  # fmt: skip
_ADMINISTRATION: Final = {
    "PT": "reference-type", "NR": "number-of-references", "TC": "times-cited", "Z9": "times-cited",
    **{f"Z{n}": "times-cited" for n in (*range(1, 9), "A", "B", "R", "S")},
    "U1": "usage-count", "U2": "usage-count", "PA": "publisher-address", "C3": "organization",
    "WC": "subject", "SC": "subject", "WE": "database", "GA": "document-delivery-number",
    "HC": "highly-cited", "HP": "hot-paper", "DA": "date-exported", "DL": "link",
}  # fmt: skip


def read_record(entry: Entry, source: Source) -> Document:
    """Return the document of one record; what no rule reads is reported."""
    draft = entry.draft
    _read_title(entry)
    others = read_people(entry)
    read_dates(entry)
    _read_identifiers(entry)
    read_place(entry)
    read_container(entry, others)
    for item in entry.take("AB"):
        draft.sections.extend(printed_abstract(item.text, item.line))
    _read_subjects(entry)
    for item in entry.take("FU"):
        _read_grants(item, entry)
    for text, item in entry.listed("CR"):
        cited = cited_reference(text, item.line)
        draft.references.append(replace(cited, number=len(draft.references) + 1))
    entry.keep(_STATEMENTS, _ADMINISTRATION)
    entry.report_rest()
    return draft.document(source)


def _read_title(entry: Entry) -> None:
    draft = entry.draft
    for item in entry.take("LA"):
        add_languages(item, draft)
    title = entry.one("TI")
    if title:
        draft.title, draft.translated_title = make_title(without_markup(title.text))
        draft.title_line = title.line
        if draft.title and len(draft.languages) == 1:
            draft.title = replace(draft.title, language=draft.languages[0])


def _read_identifiers(entry: Entry) -> None:
    draft = entry.draft
    entry.add_identifiers(doi="DI", pmid="PM")
    for item in entry.take("UT"):
        found = _OF_MEDLINE.fullmatch(item.text)
        pmid = bare_pmid(found[1]) if found else None
        if pmid:
            draft.identifiers.append(Identifier("pmid", pmid))
        draft.administer("accession-number", item.text, item.line)
    for item in entry.take("D2"):
        draft.administer("book-doi", item.text, item.line)


def _read_subjects(entry: Entry) -> None:
    draft = entry.draft
    for tag, owner in (("DE", None), ("ID", _MADE_BY)):
        for text, item in entry.pieces(tag):
            draft.keyword_line = draft.keyword_line or item.line
            draft.keywords.append(Keyword(without_markup(text), owner=owner))
    for text, item in entry.pieces("DT"):
        if is_printed_type(text):
            draft.publication_types.append(PublicationType(text))
        else:
            draft.state("type-of-work", text, item.line)


def _read_grants(item: Field, entry: Entry) -> None:
    """Read ``Agency [number, number]; Agency``."""
    for piece in map(str.strip, _GRANT.findall(item.text)):
        found = _NUMBERS.fullmatch(piece)
        numbers = [n.strip() for n in found["numbers"].split(",")] if found else []
        agency = (found["agency"] if found else piece) or None
        grants = [Grant(piece, number, agency) for number in numbers if number]
        entry.draft.grants.extend(grants or ([Grant(piece, agency=agency)] if piece else []))
