"""``kg build``: from files to a graph, and a summary that says what came of it."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import click
from click import DateTime

from kg.cli.console import ExitCode, screen
from kg.names import DEFAULT_BASE


@click.command("build")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
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
    "--validate/--no-validate",
    default=True,
    show_default=True,
    help="Check the graph against the shapes at the end.",
)
@click.pass_context
def build_command(
    context: click.Context,
    *,
    inputs: tuple[Path, ...],
    out: Path,
    base: str,
    day: datetime | None,
    text: str,
    validate: bool,
) -> None:
    """Read INPUTs, files or directories, and build their graph.

    \b
    Example:
        kg build seeds
        kg build pages/ notes/lupus.txt --out lupus
    """
    from kg.build import BuildOptions, TextReading, build_graph  # noqa: PLC0415 - half a second to import
    from kg.cli import summary  # noqa: PLC0415

    show = screen(context)
    options = BuildOptions(
        base=_checked(base), day=_day(day), text=TextReading(text), validate=validate
    )
    with show.progress() as progress:
        done = build_graph(inputs, out, options=options, progress=progress)
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
