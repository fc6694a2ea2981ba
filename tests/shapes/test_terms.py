"""The model's terms stand in four places; here they are held equal.

`kg.names` declares them, the extractors say which they emit, ``shapes/graph.ttl`` lists what a
graph may hold, and ``shapes/ontology.ttl`` defines the project's own.
"""

import re

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SH, SKOS

from kg.data import shapes_directory
from kg.extractors import concepts, default_registry
from kg.names import (
    CITO,
    KG,
    OA,
    PREDICATES,
    PREFIXES,
    PRO,
    PROV,
    SCHEMA,
    VOCABULARIES,
)  # fmt: skip
from kg.names import (
    RDF as RDF_TERMS,
)
from kg.names import (
    RDFS as RDFS_TERMS,
)

BUILD = {
    RDF_TERMS.type, RDFS_TERMS.label, PROV.wasGeneratedBy, PROV.Activity, PROV.endedAtTime,
    PROV.used, PROV.wasAssociatedWith, PROV.SoftwareAgent, PROV.Entity, PROV.wasDerivedFrom,
    SCHEMA.softwareVersion, SCHEMA.sha256, KG.VocabularyRelease, KG.SourceFile, CITO.cites,
    KG.preferredRecord,
}  # fmt: skip
"""What the build adds to what the extractors yield: who made the records, and links."""

INDIVIDUALS = {
    OA.identifying, OA.highlighting, PRO.author, PRO.contributor, SCHEMA.ViewAction,
    *PREDICATES.values(),
}  # fmt: skip
"""Terms that stand as objects alone, neither properties nor classes of the graph's own nodes."""


def _emitted() -> set[NamedNode]:
    emits = set().union(*(extractor.emits for extractor in default_registry()))
    return (emits | concepts.EMITS | BUILD) - INDIVIDUALS


def _is_class(term: NamedNode) -> bool:
    return re.split(r"[#/]", term.value)[-1][0].isupper()


def _listed(constraint: str) -> set[str]:
    shapes = rdflib.Graph().parse(shapes_directory() / "graph.ttl")
    node = rdflib.URIRef(f"https://w3id.org/litkg/shapes#{constraint}")
    text = str(shapes.value(node, SH.select)).partition("NOT IN (")[2]
    return {PREFIXES[p] + name for p, name in re.findall(r"(\w+):(\w+)", text)}


def _ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(shapes_directory() / "ontology.ttl")


def test_the_shapes_list_the_properties_that_are_emitted() -> None:
    emitted = {term.value for term in _emitted() if not _is_class(term)}
    assert _listed("graph-predicates") == emitted


def test_the_shapes_list_the_classes_that_are_emitted() -> None:
    assert _listed("graph-classes") == {term.value for term in _emitted() if _is_class(term)}


def test_all_that_is_emitted_is_declared() -> None:
    declared = {term for each in VOCABULARIES for term in each.namespace_terms.values()}
    assert _emitted() <= declared


def test_the_ontology_defines_the_projects_own_terms() -> None:
    own = {
        term.value for term in _emitted() | INDIVIDUALS if term.value.startswith(KG.namespace_iri)
    }
    defined = {str(s) for s in _ontology().subjects() if str(s).startswith(KG.namespace_iri)}
    assert defined == own
    assert defined <= {term.value for term in KG.namespace_terms.values()}


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition, SKOS.editorialNote])
def test_each_term_has_a_label_a_definition_and_a_reason(predicate: rdflib.URIRef) -> None:
    graph = _ontology()
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            assert len(list(graph.objects(term, predicate))) == 1, term


def test_the_terms_of_the_ontology_that_are_not_its_own_are_declared() -> None:
    declared = {term.value for each in VOCABULARIES for term in each.namespace_terms.values()}
    used = {
        str(term)
        for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf)
        for term in _ontology().objects(None, predicate)
    }
    assert used <= declared
