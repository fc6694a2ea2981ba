"""The page to look around in: its data, and how it behaves in a real browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import ExportError, NameNotResolved
from kg.graph import KnowledgeGraph
from kg.names import mesh
from kg.network import Background, draw, network
from kg.network.assembly import Network
from kg.network.browser.document import html_page
from kg.network.browser.spread import ACROSS, UP, spread
from kg.network.drawing import MOST_ON_PAGE, page
from tests.network.chromium import Browser, chromium
from tests.network.graphs import corpus, graph_of

HOSTILE = """</script><script>alert(1)</script><!-- "quotes" & 'more' \u2028 ]]> <b>bold</b>"""
AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js"


def data_of(text: str) -> dict[str, list[dict[str, object]]]:
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    return dict(json.loads(found[0]))


def hostile() -> Network:
    graph: Network = nx.MultiDiGraph(view="all")
    graph.add_node("http://x/<1>", label=HOSTILE, kind="drug", color="#000000", iri="http://x/<1>")
    graph.add_node("b", label="Pain", kind="condition", color="#000000", iri="b")
    graph.add_edge(
        "http://x/<1>", "b", key="treats", label="treats", kind="treats", weight=1, negated=False,
        evidence=HOSTILE,
    )  # fmt: skip
    return graph


# ---- what is written


def test_data_cannot_end_their_element() -> None:
    text = html_page(hostile(), title=HOSTILE, note=HOSTILE)
    assert data_of(text)["nodes"][0]["name"] == HOSTILE
    assert "<script>alert" not in text
    assert text.count("<script") == 3


def test_the_same_network_gives_the_same_page() -> None:
    quads = corpus(5)
    first = page(network(quads), Background(quads))
    assert first == page(network(list(reversed(quads))), Background(list(reversed(quads))))


def test_the_page_names_no_address_to_load_from() -> None:
    text = html_page(hostile())
    head = text[: text.index("<body>")]
    assert "default-src 'none'" in head
    assert "unsafe-inline'; img-src data:" in head
    assert "'unsafe-eval'" not in head
    assert not re.findall(r'<(?:script|img|iframe)[^>]* src=|<link[^>]*href="http', text)


def test_edges_hold_the_sentences_that_prove_them(seeds_graph: Path) -> None:
    with KnowledgeGraph(seeds_graph) as graph:
        quads = list(graph.quads())
    data = data_of(page(network(quads), Background(quads), view="claims"))
    for edge in data["edges"]:
        assert edge["excerpts"], edge
        assert "sentences" not in edge
    said = ["".join(excerpt["pieces"]) for excerpt in data["excerpts"]]  # type: ignore[arg-type]
    assert "Tolerance was acceptable with only one serious adverse event (bacteriema)." in said
    marked = {piece for excerpt in data["excerpts"] for piece in excerpt["pieces"][1::2]}  # type: ignore[index]
    assert {"bacteriema", "denosumab"} <= {str(each) for each in marked}


def test_mentions_are_shown_in_their_sentences(seeds_graph: Path) -> None:
    with KnowledgeGraph(seeds_graph) as graph:
        quads = list(graph.quads())
    whole = network(quads)
    data = data_of(page(whole, Background(quads)))
    mentions = [e for e in data["edges"] if data["edgeKinds"][e["kind"]]["name"] == "mentions"]  # type: ignore[index]
    assert mentions
    for edge in mentions:
        assert edge["excerpts"], edge
        for number in edge["excerpts"]:  # type: ignore[attr-defined]
            assert len(data["excerpts"][number]["pieces"]) >= 3, "nothing is marked"  # type: ignore[arg-type]


def test_without_background_sentences_stand_without_marks() -> None:
    edge = data_of(html_page(hostile()))["edges"][0]
    assert edge["sentences"] == [HOSTILE]


def test_links_lead_to_pubmed_and_mesh() -> None:
    data = data_of(page(network(corpus(1))))
    addresses = {link[1] for node in data["nodes"] for link in node["links"]}  # type: ignore[attr-defined]
    assert "https://pubmed.ncbi.nlm.nih.gov/99000001/" in addresses
    assert "https://meshb.nlm.nih.gov/record/ui?ui=D900001" in addresses
    assert all(address.startswith("https://") for address in addresses)


def test_a_page_around_a_node(tmp_path: Path) -> None:
    graph = network(corpus(3))
    whole, part = data_of(page(graph)), data_of(page(graph, about=mesh("D900002").value))
    assert 1 < len(part["nodes"]) < len(whole["nodes"])
    with pytest.raises(NameNotResolved, match="no concept is called 'nothing'"):
        draw(graph, tmp_path / "x.html", about="nothing")
    with pytest.raises(ExportError, match="`hops` counts steps"):
        draw(graph, tmp_path / "x.html", hops=1)
    with pytest.raises(ExportError, match="cannot be written"):
        draw(graph, tmp_path / "none" / "x.html")


def test_a_page_is_limited_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.network.drawing.MOST_ON_PAGE", 20)
    text = page(network(corpus(9)))
    assert len(data_of(text)["nodes"]) == 20
    assert re.search(r"Not shown: \d+ nodes with fewer links", text)


@pytest.mark.parametrize("count", [0, 1, 2, 60, 400])
def test_names_have_room_on_the_map(count: int) -> None:
    links = [(number // 7, number, 1.0) for number in range(1, count)]
    points = spread(count, links).tolist()
    assert points == spread(count, links).tolist()
    for number, (x, y) in enumerate(points):
        for a, b in points[:number]:
            assert ((x - a) / ACROSS) ** 2 + ((y - b) / UP) ** 2 > 0.9


# ---- in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def seeds_page(seeds_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "seeds.html"
    with KnowledgeGraph(seeds_graph) as graph:
        graph.draw(path)
    return path


def choose_edge(browser: Browser, label: str) -> None:
    browser.run(
        "[...document.querySelectorAll('#edges button')]"
        ".find((each) => each.getAttribute('aria-label') === arguments[0]).click()",
        label,
    )


def test_it_opens_without_complaint_and_without_a_request(
    browser: Browser, seeds_page: Path
) -> None:
    browser.open(seeds_page)
    assert browser.complaints() == []
    assert browser.requests() == [seeds_page.as_uri()]
    assert re.fullmatch(r"\d+ nodes and \d+ edges shown", browser.text("#status"))
    painted = "return [...document.querySelectorAll('#map canvas')].some((each) => each.getContext('2d').getImageData(0, 0, each.width, each.height).data.some(Boolean))"  # noqa: E501 - one script
    browser.wait(painted)


def test_its_policy_forbids_requests(browser: Browser, seeds_page: Path) -> None:
    browser.open(seeds_page)
    browser.run(
        "document.addEventListener('securitypolicyviolation',"
        "(event) => window.denied = event.effectiveDirective);"
        "fetch('http://127.0.0.1:9/').catch(() => null)"
    )
    browser.wait("return window.denied === 'connect-src'")
    assert browser.requests() == [seeds_page.as_uri()]


def test_hostile_text_is_text(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    draw(hostile(), path, title=HOSTILE)
    browser.open(path)
    choose_edge(browser, f"{HOSTILE} treats Pain")
    assert browser.run("return document.querySelector('blockquote p').textContent") == HOSTILE
    assert browser.run("return document.querySelectorAll('#details b, h1 b').length") == 0
    assert browser.complaints() == []


def test_an_edge_shows_its_sentence_with_the_mentions_marked(
    browser: Browser, seeds_page: Path
) -> None:
    browser.open(seeds_page)
    choose_edge(browser, "belimumab has adverse event Bacteremia")
    assert "only one serious adverse event" in browser.text("#details blockquote p")
    assert browser.texts("#details blockquote mark") == ["bacteriema"]
    assert browser.text("#details blockquote footer").startswith("Results:")
    address = browser.find("#details blockquote a").get_attribute("href")
    assert address == "https://doi.org/10.1016/j.revmed.2019.12.004"


def test_a_click_on_the_map_shows_a_node(browser: Browser, seeds_page: Path) -> None:
    browser.open(seeds_page)
    where = browser.run(
        "const data = JSON.parse(document.getElementById('data').textContent);"
        "const at = document.getElementById('map')._cyreg.cy.getElementById("
        "'n' + data.nodes.findIndex((each) => each.name === 'Osteoporotic Fractures'))"
        ".renderedPosition();"
        "const box = document.getElementById('map').getBoundingClientRect();"
        "return [Math.round(box.x + at.x), Math.round(box.y + at.y)]"
    )
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

    moves = ActionChains(browser.inner)
    moves.w3c_actions.pointer_action.move_to_location(*where)
    moves.w3c_actions.pointer_action.click()
    moves.perform()
    browser.wait("return !document.getElementById('details').hidden")
    assert browser.text("#details-title") == "Osteoporotic Fractures"
    assert browser.texts("#details a") == ["MeSH D058866"]


def test_search_is_reached_by_the_keyboard_alone(browser: Browser, seeds_page: Path) -> None:
    browser.open(seeds_page)
    browser.keys("\ue004", "\ue004")  # Tab past the link that skips
    assert browser.focused() == "search"
    browser.keys(*"lupus")
    options = browser.texts("#suggestions [role=option]")
    assert options
    assert all("lupus" in each.casefold() for each in options)
    assert all("lupus" in each.casefold() for each in browser.texts("#nodes td:first-child"))
    assert browser.text("#status").endswith("fit the search")
    browser.keys("\ue015", "\ue015")  # ArrowDown
    chosen = browser.text("[role=option][aria-selected=true]")
    assert browser.find("#search").get_attribute("aria-activedescendant") == "suggestion-1"
    browser.keys("\ue007")  # Enter
    assert browser.focused() == "details"
    assert chosen.startswith(browser.text("#details-title"))
    browser.keys("\ue00c")  # Escape
    assert not browser.find("#details").is_displayed()
    assert browser.focused() == "search"


def test_filters_hold_for_map_and_lists(browser: Browser, seeds_page: Path) -> None:
    browser.open(seeds_page)
    kinds = browser.texts("#nodes td:nth-child(2)")
    assert "author" in kinds
    browser.run(
        "[...document.querySelectorAll('#node-kinds .choice')]"
        ".find((each) => each.textContent.startsWith('author')).click()"
    )
    assert "author" not in browser.texts("#nodes td:nth-child(2)")
    assert "wrote" not in browser.texts("#edges td:nth-child(2)")
    seen = "return document.getElementById('map')._cyreg.cy.nodes(':visible').length"
    assert browser.run(seen) == len(browser.texts("#nodes tbody tr"))
    browser.find("#from-year").send_keys("2020")
    assert set(browser.texts("#nodes td:nth-child(3)")) <= {"", "2020"}
    assert "2020" in browser.texts("#nodes td:nth-child(3)")
    browser.find("#from-year").send_keys("0")
    # What has no year stays; what only a paper of another year says goes with it.
    assert set(browser.texts("#nodes td:nth-child(3)")) == {""}
    assert "Bacteremia" not in browser.texts("#nodes td:nth-child(1)")
    assert "Osteoporotic Fractures" in browser.texts("#nodes td:nth-child(1)")
    browser.find("#reset").click()
    assert browser.texts("#nodes td:nth-child(2)") == kinds


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Browser, seeds_page: Path, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.inner.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    browser.open(seeds_page)
    browser.find("#search").send_keys("lupus")
    choose_edge(browser, "belimumab treats Lupus Erythematosus, Systemic")
    browser.run(AXE.read_text(encoding="utf-8"))
    report = browser.inner.execute_async_script(
        "axe.run().then(arguments[0],"
        "(error) => arguments[0]({violations: [{id: String(error), nodes: []}]}))"
    )
    assert [
        (each["id"], [node["html"][:200] for node in each["nodes"]])
        for each in report["violations"]
    ] == []
    assert len(report["passes"]) > 15
    browser.inner.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_five_thousand_nodes_can_be_used(browser: Browser, tmp_path: Path) -> None:
    count = MOST_ON_PAGE + 100
    links = [(number // 9, number, "mentions") for number in range(1, count)]
    links += [(number * 31 % count, number, "treats") for number in range(1, count, 2)]
    path = tmp_path / "large.html"
    draw(graph_of([f"Node {number}" for number in range(count)], links), path)
    assert len(data_of(path.read_text(encoding="utf-8"))["nodes"]) == MOST_ON_PAGE
    browser.open(path)
    assert browser.complaints() == []
    browser.find("#search").send_keys("node 17\ue007")
    assert browser.text("#details-title") == "Node 17"
    browser.keys("\ue00c")
    browser.find("#zoom-in").click()
    assert browser.complaints() == []
