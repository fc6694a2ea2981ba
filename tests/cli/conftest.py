"""``kg`` as a process of its own, beside the small vocabulary."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_vocabulary import small_vocabulary_path


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    return {
        **os.environ,
        "KG_VOCABULARY": str(small_vocabulary_path()),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONWARNINGS": "error",
        "PYTHONHASHSEED": "random",
        "TERM": "dumb",
    }


class Kg:
    """Runs ``kg`` in a directory."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def __call__(self, *words: str | Path, code: int = 0, text: str | None = None) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "kg", *map(str, words)],
            cwd=self.folder, env=self.environment, input=text, check=False,
            capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert ran.returncode == code, ran.stdout + ran.stderr
        self.err = ran.stderr
        return ran.stdout


@pytest.fixture
def kg(tmp_path: Path, environment: dict[str, str]) -> Kg:
    return Kg(tmp_path, environment)
