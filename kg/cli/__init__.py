"""The command line: arguments, progress, messages and exit codes; no logic."""

import signal
import sys
from types import FrameType
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from kg.cli.console import ExitCode, Screen
from kg.errors import KgError
from kg.version import __version__

__all__ = ["cli", "main"]

_COMMANDS = {
    "build": ("kg.cli.build", "build_command"),
    "draw": ("kg.cli.export", "draw_command"),
    "export": ("kg.cli.export", "export_command"),
    "extractors": ("kg.cli.extractors", "extractors_command"),
    "page": ("kg.cli.page", "page_command"),
    "push": ("kg.cli.push", "push_command"),
    "query": ("kg.cli.query", "query_group"),
    "remove": ("kg.cli.build", "remove_command"),
    "sparql": ("kg.cli.query", "sparql_command"),
    "text": ("kg.cli.text", "text_group"),
    "validate": ("kg.cli.validate", "validate_command"),
    "vocab": ("kg.cli.vocabulary", "vocab"),
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
        command: click.Command = getattr(import_module(home[0]), home[1])
        return command


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
