"""Asks a SPARQL endpoint elsewhere.

Source: SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013), 2.1.2 query via POST with
URL-encoded parameters, and SPARQL 1.1 Query Results JSON Format.

The endpoint decides which graphs its default graph holds; the queries want the union of all.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from kg.catalogue.answer import Answer, Term
from kg.errors import EndpointError, QueryError
from kg.web import Credentials, Web, address

JSON_RESULTS: Final = "application/sparql-results+json"


class EndpointEngine:
    """Asks a SPARQL 1.1 endpoint over HTTP; ``timeout`` is in seconds, for each wait.

    Bindings go in as a ``VALUES`` block after the query (SPARQL 1.1 Query Language, 10.2.2), where
    no engine can take them for anything but data. ``attempts`` is how often a question is asked.
    """

    def __init__(
        self,
        url: str,
        *,
        timeout: float = 60.0,
        credentials: Credentials | None = None,
        attempts: int = 1,
    ) -> None:
        try:
            self.url = address(url)
        except EndpointError as error:
            raise QueryError(str(error)) from error
        self._web = Web(credentials, timeout=timeout, attempts=attempts)

    def select(self, query: str, bindings: Mapping[str, Term]) -> Answer:
        """Answer a query; see `kg.catalogue.engine.Engine`."""
        body = urlencode({"query": bound(query, bindings)}).encode("ascii")
        headers = {"Accept": JSON_RESULTS, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            return Answer.of_json(self._web.send("POST", self.url, headers=headers, body=body).body)
        except EndpointError as error:
            raise QueryError(str(error)) from error
        except QueryError as error:
            raise QueryError(f"{self.url}: {error}") from error


def bound(query: str, bindings: Mapping[str, Term]) -> str:
    r"""Return a query with its bindings after it, each serialised as an RDF term.

    >>> from pyoxigraph import Literal
    >>> print(bound("SELECT ?name { ?s ?p ?name }", {"name": Literal('a" } #')}))
    SELECT ?name { ?s ?p ?name }
    VALUES (?name) { ("a\" } #") }
    """
    if not bindings:
        return query
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(term) for term in bindings.values())
    return f"{query.rstrip()}\nVALUES ({names}) {{ ({values}) }}\n".rstrip()
