"""Where a reader finds a thing on the web, by its IRI and identifiers."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from kg.names import DOI, MESH, PUBMED

_PUBMED_PAGE: Final = "https://pubmed.ncbi.nlm.nih.gov/"
_MESH_PAGE: Final = "https://meshb.nlm.nih.gov/record/ui?ui="
_ORCID: Final = "https://orcid.org/"


def links(iri: str, pmid: str | None = None, doi: str | None = None) -> list[tuple[str, str]]:
    """Return name and address of each page about a thing; the first is the best.

    >>> links("http://id.nlm.nih.gov/mesh/D008180")
    [('MeSH D008180', 'https://meshb.nlm.nih.gov/record/ui?ui=D008180')]
    >>> links("https://doi.org/10.1000/j.invent.1")
    [('doi:10.1000/j.invent.1', 'https://doi.org/10.1000/j.invent.1')]
    """
    return list(dict.fromkeys(_links(iri, pmid, doi)))


def _links(iri: str, pmid: str | None, doi: str | None) -> Iterator[tuple[str, str]]:
    if iri.startswith(PUBMED) and "#" not in iri:
        pmid = iri.removeprefix(PUBMED)
    if iri.startswith(DOI) and "#" not in iri:
        doi = doi or iri.removeprefix(DOI)
    if pmid and pmid.isdecimal():
        yield f"PubMed {pmid}", f"{_PUBMED_PAGE}{pmid}/"
    if doi:
        yield f"doi:{doi}", f"https://doi.org/{quote(doi, safe='/()')}"
    if iri.startswith(MESH):
        identifier = iri.removeprefix(MESH)
        yield f"MeSH {identifier}", _MESH_PAGE + quote(identifier, safe="")
    if iri.startswith(_ORCID):
        yield f"ORCID {iri.removeprefix(_ORCID)}", iri
