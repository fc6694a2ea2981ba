"""Identifiers of papers whose scheme the record names, in NLM's words.

Source: NLM, PubMed DTD, ArticleId (IdType); PubMed Central, "Tagging Guidelines", pub-id-type.
"""

import re

from kg.model import Identifier
from kg.readers.parts.identifiers import clean_doi

_PMCID = re.compile(r"(?:PMC)?(\d{1,9})(?:\.\d+)?", re.IGNORECASE)
_PMID = re.compile(r"0*([1-9]\d{0,8})")
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def identifier(scheme: str, value: str) -> Identifier:
    """Return an identifier of a scheme that PubMed's XML names.

    >>> identifier("doi", "10.1000/X1."), identifier("pmc", "3456")
    (Identifier(scheme='doi', value='10.1000/x1', source=None, valid=True), \
Identifier(scheme='pmcid', value='PMC3456', source=None, valid=True))
    >>> identifier("mid", "NIHMS12").source
    'mid'
    """
    if scheme == "pubmed":
        found = _PMID.fullmatch(value)
        if found:
            return Identifier("pmid", found[1])
    elif scheme == "doi":
        bare = value if value.startswith("10.") else _DOI_PREFIX.sub("", value, count=1)
        if bare.startswith("10.") and "/" in bare:
            return Identifier("doi", clean_doi(bare))
    elif scheme in {"pmc", "pmcid"}:
        # "pmcid" also carries "pmc-id: PMC1234;" with more behind it: that is kept whole
        found = _PMCID.fullmatch(value)
        if found:
            return Identifier("pmcid", f"PMC{found[1]}")
    elif scheme == "pii":
        return Identifier("pii", value)
    return Identifier("other", value, scheme or None)
