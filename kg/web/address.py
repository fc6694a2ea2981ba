"""Addresses of servers: http or https, and no password in them.

Source: RFC 3986, 3.2.1: a password in an address is deprecated, as it ends in every log.
"""

from urllib.parse import urlsplit

from kg.errors import EndpointError


def address(url: str) -> str:
    """Return an address that may be used, without its fragment.

    Raises:
        EndpointError: when it is no http or https address, or holds a user or a password.

    >>> address("http://example.org/sparql")
    'http://example.org/sparql'
    >>> address("http://me:secret@example.org/")
    Traceback (most recent call last):
    ...
    kg.errors.EndpointError: http://example.org/: an address must not hold a user or a password; \
name the user with --user, and give the password as KG_PASSWORD, in a keyring or in a netrc file
    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise EndpointError("the address of an endpoint is no URL") from None
    host = parts.hostname or ""
    shown = parts._replace(netloc=(f"[{host}]" if ":" in host else host) + port, fragment="")
    if "@" in parts.netloc:
        raise EndpointError(
            f"{shown.geturl()}: an address must not hold a user or a password; name the user with "
            "--user, and give the password as KG_PASSWORD, in a keyring or in a netrc file"
        )
    if parts.scheme not in {"http", "https"} or not host:
        raise EndpointError(f"{shown.geturl()}: an endpoint has an http or https address")
    return shown.geturl()


def origin(url: str) -> str:
    """Return scheme, host and port of an address.

    >>> origin("HTTP://Example.org/a"), origin("https://example.org:8443/b")
    ('http://example.org:80', 'https://example.org:8443')
    """
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return f"{parts.scheme}://{parts.hostname}:{port}"
