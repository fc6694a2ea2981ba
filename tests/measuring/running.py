"""Benchmarks as programs."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def ran(name: str, *words: str | Path, code: int = 0, **environment: str) -> str:
    """Run a benchmark, and return what it prints."""
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / name, *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr
