"""The network: what its nodes and edges are, and that it is the same every time."""

import random
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import Quad

from kg.errors import ExportError
from kg.names import mesh
from kg.network import VIEWS, EdgeKind, NodeKind, network, select, view
from kg.network.assembly import Network
from kg.network.kinds import CLAIM_KINDS, NODE_STYLES
from kg.network.statements import CLAIMS
from tests.network.graphs import corpus, paper

ROOT = Path(__file__).parent.parent.parent
SCALARS = (str, int, float, bool)


@pytest.fixture(scope="module")
def whole() -> Network:
    return network(corpus(6))


def of_kind(graph: Network, kind: str) -> list[tuple[str, str, dict[str, object]]]:
    return [(s, t, d) for s, t, d in graph.edges(data=True) if d["kind"] == kind]


def test_nodes_are_typed_and_labelled(whole: Network) -> None:
    assert whole.nodes[paper(1).value] == {
        "label": "Mirabegrel",
        "kind": "paper",
        "color": "#000000",
        "iri": paper(1).value,
        "short": "Ångström1 et al.",
        "year": 2001,
    }
    kinds = {data["kind"] for _, data in whole.nodes(data=True)}
    assert kinds == {
        "paper", "author", "journal", "drug", "condition", "case", "concept", "check tag",
        "printed reference",
    }  # fmt: skip


def test_every_attribute_is_a_scalar(whole: Network) -> None:
    rows = [d for _, d in whole.nodes(data=True)] + [d for *_, d in whole.edges(data=True)]
    assert all(type(value) in SCALARS for data in rows for value in data.values())


def test_an_author_of_two_papers_is_one_node(whole: Network) -> None:
    written = {t for s, t, _ in of_kind(whole, "wrote") if s == f"{paper(1).value}#author-1"}
    assert written == {paper(1).value, paper(2).value}


def test_a_heading_keeps_its_qualifiers_and_asterisks(whole: Network) -> None:
    edges = of_kind(whole, "indexed with")
    (edge,) = [d for s, t, d in edges if s == paper(1).value and "D006801" not in t]
    assert edge["qualifiers"] == "therapeutic use*\nadverse effects"
    assert edge["major"] is True


def test_claims_of_several_papers_are_one_edge() -> None:
    graph = network(corpus(60))
    edges = of_kind(graph, "applied to treat")
    assert edges
    for _, _, data in edges:
        sentences, papers = data["evidence"], data["papers"]
        assert isinstance(sentences, str)
        assert isinstance(papers, str)
        assert data["weight"] == len(sentences.split("\n")) == len(papers.split("\n"))
    assert max(int(str(data["weight"])) for _, _, data in edges) > 1


def test_negated_claims_are_edges_of_their_own(whole: Network) -> None:
    negated = [(k, d) for *_, k, d in whole.edges(keys=True, data=True) if d["negated"]]
    assert negated
    assert all(key == f"not {data['kind']}" == data["label"] for key, data in negated)


def test_a_reference_that_is_a_known_paper_is_that_paper(whole: Network) -> None:
    cited = {t for s, t, _ in of_kind(whole, "cites") if s == paper(1).value}
    assert cited == {paper(2).value, f"{paper(1).value}#ref-1"}


def test_the_order_of_the_quads_does_not_matter(whole: Network) -> None:
    quads = corpus(6) * 2
    random.Random(3).shuffle(quads)  # noqa: S311 - an order, not a secret
    again = network(quads)
    assert list(again.nodes(data=True)) == list(whole.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(whole.edges(keys=True, data=True))


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "from kg.network import network\nfrom tests.network.graphs import corpus\n"
        "g = network(set(corpus(3)))\nprint(list(g.nodes(data=True)), list(g.edges(data=True)))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_an_empty_graph_is_an_empty_network() -> None:
    assert len(network([])) == 0
    assert all(len(view([], name)) == 0 for name in VIEWS)


def test_drugs_and_conditions_are_counted_by_their_sentences() -> None:
    graph = view(corpus(60), "drug-condition")
    ends = {(graph.nodes[s]["kind"], graph.nodes[t]["kind"]) for s, t in graph.edges()}
    assert ends == {("drug", "condition")}
    weights = [data["weight"] for _, _, data in graph.edges(data=True)]
    # One claim of each paper is of a drug and a condition, with a sentence of its own.
    assert sum(weights) == 60
    assert all(d["evidence"].count("\n") + 1 == d["weight"] for *_, d in graph.edges(data=True))
    assert all(degree for _, degree in graph.degree())


def test_claims_view_holds_claims_alone(whole: Network) -> None:
    claims = select(whole, "claims")
    assert {d["kind"] for *_, d in claims.edges(data=True)} <= CLAIM_KINDS
    assert {d["kind"] for _, d in claims.nodes(data=True)} <= {"drug", "condition", "case"}
    assert nx.number_of_isolates(claims) == 0


def test_co_mention_counts_papers(whole: Network) -> None:
    graph = select(whole, "co-mention")
    assert {d["kind"] for *_, d in graph.edges(data=True)} == {EdgeKind.CO_MENTION}
    mentioned: dict[str, set[str]] = {}
    for source, target, _ in of_kind(whole, "mentions"):
        mentioned.setdefault(target, set()).add(source)
    for first, second, data in graph.edges(data=True):
        assert first < second
        assert data["weight"] == len(mentioned[first] & mentioned[second])


def test_co_authorship_links_each_two_authors(whole: Network) -> None:
    graph = select(whole, "co-authorship")
    assert {d["kind"] for _, d in graph.nodes(data=True)} == {NodeKind.AUTHOR}
    assert graph.number_of_edges() == 6 * 3


def test_citation_view_holds_papers_and_printed_references(whole: Network) -> None:
    graph = select(whole, "citation")
    assert {d["kind"] for _, d in graph.nodes(data=True)} == {"paper", "printed reference"}


def test_a_view_of_itself_is_itself_and_of_another_is_refused(whole: Network) -> None:
    claims = select(whole, "claims")
    assert select(claims, "claims") is claims
    with pytest.raises(ExportError, match="cannot be made of 'claims'"):
        select(claims, "citation")


def test_an_unknown_view_is_answered_with_the_list() -> None:
    with pytest.raises(ExportError) as caught:
        view([], "everything")
    assert str(caught.value) == (
        "there is no view 'everything'; choose one of: all, claims, co-mention, co-authorship, "
        "citation, drug-condition"
    )


def test_views_leave_the_network_as_it_was(whole: Network) -> None:
    before = list(whole.edges(keys=True, data=True))
    for name in VIEWS:
        select(whole, name)
    assert list(whole.edges(keys=True, data=True)) == before


def test_a_literal_where_a_node_belongs_is_passed_over() -> None:
    quads = [Quad(q.subject, q.predicate, q.object) for q in corpus(1)]
    assert mesh("D006801").value in network(quads)


def test_every_kind_has_a_look() -> None:
    assert set(NODE_STYLES) == set(NodeKind)
    looks = {(s.color, s.box, s.line, s.width) for s in NODE_STYLES.values()}
    assert len(looks) == len(NODE_STYLES)
    assert frozenset(CLAIMS.values()) == CLAIM_KINDS
