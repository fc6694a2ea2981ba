"""The picture: PNG, SVG, PDF, or a page of HTML to look around in; same network, same bytes.

Law: matplotlib's objects only; no state of pyplot, no setting that outlives the call.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TypeAlias

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, Transform

from kg.errors import ExportError
from kg.network.assembly import Network
from kg.network.browser import Background, html_page
from kg.network.cards import Card, Link, Scene
from kg.network.kinds import NodeKind
from kg.network.labels import FONT, LINE_HEIGHT
from kg.network.outlines import outline
from kg.network.relevance import (
    Selection,
    around,
    find,
    most_linked,
    relevant,
    without_leaves,
    without_twins,
)
from kg.network.scene import compose
from kg.network.views import select

POINTS_PER_INCH: Final = 72.0
DPI: Final = 160
MOST_NODES: Final = 80
"""How many nodes a picture shows at most; those with most links are kept."""

FORMATS: Final = {
    ".png": {"Software": None},
    ".svg": {"Date": None, "Creator": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
"""The formats by file extension, each with the metadata that would tell day and version."""

PAGE: Final = ".html"
MOST_ON_PAGE: Final = 5_000
"""How many nodes the page holds at most."""

_SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": "kg", "svg.fonttype": "path", "pdf.fonttype": 42, "path.simplify": False,
    "agg.path.chunksize": 0, "savefig.bbox": None, "text.usetex": False, "path.sketch": None,
    "path.effects": [], "text.hinting": "no_hinting",
}  # fmt: skip
_TINT: Final = 0.84
_LIGHT: Final = 0.8
_Color: TypeAlias = str | tuple[float, float, float]


def draw(
    graph: Network,
    path: Path | str,
    *,
    view: str | None = None,
    about: str | Iterable[str] | None = None,
    hops: int | None = None,
    title: str | None = None,
    background: Background | None = None,
) -> None:
    """Draw a network to a file; its extension says the format: see `FORMATS` and `PAGE`.

    ``view`` names one of `kg.network.VIEWS`. ``about`` names nodes by IRI, MeSH identifier or
    label; only what is within ``hops`` steps of them is shown, one step if not given. To a page,
    ``background`` adds the sentences that prove its edges.

    Raises:
        ExportError: for an unknown format or view, and a file that cannot be written.
        NameNotResolved: when ``about`` names no node, or several.
    """
    target = Path(path)
    if target.suffix.lower() == PAGE:
        _write(target, page(graph, background, view=view, about=about, hops=hops, title=title))
        return
    metadata = FORMATS.get(target.suffix.lower())
    if metadata is None:
        known = ", ".join((*FORMATS, PAGE))
        raise ExportError(f"{target}: a picture cannot be written as this; choose one of: {known}")
    with mpl.rc_context(_SETTINGS):
        picture = figure(graph, view=view, about=about, hops=hops, title=title)
        try:
            picture.savefig(target, dpi=DPI, metadata=metadata, facecolor="white")
        except OSError as error:
            raise ExportError(f"{target}: cannot be written: {error.strerror or error}") from error


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{target}: cannot be written: {error.strerror or error}") from error


def page(
    graph: Network,
    background: Background | None = None,
    *,
    view: str | None = None,
    about: str | Iterable[str] | None = None,
    hops: int | None = None,
    title: str | None = None,
) -> str:
    """Return the view as a page of HTML to look around in.

    Raises:
        ExportError: for an unknown view, or ``hops`` that is negative or without ``about``.
        NameNotResolved: when ``about`` names no node, or several.
    """
    chosen = _chosen(graph, view, about, hops)
    keep = find(chosen, about)
    shown = Selection(around(chosen, keep, 1 if hops is None else hops) if keep else chosen)
    shown = most_linked(shown, MOST_ON_PAGE, keep)
    return html_page(shown.graph, background, title=title, note=shown.note())


def _chosen(
    graph: Network, view: str | None, about: str | Iterable[str] | None, hops: int | None
) -> Network:
    if hops is not None and (about is None or hops < 0):
        raise ExportError("`hops` counts steps from `about`: give both, and no negative number")
    if not _is_ours(graph):
        raise ExportError("this is no network of ours: its nodes and edges need `kind` and `label`")
    return graph if view is None else select(graph, view)


def figure(
    graph: Network,
    *,
    view: str | None = None,
    about: str | Iterable[str] | None = None,
    hops: int | None = None,
    title: str | None = None,
) -> Figure:
    """Return the picture as a matplotlib figure that no window and no pyplot knows.

    Raises:
        ExportError: for an unknown view, or ``hops`` that is negative or without ``about``.
        NameNotResolved: when ``about`` names no node, or several.
    """
    chosen = _chosen(graph, view, about, hops)
    keep = find(chosen, about)
    shown = relevant(chosen, keep=keep)
    if keep:
        shown.graph = around(shown.graph, keep, 1 if hops is None else hops)
        shown.omitted.clear()
    shown = without_leaves(without_twins(shown, keep), MOST_NODES, keep)
    shown = most_linked(shown, MOST_NODES, keep)
    return _painted(
        compose(
            shown.graph, title=title, note=shown.note() if len(shown.graph) else "Nothing to show."
        )
    )


def _is_ours(graph: Network) -> bool:
    kinds = frozenset(map(str, NodeKind))
    nodes = all("label" in d and d.get("kind") in kinds for _, d in graph.nodes(data=True))
    return nodes and all({"kind", "negated"} <= d.keys() for *_, d in graph.edges(data=True))


def _painted(scene: Scene) -> Figure:
    inches = (scene.width / POINTS_PER_INCH, scene.height / POINTS_PER_INCH)
    picture = Figure(figsize=inches, dpi=POINTS_PER_INCH, facecolor="white")
    FigureCanvasAgg(picture)
    points = Affine2D().scale(1 / POINTS_PER_INCH) + picture.dpi_scale_trans
    for link in scene.links:
        _paint_link(picture, link, points)
    for card in scene.cards:
        _paint_card(picture, card, points)
    return picture


def _paint_link(picture: Figure, link: Link, points: Transform) -> None:
    path = Outline(link.curve, [Outline.MOVETO, Outline.CURVE3, Outline.CURVE3])
    picture.add_artist(
        FancyArrowPatch(
            path=path,
            arrowstyle="-|>,head_length=5,head_width=2.6" if link.style.arrow else "-",
            mutation_scale=1.0 + link.width * 0.12,
            linewidth=link.width,
            linestyle="dashdot" if link.negated else link.style.line,
            color=link.style.color,
            shrinkA=0.0,
            shrinkB=0.0,
            zorder=1.0,
            capstyle="butt",
            joinstyle="miter",
            transform=points,
        )
    )


def _paint_card(picture: Figure, card: Card, points: Transform) -> None:
    fill: _Color = "white"
    edge: _Color = "none"
    line, width = "solid", 0.0
    shape = "square"
    if card.style is not None:
        fill, edge = _tint(card.style.color), _outline_color(card.style.color)
        line, width, shape = card.style.line, card.style.width, card.style.box
    picture.add_artist(
        PathPatch(
            outline(shape, card.box), facecolor=fill, edgecolor=edge, linestyle=line,
            linewidth=width, zorder=2.0, transform=points,
        )
    )  # fmt: skip
    step = card.size * LINE_HEIGHT
    top = card.box.y + step * (len(card.lines) - 1) / 2
    for number, text in enumerate(card.lines):
        picture.text(
            card.box.x, top - number * step, text, fontsize=card.size, family=FONT,
            weight="bold" if card.bold else "normal", style="normal", color=card.color,
            ha="center", va="center_baseline", zorder=3.0, parse_math=False, transform=points,
        )  # fmt: skip


def _tint(color: str) -> tuple[float, float, float]:
    red, green, blue = (part + (1.0 - part) * _TINT for part in to_rgb(color))
    return red, green, blue


def _outline_color(color: str) -> tuple[float, float, float]:
    """Return a colour dark enough to be seen as a line on white: yellow is not."""
    red, green, blue = to_rgb(color)
    light = 0.299 * red + 0.587 * green + 0.114 * blue > _LIGHT
    return (red * 0.68, green * 0.68, blue * 0.68) if light else (red, green, blue)
