"""CURIEs by the prefixes of the Biolink Model, which are not those of our Turtle.

Source: Biolink Model 4, ``prefixes`` and ``id_prefixes``. ``litkg`` is our own, for a paper that
nobody numbered.
"""

from typing import Final

from kg.names import CROSS_REFERENCES, DEFAULT_BASE, DOI, MESH, ORCID, ORDO, PUBMED

_OWN: Final = "litkg"
_SPACES: Final = {
    PUBMED: "PMID",
    DOI: "doi",
    MESH: "MESH",
    ORCID: "ORCID",
    CROSS_REFERENCES["CHEBI"]: "CHEBI",
    CROSS_REFERENCES["CHEMBL"]: "CHEMBL.COMPOUND",
    CROSS_REFERENCES["DOID"]: "DOID",
    CROSS_REFERENCES["DRUGBANK"]: "DRUGBANK",
    CROSS_REFERENCES["EFO"]: "EFO",
    CROSS_REFERENCES["HP"]: "HP",
    CROSS_REFERENCES["MONDO"]: "MONDO",
    CROSS_REFERENCES["OMIM"]: "OMIM",
    ORDO: "ORDO",
    CROSS_REFERENCES["RXNORM"]: "RXCUI",
    CROSS_REFERENCES["UNII"]: "UNII",
    DEFAULT_BASE: _OWN,
}

# KGX takes no CURIE with a slash or a second colon, as DOIs have them; `kg.names.escaped` writes a
# percent sign of a DOI as %25, so that nothing else looks like these.
_SLASH, _COLON = "%2F", "%3A"


def curie(iri: str) -> str:
    """Return the CURIE of an IRI, or the IRI itself where Biolink knows no prefix for it.

    >>> curie("http://id.nlm.nih.gov/mesh/D008180")
    'MESH:D008180'
    >>> curie("http://identifiers.org/chembl.compound/CHEMBL1789843")
    'CHEMBL.COMPOUND:CHEMBL1789843'
    >>> curie("https://omim.org/entry/143100"), curie("http://www.orpha.net/ORDO/Orphanet_399")
    ('OMIM:143100', 'ORDO:Orphanet_399')
    >>> curie("https://doi.org/10.1000/1")
    'doi:10.1000%2F1'
    """
    for space, prefix in _SPACES.items():
        if iri.startswith(space):
            local = iri.removeprefix(space)
            return f"{prefix}:{local.replace('/', _SLASH).replace(':', _COLON)}"
    return iri


def expanded(short: str) -> str:
    """Return the IRI of a CURIE that `curie` gave.

    >>> expanded("MESH:D008180")
    'http://id.nlm.nih.gov/mesh/D008180'
    """
    prefix, _, local = short.partition(":")
    spaces = {name: space for space, name in _SPACES.items()}
    plain = local.replace(_SLASH, "/").replace(_COLON, ":")
    return spaces[prefix] + plain if prefix in spaces else short


def is_registered(iri: str) -> bool:
    """Whether the CURIE of an IRI has a prefix of Biolink's.

    >>> is_registered("https://w3id.org/litkg/paper/7b85")
    False
    """
    return any(iri.startswith(space) for space, prefix in _SPACES.items() if prefix != _OWN)
