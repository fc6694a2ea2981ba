"""What is written on a node: short, in at most three lines, in letters that the font has."""

import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Final

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from kg.network.kinds import NodeKind

FONT: Final = "DejaVu Sans"
"""The font that comes with matplotlib, so that a picture is the same on every machine."""

LINE_HEIGHT: Final = 1.25
"""Line feed, in font sizes."""

_MISSING: Final = "□"
_WIDTHS: Final = {NodeKind.PAPER: 30, NodeKind.REFERENCE: 30, NodeKind.JOURNAL: 22}
_WIDTH: Final = 22
_LINES: Final = 3
_STRETCH: Final = 1.5


def node_lines(data: Mapping[str, object]) -> tuple[str, ...]:
    """Return the lines of a node's label.

    >>> node_lines({"kind": "paper", "label": "Safety of belimumab", "short": "Scarati et al."})
    ('Scarati et al.', 'Safety of belimumab')
    """
    kind, label = str(data["kind"]), str(data["label"])
    if kind == NodeKind.JOURNAL:
        label = str(data.get("short") or label)
    head: tuple[str, ...] = ()
    if kind in {NodeKind.PAPER, NodeKind.REFERENCE}:
        head = tuple(str(data[name]) for name in ("short", "year") if data.get(name))
    lines = wrap(label, _WIDTHS.get(NodeKind(kind), _WIDTH), _LINES)
    first = wrap(", ".join(head), _WIDTHS[NodeKind.PAPER], 1)
    return (*first, *lines) if head else lines


def wrap(text: str, width: int, lines: int) -> tuple[str, ...]:
    """Return a text in at most so many lines of so many characters; an ellipsis marks a cut.

    >>> wrap("Lupus Erythematosus, Systemic", 20, 2)
    ('Lupus Erythematosus,', 'Systemic')
    >>> wrap("Antibodies, Monoclonal, Humanized", 12, 2)
    ('Antibodies,', 'Monoclonal,…')
    >>> wrap("Trinitrobenzenesulfonic Acid", 20, 2)
    ('Trinitrobenzenesulfonic', 'Acid')
    """
    longest = max(map(len, text.split()), default=0)
    # A word is not broken for a few letters: a wider line is easier to read.
    width = max(width, min(longest, int(width * _STRETCH)))
    wrapped = textwrap.wrap(text, width) or [""]
    if len(wrapped) <= lines:
        return tuple(map(drawable, wrapped))
    kept = wrapped[:lines]
    last = kept[-1]
    kept[-1] = (last if len(last) < width else last[: width - 1]).rstrip() + "…"
    return tuple(map(drawable, kept))


def drawable(text: str) -> str:
    """Return a text in which a box stands for each character that the font does not have."""
    return "".join(c if _has(c) else _MISSING for c in text)


@cache
def _has(character: str) -> bool:
    font = get_font(_font_file())
    return bool(font.get_char_index(ord(character)))


@cache
def _font_file() -> str:
    return str(findfont(FontProperties(family=FONT)))


def measure(lines: tuple[str, ...], size: float, *, bold: bool = False) -> tuple[float, float]:
    """Return width and height in points of some lines at a font size in points."""
    weight = "bold" if bold else "normal"
    return max(_width(line, size, weight) for line in lines), len(lines) * size * LINE_HEIGHT


@cache
def _width(line: str, size: float, weight: str) -> float:
    font = FontProperties(family=FONT, size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(line, font, ismath=False)
    return float(width)
