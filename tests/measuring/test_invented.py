"""Invented papers for benchmarks are a graph of the size that was asked for."""

from pyoxigraph import RdfFormat, parse

from kg.network import network
from measuring.invented import EDGES_A_PAPER, statements


def test_they_have_so_many_edges() -> None:
    papers = 200
    text = "".join(statements(papers))
    whole = network(parse(text.encode(), RdfFormat.N_QUADS))
    kinds = {data["kind"] for *_, data in whole.edges(data=True)}
    assert kinds == {"wrote", "mentions", "cites", "applied to treat"}
    assert 0.9 < whole.number_of_edges() / (papers * EDGES_A_PAPER) <= 1


def test_they_are_the_same_each_time() -> None:
    assert list(statements(3)) == list(statements(3))
