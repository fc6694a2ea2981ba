"""``kg push`` and ``kg query --endpoint``, as processes of their own."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.push.servers import oxigraph, virtuoso
from tests.web.server import Answer, serving

GOLDEN = Path(__file__).parent / "golden"
SECRET = "open sesame"  # noqa: S105 - what must not be told


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str], seeds_graph: Path
) -> Kg:
    here = {"KG_PASSWORD": SECRET, "NETRC": "/nowhere", "KG_GRAPH": str(seeds_graph)}
    return Kg(tmp_path_factory.mktemp("pushed"), {**environment, **here})


def _same_answers(built: Kg, *remote: str) -> None:
    for words in (("papers-by-year",), ("adverse-events", "--drug", "belimumab")):
        asked = ("query", *words, "-f", "csv")
        here = list(csv.reader(io.StringIO(built(*asked))))
        there = list(csv.reader(io.StringIO(built(*asked[:1], *remote, *asked[1:]))))
        assert here[0] == there[0]
        assert len(here) == len(there) > 1


def test_push_and_ask_oxigraph(built: Kg, tmp_path: Path) -> None:
    with oxigraph(tmp_path) as server:
        told = built("push", server.url, "--kind", "oxigraph", "--dry-run")
        assert told.count("add\thttps://w3id.org/litkg/") == 4
        assert "nothing was changed" in built.err
        built("push", server.url, "--check", "full")
        assert "oxigraph at" in built.err
        assert "4 graphs added" in built.err
        assert built("push", server.url, "--dry-run") == ""
        _same_answers(built, "--endpoint", server.endpoint)
        count = (
            "sparql",
            "-f",
            "csv",
            "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a fabio:JournalArticle }",
        )
        assert built(*count, "--endpoint", server.endpoint) == built(*count)


def test_an_endpoint_that_looks_into_no_named_graph_says_so(built: Kg, tmp_path: Path) -> None:
    with oxigraph(tmp_path, union=False) as server:
        built("push", server.url)
        built("query", "--endpoint", server.endpoint, "papers-by-year", code=1)
        assert "its default graph is empty" in built.err
        _same_answers(built, "--endpoint", f"{server.endpoint}?union-default-graph")


def test_push_and_ask_virtuoso_with_its_password(built: Kg, tmp_path: Path) -> None:
    with virtuoso(tmp_path) as server:
        built("push", server.url, "--user", "dba", code=1)
        assert "does not take the password of 'dba'" in built.err
        known = Kg(built.folder, {**built.environment, "KG_PASSWORD": "dba"})
        known("push", server.url, "--user", "dba", "--check", "full")
        assert "virtuoso at" in known.err
        endpoint = server.url + "/sparql-auth"
        _same_answers(known, "--endpoint", endpoint, "--user", "dba")
        built("query", "--endpoint", endpoint, "--user", "dba", "papers-by-year", code=1)
        assert "does not take the password of 'dba' (digest" in built.err
        assert SECRET not in built.err


CASES = {
    "password-in-address": ("push", "http://me:open%20sesame@127.0.0.1:1/"),
    "no-address": ("push", "127.0.0.1:7878"),
    "nobody-there": ("push", "http://127.0.0.1:1/sparql", "--kind", "generic", "--attempts", "1"),
    "no-token": ("push", "http://127.0.0.1:1/sparql", "--auth", "bearer"),
    "several-servers": ("push", "http://127.0.0.1:1/q", "--kind", "generic", "--user", "me",
                        "--update-url", "http://127.0.0.1:2/u"),
    "endpoint-password": ("query", "--endpoint", "http://me:open%20sesame@h/", "papers-by-year"),
    "wrong-password": ("push", "SERVER/401", "--kind", "generic", "--user", "me"),
    "forbidden": ("push", "SERVER/403", "--kind", "generic", "--user", "me"),
    "redirected": ("push", "SERVER/307", "--kind", "generic", "--user", "me"),
    "no-sparql": ("push", "SERVER/200", "--kind", "generic", "--user", "me"),
    "busy": ("push", "SERVER/503", "--kind", "generic", "--user", "me", "--attempts", "2"),
}  # fmt: skip
ANSWERS = {
    "/401": Answer(401), "/403": Answer(403, f"you are not welcome, {SECRET}".encode()),
    "/307": Answer(307, headers={"Location": "http://example.org/"}),
    "/200": Answer(200, b"<html>", {"Content-Type": "text/html"}),
    "/503": Answer(503, b"maintenance", {"Retry-After": "0"}),
}  # fmt: skip


def test_messages(built: Kg) -> None:
    """The file holds what each of the cases says; the ports are not part of it."""
    told = []
    with serving(lambda request: ANSWERS[request.path]) as server:
        for name, words in CASES.items():
            built(*(word.replace("SERVER", server.url) for word in words), code=1)
            told.append(f"{name}\n    {built.err.replace(server.url, 'http://SERVER')}")
    whole = "".join(told)
    assert "sesame" not in whole
    assert whole == (GOLDEN / "push-messages.txt").read_text(encoding="utf-8")
