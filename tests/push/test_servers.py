"""A push to Oxigraph's server and to Virtuoso, as they are."""

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import unquote_plus

import pytest
from pyoxigraph import NamedNode

from kg.catalogue import Answer, EmbeddedEngine, EndpointEngine, load_catalogue
from kg.errors import EndpointError, PushError
from kg.push import Check, Options, Pushed, Target, plan_push, push
from kg.push.checking import chosen
from kg.push.fingerprint import fingerprints
from kg.push.ledger import Ledger
from kg.store import Store
from kg.vocabulary import Vocabulary
from kg.web import Secret, Web
from tests.push.graphs import BASE, LEDGER, name, record, records, sample
from tests.push.servers import Cutting, Recording, Running

NOT_BY_VIRTUOSO = {"references"}
"""What Virtuoso 7.2.5 answers wrongly: an OPTIONAL that is not matched gets a value there."""

FULL = Options(check=Check.FULL)


def _contents(web: Recording) -> set[int]:
    """Return the numbers of the small records whose content was sent."""
    bodies = (unquote_plus(body.decode()) for method, _, body in web.sent if method != "GET")
    found = (re.findall(r"word 0 of record (\d+)", body) for body in bodies)
    return {int(number) for numbers in found for number in numbers}


def quietly(store: Store, target: Target, options: Options = FULL) -> Pushed:
    return push(store, target, BASE, options, lambda *_: None)


def test_every_stored_query_has_the_answer_of_the_embedded_store(
    server: Running, vocabulary: Vocabulary
) -> None:
    store = sample(vocabulary)
    done = quietly(store, server.target())
    assert done.compared == len(store.graphs())
    here = EmbeddedEngine(store.inner, union=False)
    there = EndpointEngine(server.endpoint)
    for query in load_catalogue():
        if query.name in NOT_BY_VIRTUOSO and server.kind == "virtuoso":
            continue
        expected = here.select(query.text, {})
        found = there.select(query.text, {})
        assert found.columns == expected.columns
        assert _values(found) == _values(expected), query.name


def _values(answer: Answer) -> Counter[tuple[str, ...]]:
    """Return the rows by value: Virtuoso has no booleans, and answers 0 and 1."""
    numbers = {"true": "1", "false": "0"}
    return Counter(
        tuple("" if term is None else numbers.get(term.value, term.value) for term in row)
        for row in answer.rows
    )


@pytest.mark.parametrize("way", ["update", "graph-store", "auto"])
def test_only_what_changed_is_sent(server: Running, way: str) -> None:
    store = records(12)
    options = replace(FULL, way=way)
    first = quietly(store, server.target(), options)
    assert (len(first.plan.add), first.statements) == (12, len(store))
    store.remove(name(3))
    store.add(name(3), record(3, "mended"))
    store.remove(name(5))
    store.add(name(20), record(20))
    web = Recording(server.credentials)
    plan = plan_push(store, server.target(web), BASE, Options())
    assert (plan.add, plan.replace, plan.remove) == (
        (name(20).value,), (name(3).value,), (name(5).value,),
    )  # fmt: skip
    assert len(plan.keep) == 10
    assert {method for method, url, _ in web.sent if "update" in url} == set()
    quietly(store, server.target(web), replace(options, check=Check.NONE))
    assert _contents(web) == {3, 20}
    assert len(web.sent) <= 2 + 2 + 6
    web.sent.clear()
    assert quietly(store, server.target(web), replace(options, check=Check.NONE)).plan.send == ()
    assert len(web.sent) == 2  # the ledger, and its count
    assert quietly(store, server.target(), options).compared == 12


def test_what_is_not_ours_is_not_touched(server: Running) -> None:
    other = NamedNode(BASE + "somebody-else")
    server.target().update(f"INSERT DATA {{ GRAPH {other} {{ {other} {other} 'x' }} }}")
    quietly(records(2), server.target())
    quietly(records(1), server.target())
    assert len(server.target().read(other.value)) == 1
    assert server.target().read(name(1).value) == []
    assert len(quietly(records(0), server.target()).plan.remove) == 1
    assert len(server.target().read(other.value)) == 1
    assert Ledger(BASE).read(server.target()) == {}


def test_a_graph_of_many_requests_arrives_whole(server: Running) -> None:
    store = records(2, size=400)
    done = quietly(store, server.target(), replace(FULL, batch=3000))
    assert done.statements == len(store)
    assert quietly(store, server.target()).plan.send == ()


@pytest.mark.parametrize("way", ["update", "graph-store", "auto"])
def test_a_push_goes_on_where_the_connection_was_cut(server: Running, way: str) -> None:
    store = records(60, size=40)
    options = replace(FULL, batch=20_000, way=way)
    proxy = Cutting(server.url, after=150_000, cuts=10**6)
    proxy.start()
    with pytest.raises(EndpointError, match=r"let go of the connection|broke off"):
        quietly(store, server.target(Web(server.credentials, attempts=1), proxy.url), options)
    proxy.close()
    arrived = Ledger(BASE).read(server.target())
    assert 0 < len(arrived) < 60
    web = Recording(server.credentials)
    done = quietly(store, server.target(web), options)
    assert len(done.plan.keep) == len(arrived)
    again = _contents(web)
    assert {name(n).value for n in again}.isdisjoint(arrived)
    assert len(again) + len(arrived) == 60


def test_a_connection_that_is_cut_is_made_again(server: Running) -> None:
    store = records(60, size=40)
    proxy = Cutting(server.url, after=70_000, cuts=2)
    proxy.start()
    web = Web(server.credentials, attempts=5, pause=0.01)
    done = quietly(store, server.target(web, proxy.url), replace(FULL, batch=20_000))
    proxy.close()
    assert proxy.cuts == 0
    assert done.compared == 60


def test_what_was_changed_behind_our_back_is_found_and_mended(server: Running) -> None:
    store = records(5)
    quietly(store, server.target())
    me = name(2)
    server.target().update(f"INSERT DATA {{ GRAPH {me} {{ {me} {me} 'a statement more' }} }}")
    with pytest.raises(PushError, match="1 of 5 compared graphs differ") as caught:
        quietly(store, server.target())
    assert caught.value.graphs == (me.value,)
    assert quietly(store, server.target()).plan.add == (me.value,)


def test_what_no_sample_shows_is_counted(server: Running) -> None:
    store = records(40)
    quietly(store, server.target())
    sampled = chosen(Check.SAMPLE, fingerprints(store), ())
    lost = next(n for n in range(40) if name(n).value not in sampled)
    server.target().update(f"DROP SILENT GRAPH {name(lost)}")
    with pytest.raises(PushError, match=r"holds 468 statements .* 480 were sent"):
        quietly(store, server.target(), Options(check=Check.SAMPLE))
    with pytest.raises(PushError, match="1 of 40 compared graphs differ"):
        quietly(store, server.target())
    assert quietly(store, server.target()).plan.add == (name(lost).value,)


def test_the_ledger_is_what_the_manual_says(server: Running) -> None:
    quietly(records(1), server.target())
    lines = sorted(map(str, server.target().read(LEDGER)))
    assert len(lines) == 4
    assert "service-description#name> <https://w3id.org/litkg/record/0000>" in " ".join(lines)
    assert f'sha256> "{fingerprints(records(1))[name(0).value].sha256}"' in " ".join(lines)


def test_a_wrong_password_is_refused_and_not_told(server: Running) -> None:
    if server.credentials is None:
        pytest.skip("Oxigraph's server knows no passwords; tests/web has a server that does")
    wrong = replace(server.credentials, secret=Secret("open sesame"))
    with pytest.raises(EndpointError, match="does not take the password of 'dba'") as caught:
        quietly(records(1), server.target(Web(wrong)))
    assert caught.value.status == 401
    assert "sesame" not in str(caught.value)
    with pytest.raises(EndpointError, match="wants to know who asks"):
        quietly(records(1), server.target(Web()))
