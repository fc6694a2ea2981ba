"""Every kind of store, by a stand-in that knows the protocols; and how a kind is recognised."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import EndpointError, PushError
from kg.push import KINDS, Check, Options, Places, Target, plan_push, push, recognise
from kg.push.ledger import Ledger
from kg.store import Store
from kg.web import Web
from tests.push.graphs import BASE, name, record, records
from tests.push.stand_in import StandIn
from tests.web.server import Answer, serving

GOLDEN = Path(__file__).parent / "golden"
PATHS = {
    "fuseki": "/ds", "graphdb": "/repositories/kg", "stardog": "/kg",
    "blazegraph": "/blazegraph/namespace/kb/sparql", "generic": "/sparql",
}  # fmt: skip
USED = {
    "oxigraph": {"quads", "update", "GET"},
    "virtuoso": {"PUT", "update", "GET", "POST", "DELETE"},
    "fuseki": {"quads", "update", "GET"},
    "graphdb": {"quads", "update", "GET"},
    "blazegraph": {"quads", "update"},
    "stardog": {"PUT", "update", "GET", "POST", "DELETE"},
    "neptune": {"PUT", "update", "GET", "POST", "DELETE"},
    "generic": {"update"},
}
WHERE = {
    "oxigraph": ("/query", "/update", "/store", "/store"),
    "virtuoso": ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth", None),
    "fuseki": ("/ds/query", "/ds/update", "/ds/data", "/ds/data"),
    "graphdb": ("/repositories/kg", "/repositories/kg/statements",
                "/repositories/kg/rdf-graphs/service", "/repositories/kg/statements"),
    "blazegraph": (PATHS["blazegraph"], PATHS["blazegraph"], None, PATHS["blazegraph"]),
    "stardog": ("/kg/query", "/kg/update", "/kg", None),
    "neptune": ("/sparql", "/sparql", "/sparql/gsp/", None),
    "generic": ("/sparql", "/sparql", None, None),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_request_keeps_to_the_protocols(kind: str) -> None:
    stand_in = StandIn()
    with serving(stand_in) as server:
        base = server.url + PATHS.get(kind, "")
        stand_in.places = places = Places.of(KINDS[kind], base)
        given = (places.query, places.update, places.graphs, places.quads)
        assert tuple(each and each.removeprefix(server.url) for each in given) == WHERE[kind]
        target = Target(Web(attempts=1), places)
        store = records(6, size=40)
        for change in range(3):
            done = push(store, target, BASE, Options(batch=2000, check=Check.FULL), _quiet)
            assert done.compared == len(store.graphs())
            there = {str(quad) for quad in stand_in.store if "graph/push" not in str(quad)}
            assert there == {str(quad) for quad in store.quads()}
            store.remove(name(change))
            store.add(name(5 - change), record(5 - change, "mended")[:1])
    assert stand_in.broken == []
    assert stand_in.used == USED[kind]


def _quiet(*_: object) -> None:
    pass


def test_other_places_count_more_than_those_of_a_kind() -> None:
    url = "https://e.org/"
    places = Places.of(KINDS["generic"], url + "q", update=url + "u", graphs=url + "g")
    assert (places.query, places.update, places.graphs) == (url + "q", url + "u", url + "g")
    with pytest.raises(EndpointError, match="http or https"):
        Places.of(KINDS["generic"], url, update="file:///etc/passwd")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://h:7878/", "oxigraph"), ("http://h:8890/sparql", "virtuoso"),
        ("http://h:3030/ds", "fuseki"), ("http://h/repositories/x", "graphdb"),
        ("http://h:9999/blazegraph/namespace/kb/sparql", "blazegraph"),
        ("https://h:8182", "neptune"), ("http://h:5820/db", "stardog"),
    ],
)  # fmt: skip
def test_a_kind_is_recognised_by_its_address(url: str, kind: str) -> None:
    assert recognise(url, Web(attempts=1)).name == kind


@pytest.mark.parametrize(
    ("server", "kind"),
    [("Virtuoso/07.20.3229 (Linux)", "virtuoso"), ("Oxigraph/0.5.1", "oxigraph"), ("x", "generic")],
)
def test_a_kind_is_recognised_by_its_server(server: str, kind: str) -> None:
    with serving(lambda _: Answer(404, headers={"Server": server})) as listening:
        assert recognise(listening.url, Web(attempts=1)).name == kind
    assert recognise(listening.url, Web(attempts=1)).name == "generic"


def test_a_list_that_is_cut_short_is_no_list() -> None:
    stand_in = StandIn()
    with serving(stand_in) as server:
        stand_in.places = Places.of(KINDS["oxigraph"], server.url)
        target = Target(Web(attempts=1), stand_in.places)
        push(records(3), target, BASE, Options(), _quiet)
        whole = target.read
        target.read = lambda graph: whole(graph)[:3]  # type: ignore[method-assign]
        with pytest.raises(EndpointError, match=r"3 rows .* hands out"):
            push(records(3), target, BASE, Options(), _quiet)


def test_another_graph_of_the_base_is_not_pushed_over_the_first() -> None:
    stand_in = StandIn()
    first, second = Store.create(), Store.create()
    for number in (1, 2):
        first.add(name(number), record(number))
    second.add(name(3), record(3))
    for store, text in ((first, "of the first"), (second, "of the second")):
        store.add(NamedNode(BASE + "graph/concepts"), record(0, text))
    with serving(stand_in) as server:
        stand_in.places = Places.of(KINDS["oxigraph"], server.url)
        target = Target(Web(attempts=1), stand_in.places)
        push(first, target, BASE, Options(), _quiet)
        there = Ledger(BASE).read(target)
        with pytest.raises(PushError) as asked:
            plan_push(second, target, BASE, Options())
        with pytest.raises(PushError) as pushed:
            push(second, target, BASE, Options(), _quiet)
        message = (GOLDEN / "another-graph.txt").read_text(encoding="utf-8")
        assert f"{asked.value}\n" == f"{pushed.value}\n" == message
        assert Ledger(BASE).read(target) == there
        kept = push(second, target, BASE, Options(remove=False), _quiet)
        assert (kept.plan.remove, len(Ledger(BASE).read(target))) == ((), 4)
        first.add(name(4), record(4))
        assert push(first, target, BASE, Options(), _quiet).plan.remove == (name(3).value,)
        push(second, target, BASE, Options(replace=True), _quiet)
        assert Ledger(BASE).read(target).keys() == {name(3).value, BASE + "graph/concepts"}


def test_a_way_that_a_kind_does_not_have() -> None:
    stand_in = StandIn()
    with serving(stand_in) as server:
        stand_in.places = Places.of(KINDS["generic"], server.url + "/sparql")
        target = Target(Web(attempts=1), stand_in.places)
        for way in ("quads", "graph-store"):
            with pytest.raises(EndpointError, match=f"--way {way}"):
                push(records(1), target, BASE, Options(way=way), _quiet)
