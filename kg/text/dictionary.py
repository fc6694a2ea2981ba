"""What the rules look up in a vocabulary."""

from collections.abc import Iterator
from functools import lru_cache

from kg.model import Category
from kg.text.lexicon import Lexicon
from kg.text.tokens import vocables
from kg.vocabulary.concept import TermMatch
from kg.vocabulary.normalise import keys

_REMEMBERED = 1 << 14
MENTIONABLE = frozenset({Category.DRUG, Category.CHEMICAL, Category.DISEASE, Category.PHENOTYPE})

# Descriptors that hold everything and so say nothing: Disease; Syndrome; Pathologic Processes;
# Signs and Symptoms; Pathological Conditions, Signs and Symptoms; Pharmaceutical Preparations;
# Therapeutic Uses; Pharmacologic Actions; Chemical Actions and Uses; Organic, Inorganic Chemicals;
# Proteins; Peptides; Enzymes; Antibodies; Antigens; Hormones; Acids; Placebos and Biomarkers,
# which are no substances of their own.
_GENERIC = vocables(
    "D004194 D013577 D010335 D012816 D013568 D004364 D045506 D020228 D020164 D009930 D007287 "
    "D011506 D010455 D004798 D000906 D000941 D006728 D000143 D010919 D015415"
)
# Disease Attributes: Acute Disease, Recurrence, Disease Progression ... qualities, no conditions.
_ATTRIBUTES = "C23.550.291"
# Trees of MeSH whose concepts antibodies and inhibitors act on: cytokines, proteins, enzymes,
# antigens; but not the antibodies themselves (immunoglobulins).
_TARGET_TREES = ("D12.644.276", "D12.776", "D08.811", "D23.050", "D23.529")
# Immunoglobulins, and Recombinant Fusion Proteins.
_SUBSTANCES = frozenset({Category.DRUG, Category.CHEMICAL})
_BIOLOGIC_TREES = ("D12.776.377.715.548", "D12.776.828.300")
_ANTIBODY_TREES = ("D12.776.124.486", "D12.776.124.790", "D12.776.377.715")


class Dictionary:
    """A vocabulary behind bounded memories."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.matches = lru_cache(_REMEMBERED)(self._looked_up)
        """Returns every concept with a term that equals a name after normalisation."""
        self.is_generic = lru_cache(_REMEMBERED)(self._is_generic)
        """Tells whether a concept is too general to be a mention: "disease", "recurrence"."""
        self.is_biologic = lru_cache(_REMEMBERED)(self._is_biologic)
        """Tells whether a name is that of one drug, and that an antibody or a fusion protein."""

    @property
    def lexicon(self) -> Lexicon:
        """The vocabulary itself."""
        return self._lexicon

    def _looked_up(self, name: str) -> tuple[TermMatch, ...]:
        # Most of what is asked for is no name, and the table tells so in a tenth of the time.
        is_name = any(map(self._lexicon.names.may_name, keys(name)))
        return self._lexicon.lookup(name) if is_name else ()

    def _is_generic(self, identifier: str) -> bool:
        concept = self._lexicon.get(identifier)
        trees = () if concept is None else concept.tree_numbers
        attribute = bool(trees) and all(tree.startswith(_ATTRIBUTES) for tree in trees)
        return identifier in _GENERIC or attribute

    def _is_biologic(self, name: str) -> bool:
        if not any(map(self._lexicon.names.may_name_substance, keys(name))):
            return False
        drugs = {m.concept for m in self.matches(name) if m.category in _SUBSTANCES}
        return len(drugs) == 1 and any(
            tree.startswith(_BIOLOGIC_TREES) for tree in self._trees(drugs.pop())
        )

    def _trees(self, identifier: str) -> Iterator[str]:
        """Yield the tree numbers of a concept and of the headings that it is mapped to."""
        concept = self._lexicon.get(identifier)
        if concept is None:
            return
        yield from concept.tree_numbers
        for heading in map(self._lexicon.get, concept.mapped_to):
            if heading is not None:
                yield from heading.tree_numbers

    def is_target(self, match: TermMatch) -> bool:
        """Tell whether a drug may act on a concept: a protein, by category or by its trees."""
        if match.category is Category.PROTEIN:
            return True
        concept = self._lexicon.get(match.concept)
        trees = () if concept is None else concept.tree_numbers
        return any(t.startswith(_TARGET_TREES) for t in trees) and not any(
            t.startswith(_ANTIBODY_TREES) for t in trees
        )
