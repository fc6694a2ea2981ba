"""What a source annotates goes into the graph as the source's, and apart from ours."""

import pytest
from pyoxigraph import NamedNode, Triple

from kg.extractors import Context
from kg.extractors.annotations import Annotations
from kg.model import Annotation, Finding, SourceArgument, SourceRelation, replace
from kg.names import BIOLINK, DCTERMS, KG, OA, PROV, RDF, RDFS, Minter, mesh
from kg.vocabulary import Vocabulary
from tests.extractors.documents import FULL, SENTENCE
from tests.extractors.statements import triples_of

MINTER = Minter("https://example.org/")


@pytest.fixture
def context(vocabulary: Vocabulary) -> Context:
    return Context(FULL, Annotation(), vocabulary, MINTER)


@pytest.fixture
def graph(context: Context) -> set[Triple]:
    return set(triples_of(Annotations().extract(context)))


def _of_class(graph: set[Triple], kind: NamedNode) -> set[NamedNode]:
    typed = (t.subject for t in graph if t.predicate == RDF.type and t.object == kind)
    return {node for node in typed if isinstance(node, NamedNode)}


def _values(graph: set[Triple], node: NamedNode, predicate: NamedNode) -> set[str]:
    return {
        t.object.value
        for t in graph
        if t.subject == node and t.predicate == predicate and not isinstance(t.object, Triple)
    }


def test_each_mention_is_an_annotation_of_its_own(graph: set[Triple]) -> None:
    nodes = _of_class(graph, KG.SourceAnnotation)
    assert len(nodes) == len(FULL.source_mentions)
    assert {v for n in nodes for v in _values(graph, n, KG.sourceType)} == {
        "Disease",
        "Chemical",
        "Variant",
    }
    quotes = {
        t.object.value
        for t in graph
        if t.predicate == OA.exact and not isinstance(t.object, Triple)
    }
    assert quotes == {"SLE", SENTENCE[:3]}


def test_nothing_of_it_is_counted_as_ours(graph: set[Triple]) -> None:
    assert not {t for t in graph if t.predicate in {KG.mentions, KG.matchMethod, OA.motivatedBy}}
    assert not _of_class(graph, OA.Annotation)
    assert not _of_class(graph, BIOLINK.Association)


def test_known_concepts_are_mesh_and_others_the_sources_own(graph: set[Triple]) -> None:
    nodes = _of_class(graph, KG.SourceAnnotation)
    bodies = {v for n in nodes for v in _values(graph, n, OA.hasBody)}
    own = _of_class(graph, KG.SourceConcept)
    assert mesh("D008180").value in bodies
    labels = {v for n in own for v in _values(graph, n, RDFS.label)}
    assert labels == {"OMIM:152700", "unidentified: Chemical", "c|DEL| |<30>"}
    assert {v for n in own for v in _values(graph, n, DCTERMS.identifier)} == {
        "OMIM:152700", "c|DEL| |<30>",
    }  # fmt: skip


def test_annotators_are_named_and_the_nearest_one_counts(graph: set[Triple]) -> None:
    names = {v for n in _of_class(graph, PROV.Agent) for v in _values(graph, n, RDFS.label)}
    assert names == {"Tagger 2", "Ann"}
    file = MINTER.source(FULL.source.sha256, FULL.source.path)
    origins = {t.object for t in graph if t.predicate == PROV.wasDerivedFrom}
    assert origins == {file}


def test_a_relation_of_two_things_is_an_association(graph: set[Triple]) -> None:
    nodes = _of_class(graph, KG.SourceAssociation)
    assert len(nodes) == 2  # one for each identifier of the object
    for node in nodes:
        assert _values(graph, node, RDF.subject) == {mesh("C511911").value}
        assert _values(graph, node, RDF.predicate) == {BIOLINK.related_to.value}
        assert _values(graph, node, KG.sourceType) == {"CID"}
        assert _values(graph, node, BIOLINK.agent_type) == {"not_provided"}


def test_a_relation_that_cannot_be_linked_is_reported(vocabulary: Vocabulary) -> None:
    bound = SourceRelation("Bind", (SourceArgument(("MESH:C511911",), "C511911"),))
    document = replace(FULL, source_mentions=(), source_relations=(bound,))
    (finding,) = Annotations().extract(Context(document, Annotation(), vocabulary, MINTER))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.quote) == ("relation-not-linked", "Bind C511911")


def test_without_an_annotator_the_file_is_the_knowledge_source(vocabulary: Vocabulary) -> None:
    pair = (SourceArgument(("MESH:C511911",)), SourceArgument(("MESH:D008180",)))
    bare = replace(
        FULL, annotator=None, source_mentions=(), source_relations=(SourceRelation("CID", pair),)
    )
    context = Context(bare, Annotation(), vocabulary, MINTER)
    graph = set(triples_of(Annotations().extract(context)))
    assert not _of_class(graph, PROV.Agent)
    known = {t.object for t in graph if t.predicate == BIOLINK.primary_knowledge_source}
    assert known == {MINTER.source(FULL.source.sha256, FULL.source.path)}
