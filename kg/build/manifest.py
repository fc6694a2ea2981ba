"""What a build writes down of itself: in ``build.json``, and for who loads its quads elsewhere."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from kg.build.depot import Depot
from kg.build.linking import LinkTask, quads_of
from kg.build.options import BuildOptions, TextReading
from kg.build.packing import compressing
from kg.build.result import Build
from kg.build.sharing import Shared
from kg.build.unit import Unit, UnitLinked, code_digest
from kg.errors import GraphError
from kg.version import __version__

SHARDS: Final = "shards.json"
"""The manifest of the shards, in the depot."""


@dataclass(frozen=True)
class Built:
    """What ``build.json`` knows of how a graph was made."""

    units: tuple[Unit, ...]
    removed: frozenset[str]
    options: BuildOptions
    code: str


def describe_build(
    done: Build,
    files: Sequence[str],
    units: Sequence[Unit],
    removed: frozenset[str],
    options: BuildOptions,
    text: TextReading,
) -> dict[str, Any]:
    """Return what ``build.json`` says of a build."""
    report = done.report
    return {
        "kg": __version__,
        "code": code_digest(),
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(done.seconds, 2),
        "base": options.base,
        "text": text.value,
        "files": list(files),
        "fresh": done.fresh,
        "records": done.records,
        "quads": done.quads,
        "counts": done.counts,
        "total": {
            "files": done.files,
            "records": done.records,
            "triples": done.quads,
            "findings": len(done.findings),
            "results": len(report.results) if report else None,
        },
        "findings": done.findings.codes(),
        "vocabulary": {"name": done.vocabulary.name, "digest": done.vocabulary.digest},
        "validation": (
            {
                "conforms": report.conforms,
                "engine": report.engine,
                "results": report.counts(),
                "not_checked": list(report.unchecked),
            }
            if report
            else None
        ),
        "units": [asdict(unit) for unit in units],
        "removed": sorted(removed),
        "options": {
            **asdict(options),
            "day": options.day.isoformat() if options.day else None,
        },
    }


def units_of(info: Mapping[str, Any]) -> Built:
    """Return how a graph was made, by what its ``build.json`` says.

    Raises:
        GraphError: when it does not say that.
    """
    try:
        told = dict(info["options"])
        day = date.fromisoformat(told["day"]) if told["day"] else None
        options = BuildOptions(**{**told, "day": day, "text": TextReading(told["text"])})
        units = tuple(Unit(**each) for each in info["units"])
        return Built(units, frozenset(info["removed"]), options, info["code"])
    except (KeyError, TypeError, ValueError) as error:
        raise GraphError(
            f"build.json was written by another version of kg ({error!r}); build again"
        ) from error


def write_shards(
    depot: Depot, done: Sequence[tuple[Unit, LinkTask, UnitLinked]], shared: Shared
) -> set[str]:
    """Write the manifest of the shards, and the shard of the shared graphs; return their names.

    Every shard is N-Quads in Zstandard without blank nodes; its SHA-256 is that of the N-Quads.
    """
    name = f"shared-{_digest(shared.path)}.nq.zst"
    with (
        shared.path.open("rb") as lines,
        depot.writing(name) as stream,
        compressing(stream) as packed,
    ):
        shutil.copyfileobj(lines, packed)
    shards: list[dict[str, Any]] = [
        {
            "shard": quads_of(task.linked),
            "source": unit.name,
            "source_sha256": unit.sha256,
            "records": each.records,
            "quads": each.quads,
            "sha256": each.sha256,
        }
        for unit, task, each in done
    ]
    shards.append({"shard": name, "source": None, "quads": shared.quads})
    whole = {"format": "application/n-quads", "compression": "zstd", "shards": shards}
    with depot.writing(SHARDS) as stream:
        stream.write(json.dumps(whole, indent=1, ensure_ascii=False).encode() + b"\n")
    return {name, SHARDS}


def _digest(path: Path) -> str:
    """Return what `kg.names.digest` gives of the content of a file, which may be large."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, partial(hashlib.blake2b, digest_size=12)).hexdigest()
