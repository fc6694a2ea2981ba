"""What a built graph says, as bytes that can be compared."""

import hashlib
import json
from pathlib import Path

from kg.directory import GraphDirectory
from kg.store import Store


def content(out: Path) -> bytes:
    """Return all quads of a graph, and what was found, in a fixed order."""
    directory = GraphDirectory(out)
    store = Store.open(directory.current().store)
    quads = sorted(str(quad) for quad in store.quads())
    merged = sorted(str(triple) for triple in store.triples(None, None, None))
    findings = [str(finding) for finding in directory.findings()]
    return "\n".join([*quads, *merged, *findings]).encode()


def shards(out: Path) -> dict[str, str]:
    """Return the SHA-256 of every shard, by its name, and check that the manifest is true."""
    manifest = json.loads((out / "units/shards.json").read_text("utf-8"))
    return {
        each["shard"]: hashlib.sha256((out / "units" / each["shard"]).read_bytes()).hexdigest()
        for each in manifest["shards"]
    }
