"""``kg validate``: a graph against its shapes."""

from pathlib import Path

import click
from rich.markup import escape

from kg.cli.console import ExitCode, screen


@click.command("validate")
@click.argument(
    "target",
    required=False,
    default=Path("graph"),
    metavar="[DIR|FILE]",
    envvar="KG_GRAPH",
    type=click.Path(path_type=Path),
)
@click.option(
    "--shapes",
    type=click.Path(exists=True, path_type=Path),
    metavar="DIR|FILE",
    help="Shapes of your own, instead of the project's.",
)
@click.option(
    "--report",
    "report_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the SHACL validation report as Turtle.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "pyshacl", "rust", "stream"]),
    default="auto",
    show_default=True,
    help="Who judges a built graph: pyshacl, the reference; rust, which is shifty and Oxigraph, "
    "in a tenth of the time; stream, the checks by which a build judges record after record; auto "
    "is pyshacl up to 50,000 statements.",
)
@click.pass_context
def validate_command(
    context: click.Context,
    *,
    target: Path,
    shapes: Path | None,
    report_path: Path | None,
    engine: str,
) -> None:
    """Check a built graph, or any RDF file, against the SHACL shapes.

    Prints each violation with the file and line that it came from and what to mend, and exits
    with 4 if there is one.

    \b
    Example:
        kg validate
        kg validate demo/graph.ttl --report report.ttl
    """
    from kg import validation  # noqa: PLC0415 - a second to import
    from kg.graph import KnowledgeGraph  # noqa: PLC0415

    show = screen(context)
    own = validation.load_shapes(shapes) if shapes else None
    if target.is_dir():
        with KnowledgeGraph(target) as graph:
            report = graph.validate(own, engine)
    else:
        report = validation.validate_file(target, own)
    for result in report.results:
        place = f"{result.file}:{result.line}" if result.line else result.file or result.node
        show.say(f"[bold]{escape(place)}[/]  {escape(result.severity)}  {escape(result.message)}")
        show.say(f"    [dim]{escape(result.node)}  {escape(result.path or '')}[/]")
    for left in report.unchecked:
        show.say(f"[yellow]not checked[/]: {escape(left)}")
    if report_path:
        report_path.write_text(report.turtle(), encoding="utf-8")
    told = "conforms to its shapes" if report.conforms else "does not conform to its shapes"
    counts = ", ".join(f"{n} {severity}" for severity, n in report.counts().items() if n)
    show.say(f"{escape(str(target))} {told}{': ' + counts if counts else ''} ({report.engine})")
    if not report.conforms:
        context.exit(ExitCode.SHAPES_VIOLATED)
