"""``kg export`` and ``kg draw``: hand the graph over, and look at it."""

from pathlib import Path

import click

from kg.cli.console import screen
from kg.cli.query import GRAPH
from kg.graph import EXPORT_FORMATS

FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("export")
@click.argument(
    "directory",
    required=False,
    default=Path("graph"),
    metavar="[DIR]",
    envvar="KG_GRAPH",
    type=click.Path(file_okay=False, path_type=Path),
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(EXPORT_FORMATS),
    default="turtle",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--view",
    default="all",
    show_default=True,
    metavar="VIEW",
    help="With graphml, gexf and node-link: the part of the network, as kg draw names it.",
)
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(writable=True, path_type=Path),
    metavar="PATH",
    help="Where to write it: a file, a directory for several files, or - for standard output.",
)
@click.pass_context
def export_command(
    context: click.Context, *, directory: Path, format_: str, view: str, output: Path
) -> None:
    """Write a built graph for a triple store or another tool.

    nquads and trig keep a named graph per record; the other RDF formats merge them. parquet, neo4j,
    kgx-tsv and kgx-jsonl are directories of tables; graphml, gexf and node-link are networks for
    Gephi, Cytoscape and networkx; ris, bibtex, csl-json and nbib give papers back; nanopub is a
    nanopublication a claim, void a description of the graph.
    Beside what is no RDF lies PATH.receipt.json, which counts the statements that it left out.

    \b
    Example:
        kg export --format turtle -o graph.ttl
        kg export demo --format nquads -o - | gzip > graph.nq.gz
        kg export demo --format parquet -o tables
        kg export demo --format gexf --view co-mention -o drugs.gexf
    """
    from kg.graph import KnowledgeGraph  # noqa: PLC0415

    with KnowledgeGraph(directory) as graph:
        receipt = graph.export(output, format_, view)
    if receipt is not None:
        say = f"{output}: {receipt.total_held:,} of {receipt.statements:,} statements as {format_}"
        screen(context).say(say)
    elif str(output) != "-":
        screen(context).say(f"{output}: {output.stat().st_size:,} bytes of {format_}")


@click.command("draw")
@click.argument("view", required=False, default="all", metavar="[VIEW]")
@GRAPH
@click.option(
    "--about", metavar="NAME", help="Only what lies around this concept, paper or author."
)
@click.option(
    "--hops",
    type=click.IntRange(1, 6),
    default=2,
    show_default=True,
    help="With --about: how far around.",
)
@click.option(
    "--output",
    "-o",
    required=True,
    type=FILE,
    metavar="FILE",
    help="Where to draw it: .png, .svg, .pdf, or .html for a page to look around in.",
)
@click.pass_context
def draw_command(
    context: click.Context,
    *,
    view: str,
    directory: Path,
    about: str | None,
    hops: int,
    output: Path,
) -> None:
    """Draw a view of a built graph.

    A page of HTML is one file that asks no network for anything: search, filter, and click on an
    edge for the sentences that prove it.

    \b
    Example:
        kg draw -o network.png
        kg draw co-mention --about belimumab --hops 1 -o belimumab.svg
        kg draw claims -o claims.html
    """
    from kg.graph import KnowledgeGraph  # noqa: PLC0415

    with KnowledgeGraph(directory) as graph:
        graph.draw(output, view=view, about=about, hops=hops)
    screen(context).say(f"{output}")
