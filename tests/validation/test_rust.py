"""The Rust engines find what pyshacl finds, and say what they do not understand."""

import random

import pyoxigraph
import pytest
import rdflib
from rdflib import SH, XSD, Literal, URIRef

from kg.errors import KgError
from kg.validation import Engine, load_shapes, rust, stream, validate, validate_store
from tests.validation import sample
from tests.validation.test_validate import found, stored

TERMS = (
    Literal(""), Literal("x"), Literal(-1), Literal(1.5), Literal("é", lang="fr"),
    Literal("2020-02-28", datatype=XSD.date), URIRef("urn:x"),
)  # fmt: skip


def damaged(seed: int) -> rdflib.Graph:
    """Return the sample with eight statements lost, changed, doubled or on another node."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    graph = sample.graph()
    for triple in chance.sample(sorted(graph), 8):
        subject, predicate, value = triple
        change = chance.choice(["lose", "change", "double", "move"])
        if change != "double":
            graph.remove(triple)
        if change in {"change", "double"}:
            graph.add((subject, predicate, chance.choice(TERMS)))
        if change == "move":
            graph.add((URIRef("urn:c"), predicate, value))
    return graph


def test_a_right_graph_conforms() -> None:
    report = rust.validate(stored(sample.graph()), load_shapes())
    assert report.conforms
    assert report.engine.startswith("shifty ")


@pytest.mark.parametrize("seed", range(12))
def test_all_find_the_same_in_a_damaged_graph(seed: int) -> None:
    graph = damaged(seed)
    expected = validate(graph)
    assert not expected.conforms
    for other in (rust, stream):
        assert found(other.validate(stored(graph), load_shapes())) == found(expected)


def test_the_report_is_the_standard_one_and_always_the_same() -> None:
    data = stored(damaged(1))
    one, other = rust.validate(data, load_shapes()), rust.validate(data, load_shapes())
    assert one.turtle() == other.turtle()
    again = rdflib.Graph().parse(data=one.turtle(), format="turtle")
    assert len(set(again.subjects(rdflib.RDF.type, SH.ValidationResult))) == len(one.results)


def test_large_graphs_go_to_rust(monkeypatch: pytest.MonkeyPatch) -> None:
    data = stored(sample.graph())
    assert validate_store(data).engine.startswith("pyshacl")
    monkeypatch.setattr("kg.validation.engines.SMALL", 10)
    assert validate_store(data).engine.startswith("shifty")
    assert validate_store(data, engine=Engine.PYSHACL).engine.startswith("pyshacl")


ODD = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:s> a sh:NodeShape ; sh:targetClass <urn:C> ; sh:sparql <urn:q> .
<urn:q> a sh:SPARQLConstraint ; sh:select "SELECT $this WHERE { $this ?p ?o }" .
"""


def test_what_only_pyshacl_understands_goes_to_pyshacl(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = rdflib.Graph().parse(data=ODD, format="turtle")
    data = stored(sample.graph())
    monkeypatch.setattr("kg.validation.engines.SMALL", 10)
    assert validate_store(data, odd).engine.startswith("pyshacl")
    with pytest.raises(
        KgError, match="urn:q is not one that selects for target nodes; ask pyshacl"
    ):
        validate_store(data, odd, Engine.RUST)


def test_a_query_that_is_none_is_an_error() -> None:
    wrong = ODD.replace("sh:targetClass <urn:C>", "sh:targetNode <urn:n>").replace("?p ?o", "?p")
    shapes = rdflib.Graph().parse(data=wrong, format="turtle")
    with pytest.raises(KgError, match="the query of urn:q is not valid"):
        rust.validate(pyoxigraph.Store(), shapes)
