"""How kinds look on the page: forms for nodes, and colours that stand out on dark ground, too."""

from typing import Final

from kg.network.kinds import (
    BLACK,
    BLUE,
    GREEN,
    PURPLE,
    VERMILION,
    NodeKind,
)  # fmt: skip

_DARK: Final = {
    BLACK: "#EDEDED", BLUE: "#5CB3F0", GREEN: "#2FC79B", VERMILION: "#FF8A3D", PURPLE: "#E3A1C5",
}  # fmt: skip

FORMS: Final[dict[NodeKind, str]] = {
    NodeKind.PAPER: "-.8 -1 .8 -1 .8 1 -.8 1",
    NodeKind.AUTHOR: "",
    NodeKind.JOURNAL: "-1 -.7 1 -.7 1 .7 -1 .7",
    NodeKind.DRUG: "0 -1 1 0 0 1 -1 0",
    NodeKind.CHEMICAL: "-.4 -.8 1 -.8 .4 .8 -1 .8",
    NodeKind.PROTEIN: "0 -1 1 -.25 .6 1 -.6 1 -1 -.25",
    NodeKind.CONDITION: "0 -1 1 .85 -1 .85",
    NodeKind.CASE: "0 -1 .3 -.3 1 -.25 .45 .25 .6 1 0 .6 -.6 1 -.45 .25 -1 -.25 -.3 -.3",
    NodeKind.CONCEPT: "-.5 -.9 .5 -.9 1 0 .5 .9 -.5 .9 -1 0",
    NodeKind.PLACE: "-1 -.85 1 -.85 0 1",
    NodeKind.CHECK_TAG: "-.35 -1 .35 -1 .35 -.35 1 -.35 1 .35 .35 .35 .35 1 -.35 1 -.35 .35 -1 .35 -1 -.35 -.35 -.35",  # noqa: E501 - one form
    NodeKind.PUBLICATION_TYPE: "-1 -1 .4 -1 1 0 .4 1 -1 1",
    NodeKind.REFERENCE: "-.8 -1 .3 -1 .8 -.5 .8 1 -.8 1",
}
"""The corners of each form, x and y in turn, from -1 to 1, y downwards; without corners, a disc."""


def dark(color: str) -> str:
    """Return what a colour is on dark ground.

    >>> dark("#000000"), dark("#E69F00")
    ('#EDEDED', '#E69F00')
    """
    return _DARK.get(color, color)
