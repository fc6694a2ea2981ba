"""Where boxes go: linked ones near each other, none on another.

Laws
    1. No two boxes come nearer than a margin.
    2. The same boxes and links give the same places: the starts are seeded.

Source: Gansner, Koren, North, "Graph Drawing by Stress Majorization" (2004): boxes are moved so
that distances on paper follow distances in the network. Overlaps are then pushed apart along the
shorter way.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.network.packing import packed
from kg.network.untangle import Tangle, tangles, untangle

Points: TypeAlias = npt.NDArray[np.float64]

STARTS: Final = 10
FIRST_ROUNDS: Final = 40
LAST_ROUNDS: Final = 150
SEPARATION_ROUNDS: Final = 400
ATTEMPTS: Final = 3
REACH: Final = 1.3
"""How far apart two boxes may be wanted, in links times the root of the number of boxes."""

MANY: Final = 60
TIGHT: Final = 0.6
DENSE: Final = 2.5
"""From how many links a box on a network is drawn as a ring."""
RING: Final = 26
"""How many boxes a ring may have: a larger one is empty within, and hides what belongs together."""

GROWTH: Final = 1.04
CROWD_FREE: Final = 30.0
ASPECT: Final = 1.35
"""How much wider than high a picture is made, as far as the network lets it."""


@dataclass(frozen=True, slots=True)
class Spring:
    """A link between two boxes, by their numbers, and the space between them in points."""

    first: int
    second: int
    gap: float


def place(
    sizes: Sequence[tuple[float, float]],
    springs: Sequence[Spring],
    margin: float,
    labels: Mapping[int, tuple[int, int]],
) -> Points:
    """Return the centres of boxes, given their widths and heights, in points: shape (n, 2).

    The boxes keep at least ``margin`` points apart, either across or up. ``labels`` tells between
    which two boxes a box belongs that is the label of their link.
    """
    if not sizes:
        return np.zeros((0, 2))
    boxes = np.asarray(sizes, dtype=np.float64)
    parts = []
    for members in _parts(len(boxes), springs):
        number = {box: index for index, box in enumerate(members)}
        inner = [
            Spring(number[s.first], number[s.second], s.gap) for s in springs if s.first in number
        ]
        named = {
            number[box]: (number[a], number[b]) for box, (a, b) in labels.items() if box in number
        }
        parts.append((members, _part(boxes[members], inner, margin, named)))
    return packed(parts, boxes + margin)


def _parts(count: int, springs: Sequence[Spring]) -> list[list[int]]:
    """Return the boxes that hang together, part by part, the largest part first."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((spring.first, spring.second) for spring in springs)
    parts = [sorted(part) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _part(
    boxes: Points, springs: Sequence[Spring], margin: float, labels: dict[int, tuple[int, int]]
) -> Points:
    """Return the centres of boxes that hang together."""
    distances = _distances(boxes, springs)
    roomy = boxes + margin
    links = np.array([(s.first, s.second) for s in springs], dtype=np.int64).reshape(-1, 2)
    tangle = Tangle(roomy, links, distances, labels)
    if len(links) > DENSE * len(boxes):
        start = _starts(distances)[0]
        if len(boxes) > RING:
            return separate(_levelled(_majorize(start, distances, LAST_ROUNDS)), roomy)
        return separate(_round(start, roomy), roomy)
    found = [_attempt(start, tangle) for start in _starts(distances)]
    return min(found, key=lambda each: tangles(each, tangle))


def _round(points: Points, boxes: Points) -> Points:
    """Set boxes on an ellipse, in the order of their directions from the middle.

    Where almost everything is linked, this is where links run behind the fewest boxes.
    """
    centred = _levelled(points)
    order = np.argsort(np.round(np.arctan2(centred[:, 1], centred[:, 0]), 6), kind="stable")
    steps = boxes.sum(axis=1)[order]
    angles = np.cumsum(steps) / steps.sum() * 2 * np.pi
    radius = TIGHT * float(steps.sum()) / (2 * np.pi)
    placed: Points = np.empty_like(centred)
    placed[order] = np.column_stack([np.cos(angles) * radius * ASPECT, np.sin(angles) * radius])
    return placed


def _starts(distances: Points) -> list[Points]:
    """Return the arrangements of least stress among some tries."""
    tries = [
        _majorize(_start(len(distances), distances, seed), distances, FIRST_ROUNDS)
        for seed in range(STARTS)
    ]
    return sorted(tries, key=lambda points: round(_stress(points, distances), 6))[
        : ATTEMPTS if len(distances) <= MANY else 1
    ]


def _attempt(start: Points, tangle: Tangle) -> Points:
    points = _levelled(_majorize(start, tangle.distances, LAST_ROUNDS))
    points *= np.array([ASPECT**0.5, ASPECT**-0.5])
    points = untangle(separate(points, tangle.boxes), tangle)
    return separate(points, tangle.boxes)


def _distances(boxes: Points, springs: Sequence[Spring]) -> Points:
    count = len(boxes)
    radii = (boxes[:, 0] + boxes[:, 1]) / 4
    crowd = _crowding(boxes, springs)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    for spring in springs:
        length = float(radii[spring.first] + radii[spring.second] + spring.gap)
        length += crowd[spring.first] + crowd[spring.second]
        known = graph.get_edge_data(spring.first, spring.second, {"length": length})
        graph.add_edge(spring.first, spring.second, length=min(length, known["length"]))
    found = np.full((count, count), np.nan)
    for first, lengths in nx.all_pairs_dijkstra_path_length(graph, weight="length"):
        for second, length in lengths.items():
            found[first, second] = length
    farthest = float(np.nanmax(found)) if count > 1 else 1.0
    lengths = [length for _, _, length in graph.edges(data="length")]
    if lengths:
        # A long chain coils up: no page is as long as that.
        found = np.minimum(found, REACH * math.sqrt(count) * float(np.median(lengths)))
        farthest = float(np.nanmax(found))
    # Parts without a link between them: apart, but not farther than the widest of them is wide.
    return np.where(np.isnan(found), max(farthest * 0.7, float(radii.max()) * 3), found)


def _crowding(boxes: Points, springs: Sequence[Spring]) -> list[float]:
    """Return how much farther away the neighbours of a box must stand so that they fit around it.

    They stand in one ring, the farther of them a little outside it.
    """
    around = [0.0] * len(boxes)
    for spring in springs:
        for hub, leaf in ((spring.first, spring.second), (spring.second, spring.first)):
            around[hub] += float(boxes[leaf].sum()) / 2
    free = boxes.sum(axis=1) / 4 + CROWD_FREE
    return [
        max(0.0, total / (3.0 * math.pi) - own) for total, own in zip(around, free, strict=True)
    ]


def _start(count: int, distances: Points, seed: int) -> Points:
    source = random.Random(seed)  # noqa: S311 - a start, not a secret
    spread = float(distances.max()) or 1.0
    return np.array([[source.random() * spread, source.random() * spread] for _ in range(count)])


def _majorize(points: Points, distances: Points, rounds: int) -> Points:
    weights = _weights(distances)
    total = weights.sum(axis=1, keepdims=True)
    total[total == 0] = 1.0
    for _ in range(rounds):
        offsets = points[:, None, :] - points[None, :, :]
        lengths = np.linalg.norm(offsets, axis=2)
        lengths[lengths < 1e-9] = 1e-9  # noqa: PLR2004 - two boxes in one place
        pull = (weights * distances / lengths)[:, :, None] * offsets
        points = (weights @ points + pull.sum(axis=1)) / total
    return points


def _weights(distances: Points) -> Points:
    with np.errstate(divide="ignore"):
        weights = distances**-2.0
    np.fill_diagonal(weights, 0.0)
    weights[~np.isfinite(weights)] = 0.0
    return weights


def _stress(points: Points, distances: Points) -> float:
    lengths = np.linalg.norm(points[:, None, :] - points[None, :, :], axis=2)
    return float((_weights(distances) * (lengths - distances) ** 2).sum())


def _levelled(points: Points) -> Points:
    """Turn points so that they spread most from left to right, the first of them on the left."""
    centred: Points = points - points.mean(axis=0)
    if len(points) < 3:  # noqa: PLR2004 - two points have no breadth
        return np.column_stack([centred[:, 0], np.zeros(len(points))])
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ axes[:, ::-1]
    signs = np.where(turned[0] > 0, -1.0, 1.0)
    return turned * signs


def separate(points: Points, boxes: Points) -> Points:
    """Return the points moved apart so that boxes of these widths and heights do not overlap."""
    while True:
        for _ in range(SEPARATION_ROUNDS):
            push, overlapping = _push(points, boxes)
            if not overlapping:
                return points
            points = points + push
        points = points * GROWTH


def _push(points: Points, boxes: Points) -> tuple[Points, bool]:
    offsets = points[:, None, :] - points[None, :, :]
    room = (boxes[:, None, :] + boxes[None, :, :]) / 2
    overlap = room - np.abs(offsets)
    both: npt.NDArray[np.bool_] = np.all(overlap > 0, axis=2)
    np.fill_diagonal(both, val=False)
    if not both.any():
        return np.zeros_like(points), False
    # Two boxes in one place part by their numbers.
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
    signs = np.where(offsets == 0, order[:, :, None], np.sign(offsets))
    across = overlap[:, :, 0] <= overlap[:, :, 1]
    axis = np.stack([both & across, both & ~across], axis=2)
    push = np.where(axis, signs * (overlap + 0.05), 0.0)
    crowd = np.maximum(axis.sum(axis=1), 1)
    return push.sum(axis=1) / (crowd + 1), True
