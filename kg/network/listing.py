"""A view as a list of its nodes and a list of its edges, wherever they lie."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from kg.network.assembly import Attributes, Network

Columns: TypeAlias = Mapping[str, type]
"""The attributes that there are, in the order in which they come first, and of what type."""


class Listing(ABC):
    """Nodes, then edges, in the order of files; each can be read over again.

    ``told`` is what the network says of itself. An edge is its source, its target, its key and
    its attributes.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def told(self) -> Mapping[str, str]:
        """What the network says of itself: which view it is."""

    @abstractmethod
    def nodes(self) -> Iterator[tuple[str, Attributes]]:
        """Yield each node's name and attributes."""

    @abstractmethod
    def edges(self) -> Iterator[tuple[str, str, str, Attributes]]:
        """Yield each edge's source, target, key and attributes."""

    @property
    def node_columns(self) -> Columns:
        """The attributes of nodes; all of them are gone over."""
        return columns(data for _, data in self.nodes())

    @property
    def edge_columns(self) -> Columns:
        """The attributes of edges; all of them are gone over."""
        return columns(data for *_, data in self.edges())


@dataclass(frozen=True, slots=True)
class Listed(Listing):
    """A network of networkx's as a listing."""

    network: Network

    @property
    def told(self) -> Mapping[str, str]:
        """What the network says of itself."""
        return dict(self.network.graph)

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
