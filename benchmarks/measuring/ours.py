"""Our build as a whole process: what anyone would run, from a file to N-Quads on disk."""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.build.packing import decompressing
from measuring.clock import Spent, spent

WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "kg build, not validated": ("--text", "none", "--no-store", "--shards", "--no-validate"),
    "kg build, validated": ("--text", "none", "--no-store", "--shards"),
}
"""What `kg build` is told, by the name of its line beside the peers; each way is a line."""


def build(inputs: Path, out: Path, *words: str) -> Spent:
    """Build a graph anew in a process of its own, and return what that cost."""
    shutil.rmtree(out, ignore_errors=True)
    return spent([sys.executable, "-m", "kg", "build", str(inputs), "--out", str(out), *words])


def quads(out: Path) -> int:
    """Return how many quads a built graph has, those of its shared graphs included."""
    return int(json.loads((out / "build.json").read_text(encoding="utf-8"))["quads"])


def lines(out: Path) -> Iterator[bytes]:
    """Yield the N-Quads of a built graph."""
    for path in sorted((out / "units").glob("*.nq.zst")):
        with path.open("rb") as stream, decompressing(stream) as opened:
            yield from opened
