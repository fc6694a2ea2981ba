"""Identifiers and links of RIS.

Law: a bare accession number is a PMID only where the record names PubMed, MEDLINE or NLM as the
database or its provider; Embase's ``C5`` is one where MEDLINE is among its databases.
"""

import re

from kg.model import Identifier, IdentifierScheme
from kg.readers.formats.ris.entry import Entry
from kg.readers.parts.identifiers import find_doi
from kg.readers.parts.note_identifiers import bare_pmid, identifiers_in
from kg.readers.records.export_fields import add_links, add_notes
from kg.readers.records.tagged import Field

_PUBMED = re.compile(r"\b(?:NLM|PubMed|MEDLINE)\b", re.IGNORECASE)
_OVID_MEDLINE = re.compile(r"\bOvid MEDLINE", re.IGNORECASE)
"""Ovid puts the record's own number into ``ID``, where EndNote counts its records."""
_PMCID = re.compile(r"PMC\d{1,10}", re.IGNORECASE)


def read_identifiers(entry: Entry) -> None:
    """Read DOI, PMID, PMCID and links from wherever the dialects keep them."""
    from_pubmed = _PUBMED.search(entry.peek("DB", "DP", "AN")) is not None
    for item in entry.take("DO", "DI"):
        doi = find_doi(item.text)
        if doi:
            _add(entry, "doi", doi)
        else:
            entry.misread(item)
    for item in entry.take("PM", "PMID"):
        _add_pmid(entry, bare_pmid(item.text), item)
    if _OVID_MEDLINE.search(entry.peek("DB")):
        for item in entry.take("ID"):
            _add_pmid(entry, bare_pmid(item.text), item)
    for item in entry.take("AN", "C5"):
        pmid = bare_pmid(item.text) if from_pubmed else None
        _add_named(entry, item)
        if pmid:
            _add(entry, "pmid", pmid)
        else:
            entry.draft.administer("accession-number", item.text, item.line)
    for item in entry.take("C2"):
        if _PMCID.fullmatch(item.text):
            _add(entry, "pmcid", item.text.upper())
        else:
            _add_named(entry, item)
            entry.draft.administer("custom-2", item.text, item.line)
    _read_links(entry)


def read_notes(entry: Entry) -> None:
    """Read notes: the identifiers that they name, and the rest line by line."""
    for item in entry.take("N1", "RN"):
        add_notes(item, entry.draft)


def _read_links(entry: Entry) -> None:
    for item in entry.take("UR", "L1", "L2", "L3", "L4", "LK"):
        add_links(item, entry.draft, may_name_doi=item.tag in {"UR", "L2", "L3"})


def _add_pmid(entry: Entry, pmid: str | None, item: Field) -> None:
    if pmid:
        _add(entry, "pmid", pmid)
    else:
        entry.misread(item)


def _add_named(entry: Entry, item: Field) -> None:
    entry.draft.identifiers.extend(identifiers_in(item.text))


def _add(entry: Entry, scheme: IdentifierScheme, value: str) -> None:
    entry.draft.identifiers.append(Identifier(scheme, value))
