"""``kg extractors``: which kinds of links there are, and what each reads and emits."""

import click
from rich.table import Table

from kg.cli.console import screen
from kg.names import PREFIXES


@click.command("extractors")
@click.pass_context
def extractors_command(context: click.Context) -> None:
    """List the extractors: what each links, what it needs, which terms it emits.

    \b
    Example:
        kg extractors
    """
    from kg.extractors import default_registry  # noqa: PLC0415

    table = Table("name", "version", "links", "reads", "emits", header_style="bold")
    for extractor in default_registry():
        emitted = sorted(_shortened(node.value) for node in extractor.emits)
        requires = ", ".join(sorted(extractor.requires))
        table.add_row(
            extractor.name, extractor.version, extractor.summary, requires, " ".join(emitted)
        )
    screen(context).out.print(table)


def _shortened(iri: str) -> str:
    fitting = [(len(value), p, value) for p, value in PREFIXES.items() if iri.startswith(value)]
    if not fitting:
        return iri
    _, prefix, value = max(fitting)
    return f"{prefix}:{iri[len(value) :]}"
