"""Requests and replies: the one file that knows the library `requests`.

A request is tried again after a broken connection, a time-out, 429 and what a server says of itself
(5xx), each time after twice the pause, or after what ``Retry-After`` says (RFC 9110, 10.2.3).
"""

import base64
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from kg.errors import EndpointError
from kg.version import __version__
from kg.web.address import address, origin
from kg.web.credentials import Credentials, Scheme

_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
_REDIRECTS: Final = frozenset({301, 302, 307, 308})
_MOST_REDIRECTS: Final = 5
_LONGEST_PAUSE: Final = 60.0  # seconds
_SHOWN: Final = 400  # how many characters of a server's complaint a message quotes
_UNAUTHORISED: Final = 401


@dataclass(frozen=True)
class Reply:
    """What a server answered: 2xx always."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Nobody(AuthBase):
    """No credentials; that there is something keeps requests from reading netrc files itself."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _Bearer(AuthBase):
    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._credentials.secret.reveal()}"
        return request


def _authentication(credentials: Credentials | None) -> AuthBase:
    if credentials is None:
        return _Nobody()
    if credentials.scheme is Scheme.BEARER:
        return _Bearer(credentials)
    user, secret = credentials.user, credentials.secret.reveal()
    if credentials.scheme is Scheme.DIGEST:
        return HTTPDigestAuth(user, secret)
    # As bytes, because requests would take Latin-1; servers expect UTF-8 (RFC 7617, 2.1).
    return HTTPBasicAuth(user.encode(), secret.encode())


class Web:
    """Sends requests as somebody. ``timeout`` and ``pause`` are in seconds.

    ``attempts`` is how often a request is tried at most. ``requests`` counts what was sent.
    """

    def __init__(
        self,
        credentials: Credentials | None = None,
        *,
        timeout: float = 60.0,
        attempts: int = 6,
        pause: float = 0.5,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._credentials = credentials
        self._timeout = timeout
        self._attempts = attempts
        self._pause = pause
        self._sleep = sleep
        self._session = requests.Session()
        self._session.auth = _authentication(credentials)
        self.requests = 0

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        body: bytes | None = None,
        missing_is_fine: bool = False,
    ) -> Reply:
        """Send a request until it is answered, and return the answer.

        Raises:
            EndpointError: when it is refused, redirected to elsewhere, or not answered.
        """
        for attempt in range(1, self._attempts + 1):
            last = attempt == self._attempts
            try:
                answer = self._once(method, url, headers, body)
            except requests.RequestException as error:
                if last or not _passes(error):
                    raise EndpointError(self._unreached(url, error)) from None
                self._sleep(self._wait(attempt, None))
                continue
            if answer.ok or (missing_is_fine and answer.status_code == 404):  # noqa: PLR2004
                return Reply(answer.status_code, answer.headers, answer.content)
            if last or answer.status_code not in _AGAIN:
                raise EndpointError(self._refused(url, answer), answer.status_code)
            self._sleep(self._wait(attempt, answer.headers.get("Retry-After")))
        raise AssertionError  # the last attempt returns or raises

    def _once(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> requests.Response:
        whole = {"User-Agent": f"kg/{__version__}", **headers}
        place = address(url)
        for _ in range(_MOST_REDIRECTS + 1):
            self.requests += 1
            answer = self._session.request(
                method, place, data=body, headers=whole, timeout=self._timeout,
                allow_redirects=False,
            )  # fmt: skip
            if answer.status_code not in _REDIRECTS or "Location" not in answer.headers:
                return answer
            there = address(urljoin(place, answer.headers["Location"]))
            if origin(there) != origin(place):
                raise EndpointError(
                    f"{place}: redirects to {origin(there)}, where nothing is sent, so that no "
                    "password goes astray; if that is the right server, name it as the target"
                )
            place = there
        raise EndpointError(f"{url}: redirects without end")

    def _wait(self, attempt: int, asked: str | None) -> float:
        wanted = _seconds(asked)
        if wanted is None:
            # Jitter, so that many clients of one server do not come back at once.
            wanted = self._pause * 2 ** (attempt - 1) * random.uniform(0.8, 1.2)  # noqa: S311
        return min(wanted, _LONGEST_PAUSE)

    def _refused(self, url: str, answer: requests.Response) -> str:
        said = " ".join(answer.text[: _SHOWN * 4].split())[:_SHOWN]
        message = f"{url}: HTTP {answer.status_code} {answer.reason or ''}".rstrip()
        if answer.status_code == _UNAUTHORISED:
            return f"{message}: {self._who()}"
        return self._without_secrets(f"{message}: {said}" if said else message)

    def _who(self) -> str:
        if self._credentials is None:
            return (
                "the server wants to know who asks; name the user with --user, and give the "
                "password as KG_PASSWORD (or KG_TOKEN), in a keyring or in a netrc file"
            )
        who = f" of {self._credentials.user!r}" if self._credentials.user else ""
        what = "token" if self._credentials.scheme is Scheme.BEARER else "password"
        scheme = self._credentials.scheme.value
        return f"the server does not take the {what}{who} ({scheme} authentication; see --auth)"

    def _unreached(self, url: str, error: requests.RequestException) -> str:
        if isinstance(error, requests.Timeout):
            return f"{url}: no answer within {self._timeout:g} seconds"
        if isinstance(error, requests.exceptions.SSLError):
            return self._without_secrets(f"{url}: no trust in its certificate: {_cause(error)}")
        if isinstance(error, requests.exceptions.ChunkedEncodingError):
            return f"{url}: the answer broke off"
        told = self._without_secrets(_cause(error))
        return f"{url}: cannot be reached, or let go of the connection: {told}"

    def _without_secrets(self, text: str) -> str:
        if self._credentials is None:
            return text
        secret = self._credentials.secret.reveal()
        pair = base64.b64encode(f"{self._credentials.user}:{secret}".encode()).decode()
        for each in (pair, secret):
            text = text.replace(each, "…") if each else text
        return text


def _passes(error: requests.RequestException) -> bool:
    """Tell whether a failure may pass by itself."""
    return isinstance(
        error,
        requests.ConnectionError | requests.Timeout | requests.exceptions.ChunkedEncodingError,
    ) and not isinstance(error, requests.exceptions.SSLError)


def _cause(error: BaseException) -> str:
    """Return what the innermost error says: the outer ones print addresses of objects."""
    while True:
        inner = getattr(error, "reason", None) or error.__cause__ or error.__context__
        if inner is None and error.args and isinstance(error.args[-1], BaseException):
            inner = error.args[-1]
        if not isinstance(inner, BaseException):
            break
        error = inner
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _seconds(asked: str | None) -> float | None:
    """Return how long a server asks to wait.

    >>> _seconds("3"), _seconds("soon"), _seconds("Wed, 21 Oct 2015 07:28:00 GMT")
    (3.0, None, 0.0)
    """
    if asked is None:
        return None
    if asked.strip().isdigit():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
