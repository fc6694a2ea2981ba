"""Views of the network: the part of it, or what follows from it, that answers one question."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Final

import networkx as nx
from pyoxigraph import Quad

from kg.errors import ExportError
from kg.network.assembly import Attributes, Network, network
from kg.network.edges import SEPARATOR
from kg.network.kinds import CLAIM_KINDS, EdgeKind, NodeKind, edge_style
from kg.network.statements import RELATIONS

MENTIONED: Final = frozenset(
    {NodeKind.DRUG, NodeKind.CHEMICAL, NodeKind.PROTEIN, NodeKind.CONDITION}
)
"""The kinds of node of the view ``co-mention``."""

DRUGS: Final = frozenset({NodeKind.DRUG, NodeKind.CHEMICAL})
"""The kinds of node at which edges of the view ``drug-condition`` begin."""

TARGETS: Final = frozenset({NodeKind.CONDITION})
"""The kinds of node at which they end."""

_CITATIONS: Final = frozenset(RELATIONS.values())


def view(quads: Iterable[Quad], name: str = "all") -> Network:
    """Return a view of a graph.

    Raises:
        ExportError: when there is no such view; the message lists them.
    """
    check(name)
    return select(network(quads), name)


def select(graph: Network, name: str = "all") -> Network:
    """Return a view of a network that `network` gave, as a network of its own.

    A view of itself is itself.

    Raises:
        ExportError: when there is no such view, or the network is another view already.
    """
    check(name)
    present = graph.graph.get("view", "all")
    if present == name:
        return graph
    if present != "all":
        raise ExportError(f"the view {name!r} cannot be made of {present!r}; take it of the whole")
    chosen = VIEWS[name](graph)
    chosen.graph["view"] = name
    return chosen


def check(name: str) -> None:
    """Refuse what is no view.

    Raises:
        ExportError: the message lists the views.
    """
    if name not in VIEWS:
        raise ExportError(f"there is no view {name!r}; choose one of: {', '.join(VIEWS)}")


def _claims(graph: Network) -> Network:
    return _of_edges(graph, CLAIM_KINDS)


def _drug_condition(graph: Network) -> Network:
    """What claims say of a drug or chemical and a condition; ``weight`` counts the sentences."""
    claims = _claims(graph)
    kinds = {name: data["kind"] for name, data in claims.nodes(data=True)}
    other = [
        (source, target, key)
        for source, target, key in claims.edges(keys=True)
        if kinds[source] not in DRUGS or kinds[target] not in TARGETS
    ]
    claims.remove_edges_from(other)
    claims.remove_nodes_from([name for name, degree in claims.degree() if degree == 0])
    return claims


def _citation(graph: Network) -> Network:
    return _of_edges(graph, _CITATIONS)


def _of_edges(graph: Network, kinds: frozenset[str]) -> Network:
    chosen: Network = nx.MultiDiGraph()
    kept = [each for each in graph.edges(keys=True, data=True) if each[3]["kind"] in kinds]
    ends = {end for source, target, _, _ in kept for end in (source, target)}
    chosen.add_nodes_from((n, dict(data)) for n, data in graph.nodes(data=True) if n in ends)
    chosen.add_edges_from((s, t, key, dict(data)) for s, t, key, data in kept)
    return chosen


def _co_mention(graph: Network) -> Network:
    """Drugs, chemicals, proteins and conditions that one paper mentions together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for paper, concept, data in graph.edges(data=True):
        if data["kind"] == EdgeKind.MENTIONS and graph.nodes[concept]["kind"] in MENTIONED:
            groups[paper].append(concept)
    return _together(graph, groups, EdgeKind.CO_MENTION)


def _co_authorship(graph: Network) -> Network:
    """Authors who wrote a paper together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for author, paper, data in graph.edges(data=True):
        if data["kind"] == EdgeKind.WROTE:
            groups[paper].append(author)
    return _together(graph, groups, EdgeKind.CO_AUTHORSHIP)


def _together(graph: Network, groups: Mapping[str, list[str]], kind: EdgeKind) -> Network:
    """Link each two members of a group, from the lesser IRI to the greater: it has no direction.

    ``weight`` counts the papers; a member without a partner stays as a node.
    """
    papers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for paper in sorted(groups):
        for first, second in combinations(sorted(set(groups[paper])), 2):
            papers[first, second].append(paper)
    members = {member for group in groups.values() for member in group}
    chosen: Network = nx.MultiDiGraph()
    chosen.add_nodes_from((n, dict(data)) for n, data in graph.nodes(data=True) if n in members)
    for (first, second), shared in sorted(papers.items()):
        chosen.add_edge(first, second, key=kind.value, **shared_edge(kind, shared))
    return chosen


def shared_edge(kind: EdgeKind, papers: Sequence[str]) -> Attributes:
    """Return what an edge says of two that stand together in some papers."""
    return {
        "label": kind.value,
        "color": edge_style(kind).color,
        "kind": kind.value,
        "weight": len(papers),
        "negated": False,
        "papers": SEPARATOR.join(papers),
    }


def _whole(graph: Network) -> Network:
    return graph


VIEWS: Final[Mapping[str, Callable[[Network], Network]]] = MappingProxyType(
    {
        "all": _whole,
        "claims": _claims,
        "co-mention": _co_mention,
        "co-authorship": _co_authorship,
        "citation": _citation,
        "drug-condition": _drug_condition,
    }
)
"""The views by name."""
