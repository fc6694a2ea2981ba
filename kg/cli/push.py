"""``kg push``: a built graph into a triple store, and what changed of it after that."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from kg.cli.console import Screen, screen
from kg.cli.credentials import credential_options
from kg.cli.query import GRAPH
from kg.errors import EndpointError

if TYPE_CHECKING:
    from kg.push import Places, Plan
    from kg.web import Credentials

_KINDS = (
    "oxigraph",
    "virtuoso",
    "fuseki",
    "graphdb",
    "blazegraph",
    "stardog",
    "neptune",
    "generic",
)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@click.command("push")
@click.argument("target", metavar="TARGET")
@GRAPH
@click.option(
    "--kind",
    type=click.Choice(["auto", *_KINDS]),
    default="auto",
    show_default=True,
    help="What the target is; auto looks at its address and asks it.",
)
@click.option("--query-url", metavar="URL", help="Where it answers queries, if not as usual.")
@click.option("--update-url", metavar="URL", help="Where it takes updates, if not as usual.")
@click.option(
    "--graph-store-url",
    metavar="URL",
    help="Where it speaks the Graph Store HTTP Protocol, if not as usual.",
)
@click.option(
    "--way",
    type=click.Choice(["auto", "quads", "graph-store", "update"]),
    default="auto",
    show_default=True,
    help="How graphs are sent; auto is the first of these that the kind is known for.",
)
@click.option(
    "--batch",
    type=click.IntRange(min=1),
    default=4096,
    show_default=True,
    metavar="KB",
    help="Kilobytes of triples in a request, about.",
)
@click.option(
    "--check",
    type=click.Choice(["sample", "full", "none"]),
    default="sample",
    show_default=True,
    help="How many graphs are compared at the end.",
)
@click.option("--keep", is_flag=True, help="Leave graphs there that are no longer here.")
@click.option(
    "--replace",
    is_flag=True,
    help="Take the place of another graph of the same base, and remove all of its records.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be sent; change nothing.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
    help="How long one answer may take.",
)
@click.option(
    "--attempts",
    type=click.IntRange(min=1),
    default=6,
    show_default=True,
    help="How often a request is tried.",
)
@credential_options
@click.pass_context
def push_command(  # noqa: PLR0913 - as many as a target has properties
    context: click.Context, *, target: str, directory: Path, kind: str, query_url: str | None,
    update_url: str | None, graph_store_url: str | None, way: str, batch: int, check: str,
    keep: bool, replace: bool, dry_run: bool, timeout: float, attempts: int, user: str | None,
    auth: str, use_keyring: bool,
) -> None:  # fmt: skip
    """Load a graph into a triple store, or bring what is there up to date.

    A record is a named graph; those that are new or changed are sent, those that are gone are
    removed, and nobody else's graphs are touched. The target itself keeps the list of what has
    arrived, so that a push that broke off goes on where it was, from any machine.

    Passwords come from $KG_PASSWORD or $KG_TOKEN, the keyring or ~/.netrc, never from arguments.

    \b
    Example:
        kg push http://localhost:7878 --dry-run
        kg push http://localhost:8890 --kind virtuoso --user dba
        kg push https://example.org/sparql --update-url https://example.org/update
    """  # fmt: skip
    from kg.graph import KnowledgeGraph  # noqa: PLC0415
    from kg.push import KINDS, Check, Options, Places, Target, plan_push, push, recognise  # noqa: PLC0415
    from kg.web import Scheme, Web, find_credentials  # noqa: PLC0415

    show = screen(context)
    found = recognise(target, Web(timeout=10, attempts=1)) if kind == "auto" else KINDS[kind]
    places = Places.of(found, target, query=query_url, update=update_url, graphs=graph_store_url)
    credentials = find_credentials(
        target, user=user, scheme=None if auth == "auto" else Scheme(auth), usual=found.scheme,
        use_keyring=use_keyring,
    )  # fmt: skip
    _mind(show, places, credentials)
    web = Web(credentials, timeout=timeout, attempts=attempts)
    there = Target(web, places)
    with KnowledgeGraph(directory) as graph:
        base = str(graph.info["base"])
        options = Options(way, batch << 10, Check(check), remove=not keep, replace=replace)
        if dry_run:
            _tell(show, plan_push(graph.store, there, base, options))
            return
        with show.progress() as progress:
            done = push(graph.store, there, base, options, progress)
    show.say(
        f"{places.kind.name} at {target}: {len(done.plan.add):,} graphs added, "
        f"{len(done.plan.replace):,} replaced, {len(done.plan.remove):,} removed, "
        f"{len(done.plan.keep):,} as they were; {done.statements:,} statements, "
        f"{done.compared:,} graphs compared, {done.requests:,} requests"
    )


def _mind(show: Screen, places: "Places", credentials: "Credentials | None") -> None:
    """Keep secrets on the server that they are for, and say when they travel in the open."""
    from kg.web import origin  # noqa: PLC0415

    urls = [places.query, places.update, *filter(None, (places.graphs, places.quads))]
    if credentials is None:
        return
    others = {origin(url) for url in urls}
    if len(others) > 1:
        raise EndpointError(
            f"the addresses are of several servers ({', '.join(sorted(others))}), and one password "
            "is not shown to all of them"
        )
    parts = urlsplit(urls[0])
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        show.say(f"{origin(urls[0])}: http does not hide the password on its way; prefer https")


def _tell(show: Screen, plan: "Plan") -> None:
    for verb, graphs in (("add", plan.add), ("replace", plan.replace), ("remove", plan.remove)):
        for graph in graphs:
            show.answer(f"{verb}\t{graph}")
    show.say(
        f"would add {len(plan.add):,} graphs, replace {len(plan.replace):,}, remove "
        f"{len(plan.remove):,}; {len(plan.keep):,} are as they should be; nothing was changed"
    )
