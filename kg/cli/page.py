"""``kg page``: read a paper with its mentions marked."""

from pathlib import Path

import click

from kg.cli.console import screen
from kg.cli.export import FILE
from kg.cli.query import GRAPH
from kg.errors import ExportError
from kg.graph import KnowledgeGraph


@click.command("page")
@click.argument("paper", metavar="PAPER")
@GRAPH
@click.option("--output", "-o", required=True, type=FILE, metavar="FILE", help="Where to write it.")
@click.pass_context
def page_command(context: click.Context, *, paper: str, directory: Path, output: Path) -> None:
    """Write the text of a paper as a page of HTML with its mentions marked.

    PAPER is a PMID, a DOI, a part of the title or an IRI. The page is made from the graph alone,
    each word at the offsets that the graph gives; it is one file without scripts, to be read in a
    browser, to be printed or to be sent.

    \b
    Example:
        kg page 10.1016/j.revmed.2019.12.004 -o paper.html
        kg page 31337420 --graph demo -o paper.html
    """
    with KnowledgeGraph(directory) as graph:
        written = graph.page(paper)
    try:
        output.write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{output}: cannot be written: {error.strerror or error}") from error
    screen(context).say(f"{output}")
