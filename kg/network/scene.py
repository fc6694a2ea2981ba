"""What is to be drawn, and where, before any drawing library is asked.

The page grows with what is on it: text has the same size in every picture, and nothing is ever
laid over a text.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from kg.network.assembly import Network
from kg.network.cards import Card, Link, Scene, set_at, text_card
from kg.network.geometry import Box, Curve, bent, clipped, curve_through, hidden_by
from kg.network.kinds import CLAIM_KINDS, NodeKind, edge_style, node_style
from kg.network.labels import node_lines
from kg.network.layout import Spring, place
from kg.network.page import legend, page

MARGIN: Final = 14.0
GAP: Final = 30.0
LABEL_GAP: Final = 14.0
SIZES: Final = {NodeKind.PAPER: 9.0, NodeKind.AUTHOR: 7.5, NodeKind.JOURNAL: 7.5}
SIZE: Final = 9.0
EDGE_SIZE: Final = 7.5
BENDS: Final = (0.0, 0.14, -0.14, 0.28, -0.28, 0.45, -0.45)
"""How far a link may stray from the straight line, in its lengths, the best first."""


class _Edge(NamedTuple):
    source: str
    target: str
    kind: str
    weight: int
    negated: bool


def _edges(graph: Network) -> list[_Edge]:
    """Return the edges between two different nodes."""
    return [
        _Edge(source, target, str(data["kind"]), data.get("weight", 1), data["negated"])
        for source, target, data in graph.edges(data=True)
        if source != target
    ]


def compose(graph: Network, *, title: str | None = None, note: str = "") -> Scene:
    """Return the scene of a network: what it shows, a legend, and a note below it."""
    nodes = [_node_card(data) for _, data in graph.nodes(data=True)]
    claims = [edge for edge in _edges(graph) if edge_style(edge.kind).labelled]
    labels = [_edge_card(edge) for edge in claims]
    cards = [*nodes, *labels]
    placed = _placed(graph, cards, claims)
    body = _Body(placed, len(nodes), graph)
    links = tuple(body.links(claims))
    kinds = {str(data["kind"]) for _, data in graph.nodes(data=True)}
    plain = {edge.kind for edge in _edges(graph) if not edge_style(edge.kind).labelled}
    weighted = any(edge.weight > 1 for edge in _edges(graph))
    return page(placed, links, legend(kinds, plain, weighted=weighted), title, note)


def _placed(graph: Network, cards: list[Card], claims: list[_Edge]) -> list[Card]:
    number = {node: index for index, node in enumerate(graph)}
    springs = [
        Spring(number[edge.source], number[edge.target], GAP)
        for edge in _edges(graph)
        if not edge_style(edge.kind).labelled
    ]
    labels: dict[int, tuple[int, int]] = {}
    for index, edge in enumerate(claims, start=len(graph)):
        labels[index] = (number[edge.source], number[edge.target])
        springs.extend(Spring(end, index, LABEL_GAP) for end in labels[index])
    sizes = [(card.box.width, card.box.height) for card in cards]
    centres = place(sizes, springs, MARGIN, labels)
    return [set_at(card, x, y) for card, (x, y) in zip(cards, centres.tolist(), strict=True)]


class _Body:
    """The cards where they stand, and the links between them."""

    def __init__(self, cards: Sequence[Card], count: int, graph: Network) -> None:
        self._cards = cards
        self._count = count
        self._number = {node: index for index, node in enumerate(graph)}
        self._graph = graph

    def links(self, claims: Sequence[_Edge]) -> Iterator[Link]:
        """Yield the unlabelled links, then those that run through their labels."""
        pairs: dict[frozenset[str], int] = {}
        for edge in _edges(self._graph):
            if not edge_style(edge.kind).labelled:
                pair = frozenset({edge.source, edge.target})
                nth = pairs[pair] = pairs.get(pair, -1) + 1
                curve = self._free_curve(edge, nth)
                yield from _link(curve, self._box(edge.source), self._box(edge.target), edge)
        for index, edge in enumerate(claims, self._count):
            start, end = self._box(edge.source), self._box(edge.target)
            label = self._cards[index].box
            curve = curve_through((start.x, start.y), (label.x, label.y), (end.x, end.y))
            yield from _link(curve, start, end, edge)

    def _free_curve(self, edge: _Edge, nth: int) -> Curve:
        """Return the curve that runs behind the fewest boxes; parallel links part."""
        start, end = self._box(edge.source), self._box(edge.target)
        others = [card.box for card in self._cards if card.box not in (start, end)]
        side = 1 if edge.source < edge.target else -1
        best, least = None, math.inf
        for bend in BENDS if nth == 0 else BENDS[2 * nth - 1 :] or BENDS[-1:]:
            curve = bent((start.x, start.y), (end.x, end.y), side * bend)
            hidden = hidden_by(curve, others)
            if best is None or hidden < least:
                best, least = curve, hidden
            if not hidden:
                break
        return best or bent((start.x, start.y), (end.x, end.y), 0.0)

    def _box(self, node: str) -> Box:
        return self._cards[self._number[node]].box


def _link(curve: Curve, start: Box, end: Box, edge: _Edge) -> Iterator[Link]:
    visible = clipped(curve, start, end, 2.0)
    if visible is not None:
        base = 1.4 if edge.kind in CLAIM_KINDS else 0.8
        width = min(base + 0.7 * math.log2(max(edge.weight, 1)), 5.0)
        yield Link(visible, edge_style(edge.kind), round(width, 2), edge.negated)


def _node_card(data: dict[str, object]) -> Card:
    kind = NodeKind(str(data["kind"]))
    size = SIZES.get(kind, SIZE)
    lines = node_lines(data)
    bold = kind in {NodeKind.DRUG, NodeKind.CONDITION}
    return text_card(lines, size, node_style(kind), bold=bold)


def _edge_card(edge: _Edge) -> Card:
    words = f"not {edge.kind}" if edge.negated else edge.kind
    times = f" ×{edge.weight}" if edge.weight > 1 else ""
    card = text_card((words + times,), EDGE_SIZE, padding=(3.0, 1.5))
    return replace(card, color=edge_style(edge.kind).color)
