"""A stand-in for the stores that cannot be run here: it holds requests against the protocols.

SPARQL 1.1 Protocol, 2.1.2, 2.2.1, 2.2.2 (POST; media types; the parameters ``query``, ``update``),
and SPARQL 1.1 Graph Store HTTP Protocol, 4.1 (``graph``, percent-encoded, absolute), 5.2 to 5.5.
What a product adds to these is not known here but for the place that takes N-Quads.
"""

from dataclasses import dataclass, field
from typing import cast
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.push import Places
from tests.web.server import Answer, Request

FORM = "application/x-www-form-urlencoded"
RESULTS = "application/sparql-results+json"


@dataclass
class StandIn:
    """Answers at the places of a kind; what breaks a protocol is a 400 and is remembered."""

    store: pyoxigraph.Store = field(default_factory=pyoxigraph.Store)
    places: Places | None = None
    broken: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def __call__(self, request: Request) -> Answer:
        try:
            return self._answer(request)
        except (AssertionError, SyntaxError, ValueError, KeyError) as error:
            self.broken.append(f"{request.method} {request.path}: {error!r}")
            return Answer(400, repr(error).encode())

    def _answer(self, request: Request) -> Answer:
        assert self.places is not None
        parts = urlsplit(request.path)
        kind = request.headers.get("content-type", "")
        here = self.places
        if parts.query:
            assert here.graphs is not None, "this kind has no graph store"
            assert parts.path == urlsplit(here.graphs).path
            return self._graph(request, parts.query, kind)
        assert request.method == "POST"
        if kind in {"application/n-quads", "text/x-nquads"}:
            assert here.quads is not None
            assert (parts.path, kind) == (urlsplit(here.quads).path, here.kind.quads_type)
            self.used.add("quads")
            self.store.load(request.body, format=RdfFormat.N_QUADS)
            return Answer(204)
        return self._sparql(request, parts.path, kind)

    def _sparql(self, request: Request, path: str, kind: str) -> Answer:
        assert self.places is not None
        if kind == FORM:
            fields = parse_qs(request.body.decode("ascii"), strict_parsing=True)
            ((name, (text,)),) = fields.items()
        else:
            assert kind == "application/sparql-update", kind
            name, text = "update", request.body.decode()
        if name == "update":
            assert path == urlsplit(self.places.update).path
            self.used.add("update")
            self.store.update(text)
            return Answer(204)
        assert name == "query"
        assert path == urlsplit(self.places.query).path
        return self._query(text, request.headers["accept"])

    def _query(self, text: str, accept: str) -> Answer:
        found = self.store.query(text)
        if isinstance(found, pyoxigraph.QueryTriples):
            assert accept == "application/n-triples"
            body = found.serialize(format=RdfFormat.N_TRIPLES)
        else:
            assert accept == RESULTS
            body = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        return Answer(200, cast("bytes", body), {"Content-Type": accept})

    def _graph(self, request: Request, query: str, kind: str) -> Answer:
        ((name, (iri,)),) = parse_qs(query, strict_parsing=True).items()
        assert name == "graph"
        assert "/" not in query, "the name of a graph is percent-encoded (4.1)"
        assert "#" not in query
        graph = NamedNode(iri)
        self.used.add(request.method)
        there = list(self.store.quads_for_pattern(None, None, None, graph))
        if request.method == "GET":
            assert request.headers["accept"] == "application/n-triples"
            body = cast(
                "bytes",
                pyoxigraph.serialize((q.triple for q in there), format=RdfFormat.N_TRIPLES),
            )
            known = Answer(200, body, {"Content-Type": "application/n-triples"})
            return known if there else Answer(404)
        if request.method == "DELETE":
            self.store.remove_graph(graph)
            return Answer(204 if there else 404)
        format_ = RdfFormat.from_media_type(kind)
        assert format_ in {RdfFormat.N_TRIPLES, RdfFormat.TURTLE}, kind
        triples = [q.triple for q in pyoxigraph.parse(request.body, format=format_)]
        if request.method == "PUT":
            self.store.remove_graph(graph)
        else:
            assert request.method == "POST"
        self.store.extend(Quad(t.subject, t.predicate, t.object, graph) for t in triples)
        return Answer(204)
