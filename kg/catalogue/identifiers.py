"""Identifiers as people type them, to IRIs: no graph is needed to know what they name.

Sources: MeSH identifiers are a letter and 6 to 9 digits (NLM, "XML MeSH Data Elements"); a PMID
has up to 8 digits; a DOI begins with ``10.`` and a registrant (DOI Handbook, 2.2); an ORCID is
four groups of four, the last character perhaps an X (ISO 27729).
"""

import re
from typing import Final

from pyoxigraph import NamedNode

from kg.catalogue.compact import expand
from kg.errors import QueryError
from kg.names import MESH, ORCID, PUBMED, mesh, orcid, pubmed

_IRI: Final = re.compile(r"<?(?:https?://|urn:)[^<>]*>?", re.IGNORECASE)
_MESH: Final = re.compile(r"(?:mesh:\s*)?((?:[DC]\d{6,9})(?:Q\d{6})?|Q\d{6})", re.IGNORECASE)
_PMID: Final = re.compile(r"(?:pmid|pubmed)?[:\s]*(\d{1,8})", re.IGNORECASE)
_DOI: Final = re.compile(
    r"(?:doi[:\s]*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE
)
_PMCID: Final = re.compile(r"(?:pmcid[:\s]*)?(PMC\d+)", re.IGNORECASE)
_ORCID: Final = re.compile(
    r"(?:orcid[:\s]*)?(?:https?://orcid\.org/)?((?:\d{4}-){3}\d{3}[\dX])", re.IGNORECASE
)
_PAGES: Final = (
    (re.compile(r"https?://pubmed\.ncbi\.nlm\.nih\.gov/(\d+)/?"), PUBMED),
    (re.compile(r"https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/(\d+)/?"), PUBMED),
    (re.compile(r"https?://rdf\.ncbi\.nlm\.nih\.gov/pubmed/(\d+)/?"), PUBMED),
    (re.compile(r"https?://id\.nlm\.nih\.gov/mesh/([A-Z]\w+)(?:\.html)?"), MESH),
    (re.compile(r"https?://orcid\.org/([\dX-]+)"), ORCID),
)
"""Addresses of pages that people copy, and the namespace that data joins on."""


def iri_of(text: str) -> NamedNode | None:
    """Return the node of an IRI, in angle brackets or not, or of a CURIE; else ``None``.

    >>> iri_of("https://pubmed.ncbi.nlm.nih.gov/21296403/").value
    'http://rdf.ncbi.nlm.nih.gov/pubmed/21296403'

    Raises:
        QueryError: when it looks like an IRI and is none (RFC 3987, 2.2).
    """
    if _IRI.fullmatch(text):
        return _node(_canonical(text.strip("<>")))
    expanded = expand(text)
    return None if expanded is None or " " in text else _node(expanded)


def _canonical(iri: str) -> str:
    for page, namespace in _PAGES:
        matched = page.fullmatch(iri)
        if matched:
            return namespace + matched.group(1)
    return iri


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI: {error}") from error


def mesh_of(text: str) -> NamedNode | None:
    """Return the node of a MeSH identifier, else ``None``.

    >>> mesh_of("d008180").value
    'http://id.nlm.nih.gov/mesh/D008180'
    """
    matched = _MESH.fullmatch(text)
    return mesh(matched.group(1).upper()) if matched else None


def pubmed_of(text: str) -> NamedNode | None:
    """Return the node of a PMID, bare or after ``PMID``, else ``None``.

    >>> pubmed_of("PMID 21296403").value
    'http://rdf.ncbi.nlm.nih.gov/pubmed/21296403'
    """
    matched = _PMID.fullmatch(text)
    return pubmed(matched.group(1)) if matched else None


def doi_of(text: str) -> str | None:
    """Return the DOI in a text that is one, bare and in lower case, else ``None``.

    >>> doi_of("https://doi.org/10.1016/J.REVMED.2019.12.004")
    '10.1016/j.revmed.2019.12.004'
    """
    matched = _DOI.fullmatch(text)
    return matched.group(1).lower() if matched else None


def pmcid_of(text: str) -> str | None:
    """Return the PMCID in a text that is one, with its ``PMC``, else ``None``."""
    matched = _PMCID.fullmatch(text)
    return matched.group(1).upper() if matched else None


def orcid_of(text: str) -> NamedNode | None:
    """Return the node of an ORCID, else ``None``."""
    matched = _ORCID.fullmatch(text)
    return orcid(matched.group(1)) if matched else None
