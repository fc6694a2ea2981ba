"""A peer runs in a Python of its own, as a process of its own, and may be missing there."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring.clock import Spent, environment, spent

OWN = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
"""What tells a Python where to look, and would send another one to our packages."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A package that is measured beside ours: its module, and what ``pip`` installs it by."""

    module: str
    requirement: str

    def missing(self, python: Path) -> str | None:
        """Return how to install the peer for a Python that cannot import it, else ``None``."""
        command = [str(python), "-c", f"import {self.module}"]
        try:
            ran = subprocess.run(
                command, capture_output=True, text=True, env=environment(OWN), check=False
            )
        except OSError as error:
            return f"{python} cannot be run ({error}): {self._remedy(Path('peers/bin/python'))}"
        if not ran.returncode:
            return None
        last = (ran.stderr.strip().splitlines() or ["no word why"])[-1]
        return f"{python} has no {self.module} ({last}): {self._remedy(python)}"

    def _remedy(self, python: Path) -> str:
        return f"{python} -m pip install '{self.requirement}'"

    def run(self, python: Path, words: Sequence[str]) -> Spent:
        """Run the peer's Python with words, and return what that cost."""
        return spent([str(python), *words], without=OWN)
