"""What a picture leaves out, and says that it leaves out.

Check tags (Humans, Adult), publication types, ancestors in the tree and references that are known
only as printed say little in a picture and would fill it.
"""

import heapq
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import networkx as nx

from kg.errors import ExportError, NameNotResolved
from kg.names import MESH
from kg.network.assembly import Network
from kg.network.kinds import CLAIM_KINDS, EdgeKind, NodeKind

AUTHORS_SHOWN = 10
"""How many authors of one paper a picture of the whole shows: the first of the list."""

LEAVES_SHOWN = 6
"""How many nodes with one link, of a kind and at one node, a picture of a large graph shows."""

_UNSHOWN_KINDS = {
    NodeKind.CHECK_TAG: ("check tag", "check tags"),
    NodeKind.PUBLICATION_TYPE: ("publication type", "publication types"),
    NodeKind.REFERENCE: ("printed reference", "printed references"),
}
_UNSHOWN_EDGES = frozenset({EdgeKind.TYPE, EdgeKind.BROADER, EdgeKind.MAPPED_TO, EdgeKind.ACTION})
_BROADER = ("broader concept of the vocabulary", "broader concepts of the vocabulary")
_AUTHOR = ("further author", "further authors")
_TWIN = ("node linked by the same papers as others", "nodes linked by the same papers as others")
_TOGETHER = frozenset({EdgeKind.CO_AUTHORSHIP, EdgeKind.CO_MENTION})
_LINKED = ("node with fewer links", "nodes with fewer links")


@dataclass
class Selection:
    """What is shown of a network, and how much of what is not."""

    graph: Network
    omitted: Counter[tuple[str, str]] = field(default_factory=Counter)

    def without(self, nodes: Collection[str], words: tuple[str, str]) -> "Selection":
        """Return the selection without some nodes, counted under what they are called."""
        if not nodes:
            return self
        rest = self.graph.copy()
        rest.remove_nodes_from(nodes)
        return Selection(rest, self.omitted + Counter({words: len(nodes)}))

    def note(self) -> str:
        """Return a sentence that says what is not shown, or nothing."""
        counts = sorted(self.omitted.items(), key=lambda item: (-item[1], item[0]))
        parts = [f"{number} {words[number != 1]}" for words, number in counts]
        return f"Not shown: {', '.join(parts)}." if parts else ""


def relevant(graph: Network, *, keep: Collection[str] = ()) -> Selection:
    """Return what is worth showing of a network; what is to be kept stays in any case."""
    chosen = Selection(graph.copy())
    for kind, words in _UNSHOWN_KINDS.items():
        if kind is NodeKind.REFERENCE and graph.graph.get("view") == "citation":
            continue
        nodes = [n for n, data in graph.nodes(data=True) if data["kind"] == kind]
        chosen = chosen.without([n for n in nodes if n not in keep], words)
    hidden = [
        (source, target, key)
        for source, target, key, data in chosen.graph.edges(keys=True, data=True)
        if data["kind"] in _UNSHOWN_EDGES and source not in keep and target not in keep
    ]
    chosen.graph.remove_edges_from(hidden)
    ends = {end for source, target, _ in hidden for end in (source, target)} - set(keep)
    alone = [node for node in chosen.graph if node in ends and not chosen.graph.degree(node)]
    chosen = chosen.without(alone, _BROADER)
    return chosen.without(_late_authors(chosen.graph, keep), _AUTHOR)


def _late_authors(graph: Network, keep: Collection[str]) -> list[str]:
    wrote = [
        (author, data.get("position", 0))
        for author, _, data in graph.edges(data=True)
        if data["kind"] == EdgeKind.WROTE
    ]
    first: dict[str, int] = {}
    for author, position in wrote:
        first[author] = min(position, first.get(author, position))
    return [a for a in first if first[a] > AUTHORS_SHOWN and a not in keep]


def most_linked(selection: Selection, limit: int, keep: Collection[str] = ()) -> Selection:
    """Return a selection of at most ``limit`` nodes that hang together: claims first.

    From what makes claims it grows by the node with most links into it; where nothing is left to
    grow by, it starts anew with the most linked of the rest. Where the claims alone are too many,
    it grows by them, from the node with most. What no link holds is left out.
    """
    if len(selection.graph) <= limit:
        return selection
    graph = selection.graph
    claims = [
        (source, target)
        for source, target, data in graph.edges(data=True)
        if data["kind"] in CLAIM_KINDS
    ]
    claimed = Counter(end for claim in claims for end in claim)
    neighbours = {node: set(nx.all_neighbors(graph, node)) - {node} for node in graph}

    def rank(node: str) -> tuple[bool, int, int, str]:
        return node not in keep, -claimed[node], -len(neighbours[node]), node

    seeds = [n for n in sorted(graph, key=rank) if n in keep or neighbours[n]][:limit]
    chosen = {node for node in seeds if node in keep or claimed[node]}
    if len(chosen) == limit:
        chosen = {node for node in chosen if node in keep} or set(seeds[:1])
        neighbours = _joined(claims)
    _grow(chosen, seeds, neighbours, limit)
    chosen = {node for node in chosen if node in keep or neighbours[node] & chosen}
    return selection.without([node for node in graph if node not in chosen], _LINKED)


def _joined(claims: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return what claims join each node to."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for source, target in claims:
        neighbours[source].add(target)
        neighbours[target].add(source)
    return neighbours


def _grow(chosen: set[str], seeds: list[str], neighbours: dict[str, set[str]], limit: int) -> None:
    """Add nodes up to a limit, each time the one with most links to those that are there."""
    inward = Counter(other for node in chosen for other in neighbours[node] if other not in chosen)
    queue = [(-links, -len(neighbours[node]), node) for node, links in inward.items()]
    heapq.heapify(queue)
    rest = iter(seeds)
    while len(chosen) < limit:
        while queue and (queue[0][2] in chosen or -queue[0][0] != inward[queue[0][2]]):
            heapq.heappop(queue)
        node = heapq.heappop(queue)[2] if queue else next((n for n in rest if n not in chosen), "")
        if not node:
            return
        chosen.add(node)
        for other in neighbours[node] - chosen:
            inward[other] += 1
            heapq.heappush(queue, (-inward[other], -len(neighbours[other]), other))


def without_leaves(selection: Selection, limit: int, keep: Collection[str] = ()) -> Selection:
    """Return a selection of more than ``limit`` nodes without most that hang on one other alone.

    The first few of each kind at each node stay: a star of a hundred says no more.
    """
    graph = selection.graph
    if len(graph) <= limit:
        return selection
    leaves: dict[tuple[str, str], list[str]] = {}
    for node in sorted(graph):
        neighbours = set(nx.all_neighbors(graph, node)) - {node}
        if len(neighbours) == 1 and node not in keep:
            leaves.setdefault((*neighbours, graph.nodes[node]["kind"]), []).append(node)
    late = [node for group in leaves.values() for node in group[LEAVES_SHOWN:]]
    return selection.without(late, _LINKED)


def without_twins(selection: Selection, keep: Collection[str] = ()) -> Selection:
    """Return a selection in which few stand for many that are linked by the very same papers.

    A paper of five hundred authors links each with each: ten of them say as much.
    """
    graph = selection.graph
    papers: dict[str, set[str]] = {node: set() for node in graph}
    for source, target, data in graph.edges(data=True):
        if data["kind"] in _TOGETHER:
            for end in (source, target):
                papers[end].update(str(data.get("papers", "")).split("\n"))
    groups: dict[frozenset[str], list[str]] = {}
    for node, of in papers.items():
        if of and node not in keep:
            groups.setdefault(frozenset(of), []).append(node)
    late = [node for group in groups.values() for node in group[AUTHORS_SHOWN:]]
    return selection.without(late, _TWIN)


def around(graph: Network, about: Iterable[str], hops: int) -> Network:
    """Return the part of a network that is within some steps of some nodes, either direction."""
    distance = dict.fromkeys(about, 0)
    queue = deque(distance)
    undirected = graph.to_undirected(as_view=True)
    while queue:
        node = queue.popleft()
        if distance[node] < hops:
            for other in undirected[node]:
                if other not in distance:
                    distance[other] = distance[node] + 1
                    queue.append(other)
    part: Network = nx.MultiDiGraph(graph.subgraph(distance))
    return part


def find(graph: Network, about: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the nodes that are meant by IRIs, MeSH identifiers or labels, in any letter case.

    Raises:
        NameNotResolved: when a name fits no node, or several.
    """
    if about is None:
        return ()
    wanted = [about] if isinstance(about, str) else list(about)
    if not wanted:
        raise ExportError("`about` is empty: name a node, or leave it out")
    return tuple(dict.fromkeys(_find(graph, name) for name in wanted))


def _find(graph: Network, name: str) -> str:
    for iri in (name, MESH + name):
        if iri in graph:
            return iri
    folded = name.casefold()
    labels: dict[str, str] = {node: str(data["label"]) for node, data in graph.nodes(data=True)}
    exact = [node for node, label in labels.items() if label.casefold() == folded]
    if len(exact) == 1:
        (only,) = exact
        return only
    near = exact or [node for node, label in labels.items() if folded in label.casefold()]
    raise NameNotResolved(name, tuple((node, labels[node]) for node in sorted(near)[:8]))
