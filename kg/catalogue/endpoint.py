"""Asks a SPARQL endpoint elsewhere.

Source: SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013), 2.1.2 query via POST with
URL-encoded parameters, and SPARQL 1.1 Query Results JSON Format.

The endpoint decides which graphs its default graph holds; the queries want the union of all.
"""

from collections.abc import Mapping
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from kg.catalogue.answer import Answer, Term
from kg.catalogue.binding import bound
from kg.errors import QueryError

JSON_RESULTS: Final = "application/sparql-results+json"
_SHOWN: Final = 400  # how many characters of an endpoint's complaint a message quotes


class EndpointEngine:
    """Asks a SPARQL 1.1 endpoint over HTTP; ``timeout`` is in seconds, for each wait.

    Bindings go in as `kg.catalogue.binding` says.
    """

    def __init__(self, url: str, *, timeout: float = 60.0) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise QueryError(f"{url}: an endpoint has an http or https address")
        self.url = url
        self.timeout = timeout

    def select(self, query: str, bindings: Mapping[str, Term]) -> Answer:
        """Answer a query; see `kg.catalogue.engine.Engine`."""
        body = urlencode({"query": bound(query, bindings)}).encode("ascii")
        headers = {
            "Accept": JSON_RESULTS,
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "kg",
        }
        request = Request(self.url, data=body, headers=headers, method="POST")  # noqa: S310 - checked
        try:
            with urlopen(request, timeout=self.timeout) as response:  # noqa: S310 - checked above
                return Answer.of_json(response.read())
        except HTTPError as error:
            raise QueryError(self._refused(error)) from error
        except TimeoutError as error:
            raise QueryError(self._late()) from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise QueryError(self._late()) from error
            raise QueryError(f"{self.url}: cannot be reached: {error.reason}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise QueryError(f"{self.url}: the answer broke off: {error}") from error
        except QueryError as error:
            raise QueryError(f"{self.url}: {error}") from error

    def _refused(self, error: HTTPError) -> str:
        with error:
            said = error.read(_SHOWN).decode("utf-8", "replace").strip()
        return f"{self.url}: HTTP {error.code} {error.reason}" + (f": {said}" if said else "")

    def _late(self) -> str:
        return f"{self.url}: no answer within {self.timeout:g} seconds"
