"""What a page is made of: cards with text, links between them."""

from dataclasses import dataclass, replace
from typing import Final

from kg.network.geometry import Box, Curve
from kg.network.kinds import EdgeStyle, NodeStyle
from kg.network.labels import measure

PADDING: Final = (7.0, 4.5)
"""Space between a text and the outline of its card, in points: at the sides, above and below."""


@dataclass(frozen=True, slots=True)
class Card:
    """A box with text on it; without a style it is bare text on white."""

    box: Box
    lines: tuple[str, ...]
    size: float
    style: NodeStyle | None = None
    color: str = "#000000"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A curve between two boxes, with the width of its line in points."""

    curve: Curve
    style: EdgeStyle
    width: float
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A page of so many points, with its cards and links."""

    width: float
    height: float
    cards: tuple[Card, ...]
    links: tuple[Link, ...]


def text_card(
    lines: tuple[str, ...],
    size: float,
    style: NodeStyle | None = None,
    *,
    bold: bool = False,
    padding: tuple[float, float] = PADDING,
) -> Card:
    """Return a card as large as its lines need, at (0, 0)."""
    width, height = measure(lines, size, bold=bold)
    more = height * 0.5 if style and style.box == "pill" else 0.0
    box = Box(0.0, 0.0, width + 2 * padding[0] + more, height + 2 * padding[1])
    return Card(box, lines, size, style, bold=bold)


def set_at(card: Card, x: float, y: float) -> Card:
    """Return a card with its centre at a point."""
    return replace(card, box=replace(card.box, x=x, y=y))


def shifted(link: Link, dx: float, dy: float) -> Link:
    """Return a link moved by so much."""
    (a, b), (c, d), (e, f) = link.curve
    return replace(link, curve=((a + dx, b + dy), (c + dx, d + dy), (e + dx, f + dy)))
