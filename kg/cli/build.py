"""``kg build``: from files to a graph, and a summary that says what came of it."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click import DateTime

from kg.cli.console import ExitCode, Screen, screen
from kg.names import DEFAULT_BASE

if TYPE_CHECKING:
    from kg.build import Build


@click.command("build")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("graph"),
    envvar="KG_GRAPH",
    show_default=True,
    metavar="DIR",
    help="Where the graph goes; one that stands there is replaced.",
)
@click.option(
    "--base",
    default=DEFAULT_BASE,
    show_default=True,
    metavar="IRI",
    help="What the IRIs begin with that no public scheme provides.",
)
@click.option(
    "--date",
    "day",
    type=DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Record this day as the day of the build. Without it no day enters the graph, "
    "so that two builds are the same, byte for byte. [env: SOURCE_DATE_EPOCH]",
)
@click.option(
    "--text",
    type=click.Choice(["auto", "accurate", "fast", "none"]),
    default="auto",
    show_default=True,
    help="How running text is read: accurate finds drugs, conditions and claims; fast finds drugs "
    "and conditions in a third of the time; auto is accurate up to 256 MiB of inputs.",
)
@click.option(
    "--workers",
    "-w",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that work on one file each at a time.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Let the workers of this dask scheduler work; local starts one with --workers.",
)
@click.option(
    "--work",
    metavar="DIR|URL",
    help="Where finished work is kept, a directory or a URL that all workers reach.  "
    "[default: units/ in the graph's directory]",
)
@click.option(
    "--shards",
    is_flag=True,
    help="Write a manifest of the N-Quads shards there, for triple stores to load.",
)
@click.option(
    "--store/--no-store",
    default=True,
    show_default=True,
    help="Make the embedded store, which kg query and the rest ask.",
)
@click.option(
    "--validate/--no-validate",
    default=True,
    show_default=True,
    help="Check the graph against the shapes at the end.",
)
@click.pass_context
def build_command(
    context: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    out: Path,
    base: str,
    day: datetime | None,
    text: str,
    **others: Any,
) -> None:
    """Read INPUTs, files, directories or URLs, and build their graph.

    What an earlier build into the same directory did, and what has not changed since, is not done
    again: a build that was interrupted goes on, and one with more files does these alone.

    \b
    Example:
        kg build seeds
        kg build pages/ notes/lupus.txt --out lupus
        kg build baseline/ updates/ --out pubmed --workers 8 --shards --no-store
    """
    from kg.build import BuildOptions, TextReading, build_graph  # noqa: PLC0415 - half a second to import

    show = screen(context)
    options = BuildOptions(
        base=_checked(base),
        day=_day(day),
        text=TextReading(text),
        **others,
    )
    with show.progress() as progress:
        done = build_graph(inputs, out, options=options, progress=progress)
    _conclude(context, show, done)


@click.command("remove")
@click.argument("what", metavar="SOURCE|PAPER")
@click.option(
    "--graph",
    "-g",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("graph"),
    envvar="KG_GRAPH",
    show_default=True,
    metavar="DIR",
    help="The graph that it is taken out of.",
)
@click.pass_context
def remove_command(context: click.Context, *, what: str, graph: Path) -> None:
    """Take a source file, or a paper, out of a built graph, with all that it brought.

    A source is named as build.json names it, a paper by PMID, DOI or IRI. The graph is then what a
    build without it would have made; a new build of the same inputs brings it back.

    \b
    Example:
        kg remove pubmed21n1298.xml.gz
        kg remove 31910280 --graph lupus
    """
    from kg.build import remove  # noqa: PLC0415 - half a second to import

    show = screen(context)
    with show.progress() as progress:
        done = remove(what, graph, progress=progress)
    _conclude(context, show, done)


def _conclude(context: click.Context, show: Screen, done: "Build") -> None:
    """Tell what was done, and exit with what it was worth."""
    from kg.cli import summary  # noqa: PLC0415 - half a second to import

    if show.loudness >= 0:
        summary.show(show, done)
    else:
        for error in done.errors:
            show.complain(error)
    if done.conforms is False:
        context.exit(ExitCode.SHAPES_VIOLATED)
    if done.errors:
        context.exit(ExitCode.PARTLY_READ)


def _checked(base: str) -> str:
    if not base.startswith(("http://", "https://", "urn:")) or base[-1] not in "/#:":
        raise click.BadParameter(
            f"{base!r} must be an http, https or urn IRI that ends in '/', '#' or ':'",
            param_hint="--base",
        )
    return base


def _day(given: datetime | None) -> date | None:
    if given is not None:
        return given.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else None
