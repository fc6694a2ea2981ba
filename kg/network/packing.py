"""Parts without a link between them, set side by side on a page that is a little wider than high.

Law: the same parts give the same page; no two come nearer than `BETWEEN`.
"""

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Points: TypeAlias = npt.NDArray[np.float64]
Spot: TypeAlias = tuple[float, float]

BETWEEN: Final = 26.0
"""The space between two parts, in points."""
ASPECT: Final = 1.4
"""How much wider than high the page is to be."""


def packed(parts: Sequence[tuple[Sequence[int], Points]], boxes: Points) -> Points:
    """Return the centres of all boxes, shape (n, 2), given those within each part.

    Each part, the largest first, goes to the free corner where the page stays smallest.
    """
    centres: Points = np.zeros((len(boxes), 2))
    taken: list[tuple[Spot, Spot]] = []
    frames = [_frame(points, boxes[list(members)]) for members, points in parts]
    order = sorted(range(len(parts)), key=lambda n: (-_area(*frames[n]), n))
    for number in order:
        (members, points), (low, high) = parts[number], frames[number]
        size = (float(high[0] - low[0]) + BETWEEN, float(high[1] - low[1]) + BETWEEN)
        spot = _best(size, taken)
        taken.append((spot, (spot[0] + size[0], spot[1] + size[1])))
        centres[list(members)] = points - low + np.array(spot)
    rounded: Points = np.round(centres, 3)
    return rounded


def _frame(points: Points, boxes: Points) -> tuple[Points, Points]:
    return (points - boxes / 2).min(axis=0), (points + boxes / 2).max(axis=0)


def _area(low: Points, high: Points) -> float:
    return round(float(np.prod(high - low)), 3)


def _best(size: Spot, taken: Sequence[tuple[Spot, Spot]]) -> Spot:
    """Return the free spot beside or above what is taken that keeps the page smallest."""
    xs = sorted({0.0, *(high[0] for _, high in taken)})
    ys = sorted({0.0, *(high[1] for _, high in taken)})
    right = max((high[0] for _, high in taken), default=0.0)
    top = max((high[1] for _, high in taken), default=0.0)
    best, least = (0.0, 0.0), math.inf
    for x in xs:
        for y in ys:
            width, height = max(right, x + size[0]), max(top, y + size[1])
            cost = round(max(width, height * ASPECT) + (x + y * ASPECT) * 1e-3, 6)
            if cost < least and _free((x, y), size, taken):
                best, least = (x, y), cost
    return best


def _free(spot: Spot, size: Spot, taken: Sequence[tuple[Spot, Spot]]) -> bool:
    (left, low), (right, high) = spot, (spot[0] + size[0], spot[1] + size[1])
    return all(
        left >= other_right or right <= other_left or low >= other_high or high <= other_low
        for (other_left, other_low), (other_right, other_high) in taken
    )
