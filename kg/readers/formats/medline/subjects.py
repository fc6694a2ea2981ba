"""What a record is about: MeSH headings, substances, supplementary concepts, keywords.

Laws
    1. One ``MH`` field is one heading. A slash divides: no descriptor and no qualifier of MeSH has
       one inside.
    2. An asterisk belongs to the name that it stands before.
"""

import re

from kg.model import (
    Accession,
    Keyword,
    PublicationType,
    Substance,
    SupplementaryConcept,
)
from kg.readers.formats.medline.entry import Entry
from kg.readers.parts.medline_headings import medline_heading, starred
from kg.readers.records.tagged import Field

_SUBSTANCE = re.compile(r"(?P<number>\S+(?: [\d.\-]+)?)\s+\((?P<name>.+)\)")


def read_heading(item: Field, entry: Entry) -> None:
    """Read ``Lupus Erythematosus, Systemic/*drug therapy/immunology``."""
    heading = medline_heading(item.text, item.line)
    if heading is None:
        entry.misread(item)
    else:
        entry.draft.headings.append(heading)


def read_substance(item: Field, entry: Entry) -> None:
    """Read ``0 (Antibodies, Monoclonal)`` or ``EC 3.4.21.5 (Thrombin)``."""
    found = _SUBSTANCE.fullmatch(item.text)
    if found is None:
        entry.misread(item)
    else:
        entry.draft.substances.append(Substance(found["name"], None, found["number"], item.line))


def read_supplementary(item: Field, entry: Entry) -> None:
    """Read the name of a supplementary concept."""
    entry.draft.supplementary_concepts.append(SupplementaryConcept(item.text, line=item.line))


def read_keyword(item: Field, entry: Entry) -> None:
    """Read an author's or another owner's keyword; an asterisk makes it a major one."""
    text, major = starred(item.text)
    if not text:
        entry.misread(item)
        return
    entry.draft.keyword_line = entry.draft.keyword_line or item.line
    entry.draft.keywords.append(Keyword(text, owner=entry.keyword_owner, major=major))


def read_keyword_owner(item: Field, entry: Entry) -> None:
    """Read who gave the keywords that follow (``NOTNLM``: the authors)."""
    entry.keyword_owner = item.text


def read_type(item: Field, entry: Entry) -> None:
    """Read a publication type."""
    entry.draft.publication_types.append(PublicationType(item.text))


def read_accession(item: Field, entry: Entry) -> None:
    """Read ``ClinicalTrials.gov/NCT00424476``; a bank alone says only where data are."""
    bank, _, number = item.text.partition("/")
    if bank.strip() and number.strip():
        entry.draft.accessions.append(Accession(bank.strip(), number.strip()))
    else:
        entry.draft.state("data-bank", item.text, item.line)
