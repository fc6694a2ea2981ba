"""Random damage to a graph, and graphs as the embedded store holds them."""

import random
from collections.abc import Iterable, Sequence

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import XSD

ODD = (
    Literal(""), Literal("x"), Literal(-1), Literal(1.5), Literal("é", language="fr"),
    Literal("2020-02-30", datatype=NamedNode(str(XSD.date))), NamedNode("urn:x"),
)  # fmt: skip
"""Values that fit few properties."""


def damaged(quads: Sequence[Quad], seed: int, statements: int) -> set[Quad]:
    """Return a copy with so many statements lost, with another's object, or on another node.

    What is damaged stays within its graph, as an extractor's mistake would.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    copy = set(quads)
    for quad in chance.sample(quads, statements):
        graph = quad.graph_name
        beside = [each for each in quads if each.graph_name == graph]
        other, change = chance.choice(beside), chance.choice(["lose", "change", "double", "move"])
        if change != "double":
            copy.discard(quad)
        if change in {"change", "double"}:
            value = chance.choice([other.object, chance.choice(ODD)])
            copy.add(Quad(quad.subject, quad.predicate, value, graph))
        if change == "move":
            copy.add(Quad(other.subject, quad.predicate, quad.object, graph))
    return copy


def stored(quads: Iterable[Quad]) -> pyoxigraph.Store:
    """Return quads as the embedded store holds them: in their graphs, and in all as one."""
    store = pyoxigraph.Store()
    for quad in quads:
        store.add(quad)
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store
