"""A whole build without text, with its store and its report, and what each of these adds."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from measuring import ours
from measuring.clock import in_turn

WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "shards alone": ("--no-store", "--shards", "--no-validate"),
    "shards, validated": ("--no-store", "--shards"),
    "store": ("--no-validate",),
    "store, validated": (),
}
"""What `kg build` is told, by the name of its line; the others are held against the first."""


def whole(path: Path, rounds: int, scratch: Path) -> Iterator[str]:
    """Build the file in each way by one process, summary and all; yield the lines of a report."""
    out = scratch / "graph"
    tasks = {
        name: partial(ours.build, path, out, "--text", "none", "--workers", "1", *words)
        for name, words in WAYS.items()
    }
    found = in_turn(tasks, rounds)
    least = next(iter(found.values())).processor
    for name, each in found.items():
        yield (
            f"  {name:20}{each.processor:9.2f} s of processors {each.processor / least:6.2f} x"
            f"{each.memory:8,.0f} MB at the peak"
        )
