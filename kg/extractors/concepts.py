"""What the vocabulary knows of the concepts that the records name: one graph for all records.

The concepts are a pure function of the identifiers and the vocabulary: whoever adds or removes a
record gets the same concepts as whoever builds afresh.

Source: the MeSH RDF vocabulary (https://id.nlm.nih.gov/mesh/vocab#). Where MeSH RDF puts a node
for a tree number we put a ``skos:notation``: it says the same, and no node is left dangling.
"""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.extractors.extractor import Statements
from kg.names import (
    CATEGORIES,
    MESHV,
    RDF,
    RDFS,
    SKOS,
    Written,
    cross_reference,
    written_mesh,
)  # fmt: skip
from kg.ntriples import string, tagged
from kg.vocabulary import Concept, ConceptKind, TermKind, Vocabulary

_meshv, _rdf, _rdfs, _skos = map(Written, (MESHV, RDF, RDFS, SKOS))

_PAIR = re.compile(r"(D\d+)(Q\d+)")
_KINDS: dict[ConceptKind, NamedNode] = {
    ConceptKind.TOPICAL: MESHV.TopicalDescriptor,
    ConceptKind.GEOGRAPHICAL: MESHV.GeographicalDescriptor,
    ConceptKind.PUBLICATION_TYPE: MESHV.PublicationType,
    ConceptKind.CHECK_TAG: MESHV.CheckTag,
    ConceptKind.QUALIFIER: MESHV.Qualifier,
    ConceptKind.CHEMICAL: MESHV.SCR_Chemical,
    ConceptKind.PROTOCOL: MESHV.SCR_Protocol,
    ConceptKind.DISEASE: MESHV.SCR_Disease,
    ConceptKind.ORGANISM: MESHV.SCR_Organism,
    ConceptKind.POPULATION: MESHV.SCR_Population,
    ConceptKind.ANATOMY: MESHV.SCR_Anatomy,
}

EMITS = frozenset(
    {RDF.type, RDFS.label, SKOS.altLabel, SKOS.exactMatch, SKOS.notation,
     MESHV.AllowedDescriptorQualifierPair, MESHV.DescriptorQualifierPair,
     MESHV.DisallowedDescriptorQualifierPair, MESHV.broaderDescriptor, MESHV.hasDescriptor,
     MESHV.hasQualifier, MESHV.mappedTo, MESHV.pharmacologicalAction, *_KINDS.values(),
     *CATEGORIES.values()}
)  # fmt: skip


class Concepts:
    """Says what the vocabulary knows of concepts and of all that is broader, as they are named.

    Whatever is named in which order, the statements are the same; some come twice.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._pairs: set[str] = set()
        self._named: set[str] = set()
        self._around: set[str] = set()

    def describe(self, identifiers: Iterable[str]) -> Statements:
        """Yield what was not said yet of the concepts and of all that is broader than they are.

        ``identifiers`` are those of descriptors, qualifiers, pairs and supplementary concepts; one
        that the vocabulary does not hold is passed over, for the records report it.
        """
        new = frozenset(identifiers) - self._named - self._pairs
        pairs = {each: match for each in new if (match := _PAIR.fullmatch(each))}
        self._pairs.update(pairs)
        for identifier, match in sorted(pairs.items()):
            yield self._pair(identifier, *match.groups())
        direct = new - pairs.keys()
        direct |= {part for match in pairs.values() for part in match.groups()} - self._named
        self._named |= direct
        get = self._vocabulary.get
        known = {each: concept for each in direct if (concept := get(each))}
        for _, concept in sorted(known.items()):
            yield _concept(concept) + _names(concept)
        for identifier in sorted(self._broader(known) - self._around - self._named):
            self._around.add(identifier)
            if broader := get(identifier):
                yield _concept(broader)

    def _broader(self, known: dict[str, Concept]) -> set[str]:
        """Return what is broader than concepts, or what these do, and what that is."""
        actions = {action for concept in known.values() for action in concept.actions}
        ancestors = self._vocabulary.ancestors
        return {above for each in known.keys() | actions for above in ancestors(each)} | actions

    def _pair(self, identifier: str, descriptor: str, qualifier: str) -> str:
        node = written_mesh(identifier)
        get = self._vocabulary.get
        names = [c.name if (c := get(i)) else i for i in (descriptor, qualifier)]
        return (
            f"{_typed(node, _pair_classes(descriptor, qualifier, self._vocabulary))}"
            f"{node} {_meshv.hasDescriptor} {written_mesh(descriptor)} .\n"
            f"{node} {_meshv.hasQualifier} {written_mesh(qualifier)} .\n"
            f"{node} {_rdfs.label} {tagged('/'.join(names), 'en')} .\n"
        )


def concept_classes(identifier: str, vocabulary: Vocabulary) -> Iterator[NamedNode]:
    """Yield the classes that `Concepts` gives to a concept or a pair."""
    match = _PAIR.fullmatch(identifier)
    if match:
        yield from _pair_classes(match.group(1), match.group(2), vocabulary)
    elif concept := vocabulary.get(identifier):
        yield from _classes(concept)


def _pair_classes(descriptor: str, qualifier: str, vocabulary: Vocabulary) -> Iterator[NamedNode]:
    yield MESHV.DescriptorQualifierPair
    allowed = vocabulary.allows(descriptor, qualifier)
    if allowed is not None:
        kind = MESHV.AllowedDescriptorQualifierPair
        yield kind if allowed else MESHV.DisallowedDescriptorQualifierPair


def _classes(concept: Concept) -> Iterator[NamedNode]:
    yield _KINDS[concept.kind]
    if concept.category in CATEGORIES:
        yield CATEGORIES[concept.category]


def _typed(node: str, classes: Iterable[NamedNode]) -> str:
    return "".join([f"{node} {_rdf.type} {each} .\n" for each in classes])


def _concept(concept: Concept) -> str:
    node = written_mesh(concept.identifier)
    said = [
        _typed(node, _classes(concept)),
        f"{node} {_rdfs.label} {tagged(concept.name, 'en')} .\n",
    ]
    said += [f"{node} {_skos.notation} {string(each)} .\n" for each in concept.tree_numbers]
    for predicate, others in (
        (_meshv.broaderDescriptor, concept.broader),
        (_meshv.mappedTo, concept.mapped_to),
    ):
        said += [f"{node} {predicate} {written_mesh(other)} .\n" for other in others]
    return "".join(said)


def _names(concept: Concept) -> str:
    node = written_mesh(concept.identifier)
    shown = {t.text for t in concept.terms if t.kind is not TermKind.PERMUTED}
    said = [
        f"{node} {_skos.altLabel} {tagged(name, 'en')} .\n"
        for name in sorted(shown - {concept.name})
    ]
    said += [
        f"{node} {_meshv.pharmacologicalAction} {written_mesh(action)} .\n"
        for action in concept.actions
    ]
    others = map(cross_reference, concept.cross_references)
    said += [f"{node} {_skos.exactMatch} {other} .\n" for other in others if other is not None]
    return "".join(said)
