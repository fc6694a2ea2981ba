"""One class of tests for every format: whoever reads a file gets the graph."""

import json
import os
import random
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import ExportError
from kg.export import FORMATS, export, find_format
from kg.export.jsonld import context, prefix_definitions
from kg.names import DCTERMS, PREFIXES, RDF
from tests.export.graphs import PAPER, graphs, graphs_of_any_text, small_graph
from tests.export.reading import (
    assert_round_trip,
    expected,
    same_graph,
    with_oxigraph,
    with_rdflib,
    without_blank_nodes,
)

ROOT = Path(__file__).parent.parent.parent
RDF_FORMATS = sorted(FORMATS)
ANY_TEXT = sorted(set(RDF_FORMATS) - {"rdfxml"})


def written(quads: list[Quad], name: str) -> bytes:
    stream = BytesIO()
    export(quads, name, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", RDF_FORMATS)
class TestEveryFormat:
    def test_both_parsers_read_it_back(self, name: str) -> None:
        assert_round_trip(small_graph(), written(small_graph(), name), name)

    def test_order_and_repetition_do_not_matter(self, name: str) -> None:
        quads = small_graph()
        shuffled = quads * 2
        random.Random(5).shuffle(shuffled)  # noqa: S311 - an order, not a secret
        assert written(shuffled, name) == written(quads, name)

    def test_an_empty_graph_is_a_valid_file(self, name: str) -> None:
        data = written([], name)
        assert with_oxigraph(data, name) == set()
        assert len(with_rdflib(data, name)) == 0

    @given(quads=graphs)
    @settings(max_examples=40, deadline=None)
    def test_oxigraph_reads_any_graph_back(self, name: str, quads: list[Quad]) -> None:
        named = without_blank_nodes(quads)
        assert with_oxigraph(written(named, name), name) == expected(named, name)

    @given(quads=graphs)
    @settings(max_examples=12, deadline=None)
    def test_rdflib_reads_as_from_ntriples(self, name: str, quads: list[Quad]) -> None:
        named = without_blank_nodes(quads)
        plain = with_rdflib(written(named, "ntriples"), "ntriples")
        assert same_graph(with_rdflib(written(named, name), name), plain)

    @given(quads=graphs)
    @settings(max_examples=12, deadline=None)
    def test_blank_nodes_keep_their_shape(self, name: str, quads: list[Quad]) -> None:
        data = written(quads, name)
        assert len(with_oxigraph(data, name)) == len(expected(quads, name))


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "import hashlib, io\nfrom kg.export import export\n"
        "from tests.export.graphs import small_graph\n"
        f"for name in {RDF_FORMATS}:\n    out = io.BytesIO()\n"
        "    export(set(small_graph()), name, out)\n"
        "    print(name, hashlib.sha256(out.getvalue()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == len(RDF_FORMATS)


@pytest.mark.parametrize("name", ANY_TEXT)
@given(quads=graphs_of_any_text)
@settings(max_examples=40, deadline=None)
def test_control_characters_come_back(name: str, quads: list[Quad]) -> None:
    named = without_blank_nodes(quads)
    assert with_oxigraph(written(named, name), name) == expected(named, name)


def test_turtle_is_pleasant_to_read() -> None:
    assert written(small_graph(), "turtle").decode() == (
        """\
@prefix cito: <http://purl.org/spar/cito/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix kg: <https://w3id.org/litkg/terms#> .
@prefix mesh: <http://id.nlm.nih.gov/mesh/> .
@prefix prism: <http://prismstandard.org/namespaces/basic/2.0/> .
@prefix pubmed: <http://rdf.ncbi.nlm.nih.gov/pubmed/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

pubmed:99000001 a
        fabio:JournalArticle ,
        fabio:ReviewArticle ;
    rdfs:label "Quinazole & <i>bone</i>: a \\"trial\\""@en ;
    prism:publicationDate "2019-02"^^xsd:gYearMonth ;
    dcterms:abstract "Aims:\\tnone.\\nMethods:\\r\\nfew \\\\ no." ;
    dcterms:creator <http://rdf.ncbi.nlm.nih.gov/pubmed/99000001#author-1> ;
    dcterms:hasPart
        <http://rdf.ncbi.nlm.nih.gov/pubmed/99000001#ref-9> ,
        <http://rdf.ncbi.nlm.nih.gov/pubmed/99000001#ref-10> ;
    dcterms:title "Quinazol und Knochen"@de ;
    cito:discusses mesh:D008180 .

<http://rdf.ncbi.nlm.nih.gov/pubmed/99000001#author-1> foaf:name "Zoë Ångström" ;
    kg:position 1 .

<http://rdf.ncbi.nlm.nih.gov/pubmed/99000001#ref-10> kg:confidence 0.75 ;
    kg:etAl true .

<https://doi.org/10.5555/zeta.(2019)%3C7%3E;%C3%A4> a fabio:JournalArticle ;
    cito:cites pubmed:99000001 .

mesh:D008180 rdfs:label "Lupus Erythematosus, Systemic"@en .
"""
    )


def test_trig_has_a_block_for_each_record() -> None:
    text = written(small_graph(), "trig").decode()
    assert text.count("{\n") == 2
    # The default graph comes first, then the graphs by name.
    outside = text.index("zeta.")
    assert outside < text.index("graph/concepts> {") < text.index("record/00aa> {")


def test_a_third_parser_reads_turtle(tmp_path: Path) -> None:
    lightrdf = pytest.importorskip("lightrdf", reason="lightrdf is not installed")
    path = tmp_path / "graph.ttl"
    path.write_bytes(written(small_graph(), "turtle"))
    found = {(s, p) for s, p, _ in lightrdf.turtle.Parser().parse(str(path), None)}
    known = {(str(q.subject)[1:-1], str(q.predicate)[1:-1]) for q in small_graph()}
    assert {(s.strip("<>"), p.strip("<>")) for s, p in found} == known


def test_a_third_parser_reads_json_ld() -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")
    document = json.loads(written(small_graph(), "jsonld"))
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert with_oxigraph(nquads.encode(), "nquads") == set(small_graph())


def test_the_context_file_holds_every_prefix() -> None:
    assert context() == prefix_definitions(PREFIXES)


def test_the_context_serves_other_documents() -> None:
    """Someone else's JSON-LD may use the committed context."""
    document = {"@context": context(), "@id": "pubmed:1", "dcterms:title": "x"}
    read = with_oxigraph(json.dumps(document).encode(), "jsonld")
    assert read == {Quad(NamedNode(PREFIXES["pubmed"] + "1"), DCTERMS.title, Literal("x"))}


def test_a_scheme_that_is_also_a_prefix_is_told_apart() -> None:
    quads = [
        Quad(NamedNode("https://doi.org/abc"), DCTERMS.relation, NamedNode("doi:abc")),
        Quad(NamedNode("mesh:D1"), RDF.type, NamedNode("http://id.nlm.nih.gov/mesh/D1")),
    ]
    data = written(quads, "jsonld")
    assert_round_trip(quads, data, "jsonld")
    assert not {"doi", "mesh"} & set(json.loads(data)["@context"])


def test_rdfxml_says_what_it_cannot_hold() -> None:
    quads = [Quad(PAPER, DCTERMS.title, Literal("form\x0cfeed"))]
    with pytest.raises(ExportError) as caught:
        written(quads, "rdfxml")
    assert str(caught.value) == (
        "RDF/XML cannot hold the character U+000C, which stands in the "
        "<http://purl.org/dc/terms/title> of <http://rdf.ncbi.nlm.nih.gov/pubmed/99000001>; "
        "choose turtle or another format"
    )


@pytest.mark.parametrize(
    "iri", ["http://example.org/1", "http://example.org/", RDF.type.value[:-4] + "li"]
)
def test_rdfxml_refuses_predicates_that_are_no_elements(iri: str) -> None:
    with pytest.raises(ExportError, match="RDF/XML cannot hold the predicate"):
        written([Quad(PAPER, NamedNode(iri), PAPER)], "rdfxml")


def test_unknown_formats_are_answered_with_the_list() -> None:
    with pytest.raises(ExportError) as caught:
        find_format("excel")
    assert str(caught.value) == (
        "there is no export format 'excel'; choose one of: turtle, ntriples, nquads, trig, "
        "jsonld, rdfxml"
    )


@pytest.mark.parametrize("name", ["ttl", ".ttl", "text/turtle", "Turtle"])
def test_formats_are_known_by_extension_and_media_type(name: str) -> None:
    assert find_format(name).name == "turtle"
