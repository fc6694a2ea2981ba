"""A network as GraphML, node after node and edge after edge.

Source: "The GraphML File Format" (graphml.graphdrawing.org), 1.0. An edge's id must be unique in a
file, or Gephi drops edges: edges are numbered.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, TypeAlias

from kg.network.assembly import Attributes, Network
from kg.network.listing import Columns, Listing, columns, listed
from kg.network.markup import DECLARATION, TYPES, attribute, text

_SPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_HEAD: Final = (
    f'{DECLARATION}<graphml xmlns="{_SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{_SPACE} {_SPACE}/1.0/graphml.xsd">\n'
)
_TAIL: Final = "  </graph>\n</graphml>\n"

_Keys: TypeAlias = Mapping[str, str]


def write_graphml(network: Network | Listing, stream: BinaryIO) -> None:
    """Write GraphML, as Gephi, Cytoscape and yEd read it; memory does not grow with a listing."""
    stream.writelines(part.encode() for part in _parts(listed(network)))


def _parts(network: Listing) -> Iterator[str]:
    scopes = (
        ("graph", columns([dict(network.told)])),
        ("node", network.node_columns),
        ("edge", network.edge_columns),
    )
    keys: dict[str, _Keys] = {}
    yield _HEAD
    first = 0
    for scope, found in scopes:
        keys[scope] = {name: f"d{number}" for number, name in enumerate(found, first)}
        first += len(found)
        yield from _declarations(scope, found, keys[scope])
    yield '  <graph edgedefault="directed">\n'
    for name, data in network.nodes():
        yield f'    <node id="{attribute(name)}">\n{_data(data, keys["node"])}    </node>\n'
    for number, (source, target, _, data) in enumerate(network.edges()):
        yield (
            f'    <edge source="{attribute(source)}" target="{attribute(target)}" id="e{number}">\n'
            f"{_data(data, keys['edge'])}    </edge>\n"
        )
    for name, value in network.told.items():
        yield f'    <data key="{keys["graph"][name]}">{text(value)}</data>\n'
    yield _TAIL


def _declarations(scope: str, found: Columns, keys: _Keys) -> Iterator[str]:
    for name, kind in found.items():
        yield (
            f'  <key id="{keys[name]}" for="{scope}" attr.name="{attribute(name)}" '
            f'attr.type="{TYPES[kind]}" />\n'
        )


def _data(data: Attributes, keys: _Keys) -> str:
    return "".join(
        f'      <data key="{keys[name]}">{text(value)}</data>\n' for name, value in data.items()
    )
