"""A triple store elsewhere, in the words of its protocols.

Sources: SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013), 2.1.2, 2.1.3, 2.2.1, 2.2.2;
SPARQL 1.1 Graph Store HTTP Protocol (same day), 4.1 (the graph in the query, percent-encoded), 5.2
to 5.5.
"""

from typing import Final
from urllib.parse import quote, urlencode

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import EndpointError
from kg.push.kinds import N_TRIPLES, Places
from kg.web import Web

JSON_RESULTS: Final = "application/sparql-results+json"
FORM: Final = "application/x-www-form-urlencoded"
SPARQL_UPDATE: Final = "application/sparql-update"


class Target:
    """What a store can be asked to do; every method raises `EndpointError` when it does not."""

    def __init__(self, web: Web, places: Places) -> None:
        self.web = web
        self.places = places

    def select(self, query: str) -> list[tuple[str, ...]]:
        """Return the rows of a query, the value of each term; what is unbound is empty."""
        body = urlencode({"query": query}).encode()
        headers = {"Accept": JSON_RESULTS, "Content-Type": FORM}
        reply = self.web.send("POST", self.places.query, headers=headers, body=body)
        try:
            found = parse_query_results(reply.body, format=QueryResultsFormat.JSON)
            if not isinstance(found, QuerySolutions):
                raise EndpointError(f"{self.places.query}: answered yes or no to a SELECT")
            return [tuple(_text(term) for term in row) for row in found]
        except (SyntaxError, ValueError, OSError) as error:
            raise EndpointError(
                f"{self.places.query}: not SPARQL 1.1 query results in JSON: {error}"
            ) from error

    def update(self, text: str) -> None:
        """Run an update."""
        form = self.places.kind.form
        body = urlencode({"update": text}).encode() if form else text.encode()
        headers = {"Content-Type": FORM if form else SPARQL_UPDATE, "Accept": "*/*"}
        self.web.send("POST", self.places.update, headers=headers, body=body)

    def put(self, graph: str, triples: bytes) -> None:
        """Let a named graph hold these lines of N-Triples, and nothing else."""
        self._write("PUT", graph, triples)

    def extend(self, graph: str, triples: bytes) -> None:
        """Put lines of N-Triples into a named graph, beside what it holds."""
        self._write("POST", graph, triples)

    def drop(self, graph: str) -> None:
        """Take a named graph out; one that is not there is out already."""
        self.web.send("DELETE", self._of(graph), headers={"Accept": "*/*"}, missing_is_fine=True)

    def load(self, quads: bytes) -> None:
        """Put lines of N-Quads in."""
        if self.places.quads is None:
            raise EndpointError(f"{self.places.kind.name} takes no N-Quads")
        headers = {"Content-Type": self.places.kind.quads_type, "Accept": "*/*"}
        self.web.send("POST", self.places.quads, headers=headers, body=quads)

    def read(self, graph: str) -> list[Triple]:
        """Return the triples of a named graph; there are none where there is no graph."""
        headers = {"Accept": N_TRIPLES}
        if self.places.graphs is not None:
            where = self._of(graph)
            reply = self.web.send("GET", where, headers=headers, missing_is_fine=True)
            if reply.status == 404:  # noqa: PLR2004 - HTTP's not found
                return []
        else:
            where = self.places.query
            query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
            reply = self.web.send(
                "POST", where, headers={**headers, "Content-Type": FORM},
                body=urlencode({"query": query}).encode(),
            )  # fmt: skip
        kind = reply.headers.get("Content-Type", "").partition(";")[0].strip()
        format_ = RdfFormat.from_media_type(kind) if kind else None
        try:
            # Virtuoso calls its answer to an empty graph "# Empty TURTLE" and N-Triples at once.
            return [q.triple for q in parse(reply.body, format=format_ or RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as error:
            raise EndpointError(f"{where}: not the triples of a graph: {error}") from error

    def _write(self, method: str, graph: str, triples: bytes) -> None:
        headers = {"Content-Type": self.places.kind.triples_type, "Accept": "*/*"}
        self.web.send(method, self._of(graph), headers=headers, body=triples)

    def _of(self, graph: str) -> str:
        if self.places.graphs is None:
            raise EndpointError(f"{self.places.kind.name}: no graph store is known of this target")
        return f"{self.places.graphs}?graph={quote(graph, safe='')}"


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
