"""A network as GEXF 1.2 with Gephi's colours in place, node after node and edge after edge.

Source: "GEXF 1.2draft Primer" (gexf.net). It bears no date, so that the same network is the same
bytes; edges are numbered, and an edge's key is its ``networkx_key``.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, TypeAlias

from kg.network.assembly import Attributes, Network
from kg.network.listing import Columns, Listing, listed
from kg.network.markup import DECLARATION, TYPES, attribute

_SPACE: Final = "http://www.gexf.net/1.2draft"
_HEAD: Final = (
    f'{DECLARATION}<gexf xmlns:viz="{_SPACE}/viz" xmlns="{_SPACE}" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{_SPACE} {_SPACE}/gexf.xsd" version="1.2">\n'
    '  <graph defaultedgetype="directed" mode="static" name="">\n'
)
_TAIL: Final = "    </edges>\n  </graph>\n</gexf>\n"
_KEY: Final = "networkx_key"
_OF_NODES: Final = frozenset({"label"})
_OF_EDGES: Final = frozenset({"label", "weight"})
"""What GEXF has an attribute of its own for."""

_Ids: TypeAlias = Mapping[str, str]


def write_gexf(network: Network | Listing, stream: BinaryIO) -> None:
    """Write GEXF 1.2, as Gephi reads it; memory does not grow with a listing."""
    stream.writelines(part.encode() for part in _parts(listed(network)))


def _parts(network: Listing) -> Iterator[str]:
    of_nodes = {name: kind for name, kind in network.node_columns.items() if name not in _OF_NODES}
    of_edges = {name: kind for name, kind in network.edge_columns.items() if name not in _OF_EDGES}
    of_edges[_KEY] = str
    node_ids = {name: str(number) for number, name in enumerate(of_nodes)}
    edge_ids = {name: str(number) for number, name in enumerate(of_edges, len(of_nodes))}
    yield _HEAD
    yield from _declarations("edge", of_edges, edge_ids)
    yield from _declarations("node", of_nodes, node_ids)
    yield "    <nodes>\n"
    for name, data in network.nodes():
        yield (
            f'      <node id="{attribute(name)}" label="{attribute(data.get("label", name))}">\n'
            f"{_color(data)}{_values(data, node_ids)}      </node>\n"
        )
    yield "    </nodes>\n    <edges>\n"
    for number, (source, target, key, data) in enumerate(network.edges()):
        yield (
            f'      <edge source="{attribute(source)}" target="{attribute(target)}" '
            f'id="e{number}"{_own(data)}>\n'
            f"{_color(data)}{_values({**data, _KEY: key}, edge_ids)}      </edge>\n"
        )
    yield _TAIL


def _declarations(scope: str, found: Columns, ids: _Ids) -> Iterator[str]:
    yield f'    <attributes mode="static" class="{scope}">\n'
    for name, kind in found.items():
        title = attribute(name)
        yield f'      <attribute id="{ids[name]}" title="{title}" type="{TYPES[kind]}" />\n'
    yield "    </attributes>\n"


def _own(data: Attributes) -> str:
    own = ((name, data[name]) for name in ("label", "weight") if name in data)
    return "".join(f' {name}="{attribute(value)}"' for name, value in own)


def _color(data: Attributes) -> str:
    color = str(data["color"])
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return f'        <viz:color r="{red}" g="{green}" b="{blue}" a="1.0" />\n'


def _values(data: Attributes, ids: _Ids) -> str:
    values = (
        f'          <attvalue for="{ids[name]}" value="{attribute(value)}" />\n'
        for name, value in data.items()
        if name in ids
    )
    return f"        <attvalues>\n{''.join(values)}        </attvalues>\n"
