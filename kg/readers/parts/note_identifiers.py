"""Identifiers that reference managers put into notes and accession numbers: ``PMID: 21296403``.

Laws
    1. A bare number is a PMID only where its field or its record says so; never by its looks.
    2. What is not an identifier stays a note.
"""

import re

from kg.model import Identifier
from kg.readers.parts.identifiers import clean_doi

_PMID = re.compile(r"\b(?:PMID|PubMed(?:\s*ID)?)\s*[:=]?\s*(\d{1,8})(?!\d)", re.IGNORECASE)
_PMCID = re.compile(r"\b(?:PMCID\s*[:=]?\s*)?(PMC\d{1,10})\b", re.IGNORECASE)
_DOI = re.compile(r"\bDOI\s*[:=]\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PUBMED_URL = re.compile(
    r"https?://(?:www\.)?(?:(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})/?"
    r"|ncbi\.nlm\.nih\.gov/(?:entrez/query\.fcgi|sites/entrez)\?\S*\blist_uids=(\d{1,8}))",
    re.IGNORECASE,
)
_OVID_URL = re.compile(
    r"https?://ovidsp\.(?:\w+\.)*ovid\.com/\S*[?&]D=(?:med|mes[xz]|prem|pmnm|ppez)\w*&(?:\S*&)?AN=(\d{1,8})",
    re.IGNORECASE,
)
"""Ovid names its parts of MEDLINE so; the accession numbers of records there are NLM's."""
_ONLY = re.compile(r"(?:PMID|PMCID|DOI)\s*[:=]\s*\S+", re.IGNORECASE)
_NUMBER = re.compile(r"0*([1-9]\d{0,7})", re.ASCII)


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers that a note names.

    >>> [i.value for i in identifiers_in("PMID: 21296403; PMCID: PMC3150000")]
    ['21296403', 'PMC3150000']
    """
    found = [Identifier("pmid", m[1].lstrip("0")) for m in _PMID.finditer(text) if m[1].strip("0")]
    found += [Identifier("pmcid", m[1].upper()) for m in _PMCID.finditer(text)]
    found += [Identifier("doi", clean_doi(m[1])) for m in _DOI.finditer(text)]
    return tuple(dict.fromkeys(found))


def is_only_identifier(text: str) -> bool:
    """Tell whether a line of a note is nothing but one identifier with its name."""
    return _ONLY.fullmatch(text.strip()) is not None


def pmid_of_url(url: str) -> str | None:
    """Return the PMID of a link to PubMed's or Ovid MEDLINE's page of a paper, or ``None``.

    >>> pmid_of_url("http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?db=PubMed&list_uids=15")
    '15'
    """
    found = _PUBMED_URL.fullmatch(url.strip()) or _OVID_URL.fullmatch(url.strip())
    return (found[1] or found[found.lastindex or 1]).lstrip("0") or None if found else None


def bare_pmid(text: str) -> str | None:
    """Return the PMID in a field that is known to hold one, or ``None``.

    >>> bare_pmid("PMID: 015"), bare_pmid("15"), bare_pmid("PMC15")
    ('15', '15', None)
    """
    found = _NUMBER.fullmatch(re.sub(r"^PMID\s*:?\s*", "", text.strip(), flags=re.IGNORECASE))
    return found[1] if found else None
