"""Where thousands of nodes go on a map: linked ones near each other, none on another.

Laws
    1. The same nodes and edges give the same places: the start is seeded, the order is theirs.
    2. No two nodes stand nearer than `ACROSS` side by side, or `UP` one above the other, so that
       each has room for its name.

Source: Jacomy, Venturini, Heymann, Bastian, "ForceAtlas2" (2014): nodes push each other off by
their numbers of links, edges pull in proportion to their length. What is far away pushes as one,
cell by cell of a grid, as in Fruchterman and Reingold (1991).
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from kg.compiled import compiled

Points: TypeAlias = npt.NDArray[np.float64]
Numbers: TypeAlias = npt.NDArray[np.int64]

ROUNDS: Final = 220
ACROSS: Final = 120.0
UP: Final = 56.0
"""The least distance between two nodes, in the units of the page at its natural size."""
SPREAD: Final = 60.0
PULL: Final = 0.25
GRAVITY: Final = 90.0
FLAT: Final = 1.5
"""How much more a map is pulled together up and down than across: screens are wide."""
SEPARATIONS: Final = 150
ROOMIEST: Final = 2.2
SEED: Final = 11


def spread(count: int, links: Sequence[tuple[int, int, float]]) -> npt.NDArray[np.int64]:
    """Return whole-numbered places, shape (n, 2), for nodes with links of some strength."""
    if not count:
        return np.zeros((0, 2), dtype=np.int64)
    ends = np.array([link[:2] for link in links], dtype=np.int64).reshape(-1, 2)
    strengths = np.array([link[2] for link in links], dtype=np.float64)
    masses = np.ones(count)
    for (first, second), strength in zip(ends.tolist(), strengths.tolist(), strict=True):
        masses[first] += strength
        masses[second] += strength
    side = SPREAD * float(np.sqrt(count))
    points = np.random.default_rng(SEED).random((count, 2)) * side
    cells = int(np.clip(np.sqrt(count) / 2, 1, 28))
    for number in range(ROUNDS):
        heat = SPREAD * 4 * (1 - number / ROUNDS) ** 1.5 + 0.5
        points = _step(points, masses, ends, strengths, cells, heat)
    points = _levelled(points)
    points[:, 1] *= ACROSS / UP
    for _ in range(SEPARATIONS):
        if not _part(points, ACROSS * 1.05):
            break
    points[:, 1] *= UP / ACROSS
    # The fewer there are the more room each has, so that the words on their lines can be read.
    points *= np.clip(3 - np.log10(count), 1, ROOMIEST)
    return np.round(points).astype(np.int64)


def _levelled(points: Points) -> Points:
    """Turn a map so that it is widest across."""
    centred: Points = points - points.mean(axis=0)
    across, up = centred[:, 0], centred[:, 1]
    angle = 0.5 * np.arctan2(2 * (across * up).sum(), (across**2 - up**2).sum())
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned: Points = centred @ turn
    return turned


def _step(
    points: Points, masses: Points, ends: Numbers, strengths: Points, cells: int, heat: float
) -> Points:
    """Move every node by the forces on it, at most by the heat."""
    low = points.min(axis=0)
    size = float((points.max(axis=0) - low).max()) / cells + 1e-6
    cell = np.minimum(((points - low) / size).astype(np.int64), cells - 1)
    flat = cell[:, 0] * cells + cell[:, 1]
    order = np.argsort(flat, kind="stable")
    begins = np.searchsorted(flat[order], np.arange(cells * cells + 1))
    forces = _pushes(points, masses, cell, order, begins, cells)
    centre = points.mean(axis=0)
    forces -= GRAVITY * masses[:, None] * (points - centre) * [1.0, FLAT] / SPREAD
    _pull(forces, points, ends, strengths)
    moves = forces / masses[:, None]
    lengths = np.sqrt((moves**2).sum(axis=1)) + 1e-9
    moved: Points = points + moves * (np.minimum(lengths * 0.1, heat) / lengths)[:, None]
    return moved


@compiled
def _pushes(
    points: Points, masses: Points, cell: Numbers, order: Numbers, begins: Numbers, cells: int
) -> Points:
    """Return what pushes each node: its neighbours one by one, what is far as one a cell."""
    count = len(points)
    heavy = np.zeros(cells * cells)
    middle = np.zeros((cells * cells, 2))
    for one in range(cells * cells):
        for place in range(begins[one], begins[one + 1]):
            node = order[place]
            heavy[one] += masses[node]
            middle[one, 0] += masses[node] * points[node, 0]
            middle[one, 1] += masses[node] * points[node, 1]
        if heavy[one] > 0:
            middle[one, 0] /= heavy[one]
            middle[one, 1] /= heavy[one]
    forces = np.zeros((count, 2))
    strength = SPREAD * SPREAD
    for node in range(count):
        x, y = points[node, 0], points[node, 1]
        for one in range(cells * cells):
            if heavy[one] == 0:
                continue
            near = abs(one // cells - cell[node, 0]) <= 1 and abs(one % cells - cell[node, 1]) <= 1
            if near:
                for place in range(begins[one], begins[one + 1]):
                    other = order[place]
                    if other != node:
                        dx, dy = x - points[other, 0], y - points[other, 1]
                        push = strength * masses[node] * masses[other] / (dx * dx + dy * dy + 1.0)
                        forces[node, 0] += dx * push
                        forces[node, 1] += dy * push
            else:
                dx, dy = x - middle[one, 0], y - middle[one, 1]
                push = strength * masses[node] * heavy[one] / (dx * dx + dy * dy + 1.0)
                forces[node, 0] += dx * push
                forces[node, 1] += dy * push
    return forces


@compiled
def _pull(forces: Points, points: Points, ends: Numbers, strengths: Points) -> None:
    """Add what edges pull."""
    for number in range(len(ends)):
        first, second = ends[number, 0], ends[number, 1]
        for axis in range(2):
            pull = PULL * SPREAD * strengths[number] * (points[second, axis] - points[first, axis])
            forces[first, axis] += pull
            forces[second, axis] -= pull


@compiled
def _part(points: Points, apart: float) -> bool:
    """Move nodes that stand too near each other apart, in place; say whether any did."""
    order = np.argsort(points[:, 0], kind="mergesort")
    moved = False
    for at in range(len(order)):
        first = order[at]
        for after in range(at + 1, len(order)):
            second = order[after]
            dx = points[second, 0] - points[first, 0]
            if dx > apart * 2:
                break
            dy = points[second, 1] - points[first, 1]
            distance = np.sqrt(dx * dx + dy * dy)
            if distance < apart:
                if distance < 1e-6:  # noqa: PLR2004 - one place
                    dx, dy, distance = 1.0, float(first - second) % 3 - 1.0, 1.5
                step = (apart - distance) / distance / 2 + 1e-3
                points[first, 0] -= dx * step
                points[first, 1] -= dy * step
                points[second, 0] += dx * step
                points[second, 1] += dy * step
                moved = True
    return moved
