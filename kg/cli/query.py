"""``kg query`` and ``kg sparql``: stored questions, and any other."""

import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from kg.catalogue import (
    FORMATS,
    Answer,
    Catalogue,
    StoredQuery,
    load_catalogue,
    render,
)
from kg.cli.console import Screen, screen
from kg.cli.credentials import remote_options
from kg.errors import QueryError
from kg.graph import KnowledgeGraph, RemoteGraph

_ATTEMPTS = 3
"""How often an endpoint is asked that is busy or lets go."""

GRAPH = click.option(
    "--graph", "-g", "directory", type=click.Path(file_okay=False, path_type=Path),
    default=Path("graph"), envvar="KG_GRAPH", show_default=True, metavar="DIR",
    help="The graph to ask.",
)  # fmt: skip
FORMAT = click.option(
    "--format", "-f", "format_", type=click.Choice(FORMATS), default="table", show_default=True,
    help="How the answer is printed.",
)  # fmt: skip


class StoredQueries(click.Group):
    """A command for each stored query, each with its parameters as options."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the stored queries."""
        return list(load_catalogue().names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of a stored query; an unknown name gets the nearest ones."""
        try:
            return _command(load_catalogue().get(cmd_name))
        except QueryError as error:
            raise click.UsageError(str(error)) from error


@click.group(
    "query",
    cls=StoredQueries,
    invoke_without_command=True,
    subcommand_metavar="[NAME] [--PARAM VALUE]...",
)
@GRAPH
@FORMAT
@click.option("--all", "every", is_flag=True, help="Answer every stored query.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="With --all: write each answer to DIR as CSV.",
)
@remote_options
@click.pass_context
def query_group(
    context: click.Context,
    /,
    *,
    directory: Path,
    format_: str,
    every: bool,
    into: Path | None,
    **_remote: Any,
) -> None:
    """Ask a stored question; without a NAME, list them.

    A parameter takes a plain name such as belimumab or SLE, a MeSH identifier or an IRI; one that
    is left out means all.

    \b
    Example:
        kg query
        kg query drugs-for-condition --condition "lupus erythematosus, systemic"
        kg query papers-on-drug --drug benlysta --format csv
        kg query --endpoint http://localhost:7878/query drugs-for-condition --condition SLE
    """
    context.params["directory"] = directory
    if context.invoked_subcommand:
        return
    if every:
        with _opened(context.params) as graph:
            _all(screen(context), graph, format_, into)
    else:
        _list(screen(context), load_catalogue())


def _list(show: Screen, catalogue: Catalogue) -> None:
    width = max(len(name) for name in catalogue.names())
    for query in catalogue:
        options = " ".join(_option(p.name) for p in query.parameters)
        show.out.print(
            f"[cyan]{query.name:<{width}}[/]  {escape(query.summary)} [dim]{options}[/]",
            highlight=False,
            soft_wrap=True,
        )


def _opened(given: Mapping[str, Any]) -> KnowledgeGraph | RemoteGraph:
    """Return the graph of a directory, or that of an endpoint."""
    endpoint = given.get("endpoint")
    if endpoint is None:
        return KnowledgeGraph(given.get("directory") or Path("graph"))
    # A fifth of a second to import, for endpoints alone.
    from kg.catalogue import EndpointEngine  # noqa: PLC0415
    from kg.web import Scheme, find_credentials, usual_scheme  # noqa: PLC0415

    auth = given.get("auth") or "auto"
    credentials = find_credentials(
        endpoint,
        user=given.get("user"),
        scheme=None if auth == "auto" else Scheme(auth),
        usual=usual_scheme(endpoint),
        use_keyring=bool(given.get("use_keyring")),
    )
    return RemoteGraph(EndpointEngine(endpoint, credentials=credentials, attempts=_ATTEMPTS))


def _all(
    show: Screen, graph: KnowledgeGraph | RemoteGraph, format_: str, into: Path | None
) -> None:
    if into:
        into.mkdir(parents=True, exist_ok=True)
    for query in graph.catalogue:
        answer = graph.ask(query.name)
        if into:
            target = into / f"{query.name}.csv"
            target.write_text(render(answer, "csv"), encoding="utf-8", newline="")
            show.say(f"{target}: {len(answer.rows)} rows")
        else:
            show.answer(f"# {query.name}: {query.summary}")
            show.answer(render(answer, format_) + "\n")


def _command(query: StoredQuery) -> click.Command:
    @click.pass_context
    def run(
        context: click.Context, /, directory: Path | None, format_: str | None, **given: str | None
    ) -> None:
        outer = context.parent.params if context.parent else {}
        place = {**outer, "directory": directory} if directory else outer
        arguments = {name: value for name, value in given.items() if value is not None}
        with _opened(place) as graph:
            answer = graph.ask(query.name, **arguments)
        chosen = format_ or outer.get("format_") or "table"
        screen(context).answer(render(answer, chosen))

    options: list[click.Parameter] = [
        click.Option([_option(p.name), p.name], metavar=p.kind.upper(), help=p.description)
        for p in query.parameters
    ]
    options += [
        click.Option(["--graph", "-g", "directory"], metavar="DIR", help="The graph to ask.",
                     type=click.Path(file_okay=False, path_type=Path)),
        click.Option(["--format", "-f", "format_"], type=click.Choice(FORMATS),
                     help="How the answer is printed."),
    ]  # fmt: skip
    example = " ".join(f"{_option(name)} {shlex.quote(value)}" for name, value in query.example)
    usage = f"kg query {query.name} {example}".rstrip()
    text = f"{query.summary}\n\n{query.description}\n\n\b\nExample:\n    {usage}"
    return click.Command(query.name, callback=run, params=options, help=text,
                         short_help=query.summary)  # fmt: skip


def _option(parameter: str) -> str:
    """Return the option of a parameter.

    >>> _option("otherDrug")
    '--other-drug'
    """
    return "--" + re.sub(r"[A-Z]", lambda letter: "-" + letter.group().lower(), parameter)


@click.command("sparql")
@click.argument("query", metavar="QUERY|FILE|-")
@GRAPH
@FORMAT
@remote_options
@click.pass_context
def sparql_command(context: click.Context, /, *, query: str, format_: str, **_place: Any) -> None:
    """Ask any SPARQL 1.1 query: as text, in a file, or on standard input.

    The prefixes of the model are declared already, and the query runs over the union of all named
    graphs.

    \b
    Example:
        kg sparql 'SELECT ?title { ?paper a fabio:JournalArticle ; rdfs:label ?title }'
        kg sparql question.rq --format csv
    """
    text = _text(query)
    with _opened(context.params) as graph:
        if isinstance(graph, RemoteGraph):
            screen(context).answer(render(graph.select(text), format_))
        else:
            screen(context).answer(_shown(graph.sparql(text), format_))


def _text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    looks_like_query = any(character in query for character in "{\n")
    if looks_like_query:
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{query}: neither SPARQL nor a file that can be read: {error}") from error


def _shown(answer: Any, format_: str) -> str:
    return render(Answer.of(answer), format_)
