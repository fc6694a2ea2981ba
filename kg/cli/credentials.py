"""The options of every command that speaks to a server: who asks, and how that is proven."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

USER = click.option(
    "--user", metavar="NAME", help="Who asks; else $KG_USER, or the user of the netrc file."
)
AUTH = click.option(
    "--auth",
    type=click.Choice(["auto", "basic", "digest", "bearer"]),
    default="auto",
    show_default=True,
    help="How that is proven: with $KG_PASSWORD (basic, digest), with $KG_TOKEN (bearer).",
)
KEYRING = click.option(
    "--keyring",
    "use_keyring",
    is_flag=True,
    help="Look the secret up in the system's keyring, under the service 'kg SCHEME://HOST:PORT'.",
)

ENDPOINT = click.option(
    "--endpoint", metavar="URL", help="Ask this SPARQL endpoint, not a graph in a directory."
)


def credential_options(command: _Command) -> _Command:
    """Give a command the options ``user``, ``auth`` and ``use_keyring``."""
    return USER(AUTH(KEYRING(command)))


def remote_options(command: _Command) -> _Command:
    """Give a command that asks a graph the option of asking an endpoint instead."""
    return ENDPOINT(credential_options(command))
