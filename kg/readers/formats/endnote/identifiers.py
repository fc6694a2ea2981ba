"""Identifiers and links of EndNote.

Laws
    1. A bare accession number is a PMID only where the record names PubMed, MEDLINE or NLM as the
       database or its provider, or links to PubMed's page of that number.
    2. ``%R`` holds any electronic number: what is no DOI is the record's own data.
"""

import re

from kg.model import Identifier
from kg.readers.formats.endnote.entry import Entry
from kg.readers.parts.identifiers import DOI, clean_doi, find_doi
from kg.readers.parts.note_identifiers import bare_pmid, identifiers_in, pmid_of_url
from kg.readers.records.export_fields import add_links, add_notes
from kg.readers.records.tagged import Field

_PUBMED = re.compile(r"\b(?:NLM|PubMed|MEDLINE)\b", re.IGNORECASE)
_PMCID = re.compile(r"(?:PMC)?\d{1,10}", re.IGNORECASE)
_NIHMSID = re.compile(r"NIHMS[-\s]?(?:ID[:\s]*)?(\d+)", re.IGNORECASE)


def read_identifiers(entry: Entry) -> None:
    """Read DOI, accession numbers, PMCID, NIHMS number, links and notes."""
    draft = entry.draft
    for item in entry.take("%R"):
        doi = find_doi(item.text)
        if doi:
            draft.identifiers.append(Identifier("doi", doi))
        else:
            draft.administer("electronic-resource-number", item.text, item.line)
    linked = frozenset(map(pmid_of_url, entry.peek("%U").split()))
    from_pubmed = _PUBMED.search(entry.peek("%~", "%W")) is not None
    for item in entry.take("%M"):
        _read_accession(item, entry, from_pubmed=from_pubmed, linked=linked)
    for item in entry.take("%2"):
        _read_pmcid(item, entry)
    for item in entry.take("%$"):
        _read_nihms(item, entry)
    for item in entry.take("%U", "%>"):
        add_links(item, draft, may_name_doi=item.tag == "%U")
    for item in entry.take("%Z"):
        add_notes(item, draft)


def _read_accession(
    item: Field, entry: Entry, *, from_pubmed: bool, linked: frozenset[str | None]
) -> None:
    pmid = bare_pmid(item.text)
    found = list(identifiers_in(item.text))
    if pmid and (from_pubmed or pmid in linked):
        found.append(Identifier("pmid", pmid))
    elif DOI.fullmatch(item.text):
        found.append(Identifier("doi", clean_doi(item.text)))
    entry.draft.identifiers.extend(dict.fromkeys(found))
    if not found:
        entry.draft.administer("accession-number", item.text, item.line)


def _read_pmcid(item: Field, entry: Entry) -> None:
    if _PMCID.fullmatch(item.text) and entry.in_journal:
        number = item.text.upper().removeprefix("PMC")
        entry.draft.identifiers.append(Identifier("pmcid", f"PMC{number}"))
    else:
        entry.draft.administer("custom-2", item.text, item.line)


def _read_nihms(item: Field, entry: Entry) -> None:
    found = _NIHMSID.fullmatch(item.text)
    if found:
        entry.draft.identifiers.append(Identifier("other", f"NIHMS{found[1]}", "NIHMS"))
    else:
        entry.draft.administer("custom-6", item.text, item.line)
