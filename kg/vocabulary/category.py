"""What a concept is in Biolink's terms, judged from MeSH's trees and the drug tables.

The rules, first that holds:

Descriptors and supplementary concepts of diseases
    DISEASE    trees C and F03, and SCR_Disease.
    PHENOTYPE  what stands in those trees under C23 alone: pathological conditions, processes,
               signs and symptoms are found *in* a disease (Biolink: PhenotypicFeature); so are
               behavioural symptoms (F01.145.126). ``Bacteremia``, under C01 and C23, is a disease.
    OTHER      "Disease Attributes" (C23.550.291: acute, chronic, progression, recurrence).

Chemicals (tree D, SCR_Chemical)
    DRUG       1. MedlinePlus, the NHS or Wikipedia describes it as a drug, or DrugBank lists it
                  and the table of drug names does not leave it out as an everyday substance
                  (water, glucose, iron). DrugBank's word is not enough for the body's own
                  proteins, nucleotides, amino acids and coenzymes (`_OWN_SUBSTANCES`) unless they
                  are antibodies; and a chemical element (D01.268) is no drug by name at all;
               2. or NLM gives it a pharmacological action that is a therapeutic use
                  (D27.505.954), or one of the physiological effects that are sought for
                  (`_SOUGHT_EFFECTS`): hormones, transmitters and nutrients have effects too;
               3. or it is itself a class of pharmacologic actions (D27.505), a pharmaceutical
                  preparation (D26, without dosage forms) or a vaccine (D20.215.894), or a group of
                  the WHO's ATC classification (``drug_classes.tsv``): ``Adrenal Cortex Hormones``
                  is H02;
               4. or it is a class and most of the leaves under it are drugs by 1 or 2:
                  ``Diphosphonates``, ``Antibodies, Monoclonal, Humanized``. A class of more than
                  `_MOST_LEAVES` leaves is one of structure, not of use: ``Organic Chemicals``.
    PROTEIN    proteins, enzymes, antigens, cytokines (D12.776, D08.811, D08.622, D12.644.276,
               D23.050, D23.529), and the supplementary concepts that NLM maps to them.
    CHEMICAL   every other one.

A cross-reference to DrugBank makes no drug: DrugBank also lists water, glucose and experimental
compounds. Everything else is OTHER.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from kg.model import Category
from kg.vocabulary.concept import ConceptKind
from kg.vocabulary.draft import Draft, Drafts
from kg.vocabulary.drug_classes import atc_classes
from kg.vocabulary.record import RecordType

_DISEASES: Final = ("C", "F03")
_DISEASE_ONTOLOGIES: Final = ("MONDO:", "DOID:")
_FEATURES: Final = ("C23", "F01.145.126")
_ATTRIBUTES: Final = ("C23.550.291",)
_CHEMICALS: Final = ("D",)
_ELEMENTS: Final = ("D01.268",)
_PROTEINS: Final = ("D12.776", "D08.811", "D08.622", "D12.644.276", "D23.050", "D23.529")
_OWN_SUBSTANCES: Final = (*_PROTEINS, "D12.125", "D13.695", "D08.211", "D12.644.400")
_ANTIBODIES: Final = ("D12.776.124.486.485.114",)
_DRUG_CLASSES: Final = ("D27.505", "D26", "D20.215.894")
_NO_DRUG_CLASSES: Final = ("D26.255", "D26.650", "D26.776")
_THERAPEUTIC_USES: Final = ("D27.505.954",)
_SOUGHT_EFFECTS: Final = (
    "D27.505.696.068",  # antipyretics
    "D27.505.696.242",  # bone density conservation agents
    "D27.505.696.277",  # central nervous system depressants
    "D27.505.696.422",  # hypoglycemic agents
    "D27.505.696.477.656",  # immunosuppressive agents
    "D27.505.696.510",  # central muscle relaxants
    "D27.505.696.543",  # narcotic antagonists
    "D27.505.696.560",  # natriuretic agents
    "D27.505.696.663",  # peripheral nervous system agents
)
_CHEMOTHERAPY_PROTOCOLS: Final = "D000971"
_MOST: Final = 0.5
_FEWEST_LEAVES: Final = 2
_MOST_LEAVES: Final = 60


def under(tree_numbers: Iterable[str], branches: tuple[str, ...]) -> bool:
    """Tell whether one of the tree numbers is, or is below, one of the branches.

    >>> under(["C23.888.592"], ("C23",)), under(["C230.1"], ("C23",)), under(["C01"], ("C",))
    (True, False, True)
    """
    return any(
        number == branch or number.startswith(branch if len(branch) == 1 else branch + ".")
        for number in tree_numbers
        for branch in branches
    )


def kind_of(draft: Draft, drafts: Drafts) -> ConceptKind:
    """Return the kind of record, from its class where the source gives one, else from its tree.

    Class 1 is not believed of what stands in the trees V and Z alone, since tables that are
    rebuilt from MeSH RDF give it to every descriptor.
    """
    if draft.type is RecordType.QUALIFIER:
        return ConceptKind.QUALIFIER
    if draft.type is RecordType.SUPPLEMENT:
        return draft.kind or _supplement_kind(draft, drafts)
    if draft.kind is None or draft.kind is ConceptKind.TOPICAL:
        return _descriptor_kind(draft)
    return draft.kind


def _descriptor_kind(draft: Draft) -> ConceptKind:
    if draft.name in ("Male", "Female"):
        return ConceptKind.CHECK_TAG
    trees = {number[0] for number in draft.tree_numbers}
    if trees == {"Z"}:
        return ConceptKind.GEOGRAPHICAL
    if trees == {"V"}:
        return ConceptKind.PUBLICATION_TYPE
    return ConceptKind.TOPICAL


def _supplement_kind(draft: Draft, drafts: Drafts) -> ConceptKind:
    if _CHEMOTHERAPY_PROTOCOLS in draft.mapped_to:
        return ConceptKind.PROTOCOL
    targets = [d for d in map(drafts.get, draft.mapped_to) if d is not None and d.tree_numbers]
    if _is_supplementary_disease(draft, targets):
        return ConceptKind.DISEASE
    for branches, kind in (
        (("B",), ConceptKind.ORGANISM),
        (("A",), ConceptKind.ANATOMY),
        (("M", "Z"), ConceptKind.POPULATION),
    ):
        if targets and all(under(d.tree_numbers, branches) for d in targets):
            return kind
    return ConceptKind.CHEMICAL


def _is_supplementary_disease(draft: Draft, targets: list[Draft]) -> bool:
    """Tell whether an ontology of diseases holds it, or it is mapped to diseases, not chemicals.

    NLM maps a rare disease to the headings of its findings as well, and to those of the organ
    (``Elbow``) or of the enzyme (``Carboxy-Lyases``); a chemical it maps to chemicals.
    """
    if any(curie.startswith(_DISEASE_ONTOLOGIES) for curie in draft.cross_references):
        return True
    diseases = [under(target.tree_numbers, _DISEASES) for target in targets]
    chemicals = [under(target.tree_numbers, _CHEMICALS) for target in targets]
    return any(diseases) and (all(diseases) or not any(chemicals))


def categories(drafts: Drafts, kinds: Mapping[str, ConceptKind]) -> dict[str, Category]:
    """Return the category of every concept by identifier."""
    drugs = {d.identifier for d in drafts if _is_drug(d, kinds[d.identifier], drafts)}
    drugs |= _drug_classes(drafts, drugs)
    return {d.identifier: _category(d, kinds[d.identifier], drafts, drugs) for d in drafts}


def _category(draft: Draft, kind: ConceptKind, drafts: Drafts, drugs: set[str]) -> Category:
    if kind is ConceptKind.DISEASE:
        return Category.DISEASE
    condition = _condition(draft.tree_numbers)
    if condition is not None:
        return condition
    if not _is_chemical(draft, kind):
        return Category.OTHER
    if draft.identifier in drugs:
        return Category.DRUG
    targets = [d for d in map(drafts.get, draft.mapped_to) if d is not None]
    if any(under(d.tree_numbers, _PROTEINS) for d in (draft, *targets)):
        return Category.PROTEIN
    return Category.CHEMICAL


def _condition(tree_numbers: tuple[str, ...]) -> Category | None:
    standing = [n for n in tree_numbers if under((n,), (*_DISEASES, *_FEATURES))]
    if not standing:
        return None
    if any(not under((n,), _FEATURES) for n in standing):
        return Category.DISEASE
    if all(under((n,), _ATTRIBUTES) for n in standing):
        return Category.OTHER
    return Category.PHENOTYPE


def _is_chemical(draft: Draft, kind: ConceptKind) -> bool:
    return kind is ConceptKind.CHEMICAL or under(draft.tree_numbers, _CHEMICALS)


def _is_drug(draft: Draft, kind: ConceptKind, drafts: Drafts) -> bool:
    if not _is_chemical(draft, kind):
        return False
    if _is_drug_by_name(draft):
        return True
    actions = [d for d in map(drafts.get, draft.actions) if d is not None]
    return any(under(d.tree_numbers, (*_THERAPEUTIC_USES, *_SOUGHT_EFFECTS)) for d in actions)


def _is_drug_by_name(draft: Draft) -> bool:
    if under(draft.tree_numbers, _ELEMENTS):
        return False
    if draft.described_drug or not draft.listed_drug:
        return draft.described_drug
    if draft.type is RecordType.SUPPLEMENT:
        return "protein" not in draft.name
    own = under(draft.tree_numbers, _OWN_SUBSTANCES)
    return not own or under(draft.tree_numbers, _ANTIBODIES)


def _drug_classes(drafts: Drafts, drugs: set[str]) -> set[str]:
    """Rules 3 and 4."""
    classes = set()
    atc = atc_classes()
    leaves, drug_leaves = _leaves_below(drafts, drugs)
    for draft in drafts:
        by_use = draft.identifier in atc or any(
            under((n,), _DRUG_CLASSES) and not under((n,), _NO_DRUG_CLASSES)
            for n in draft.tree_numbers
        )
        below = len(leaves[draft.identifier])
        members = len(drug_leaves[draft.identifier])
        if by_use or (_FEWEST_LEAVES <= below <= _MOST_LEAVES and members > below * _MOST):
            classes.add(draft.identifier)
    return classes


def _leaves_below(
    drafts: Drafts, drugs: set[str]
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return, by descriptor, the leaves of tree D under it, and those that are drugs."""
    at = {n: d.identifier for d in drafts for n in d.tree_numbers if n[0] == "D"}
    inner = {n.rpartition(".")[0] for n in at}
    leaves: dict[str, set[str]] = defaultdict(set)
    drug_leaves: dict[str, set[str]] = defaultdict(set)
    for number, identifier in at.items():
        if number in inner:
            continue
        above = number
        while above := above.rpartition(".")[0]:
            if above in at:
                leaves[at[above]].add(identifier)
                if identifier in drugs:
                    drug_leaves[at[above]].add(identifier)
    return leaves, drug_leaves
