"""A network as the node-link JSON of networkx and d3, node after node and edge after edge."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from kg.network.assembly import Network
from kg.network.listing import Listing, listed


def write_node_link(network: Network | Listing, stream: BinaryIO) -> None:
    """Write JSON with ``nodes`` and ``edges``; memory does not grow with a listing."""
    stream.writelines(part.encode() for part in _parts(listed(network)))


def _parts(network: Listing) -> Iterator[str]:
    told = _indented(dict(network.told), 1)
    yield f'{{\n "directed": true,\n "multigraph": true,\n "graph": {told},\n "nodes": '
    yield from _items({**data, "id": name} for name, data in network.nodes())
    yield ',\n "edges": '
    yield from _items(
        {**data, "source": source, "target": target, "key": key}
        for source, target, key, data in network.edges()
    )
    yield "\n}\n"


def _items(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "[\n  "
    for row in rows:
        yield f"{before}{_indented(row, 2)}"
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n ]"


def _indented(value: dict[str, Any], depth: int) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace("\n", "\n" + " " * depth)
