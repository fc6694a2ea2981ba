"""The command line: arguments, progress, messages and exit codes; no logic."""

import signal
import sys
from types import FrameType
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.markup import escape

from kg.cli.console import ExitCode, Screen
from kg.errors import KgError
from kg.version import __version__

__all__ = ["cli", "main"]


class _Home(NamedTuple):
    """Where a command is, and the first sentence of its help."""

    module: str
    name: str
    summary: str


_COMMANDS = {
    "build": _Home(
        "kg.cli.build",
        "build_command",
        "Read INPUTs, files, directories or URLs, and build their graph.",
    ),
    "draw": _Home("kg.cli.export", "draw_command", "Draw a view of a built graph."),
    "export": _Home(
        "kg.cli.export",
        "export_command",
        "Write a built graph for a triple store or another tool.",
    ),
    "extractors": _Home(
        "kg.cli.extractors",
        "extractors_command",
        "List the extractors: what each links, what it needs, which terms it emits.",
    ),
    "page": _Home(
        "kg.cli.page",
        "page_command",
        "Write the text of a paper as a page of HTML with its mentions marked.",
    ),
    "push": _Home(
        "kg.cli.push",
        "push_command",
        "Load a graph into a triple store, or bring what is there up to date.",
    ),
    "query": _Home(
        "kg.cli.query", "query_group", "Ask a stored question; without a NAME, list them."
    ),
    "remove": _Home(
        "kg.cli.build",
        "remove_command",
        "Take a source file, or a paper, out of a built graph, with all that it brought.",
    ),
    "sparql": _Home(
        "kg.cli.query",
        "sparql_command",
        "Ask any SPARQL 1.1 query: as text, in a file, or on standard input.",
    ),
    "text": _Home(
        "kg.cli.text", "text_group", "Find drugs, chemicals and conditions in running text."
    ),
    "validate": _Home(
        "kg.cli.validate",
        "validate_command",
        "Check a built graph, or any RDF file, against the SHACL shapes.",
    ),
    "vocab": _Home("kg.cli.vocabulary", "vocab", "Install and look up MeSH."),
}


class Commands(click.Group):
    """Loads a command when it is asked for, so that ``kg --help`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, or ``None`` when there is none of this name."""
        from importlib import import_module  # noqa: PLC0415

        home = _COMMANDS.get(cmd_name)
        if home is None:
            return None
        command: click.Command = getattr(import_module(home.module), home.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands with their summaries, as click does, and load none of them."""
        room = formatter.width - 6 - max(map(len, _COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=home.summary).get_short_help_str(room))
                    for name, home in sorted(_COMMANDS.items())
                ]
            )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option("--quiet", "-q", is_flag=True, help="Print answers and errors only.")
@click.option("--verbose", "-v", is_flag=True, help="Print every finding, also those of no weight.")
@click.pass_context
def cli(context: click.Context, *, quiet: bool, verbose: bool) -> None:
    """Turn the biomedical literature into a knowledge graph that people can trust.

    \b
    Example:
        kg vocab install
        kg build seeds
        kg query drugs-for-condition --condition SLE
    """
    context.obj = Screen(Console(), Console(stderr=True), int(verbose) - int(quiet))


def main() -> None:
    """Run the command line and exit; the exit code says how it went."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = cli.main(prog_name="kg", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        _complain("interrupted; what stood before still stands, and nothing half-done was kept")
        code = ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.exceptions.Exit as error:
        code = error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = ExitCode.FINE
    except KgError as error:
        _complain(str(error))
        code = ExitCode.FAILED
    sys.exit(int(code or 0))


def _complain(message: str) -> None:
    Console(stderr=True).print(
        f"[bold red]kg:[/] {escape(message)}", highlight=False, soft_wrap=True
    )


def _interrupt(number: int, frame: FrameType | None) -> Any:  # noqa: ARG001
    raise KeyboardInterrupt
