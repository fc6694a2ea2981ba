"""Moves boxes, one at a time, to where fewer links run behind boxes and across each other.

Law: the same boxes and links give the same places; a move is made only if it costs less.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.float64]
Indexes: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]

ROUNDS: Final = 6
HUB: Final = 5
"""A box with more neighbours is moved a little at a time only."""

ANGLES: Final = 12
RADII: Final = (0.2, 0.5, 1.0, 1.7, 2.6)
"""How far a box may be moved at a time, in mean lengths of a link."""
RING: Final = (0.85, 1.15, 1.5, 2.0)
"""How far from its only neighbour a box may be put, in wanted distances."""

NEAREST: Final = 0.7
TIGHTENING: Final = 12
"""How near a box is brought to its only neighbour, in wanted distances, and in how many steps."""

BEHIND: Final = 5.0
CROSSING: Final = 1.2
UNLINKED: Final = 0.25
OVERLAP: Final = 12.0
OFF_CENTRE: Final = 6.0
"""What a link behind a box, two crossing links, stress between boxes without a link, an overlap,
and a label away from the middle of its link cost, in units of the stress of one link."""

_TINY: Final = 1e-9


@dataclass(frozen=True)
class Tangle:
    """Boxes (widths and heights, shape (n, 2)), links (shape (m, 2)), wanted distances (n, n).

    ``labels`` maps the number of a label's box to the two boxes between which it belongs.
    """

    boxes: Numbers
    links: Indexes
    distances: Numbers
    labels: dict[int, tuple[int, int]]


def untangle(points: Numbers, tangle: Tangle) -> Numbers:
    """Return better places: shape (n, 2), in the units of ``points``."""
    places = points.copy()
    if len(places) < 3 or not len(tangle.links):  # noqa: PLR2004 - nothing can be in the way
        return places
    reach = float(np.median([tangle.distances[a, b] for a, b in tangle.links]))
    moves = _moves(reach)
    for _ in range(ROUNDS):
        moved = False
        for number in range(len(places)):
            if _trouble(places, number, places[number][None], tangle)[0] <= 0:
                continue
            candidates = _candidates(places, number, tangle, moves, reach)
            costs = np.round(_costs(places, number, candidates, tangle), 6)
            best = int(costs.argmin())
            if best and costs[best] < costs[0] - 1e-3:
                places[number] = candidates[best]
                moved = True
        if not moved:
            break
    return _tightened(places, tangle)


def _tightened(places: Numbers, tangle: Tangle) -> Numbers:
    """Bring boxes with one neighbour as near to it as nothing is in the way."""
    for number in range(len(places)):
        neighbours = _neighbours(number, tangle.links)
        if len(neighbours) == 1 and number not in tangle.labels:
            hub = int(neighbours[0])
            ray = places[number] - places[hub]
            length = max(float(np.linalg.norm(ray)), _TINY)
            near = min(1.0, NEAREST * float(tangle.distances[number, hub]) / length)
            candidates = places[hub] + np.linspace(1.0, near, TIGHTENING)[:, None] * ray
            trouble = np.round(_trouble(places, number, candidates, tangle), 6)
            places[number] = candidates[np.flatnonzero(trouble <= trouble[0])[-1]]
    return places


def tangles(points: Numbers, tangle: Tangle) -> float:
    """Return what the links behind boxes and the crossings of an arrangement cost."""
    cost = 0.0
    for first, second in tangle.links:
        start, end = points[first], points[second]
        free = np.ones(len(points), dtype=bool)
        free[[first, second]] = False
        hidden = _hits(start, end, points[free], tangle.boxes[free] / 2)
        apart = ~np.isin(tangle.links, (first, second)).any(axis=1)
        others = points[tangle.links[apart]]
        crossed = _crosses(start, end, others[:, 0], others[:, 1])
        cost += BEHIND * float(hidden.sum()) + CROSSING * float(crossed.sum()) / 2
    return round(cost, 6)


def _moves(reach: float) -> Numbers:
    ring = _ring(ANGLES) * reach
    moves: Numbers = np.concatenate([np.zeros((1, 2)), *(ring * radius for radius in RADII)])
    return moves


def _ring(count: int) -> Numbers:
    angles = np.arange(count) * (2 * np.pi / count)
    ring: Numbers = np.column_stack([np.cos(angles), np.sin(angles)])
    return ring


def _candidates(
    places: Numbers, number: int, tangle: Tangle, moves: Numbers, reach: float
) -> Numbers:
    """Return where a box may go, its own place first: around itself and around its neighbour."""
    candidates: Numbers = places[number] + moves
    neighbours = _neighbours(number, tangle.links)
    if len(neighbours) > HUB:
        return candidates[: 1 + ANGLES * 2]
    if len(neighbours) == 1:
        hub = int(neighbours[0])
        length = tangle.distances[number, hub] / reach
        ring = _ring(ANGLES * 2) * reach * length
        candidates = np.concatenate([candidates, *(places[hub] + ring * s for s in RING)])
    return candidates


def _neighbours(number: int, links: Indexes) -> Indexes:
    touching = links[(links == number).any(axis=1)]
    others: Indexes = np.unique(touching[touching != number])
    return others


def _costs(places: Numbers, number: int, candidates: Numbers, tangle: Tangle) -> Numbers:
    others = np.arange(len(places)) != number
    offsets = candidates[:, None, :] - places[None, others, :]
    lengths = np.linalg.norm(offsets, axis=2)
    wanted = tangle.distances[number, others]
    linked = np.isin(np.flatnonzero(others), _neighbours(number, tangle.links))
    matters = np.where(linked, 1.0, UNLINKED)
    strain: Numbers = matters * ((lengths - wanted) / np.maximum(wanted, _TINY)) ** 2
    costs: Numbers = strain.sum(axis=1) + _trouble(places, number, candidates, tangle)
    return costs


def _trouble(places: Numbers, number: int, candidates: Numbers, tangle: Tangle) -> Numbers:
    """Return what is wrong with each place for a box, stress apart: nothing where all is well."""
    others = np.arange(len(places)) != number
    offsets = candidates[:, None, :] - places[None, others, :]
    room = (tangle.boxes[number] + tangle.boxes[others]) / 2
    overlap = np.clip(1 - np.abs(offsets) / room, 0, None).prod(axis=2)
    touched = (np.abs(offsets) < room).all(axis=2)
    costs: Numbers = OVERLAP * (np.sqrt(overlap) + 0.25 * touched).sum(axis=1)
    costs += _link_costs(places, number, candidates, tangle)
    if number in tangle.labels:
        first, second = tangle.labels[number]
        middle = (places[first] + places[second]) / 2
        away = np.linalg.norm(candidates - middle, axis=1)
        costs += OFF_CENTRE * away / max(float(tangle.distances[first, second]), _TINY)
    return costs


def _link_costs(places: Numbers, number: int, candidates: Numbers, tangle: Tangle) -> Numbers:
    mine = (tangle.links == number).any(axis=1)
    own, rest = tangle.links[mine], tangle.links[~mine]
    starts, ends = places[rest[:, 0]], places[rest[:, 1]]
    half = tangle.boxes[number] / 2
    covers = _hits(starts[None], ends[None], candidates[:, None, :], half)
    costs: Numbers = BEHIND * covers.sum(axis=1).astype(np.float64)
    for other in own.sum(axis=1) - number:
        far = places[other]
        free = np.ones(len(places), dtype=bool)
        free[[number, other]] = False
        hidden = _hits(
            candidates[:, None, :], far[None, None], places[None, free], tangle.boxes[free] / 2
        )
        costs += BEHIND * hidden.sum(axis=1)
        apart = (rest != other).all(axis=1)
        crossed = _crosses(
            candidates[:, None, :], far[None, None], starts[None, apart], ends[None, apart]
        )
        costs += CROSSING * crossed.sum(axis=1)
    return costs


def _hits(starts: Numbers, ends: Numbers, centres: Numbers, halves: Numbers) -> Truths:
    """Whether segments pass through boxes, by the method of slabs."""
    direction = ends - starts
    direction = np.where(np.abs(direction) < _TINY, _TINY, direction)
    near = (centres - halves - starts) / direction
    far = (centres + halves - starts) / direction
    enter = np.minimum(near, far).max(axis=-1)
    leave = np.maximum(near, far).min(axis=-1)
    hit: Truths = (enter < leave) & (leave > 0) & (enter < 1)
    return hit


def _crosses(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Truths:
    """Whether segments a–b cross segments c–d."""
    crossed: Truths = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    return crossed


def _side(a: Numbers, b: Numbers, point: Numbers) -> Numbers:
    turn: Numbers = (b[..., 0] - a[..., 0]) * (point[..., 1] - a[..., 1]) - (
        b[..., 1] - a[..., 1]
    ) * (point[..., 0] - a[..., 0])
    return turn
