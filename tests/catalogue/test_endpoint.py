"""The endpoint engine, against a stand-in on this machine that checks what it is sent."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode

from kg.catalogue import Catalogue, EmbeddedEngine, EndpointEngine, Resolver, ask, render
from kg.catalogue.endpoint import JSON_RESULTS
from kg.catalogue.lookup import find
from kg.errors import QueryError

Respond = Callable[[BaseHTTPRequestHandler, str], None]


@contextmanager
def endpoint(respond: Respond) -> Iterator[str]:
    """Serve SPARQL on a port of this machine; the URL is what it yields."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
            assert self.headers["Accept"] == JSON_RESULTS
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
            (query,) = parse_qs(body, strict_parsing=True)["query"]
            respond(self, query)

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, length: int = 0) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", JSON_RESULTS)
    handler.send_header("Content-Length", str(length or len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def answering(store: pyoxigraph.Store) -> Respond:
    """Answer from a store, by the text of the query alone."""

    def respond(handler: BaseHTTPRequestHandler, query: str) -> None:
        solutions = store.query(query, use_default_graph_as_union=True)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        body = solutions.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        assert body is not None
        _reply(handler, 200, body)

    return respond


def test_every_question_has_the_answer_of_the_embedded_store(
    sample_store: pyoxigraph.Store, catalogue: Catalogue, embedded: EmbeddedEngine
) -> None:
    with endpoint(answering(sample_store)) as url:
        remote = EndpointEngine(url)
        for query in catalogue:
            whole = embedded.select(query.text, {})
            assert remote.select(query.text, {}) == whole
            for parameter in query.parameters:
                column = whole.columns.index(parameter.name)
                value = next((r[column] for r in whole.rows if r[column] is not None), None)
                if isinstance(value, NamedNode | Literal):
                    bindings = {parameter.name: value}
                    expected = embedded.select(query.text, bindings)
                    assert remote.select(query.text, bindings) == expected, query.name


def test_names_are_resolved_by_the_endpoint(
    sample_store: pyoxigraph.Store, catalogue: Catalogue
) -> None:
    with endpoint(answering(sample_store)) as url:
        remote = EndpointEngine(url)
        answer = ask(
            remote, catalogue.get("adverse-events"), {"drug": "BELIMUMAB"}, Resolver(remote)
        )
    assert "one serious bacteremia" in render(answer, "csv")


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (400, b"MalformedQuery: line 3", r"HTTP 400 Bad Request: MalformedQuery: line 3$"),
        (500, b"", r"HTTP 500 Internal Server Error$"),
        (200, b"<html>Please log in</html>", r"not SPARQL 1\.1 query results in JSON"),
        (200, b'{"head":{"vars":["a"]},"results":', r"not SPARQL 1\.1 query results in JSON"),
    ],
)
def test_what_goes_wrong_there_is_said_here(status: int, body: bytes, message: str) -> None:
    with (
        endpoint(lambda handler, _: _reply(handler, status, body)) as url,
        pytest.raises(QueryError, match=message) as caught,
    ):
        EndpointEngine(url).select("SELECT * {}", {})
    assert str(caught.value).startswith(url)


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    def respond(handler: BaseHTTPRequestHandler, query: str) -> None:
        _reply(handler, 200, b'{"head":{"vars":["a"]},"results":{"bindings":[]}}', length=4000)

    with endpoint(respond) as url, pytest.raises(QueryError, match="broke off"):
        EndpointEngine(url).select("SELECT * {}", {})


def test_an_endpoint_that_does_not_answer() -> None:
    released = threading.Event()
    with endpoint(lambda _, __: bool(released.wait(5)) and None) as url:
        with pytest.raises(QueryError, match=r"no answer within 0\.05 seconds"):
            EndpointEngine(url, timeout=0.05).select("SELECT * {}", {})
        released.set()


def test_an_endpoint_that_is_not_there() -> None:
    with endpoint(answering(pyoxigraph.Store())) as url:
        pass
    with pytest.raises(QueryError, match="cannot be reached"):
        EndpointEngine(url, timeout=1).select("SELECT * {}", {})


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/", "sparql"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(QueryError, match="http or https"):
        EndpointEngine(url)


# ------------------------------------------------------------------------------- values stay data

ATTACKS = (
    'x" } #',
    '" UNION { ?node ?p ?o } #',
    "%classes%",
    "x\\",
    'x\\" )} SELECT * {',
    "x\n} DROP ALL",
    "'''",
    "<http://example.org/>",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_name_in_a_look_up_stays_a_name(attack: str) -> None:
    store = pyoxigraph.Store()
    subject = NamedNode("http://example.org/s")
    for label in (attack, "innocent"):
        store.add(pyoxigraph.Quad(subject, NamedNode("http://example.org/p"), Literal(label)))
    query = (
        "SELECT ?node ?label ?name { VALUES ?class { %classes% } "
        "?node ?class ?name FILTER(STR(?name) = %wanted%) BIND(?name AS ?label) }"
    )
    predicate = NamedNode("http://example.org/p")
    engine = EmbeddedEngine(store)
    found = find(engine, query, wanted=[Literal(attack)], classes=[predicate])
    assert [each.name for each in found] == [attack]


@pytest.mark.parametrize("attack", ATTACKS[:-1])
@pytest.mark.parametrize("kind", ["drug", "paper", "author", "concept", "type", "any"])
def test_an_attack_resolves_to_nothing(bare_resolver: Resolver, kind: str, attack: str) -> None:
    with pytest.raises(QueryError):
        bare_resolver.resolve(attack, kind)
