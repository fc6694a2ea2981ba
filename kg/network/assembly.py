"""From statements to a network of typed, labelled nodes and edges.

Laws
    1. A node's key is the IRI of the thing, an edge's key is what it says: two nodes have one
       edge of a kind, and its ``weight`` counts the evidence.
    2. Every attribute is a string, a number or a truth value; what is not known is left out. So
       every file format of networks holds all of it.
    3. Nodes and edges stand in an order that hangs on the graph alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Final, TypeAlias

import networkx as nx
from pyoxigraph import Quad

from kg.network.edges import Edge, edges
from kg.network.kinds import NodeKind, edge_style, node_style
from kg.network.nodes import Describer, Node
from kg.network.statements import Statements

if TYPE_CHECKING:
    Network: TypeAlias = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

PLACES: Final = {kind: number for number, kind in enumerate(NodeKind)}
"""Where nodes of a kind stand among the others."""

Value: TypeAlias = str | int | float | bool
"""What an attribute may be."""

Attributes: TypeAlias = dict[str, Value]
"""What a node or an edge says, by name."""

_ENDS = frozenset({"source", "target"})


def network(quads: Iterable[Quad]) -> Network:
    """Return the whole graph as a network; it stands in memory.

    A node has ``label``, ``kind``, ``color`` and ``iri``, and ``short`` and ``year`` where known;
    an edge has ``label``, ``kind``, ``color``, ``weight`` and ``negated``, and the other fields
    of `kg.network.edges.Edge` where known.
    """
    known = Statements(quads)
    found = sorted(edges(known), key=lambda edge: (edge.source, edge.target, edge.key))
    describer = Describer(known)
    names = {end for edge in found for end in (edge.source, edge.target)}
    described = [describer.node(name) for name in names]
    described.sort(key=lambda node: (PLACES[node.kind], node.iri))
    whole: Network = nx.MultiDiGraph(view="all")
    for node in described:
        whole.add_node(node.iri, **node_attributes(node))
    for edge in found:
        whole.add_edge(edge.source, edge.target, key=edge.key, **edge_attributes(edge))
    return whole


def node_attributes(node: Node) -> Attributes:
    """Return what a node of the network says."""
    given = {"short": node.short, "year": node.year}
    return {
        "label": node.label,
        "kind": node.kind.value,
        "color": node_style(node.kind).color,
        "iri": node.iri,
        **{name: value for name, value in given.items() if value is not None},
    }


def edge_attributes(edge: Edge) -> Attributes:
    """Return what an edge of the network says."""
    return {
        "label": edge.key,
        "color": edge_style(edge.kind).color,
        **dict(_given(edge)),
    }


def _given(edge: Edge) -> Iterator[tuple[str, str | int | float | bool]]:
    for each in fields(edge):
        value = getattr(edge, each.name)
        if value is not None and each.name not in _ENDS:
            yield each.name, str(value) if isinstance(value, str) else value
