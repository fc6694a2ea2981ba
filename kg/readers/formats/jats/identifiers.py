"""Identifiers of articles, figures and cited works in JATS.

Source: JATS 1.3, attribute pub-id-type; PubMed Central, "Tagging Guidelines", article-id.
"""

from typing import Final

from kg.model import Identifier
from kg.readers.formats.jats.coverage import Coverage, Element
from kg.readers.parts.named_identifiers import identifier

_SCHEMES: Final = {"pmid": "pubmed", "medline": "medline", "pmcid": "pmc", "pmc": "pmc",
                   "doi": "doi", "pii": "pii"}  # fmt: skip
_NUMBERS: Final = frozenset({"pmcaid", "pmcaiid", "pmc-uid", "pmcid-ver"})


def scheme_identifier(scheme: str, value: str) -> Identifier:
    """Return an identifier of a scheme that JATS names.

    >>> scheme_identifier("pmc", "PMC3456").value, scheme_identifier("publisher-id", "a1").scheme
    ('PMC3456', 'publisher-id')
    """
    kind = scheme.casefold()
    if kind == "publisher-id":
        return Identifier("publisher-id", value)
    if kind in _NUMBERS:
        return Identifier("other", value, scheme)
    return identifier(_SCHEMES.get(kind, scheme), value)


def identifier_of(element: Element, text: str, coverage: Coverage) -> Identifier | None:
    """Return the identifier that an element holds, or ``None`` where it is empty."""
    scheme = coverage.get(element, "pub-id-type") or ""
    return scheme_identifier(scheme, text) if text else None
