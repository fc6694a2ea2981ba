"""What a name of a drug, condition or other concept stands for.

Laws
    1. The graph has the first word: its labels, then its other names; the vocabulary is asked
       where the graph has none, and finds what is spelt another way.
    2. Only a whole name resolves. A part of one gives candidates, for a guess never becomes data.
"""

from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.catalogue.engine import Engine
from kg.catalogue.lookup import Found, alike, best, candidates, find, only
from kg.catalogue.stored import ParameterKind
from kg.errors import NameNotResolved
from kg.model import Category
from kg.names import BIOLINK, MESHV, mesh
from kg.vocabulary import ConceptKind, TermMatch, Vocabulary

_ANY_CLASS: Final = (
    MESHV.TopicalDescriptor, MESHV.GeographicalDescriptor, MESHV.PublicationType, MESHV.CheckTag,
    MESHV.Qualifier, MESHV.SCR_Chemical, MESHV.SCR_Protocol, MESHV.SCR_Disease,
    MESHV.SCR_Organism, MESHV.SCR_Population, MESHV.SCR_Anatomy,
)  # fmt: skip
_CLASSES: Final = {
    ParameterKind.DRUG: (BIOLINK.Drug, BIOLINK.ChemicalEntity, BIOLINK.Protein),
    ParameterKind.CONDITION: (BIOLINK.Disease, BIOLINK.PhenotypicFeature),
    ParameterKind.TYPE: (MESHV.PublicationType,),
}
_CATEGORIES: Final = {
    ParameterKind.DRUG: {Category.DRUG, Category.CHEMICAL, Category.PROTEIN},
    ParameterKind.CONDITION: {Category.DISEASE, Category.PHENOTYPE},
}
_BY_NAME: Final = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?node ?label ?name WHERE {
  VALUES ?class { %classes% }
  ?node a ?class .
  ?node rdfs:label ?label .
  ?node rdfs:label|skos:altLabel ?name .
  FILTER(LCASE(STR(?name)) = LCASE(%wanted%))
}
"""
_LABELS: Final = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?node ?label ?name WHERE {
  VALUES ?class { %classes% }
  ?node a ?class .
  ?node rdfs:label ?label .
  ?node rdfs:label ?name .
}
"""
_PRESENT: Final = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?node ?label ?name WHERE {
  VALUES ?node { %nodes% }
  ?node rdfs:label ?label .
  ?node rdfs:label ?name .
}
"""


class ConceptNames:
    """Looks up concepts in a graph and, where there is one, in a vocabulary."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary | None) -> None:
        self._engine = engine
        self._vocabulary = vocabulary

    def known(self, node: NamedNode) -> bool:
        """Tell whether the graph or the vocabulary knows a concept, as far as can be told."""
        if find(self._engine, _PRESENT, nodes=[node]):
            return True
        identifier = node.value.rpartition("/")[2]
        return self._vocabulary is None or self._vocabulary.get(identifier) is not None

    def find(self, name: str, kind: ParameterKind) -> tuple[Found, ...]:
        """Return what the name, whole, stands for: of the graph, else of the vocabulary."""
        classes = _CLASSES.get(kind, _ANY_CLASS)
        found = find(self._engine, _BY_NAME, wanted=[Literal(name)], classes=classes)
        return best(found, name) or self._of_vocabulary(name, kind)

    def resolve(self, name: str, kind: ParameterKind) -> NamedNode:
        """Return the one concept that the name stands for.

        Raises:
            NameNotResolved: when there is none, or several; with the candidates.
        """
        found = self.find(name, kind)
        if found:
            return only(name, found)
        raise NameNotResolved(name, candidates(self._like(name, kind)))

    def _of_vocabulary(self, name: str, kind: ParameterKind) -> tuple[Found, ...]:
        if self._vocabulary is None:
            return ()
        matches = [m for m in self._vocabulary.lookup(name) if self._fits(m, kind)]
        hits = [_found(match) for match in matches]
        present = {f.node for f in find(self._engine, _PRESENT, nodes=[h.node for h in hits])}
        return best([hit for hit in hits if hit.node in present] or hits, name)

    def _fits(self, match: TermMatch, kind: ParameterKind) -> bool:
        if kind is ParameterKind.TYPE:
            concept = self._vocabulary.get(match.concept) if self._vocabulary else None
            return concept is not None and concept.kind is ConceptKind.PUBLICATION_TYPE
        return kind not in _CATEGORIES or match.category in _CATEGORIES[kind]

    def _like(self, name: str, kind: ParameterKind) -> list[tuple[NamedNode, str]]:
        classes = _CLASSES.get(kind, _ANY_CLASS)
        labels = {f.node: f.label for f in find(self._engine, _LABELS, classes=classes)}
        near = dict(alike(name, labels))
        if self._vocabulary is not None:
            for match in self._vocabulary.suggest(name):
                if self._fits(match, kind):
                    near.setdefault(mesh(match.concept), match.name)
        return list(near.items())


def _found(match: TermMatch) -> Found:
    return Found(mesh(match.concept), match.name, match.term)
