"""Who we are at a server: from the environment, a keyring or a netrc file, never from arguments."""

import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.errors import EndpointError
from kg.web.address import origin

USER: Final = "KG_USER"
PASSWORD: Final = "KG_PASSWORD"  # noqa: S105 - the name of a variable
TOKEN: Final = "KG_TOKEN"  # noqa: S105 - the name of a variable


class Scheme(StrEnum):
    """How a client proves who it is: RFC 7617, RFC 7616, RFC 6750."""

    BASIC = "basic"
    DIGEST = "digest"
    BEARER = "bearer"


class Secret:
    """A password or a token; printing it shows nothing.

    >>> Secret("hush"), str(Secret("hush"))
    (Secret(…), 'Secret(…)')
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Secret(…)"

    def reveal(self) -> str:
        """Return the secret itself."""
        return self._value


@dataclass(frozen=True)
class Credentials:
    """A user with a password, or a bearer's token (then there is no user)."""

    scheme: Scheme
    user: str
    secret: Secret


def usual_scheme(url: str) -> Scheme:
    """Return the scheme of an address where none was named: Virtuoso's wants digest.

    >>> usual_scheme("http://localhost:8890/sparql-auth").value
    'digest'
    """
    return Scheme.DIGEST if urlsplit(url).path.endswith("/sparql-auth") else Scheme.BASIC


def find_credentials(
    url: str,
    *,
    user: str | None = None,
    scheme: Scheme | None = None,
    usual: Scheme = Scheme.BASIC,
    use_keyring: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Credentials | None:
    """Return the credentials for a server, or ``None`` where nothing is known of any.

    They are looked for in the environment (``KG_TOKEN``; ``KG_USER`` and ``KG_PASSWORD``), in the
    keyring if asked, and in the netrc file (``$NETRC``, else ``~/.netrc``), in this order.
    ``usual`` is the scheme where a password is found and none was named.

    Raises:
        EndpointError: when a user or a scheme was named, and no secret can be found for it.
    """
    user = user or environment.get(USER)
    token = environment.get(TOKEN)
    if scheme is Scheme.BEARER or (token and scheme is None and not user):
        token = token or (_of_keyring(url, user or "token") if use_keyring else None)
        if not token:
            raise EndpointError(f"{origin(url)}: there is no token; set {TOKEN}")
        return Credentials(Scheme.BEARER, "", Secret(token))
    password = environment.get(PASSWORD)
    if user and password is None and use_keyring:
        password = _of_keyring(url, user)
    if password is None:
        user, password = _of_netrc(url, user, environment)
    if user and password is not None:
        return Credentials(scheme or usual, user, Secret(password))
    if user or scheme:
        missing = f"no password of {user!r}" if user else f"no user (--user, {USER})"
        raise EndpointError(
            f"{origin(url)}: there is {missing}; set {PASSWORD}, use --keyring, or a netrc file"
        )
    return None


def _of_keyring(url: str, user: str) -> str | None:
    try:
        import keyring  # noqa: PLC0415 - an extra
        from keyring.errors import KeyringError  # noqa: PLC0415
    except ImportError:
        raise EndpointError("--keyring needs `pip install 'kg[keyring]'`") from None
    try:
        found: str | None = keyring.get_password(f"kg {origin(url)}", user)
    except KeyringError as error:
        raise EndpointError(f"the keyring cannot be read: {error}") from error
    return found


def _of_netrc(
    url: str, user: str | None, environment: Mapping[str, str]
) -> tuple[str | None, str | None]:
    path = Path(environment.get("NETRC") or Path.home() / ".netrc")
    try:
        found = netrc.netrc(path).authenticators(urlsplit(url).hostname or "")
    except FileNotFoundError:
        found = None
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError):
        raise EndpointError(f"{path}: not a netrc file that can be read") from None
    if found is None or (user and found[0] != user):
        return user, None
    return found[0], found[2]
