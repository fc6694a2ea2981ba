"""What the vocabulary knows of the concepts that the records name: one graph for all records.

The concepts are a pure function of the identifiers and the vocabulary: whoever adds or removes a
record gets the same concepts as whoever builds afresh.

Source: the MeSH RDF vocabulary (https://id.nlm.nih.gov/mesh/vocab#). Where MeSH RDF puts a node
for a tree number we put a ``skos:notation``: it says the same, and no node is left dangling.
"""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import typed
from kg.names import (
    CATEGORIES,
    MESHV,
    RDF,
    RDFS,
    SKOS,
    cross_reference,
    mesh,
)  # fmt: skip
from kg.vocabulary import Concept, ConceptKind, TermKind, Vocabulary

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


def describe(identifiers: Iterable[str], vocabulary: Vocabulary) -> Iterator[Triple]:
    """Yield what the vocabulary says of the concepts and of all that is broader than they are.

    ``identifiers`` are those of descriptors, qualifiers, pairs and supplementary concepts; one
    that the vocabulary does not hold is passed over, for the records report it.
    """
    named = frozenset(identifiers)
    pairs = {identifier: match for identifier in named if (match := _PAIR.fullmatch(identifier))}
    for identifier, match in sorted(pairs.items()):
        yield from _pair(identifier, match.group(1), match.group(2), vocabulary)
    direct = named - pairs.keys()
    direct |= {part for match in pairs.values() for part in match.groups()}
    known = {i: concept for i in direct if (concept := vocabulary.get(i))}
    actions = {action for concept in known.values() for action in concept.actions}
    around = {a for i in known.keys() | actions for a in vocabulary.ancestors(i)} | actions
    for identifier in sorted(known):
        yield from _concept(known[identifier])
        yield from _names(known[identifier])
    for identifier in sorted(around - known.keys()):
        concept = vocabulary.get(identifier)
        if concept:
            yield from _concept(concept)


def concept_classes(identifier: str, vocabulary: Vocabulary) -> Iterator[NamedNode]:
    """Yield the classes that `describe` gives to a concept or a pair."""
    match = _PAIR.fullmatch(identifier)
    concept = None if match else vocabulary.get(identifier)
    if match:
        triples = _pair(identifier, match.group(1), match.group(2), vocabulary)
    else:
        triples = _concept(concept) if concept else iter(())
    for triple in triples:
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            yield triple.object


def _concept(concept: Concept) -> Iterator[Triple]:
    node = mesh(concept.identifier)
    yield from typed(node, _KINDS[concept.kind])
    if concept.category in CATEGORIES:
        yield from typed(node, CATEGORIES[concept.category])
    yield Triple(node, RDFS.label, Literal(concept.name, language="en"))
    for number in concept.tree_numbers:
        yield Triple(node, SKOS.notation, Literal(number))
    for predicate, others in (
        (MESHV.broaderDescriptor, concept.broader),
        (MESHV.mappedTo, concept.mapped_to),
    ):
        for other in others:
            yield Triple(node, predicate, mesh(other))


def _names(concept: Concept) -> Iterator[Triple]:
    node = mesh(concept.identifier)
    shown = {t.text for t in concept.terms if t.kind is not TermKind.PERMUTED}
    for name in sorted(shown - {concept.name}):
        yield Triple(node, SKOS.altLabel, Literal(name, language="en"))
    for action in concept.actions:
        yield Triple(node, MESHV.pharmacologicalAction, mesh(action))
    for curie in concept.cross_references:
        other = cross_reference(curie)
        if other is not None:
            yield Triple(node, SKOS.exactMatch, other)


def _pair(
    identifier: str, descriptor: str, qualifier: str, vocabulary: Vocabulary
) -> Iterator[Triple]:
    node = mesh(identifier)
    allowed = vocabulary.allows(descriptor, qualifier)
    yield from typed(node, MESHV.DescriptorQualifierPair)
    if allowed is not None:
        kind = MESHV.AllowedDescriptorQualifierPair
        yield from typed(node, kind if allowed else MESHV.DisallowedDescriptorQualifierPair)
    yield Triple(node, MESHV.hasDescriptor, mesh(descriptor))
    yield Triple(node, MESHV.hasQualifier, mesh(qualifier))
    names = [c.name if (c := vocabulary.get(i)) else i for i in (descriptor, qualifier)]
    yield Triple(node, RDFS.label, Literal("/".join(names), language="en"))
