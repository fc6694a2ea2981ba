"""Identifiers as annotated corpora and taggers print them, to CURIEs.

Sources: the PubTator format's own description; the corpora BC5CDR (bare MeSH numbers, ``-1`` for
none, ``|`` between several), NCBI Disease (``OMIM:``, ``+`` between the parts of a composite) and
BioRED (``,`` between several, ``-`` for none, gene and taxon numbers of NCBI, Cellosaurus).
"""

import re
from typing import Final

_NONE: Final = frozenset({"", "-", "-1", "none", "null"})
_SEVERAL = re.compile(r"\s*[|,;+]\s*")
_MESH = re.compile(r"(?:MESH:)?(?P<number>[CDQ]\d{6,9})", re.IGNORECASE)
_CURIE = re.compile(r"(?P<prefix>[A-Za-z][\w.]*):(?P<local>\S+)", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_CELL_LINE = re.compile(r"CVCL[_:](?P<local>\w{4,6})", re.ASCII)
_VARIANT = re.compile(r"variant|mutation|snp|allele|acidchange|copynumber|refseq|region")
_GENE = re.compile(r"\bgene|protein")
_TAXON = re.compile(r"species|organism|taxon")
_PREFIXES: Final = {"MESH": "MESH", "MIM": "OMIM", "OMIM": "OMIM", "CHEBI": "CHEBI",
                    "NCBITAXID": "NCBITaxon", "NCBITAXON": "NCBITaxon"}  # fmt: skip


def source_identifiers(printed: str | None, kind: str) -> tuple[str, ...]:
    """Return the identifiers in a printed value, for a thing of the source's category ``kind``.

    >>> source_identifiers("D003110|-1", "Disease"), source_identifiers("-", "Chemical")
    (('MESH:D003110',), ())
    >>> source_identifiers("5870,84084", "Gene"), source_identifiers("c|DEL||32", "Variant")
    (('NCBIGene:5870', 'NCBIGene:84084'), ('c|DEL||32',))
    >>> source_identifiers("CVCL_0112;NCBITaxID:9606", "CellLine")
    ('cellosaurus:CVCL_0112', 'NCBITaxon:9606')
    """
    whole = (printed or "").strip()
    folded = kind.casefold()
    if _VARIANT.search(folded):  # the vertical bar is a part of the notation
        return () if whole.casefold() in _NONE else (whole,)
    parts = [part for part in _SEVERAL.split(whole) if part.casefold() not in _NONE]
    return tuple(dict.fromkeys(_curie(part, folded) for part in parts))


def _curie(value: str, kind: str) -> str:
    mesh = _MESH.fullmatch(value)
    if mesh:
        return f"MESH:{mesh['number'].upper()}"
    cell_line = _CELL_LINE.fullmatch(value)
    if cell_line:
        return f"cellosaurus:CVCL_{cell_line['local']}"
    if _NUMBER.fullmatch(value):
        prefix = "NCBIGene" if _GENE.search(kind) else "NCBITaxon" if _TAXON.search(kind) else ""
        return f"{prefix}:{value}" if prefix else value
    curie = _CURIE.fullmatch(value)
    if curie and curie["prefix"].upper() in _PREFIXES:
        return f"{_PREFIXES[curie['prefix'].upper()]}:{curie['local']}"
    return value
