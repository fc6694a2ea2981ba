"""Asks a SPARQL endpoint elsewhere.

Source: SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013), 2.1.2 query via POST with
URL-encoded parameters, and SPARQL 1.1 Query Results JSON Format.

The endpoint decides which graphs its default graph holds; the queries want the union of all.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from kg.catalogue.answer import Answer, Term
from kg.catalogue.binding import bound
from kg.errors import EndpointError, QueryError
from kg.web import Credentials, Web, address

JSON_RESULTS: Final = "application/sparql-results+json"


class EndpointEngine:
    """Asks a SPARQL 1.1 endpoint over HTTP; ``timeout`` is in seconds, for each wait.

    Bindings go in as `kg.catalogue.binding` says. ``attempts`` is how often a question is asked.
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
