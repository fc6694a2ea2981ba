"""Names, CURIEs and IRIs to terms; what is not one thing is refused with candidates."""

import contextlib

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.catalogue import Answer, EmbeddedEngine, Engine, ParameterKind, Resolver
from kg.catalogue.compact import compact, expand
from kg.catalogue.identifiers import iri_of
from kg.catalogue.languages import language_names, language_of
from kg.errors import NameNotResolved, QueryError
from kg.names import BIOLINK, RDF, RDFS, SKOS, XSD
from kg.vocabulary import Vocabulary
from tests.catalogue.expected import GOLDEN, refusals

MESH = "http://id.nlm.nih.gov/mesh/"
PUBMED = "http://rdf.ncbi.nlm.nih.gov/pubmed/"

RESOLVED = [
    ("drug", "belimumab", MESH + "C511911"),
    ("drug", "  Belimumab ", MESH + "C511911"),
    ("drug", "DENOSUMAB", MESH + "D000069448"),
    ("drug", "bisphosphonates", MESH + "D004164"),
    ("drug", "C511911", MESH + "C511911"),
    ("condition", "Lupus Erythematosus, Systemic", MESH + "D008180"),
    ("condition", "systemic lupus erythematosus", MESH + "D008180"),
    ("condition", "mesh:D008180", MESH + "D008180"),
    ("condition", "MESH:d008180", MESH + "D008180"),
    ("condition", "https://id.nlm.nih.gov/mesh/D008180", MESH + "D008180"),
    ("condition", "<http://id.nlm.nih.gov/mesh/D008180.html>", MESH + "D008180"),
    ("condition", "autoimmune diseases", MESH + "D001327"),
    ("concept", "Humans", MESH + "D006801"),
    ("concept", "drug therapy", MESH + "Q000188"),
    ("type", "case reports", MESH + "D002363"),
    ("paper", "PMID 90000001", PUBMED + "90000001"),
    ("paper", "pmid:90000001", PUBMED + "90000001"),
    ("paper", "90000001", PUBMED + "90000001"),
    ("paper", "pubmed:90000001", PUBMED + "90000001"),
    ("paper", "https://pubmed.ncbi.nlm.nih.gov/90000001/", PUBMED + "90000001"),
    ("paper", "10.5555/TRIAL.1", PUBMED + "90000001"),
    ("paper", "doi:10.5555/trial.1", PUBMED + "90000001"),
    ("paper", "https://doi.org/10.5555/trial.1", PUBMED + "90000001"),
    ("paper", "what 12 patients", PUBMED + "90000001"),
    ("paper", "brittle bones", PUBMED + "90000002"),
    ("author", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ("author", "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ("author", "Ann Ekström", "https://orcid.org/0000-0002-1825-0097"),
    ("author", "ekström", "https://orcid.org/0000-0002-1825-0097"),
    ("author", "Ekström A", "https://orcid.org/0000-0002-1825-0097"),
    ("language", "French", "http://id.loc.gov/vocabulary/iso639-1/fr"),
    ("language", "EN", "http://id.loc.gov/vocabulary/iso639-1/en"),
    ("any", "belimumab", MESH + "C511911"),
    ("any", "D008180", MESH + "D008180"),
    ("any", "PMID 90000001", PUBMED + "90000001"),
    ("any", "what 12 patients", PUBMED + "90000001"),
    ("any", "Ann Ekström", "https://orcid.org/0000-0002-1825-0097"),
    ("any", "doi:10.5555/trial.1", PUBMED + "90000001"),
]


@pytest.mark.parametrize(("kind", "name", "iri"), RESOLVED)
def test_a_name_that_is_one_thing(resolver: Resolver, kind: str, name: str, iri: str) -> None:
    assert resolver.resolve(name, kind) == NamedNode(iri)


@pytest.mark.parametrize("name", ["belimumab", "Denosumab", "Lupus Erythematosus, Systemic"])
def test_the_graph_alone_knows_its_own_names(engine: Engine, name: str) -> None:
    assert isinstance(Resolver(engine).resolve(name, "concept"), NamedNode)


def test_literals() -> None:
    resolver = Resolver(_Silent())
    assert resolver.resolve("2020", "year") == Literal("2020", datatype=XSD.gYear)
    assert resolver.resolve("-3", "integer") == Literal("-3", datatype=XSD.integer)
    assert resolver.resolve(" a  b ", "text") == Literal(" a  b ")


def test_what_is_refused_says_what_may_have_been_meant(bare_resolver: Resolver) -> None:
    """With the graph alone, so that the candidates do not hang on the vocabulary's size."""
    assert refusals(bare_resolver) == (GOLDEN / "names.txt").read_text(encoding="utf-8")


def test_a_name_that_several_concepts_have() -> None:
    store = pyoxigraph.Store()
    for identifier, label, other in (
        ("D000001", "St. Louis Encephalitis", "SLE"),
        ("D000002", "Lupus", "SLE"),
        ("D000003", "Slender Leaf", "sle"),
    ):
        node = NamedNode(MESH + identifier)
        for predicate, value in (
            (RDF.type, BIOLINK.Disease),
            (RDFS.label, Literal(label, language="en")),
            (SKOS.altLabel, Literal(other, language="en")),
        ):
            store.add(pyoxigraph.Quad(node, predicate, value))
    resolver = Resolver(EmbeddedEngine(store))
    with pytest.raises(NameNotResolved) as caught:
        resolver.resolve("SLE", "condition")
    assert caught.value.candidates == (
        ("mesh:D000002", "Lupus"),
        ("mesh:D000001", "St. Louis Encephalitis"),
    )
    assert resolver.resolve("sle", "condition") == NamedNode(MESH + "D000003")


def test_the_vocabulary_adds_candidates_and_knows_what_there_is_not(resolver: Resolver) -> None:
    with pytest.raises(NameNotResolved) as caught:
        resolver.resolve("lupus", "condition")
    found = dict(caught.value.candidates)
    assert found["mesh:D008180"] == "Lupus Erythematosus, Systemic"
    assert found["mesh:D008178"] == "Lupus Erythematosus, Cutaneous"
    with pytest.raises(NameNotResolved):
        resolver.resolve("D999999", "concept")


def test_a_name_that_the_graph_lacks_is_found_in_the_vocabulary(
    resolver: Resolver, vocabulary: Vocabulary
) -> None:
    found = vocabulary.descriptor("Lupus Nephritis")
    assert found is not None
    assert resolver.resolve("lupus nephritis", "condition") == NamedNode(MESH + found.identifier)
    with pytest.raises(NameNotResolved):
        resolver.resolve("lupus nephritis", "drug")


@given(st.sampled_from(sorted(ParameterKind)), st.text(max_size=40))
def test_whatever_is_typed_is_a_term_or_a_query_error(kind: ParameterKind, text: str) -> None:
    with contextlib.suppress(QueryError):
        assert isinstance(Resolver(_Silent()).resolve(text, kind), NamedNode | Literal)


@given(st.from_regex(r"[A-Za-z0-9_./#-]{1,12}", fullmatch=True))
def test_compact_and_expand_are_inverse(local: str) -> None:
    for prefix in ("mesh", "pubmed", "kg"):
        iri = expand(f"{prefix}:{local}")
        assert iri is not None
        again = expand(compact(iri))
        assert again == iri


def test_an_iri_that_is_none_is_said_to_be() -> None:
    with pytest.raises(QueryError, match="is no IRI"):
        iri_of("http://example.org/a b")


def test_every_language_by_its_name() -> None:
    assert all(language_of(name) for name in language_names())
    assert len({language_of(name) for name in language_names()}) > 60


class _Silent:
    """An engine that knows nothing."""

    def select(self, query: str, bindings: object) -> Answer:  # noqa: ARG002
        return Answer(("node", "label", "name"), ())
