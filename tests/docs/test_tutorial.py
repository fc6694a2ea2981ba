"""The tutorial is typed as it stands: each command runs, and prints what the page says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.console import Typed, typed
from tests.small_vocabulary import small_vocabulary_path

PAGE = ROOT / "docs" / "tutorial.md"
COLUMNS = "84"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like the project's, with ``kg`` where activating the environment would put it."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "kg").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n')
    (programs / "kg").chmod(0o755)
    (programs / "activate").write_text(f'PATH="{programs}:$PATH"\n')
    return folder


def _run(command: str, place: Path) -> str:
    # What make would do is what `make test` began with; here it only says so.
    asked = command.replace("make ", "make --dry-run ") if command.startswith("make ") else command
    ran = subprocess.run(
        ["sh", "-c", f". .venv/bin/activate; {asked}"],
        cwd=place, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8",
        env={**os.environ, "KG_VOCABULARY": str(small_vocabulary_path()), "COLUMNS": COLUMNS,
             "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "TERM": "dumb"},
    )  # fmt: skip
    assert (ran.returncode == 0) != ran.stdout.startswith("kg:"), f"{command}\n{ran.stdout}"
    return "" if asked != command else ran.stdout


def test_tutorial_prints_what_it_says(place: Path) -> None:
    steps = list(typed(PAGE.read_text(encoding="utf-8")))
    assert [step.command.split()[0] for step in steps].count("kg") >= 10
    for step in steps:
        output = _run(step.command, place)
        assert step.matches(output), f"$ {step.command}\n{output}"


def test_a_slow_machine_prints_the_same() -> None:
    slow = (
        "reading ...\nlinking: 1 of 2 in 16 s, 16 s left; 1 record, 66 triples/s\nRead  2 papers\n"
    )
    assert Typed("x", "Read  2 papers\n").matches(slow)
    assert not Typed("x", "Read  2 papers\n").matches("linking: none of 2\nRead  2 papers\n")


def test_a_wrong_page_is_seen() -> None:
    assert Typed("x", "2 rows\n…\nend").matches("2 rows  \nand more\nend\n")
    assert not Typed("x", "2 rows\n…\nend").matches("3 rows\nand more\nend")
    assert not Typed("x", "2 rows").matches("2 rows\nand more")
    assert list(typed("```console\n$ a\nb\n$ c\n```\n")) == [Typed("a", "b\n"), Typed("c", "")]
