"""A view as a list of its nodes and a list of its edges, wherever they lie."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import networkx as nx

from kg.network.assembly import Attributes, Network

Columns: TypeAlias = Mapping[str, type]
"""The attributes that there are, in the order in which they come first, and of what type."""


class Listing(Protocol):
    """Nodes, then edges, in the order of files; each can be read over again.

    ``told`` is what the network says of itself. An edge is its source, its target, its key and
    its attributes.
    """

    @property
    def told(self) -> Mapping[str, str]:
        """What the network says of itself: which view it is."""
        ...

    @property
    def node_columns(self) -> Columns:
        """The attributes of nodes."""
        ...

    @property
    def edge_columns(self) -> Columns:
        """The attributes of edges."""
        ...

    def nodes(self) -> Iterator[tuple[str, Attributes]]:
        """Yield each node's name and attributes."""
        ...

    def edges(self) -> Iterator[tuple[str, str, str, Attributes]]:
        """Yield each edge's source, target, key and attributes."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A network of networkx's as a listing."""

    network: Network

    @property
    def told(self) -> Mapping[str, str]:
        """What the network says of itself."""
        return dict(self.network.graph)

    @property
    def node_columns(self) -> Columns:
        """The attributes of nodes."""
        return columns(data for _, data in self.nodes())

    @property
    def edge_columns(self) -> Columns:
        """The attributes of edges."""
        return columns(data for *_, data in self.edges())

    def nodes(self) -> Iterator[tuple[str, Attributes]]:
        """Yield each node's name and attributes."""
        yield from self.network.nodes(data=True)

    def edges(self) -> Iterator[tuple[str, str, str, Attributes]]:
        """Yield each edge's source, target, key and attributes."""
        yield from self.network.edges(keys=True, data=True)


def listed(network: "Network | Listing") -> Listing:
    """Return a network as a listing; a listing is one."""
    return Listed(network) if isinstance(network, nx.Graph) else network


def columns(rows: Iterable[Attributes]) -> dict[str, type]:
    """Return the attributes of some rows, in the order in which they come first."""
    found: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            known = found.setdefault(name, type(value))
            if known is int and isinstance(value, float):
                found[name] = float
    return found
