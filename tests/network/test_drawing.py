"""The picture: legible whatever the network, and the same bytes every time."""

import re
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import networkx as nx
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from pyoxigraph import Store

from kg.errors import ExportError, NameNotResolved
from kg.graph import KnowledgeGraph
from kg.names import mesh
from kg.network import VIEWS, draw, network, select
from kg.network.assembly import Network
from kg.network.drawing import MOST_NODES, figure
from kg.network.relevance import AUTHORS_SHOWN, LEAVES_SHOWN, Selection, most_linked, relevant
from tests.network.graphs import corpus, graph_of, paper

SIZES = {"one paper": (1, 2, 3), "small": (2, 3, 5), "medium": (5, 4, 9), "large": (14, 4, 9)}


def boxes(picture: Figure) -> dict[str, Bbox]:
    """The bounding box of each text, as the renderer would draw it."""
    canvas = picture.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]
    return {
        f"{n} {t.get_text()}": t.get_window_extent(renderer) for n, t in enumerate(picture.texts)
    }


def assert_legible(picture: Figure) -> None:
    """No two texts overlap, and all of them are on the page."""
    found = boxes(picture)
    assert found
    page = picture.bbox
    for words, box in found.items():
        assert page.x0 <= box.x0 <= box.x1 <= page.x1, f"{words!r} leaves the page"
        assert page.y0 <= box.y0 <= box.y1 <= page.y1, f"{words!r} leaves the page"
    for (words, first), (others, second) in combinations(found.items(), 2):
        # The lines of one label may share a hair's breadth.
        shrunk = Bbox.from_extents(second.x0, second.y0 + 1.0, second.x1, second.y1 - 1.0)
        assert not first.overlaps(shrunk), f"{words!r} lies on {others!r}"


def words_of(picture: Figure) -> str:
    return " ".join(text.get_text() for text in picture.texts)


@pytest.fixture(scope="module")
def small() -> Network:
    return network(corpus(2))


@pytest.mark.parametrize("size", SIZES)
def test_no_text_lies_on_another(size: str) -> None:
    graph = network(corpus(*SIZES[size]))
    assert 5 <= len(relevant(graph).graph) <= 90
    assert_legible(figure(graph, title=f"A picture of a {size} graph " * 3))


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_view_is_legible(name: str) -> None:
    assert_legible(figure(network(corpus(6)), view=name))


def test_the_seeds_are_legible(seeds_graph: Path) -> None:
    with KnowledgeGraph(seeds_graph) as graph:
        whole = network(graph.quads())
    assert_legible(figure(whole))
    assert_legible(figure(whole, view="claims"))


def test_a_picture_is_no_larger_than_can_be_read() -> None:
    graph = network(corpus(60, authors=4))
    assert len(relevant(graph).graph) > MOST_NODES
    picture = figure(graph, view="citation")
    assert "nodes with fewer links" in words_of(picture)
    assert_legible(picture)


def test_of_too_many_claims_those_are_shown_that_hang_together() -> None:
    pairs = [(n, 2 * MOST_NODES - 1 - n, "studied to treat") for n in range(MOST_NODES)]
    star = [(0, number, "studied to treat") for number in range(3, 40, 2)]
    graph = graph_of([f"n{number:03}" for number in range(2 * MOST_NODES)], [*pairs, *star])
    shown = most_linked(Selection(graph), MOST_NODES).graph
    assert MOST_NODES - 1 <= len(shown) <= MOST_NODES
    assert all(degree for _, degree in shown.degree())


def test_what_is_left_out_is_said(small: Network) -> None:
    words = words_of(figure(small))
    assert "Humans" not in words
    assert "Everything Broader" not in words
    # Three drugs or conditions that nobody names, and what is broader than all.
    assert words[words.index("Not shown:") :] == (
        "Not shown: 4 broader concepts of the vocabulary, 2 printed references, 1 check tag."
    )


def test_late_authors_are_left_out_and_counted() -> None:
    words = words_of(figure(network(corpus(1, authors=AUTHORS_SHOWN + 5))))
    assert f"Zoë-1 Ångström{AUTHORS_SHOWN}" in words
    assert f"Zoë-1 Ångström{AUTHORS_SHOWN + 1}" not in words
    assert "5 further authors" in words


def test_claims_say_what_they_claim(small: Network) -> None:
    words = words_of(figure(small, view="claims"))
    assert "has adverse event" in words
    assert "contraindicated in" in words


def test_about_a_node_shows_its_neighbours(small: Network) -> None:
    drug = mesh("D900002").value
    for name in (drug, "D900002"):
        words = words_of(figure(small, about=name))
        assert "Mirabegrel" in words
        assert "Ångström3" not in words
    farther = words_of(figure(small, about=drug, hops=2))
    assert "Ångström3" in farther


def test_what_is_asked_about_is_shown_in_any_case(small: Network) -> None:
    assert "Humans" in words_of(figure(small, about="humans"))


def test_a_name_that_fits_several_nodes_is_refused(small: Network) -> None:
    with pytest.raises(NameNotResolved) as caught:
        figure(small, about="annals")
    assert {label for _, label in caught.value.candidates} == {
        "Annals of Invention 1",
        "Annals of Invention 2",
    }
    with pytest.raises(NameNotResolved, match="no concept is called 'nothing'"):
        figure(small, about="nothing")


@pytest.mark.parametrize(("hops", "about"), [(1, None), (-1, "humans")])
def test_hops_need_a_start(small: Network, hops: int, about: str | None) -> None:
    with pytest.raises(ExportError, match="`hops` counts steps"):
        figure(small, about=about, hops=hops)


@pytest.mark.parametrize("extension", ["png", "svg", "pdf"])
def test_the_same_network_gives_the_same_bytes(
    small: Network, tmp_path: Path, extension: str
) -> None:
    paths = [tmp_path / f"{name}.{extension}" for name in ("first", "second")]
    for path in paths:
        draw(small, path, view="claims", title="Twice")
    first, second = (path.read_bytes() for path in paths)
    assert first == second
    assert b"matplotlib" not in first[:2000].lower()


def test_settings_of_the_host_stay_and_do_not_matter(small: Network, tmp_path: Path) -> None:
    draw(small, tmp_path / "plain.png", view="claims")
    with mpl.rc_context({"font.size": 31, "savefig.dpi": 40, "lines.linewidth": 9}):
        before = dict(mpl.rcParams)
        draw(small, tmp_path / "odd.png", view="claims")
        assert dict(mpl.rcParams) == before
    assert (tmp_path / "plain.png").read_bytes() == (tmp_path / "odd.png").read_bytes()


def test_an_unknown_extension_is_answered_with_the_list(small: Network, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"choose one of: \.png, \.svg, \.pdf, \.html"):
        draw(small, tmp_path / "picture.bmp")


def test_a_folder_that_is_not_there_is_said(small: Network, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        draw(small, tmp_path / "none" / "picture.svg", view="claims")


def test_nothing_to_draw_is_a_page_that_says_so() -> None:
    assert "Nothing to show." in words_of(figure(network([])))


def test_a_store_can_be_drawn() -> None:
    store = Store()
    store.extend(corpus(1))
    assert paper(1).value in network(store)
    assert select(network(store), "claims").number_of_edges() == 2


def test_a_network_of_somebody_else_is_refused() -> None:
    foreign: Network = nx.MultiDiGraph()
    foreign.add_node("x")
    with pytest.raises(ExportError, match="no network of ours"):
        figure(foreign)


CLAIM_NAMES = ("treats", "applied to treat", "studied to treat", "has adverse event", "given with")
AWKWARD = {
    "no label at all": graph_of(["", "  ", "x"], [(0, 1, "treats")]),
    "letters that no font has": graph_of(
        ["שלום עולם", "😀 grin", "a" * 200, r"$\frac{1}{2}", "漢字かな", "x\ty"],
        [(0, 1, "mentions")],
    ),
    "no edges": graph_of([f"Drug {n}" for n in range(20)], []),
    "an edge to itself": graph_of(["Drug", "Pain"], [(0, 0, "given with"), (0, 1, "treats")]),
    "many claims on one pair": graph_of(["Drug", "Pain"], [(0, 1, k) for k in CLAIM_NAMES] * 2),
    "both ways": graph_of(["Drug", "Pain"], [(0, 1, "treats"), (1, 0, "given with")]),
    "a star": graph_of(
        [f"Node {n}" for n in range(40)], [(0, n, "mentions") for n in range(1, 40)]
    ),
    "a chain": graph_of(
        [f"Node {n}" for n in range(20)], [(n, n + 1, "treats") for n in range(19)]
    ),
    "all with all": graph_of(
        [f"Node {n}" for n in range(14)],
        [(a, b, "mentioned with") for a in range(14) for b in range(a)],
    ),
    "a kind that nobody knows": graph_of(["Drug", "Pain"], [(0, 1, "resembles")]),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_networks_are_legible(name: str) -> None:
    assert_legible(figure(AWKWARD[name], title="A title in 漢字 " * 5))


def test_a_picture_of_much_shows_what_hangs_together() -> None:
    pairs = [(0, 1, "treats"), *((1, n, "mentions") for n in range(2, 40))]
    chain = [(n, n + 1, "mentions") for n in range(40, 150)]
    graph = graph_of([f"Node {n}" for n in range(400)], pairs + chain)
    shown = {int(each) for each in re.findall(r"Node (\d+)", words_of(figure(graph)))}
    assert {0, 1} <= shown, "claims come first"
    assert max(shown) <= 150, "what no link holds is left out"
    assert sum(1 < n < 40 for n in shown) <= 2 * LEAVES_SHOWN, "few leaves stand for many"
    assert len(shown) == MOST_NODES


def test_few_authors_stand_for_all_who_wrote_the_same_paper() -> None:
    graph = network(corpus(2, authors=30))
    words = words_of(figure(graph, view="co-authorship"))
    assert "nodes linked by the same papers as others" in words
    assert words.count("Ångström") <= 3 * AUTHORS_SHOWN


def test_the_key_says_what_width_tells_where_it_tells_something() -> None:
    plain = graph_of(["Drug", "Pain"], [(0, 1, "mentions")])
    assert "more evidence" in words_of(figure(plain))
    for *_, data in plain.edges(data=True):
        data["weight"] = 1
    assert "more evidence" not in words_of(figure(plain))
