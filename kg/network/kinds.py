"""What nodes and edges there are, and how each is told apart by colour and by form.

Source of the colours: Okabe and Ito, "Color Universal Design" (2008): eight colours that people
with any common form of colour blindness tell apart. Outlines differ as well, for print in grey.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class NodeKind(StrEnum):
    """What a node of the network is; the order is that of files and legends."""

    PAPER = "paper"
    AUTHOR = "author"
    JOURNAL = "journal"
    DRUG = "drug"
    CHEMICAL = "chemical"
    PROTEIN = "protein"
    CONDITION = "condition"
    CASE = "case"
    CONCEPT = "concept"
    PLACE = "place"
    CHECK_TAG = "check tag"
    PUBLICATION_TYPE = "publication type"
    REFERENCE = "printed reference"


class EdgeKind(StrEnum):
    """What an edge of the network says, apart from claims and kinds of citation."""

    WROTE = "wrote"
    APPEARED_IN = "appeared in"
    INDEXED_WITH = "indexed with"
    MENTIONS = "mentions"
    DESCRIBES = "describes"
    TYPE = "is of type"
    BROADER = "narrower than"
    MAPPED_TO = "mapped to"
    ACTION = "acts as"
    CO_MENTION = "mentioned with"
    CO_AUTHORSHIP = "wrote with"


BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
GREY: Final = "#7F7F7F"


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How a kind of node looks: matplotlib's box style and line style, the outline's width."""

    color: str
    box: str
    line: str = "solid"
    width: float = 1.2


NODE_STYLES: Final = {
    NodeKind.PAPER: NodeStyle(BLACK, "square", width=1.8),
    NodeKind.AUTHOR: NodeStyle(ORANGE, "round"),
    NodeKind.JOURNAL: NodeStyle(YELLOW, "square", line="dashed"),
    NodeKind.DRUG: NodeStyle(BLUE, "pill", width=1.8),
    NodeKind.CHEMICAL: NodeStyle(SKY, "pill", line="dashed"),
    NodeKind.PROTEIN: NodeStyle(GREEN, "bevel"),
    NodeKind.CONDITION: NodeStyle(VERMILION, "bevel", width=1.8),
    NodeKind.CASE: NodeStyle(PURPLE, "round", width=1.8),
    NodeKind.CONCEPT: NodeStyle(PURPLE, "round", line="dotted"),
    NodeKind.PLACE: NodeStyle(GREEN, "round", line="dotted"),
    NodeKind.CHECK_TAG: NodeStyle(GREY, "round", line="dotted"),
    NodeKind.PUBLICATION_TYPE: NodeStyle(GREY, "square", line="dotted"),
    NodeKind.REFERENCE: NodeStyle(GREY, "square", line="dashed"),
}
"""The look of each kind of node."""


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How a kind of edge looks; ``labelled`` edges carry what they say in words."""

    color: str
    line: str = "solid"
    arrow: bool = True
    labelled: bool = False


_CLAIM_COLORS: Final = {
    "treats": BLUE,
    "applied to treat": BLUE,
    "studied to treat": BLUE,
    "has adverse event": VERMILION,
    "contraindicated in": VERMILION,
    "given with": BLACK,
    "interacts with": GREEN,
}
# What holds in both directions gets no arrow.
_SYMMETRIC: Final = frozenset({"given with", "interacts with"})
_EDGE_STYLES: Final = {
    EdgeKind.WROTE: EdgeStyle("#C79A3B", arrow=False),
    EdgeKind.APPEARED_IN: EdgeStyle("#A39B2E", "dashed", arrow=False),
    EdgeKind.INDEXED_WITH: EdgeStyle("#8C8C8C", arrow=False),
    EdgeKind.MENTIONS: EdgeStyle("#8C8C8C", "dotted", arrow=False),
    EdgeKind.DESCRIBES: EdgeStyle(PURPLE),
    EdgeKind.CO_MENTION: EdgeStyle(GREY, arrow=False),
    EdgeKind.CO_AUTHORSHIP: EdgeStyle("#C79A3B", arrow=False),
    **{
        kind: EdgeStyle(color, arrow=kind not in _SYMMETRIC, labelled=True)
        for kind, color in _CLAIM_COLORS.items()
    },
}
_OTHER_EDGE: Final = EdgeStyle(GREY)

CLAIM_KINDS: Final = frozenset(_CLAIM_COLORS)
"""The kinds of edge that are claims."""


def node_style(kind: str) -> NodeStyle:
    """Return the look of a kind of node; an unknown kind looks like a concept."""
    known = kind in NodeKind.__members__.values()
    return NODE_STYLES[NodeKind(kind) if known else NodeKind.CONCEPT]


def edge_style(kind: str) -> EdgeStyle:
    """Return the look of a kind of edge."""
    return _EDGE_STYLES.get(kind, _OTHER_EDGE)
