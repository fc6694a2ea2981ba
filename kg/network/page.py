"""The page around a drawing: its title, its legend, and the note of what is not shown."""

from collections.abc import Collection
from typing import Final, TypeAlias

from kg.network.cards import Card, Link, Scene, set_at, shifted, text_card
from kg.network.geometry import Box
from kg.network.kinds import EdgeStyle, NodeKind, edge_style, node_style
from kg.network.labels import drawable, wrap

BORDER: Final = 26.0
FOOT_GAP: Final = 14.0
LEGEND_SIZE: Final = 8.0
TITLE_SIZE: Final = 13.0
NARROWEST: Final = 420.0
SIGN: Final = 24.0
WORDS: Final = (3.0, 2.0)

_PLAIN: Final = EdgeStyle("#5F5F5F", arrow=False)
_THICK: Final = "the thicker, the more evidence"

Legend: TypeAlias = list[tuple[Card | Link, Card]]


def legend(nodes: Collection[str], edges: Collection[str], *, weighted: bool) -> Legend:
    """Return a sign and its words for each kind of node, and of edge that is not labelled.

    If some edges are ``weighted``, one entry says what their width tells.
    """
    entries: Legend = []
    for kind in NodeKind:
        if kind in nodes:
            swatch = Card(Box(0, 0, 20.0, 11.0), (), LEGEND_SIZE, node_style(kind))
            entries.append((swatch, text_card((kind.value,), LEGEND_SIZE, padding=WORDS)))
    for name in sorted(edges):
        line = Link(((0.0, 0.0), (SIGN / 2, 0.0), (SIGN, 0.0)), edge_style(name), 1.4)
        entries.append((line, text_card((name,), LEGEND_SIZE, padding=WORDS)))
    if weighted:
        line = Link(((0.0, 0.0), (SIGN / 2, 0.0), (SIGN, 0.0)), _PLAIN, 3.6)
        entries.append((line, text_card((_THICK,), LEGEND_SIZE, padding=WORDS)))
    return entries


def page(
    cards: list[Card],
    links: tuple[Link, ...],
    legend: Legend,
    title: str | None,
    note: str,
) -> Scene:
    """Return the scene of some cards and links, with title, legend and note around them."""
    lefts = [card.box.x - card.box.width / 2 for card in cards] or [0.0]
    rights = [card.box.x + card.box.width / 2 for card in cards] or [0.0]
    lows = [card.box.y - card.box.height / 2 for card in cards] or [0.0]
    highs = [card.box.y + card.box.height / 2 for card in cards] or [0.0]
    width = max(max(rights) - min(lefts), NARROWEST)
    foot, foot_height = _foot(legend, note, width)
    head = _head(title, width)
    head_height = sum(card.box.height for card in head) + (10.0 if head else 0.0)
    dx = BORDER + (width - (max(rights) - min(lefts))) / 2 - min(lefts)
    dy = BORDER + foot_height + FOOT_GAP - min(lows)
    body_height = max(highs) - min(lows)
    height = 2 * BORDER + foot_height + FOOT_GAP + body_height + head_height
    placed = [set_at(card, card.box.x + dx, card.box.y + dy) for card in cards]
    lines = [shifted(link, dx, dy) for link in links]
    top = height - BORDER
    for card in head:
        top -= card.box.height
        x = BORDER + width / 2
        placed.append(set_at(card, x, top + card.box.height / 2))
    for each in foot:
        if isinstance(each, Link):
            lines.append(shifted(each, BORDER, BORDER + foot_height))
        else:
            placed.append(set_at(each, each.box.x + BORDER, each.box.y + BORDER + foot_height))
    return Scene(width + 2 * BORDER, height, tuple(placed), tuple(lines))


def _head(title: str | None, width: float) -> list[Card]:
    if not title:
        return []
    lines = wrap(" ".join(title.split()), max(12, int(width / (TITLE_SIZE * 0.68))), 4)
    return [text_card((line,), TITLE_SIZE, bold=True, padding=(0.0, 1.0)) for line in lines]


def _foot(legend: Legend, note: str, width: float) -> tuple[list[Card | Link], float]:
    """Return legend and note, set from (0, 0) downwards, and the height that they take."""
    placed: list[Card | Link] = []
    x, y, step = 0.0, -8.0, 17.0
    for swatch, words in legend:
        sign = swatch.box.width if isinstance(swatch, Card) else SIGN
        needed = sign + words.box.width + 14.0
        if x and x + needed > width:
            x, y = 0.0, y - step
        if isinstance(swatch, Card):
            placed.append(set_at(swatch, x + sign / 2, y))
        else:
            placed.append(shifted(swatch, x, y))
        placed.append(set_at(words, x + sign + 2.0 + words.box.width / 2, y))
        x += needed
    columns = max(12, int(width / (LEGEND_SIZE * 0.62)))
    for line in wrap(note, columns, 6) if note else ():
        y -= step
        text = text_card((drawable(line),), LEGEND_SIZE, padding=(0.0, 1.0))
        placed.append(set_at(text, text.box.width / 2, y))
    return placed, -y + 8.0
