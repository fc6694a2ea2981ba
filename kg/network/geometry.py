"""Boxes, and curves from one box to another, in points with y upwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = tuple[Point, Point, Point]
"""A quadratic Bézier curve: start, control point, end."""

_STEPS = 240
_SAMPLES = 32


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre, width and height."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a point lies inside, or within a margin."""
        return (
            abs(point[0] - self.x) <= self.width / 2 + margin
            and abs(point[1] - self.y) <= self.height / 2 + margin
        )

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        across = abs(self.x - other.x) < (self.width + other.width) / 2
        return across and abs(self.y - other.y) < (self.height + other.height) / 2


def curve_through(start: Point, middle: Point, end: Point) -> Curve:
    """Return the curve that is at ``middle`` half-way."""
    control = tuple(2 * m - (s + e) / 2 for s, m, e in zip(start, middle, end, strict=True))
    return start, (control[0], control[1]), end


def bent(start: Point, end: Point, bend: float) -> Curve:
    """Return a curve that strays from the straight line by a part of its length."""
    (x0, y0), (x1, y1) = start, end
    middle = ((x0 + x1) / 2 - (y1 - y0) * bend / 2, (y0 + y1) / 2 + (x1 - x0) * bend / 2)
    return curve_through(start, middle, end)


def point_at(curve: Curve, t: float) -> Point:
    """Return the point of a curve at ``t`` between 0 and 1."""
    (x0, y0), (x1, y1), (x2, y2) = curve
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def hidden_by(curve: Curve, boxes: Sequence[Box]) -> int:
    """Return how many of some boxes a curve runs behind."""
    points = [point_at(curve, number / _SAMPLES) for number in range(1, _SAMPLES)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    around = Box((left + right) / 2, (low + high) / 2, right - left + 4, high - low + 4)
    near = [box for box in boxes if box.overlaps(around)]
    return sum(any(box.holds(point, 2.0) for point in points) for box in near)


def clipped(curve: Curve, first: Box, last: Box, margin: float) -> Curve | None:
    """Return the part of a curve between two boxes, or ``None`` where nothing is between them."""
    steps = [number / _STEPS for number in range(_STEPS + 1)]
    left = [t for t in steps if first.holds(point_at(curve, t), margin)]
    entered = [t for t in steps if last.holds(point_at(curve, t), margin)]
    start, end = max(left, default=0.0), min(entered, default=1.0)
    return _part(curve, start, end) if start < end else None


def _part(curve: Curve, start: float, end: float) -> Curve:
    first, last = point_at(curve, start), point_at(curve, end)
    middle = point_at(curve, (start + end) / 2)
    return curve_through(first, middle, last)
