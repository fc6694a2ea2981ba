"""The outlines that tell kinds of nodes apart without colour."""

from collections.abc import Callable
from typing import Final

from matplotlib.patches import BoxStyle
from matplotlib.path import Path

from kg.network.geometry import Box


def outline(shape: str, box: Box) -> Path:
    """Return the outline of a box in one of the shapes: square, round, pill or bevel."""
    return _SHAPES[shape](box)


def _square(box: Box) -> Path:
    return _rounded(box, 0.01)


def _round(box: Box) -> Path:
    return _rounded(box, 4.0)


def _pill(box: Box) -> Path:
    return _rounded(box, min(box.height, box.width) / 2)


def _rounded(box: Box, radius: float) -> Path:
    style = BoxStyle.Round(pad=0.0, rounding_size=radius)
    left, low = box.x - box.width / 2, box.y - box.height / 2
    return style(left, low, box.width, box.height, 1.0)


def _bevel(box: Box) -> Path:
    cut = min(5.0, box.height / 3)
    left, right = box.x - box.width / 2, box.x + box.width / 2
    low, high = box.y - box.height / 2, box.y + box.height / 2
    corners = [
        (left + cut, low), (right - cut, low), (right, low + cut), (right, high - cut),
        (right - cut, high), (left + cut, high), (left, high - cut), (left, low + cut),
    ]  # fmt: skip
    return Path([*corners, corners[0]], closed=True)


_SHAPES: Final[dict[str, Callable[[Box], Path]]] = {
    "square": _square,
    "round": _round,
    "pill": _pill,
    "bevel": _bevel,
}
