"""What a process does not load, for what it does not do: each would take a tenth of a second."""

import subprocess
import sys

import click
import pytest

from kg.cli import cli
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("done", "without"),
    [
        ("from kg.cli import cli; cli(['-h'], standalone_mode=False)", "numpy kg.graph kg.text"),
        ("import kg.cli.query", "numba requests rdflib kg.text kg.readers"),
        ("import kg.graph", "numba requests rdflib matplotlib networkx kg.text kg.readers"),
        ("import kg.build", "numba numpy requests matplotlib networkx kg.text"),
        ("import kg.vocabulary", "numba numpy requests urllib.request http.client"),
        ("import kg.text", "requests rdflib pyoxigraph urllib.request kg.readers"),
        ("import kg.readers", "numpy numba requests rdflib pyoxigraph kg.text kg.vocabulary"),
    ],
)  # fmt: skip
def test_nothing_is_loaded_that_is_not_needed(done: str, without: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"{done}\nimport sys\nprint(*sys.modules, sep='\\n')"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(without.split()) & set(told.stdout.split()) == set()


def test_the_list_of_commands_says_of_each_what_its_own_help_says() -> None:
    context = click.Context(cli, terminal_width=300, max_content_width=300)
    loaded = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    told = cli.get_help(context).split("Commands:")[1]
    assert dict(line.strip().split(maxsplit=1) for line in told.strip().splitlines()) == {
        name: command.get_short_help_str(200) for name, command in loaded.items() if command
    }
