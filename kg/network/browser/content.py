"""What the page is given as data: plain lists and dictionaries, in the order of the network.

Law: papers and excerpts stand once, and are named by their numbers.
"""

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from kg.network.assembly import Network
from kg.network.browser.background import Background
from kg.network.browser.excerpts import Excerpt
from kg.network.browser.links import links
from kg.network.browser.signs import FORMS, dark
from kg.network.browser.spread import spread
from kg.network.edges import SEPARATOR
from kg.network.kinds import CLAIM_KINDS, EdgeKind, NodeKind, edge_style, node_style

Record: TypeAlias = dict[str, Any]

QUIET_NODES: Final = frozenset({NodeKind.CHECK_TAG, NodeKind.PUBLICATION_TYPE, NodeKind.REFERENCE})
QUIET_EDGES: Final = frozenset(
    {EdgeKind.TYPE, EdgeKind.BROADER, EdgeKind.MAPPED_TO, EdgeKind.ACTION}
)
"""Kinds that say little and fill a picture: there, but not shown when the page opens."""

_FAINT: Final = 0.02
_STRONG: Final = 2.0
"""How strongly quiet edges, and claims, pull nodes together; other edges pull with 1."""

_ATTRIBUTES: Final = ("confidence", "position", "major", "qualifiers")


def content(graph: Network, background: Background | None) -> Record:
    """Return all that the page shows of a network."""
    return _Content(graph, background).record()


class _Content:
    """Gathers the data; papers and excerpts get their numbers when first named."""

    def __init__(self, graph: Network, background: Background | None) -> None:
        self._graph = graph
        self._background = background
        self._number = {node: number for number, node in enumerate(graph)}
        self._papers: dict[str, int] = {}
        self._excerpts: dict[Excerpt, int] = {}
        present = {str(data["kind"]) for _, data in graph.nodes(data=True)}
        self._kinds = [kind for kind in NodeKind if kind in present]
        self._quiet = graph.graph.get("view") != "citation"
        edges = {str(data["kind"]) for *_, data in graph.edges(data=True)}
        self._edge_kinds = sorted(edges, key=lambda kind: (kind not in CLAIM_KINDS, kind))

    def record(self) -> Record:
        edges = [
            self._edge(source, target, data)
            for source, target, data in self._graph.edges(data=True)
        ]
        return {
            "nodes": list(self._nodes()),
            "edges": edges,
            "excerpts": [self._excerpt(each) for each in self._excerpts],
            "papers": [self._paper(iri) for iri in self._papers],
            "nodeKinds": [self._node_kind(kind) for kind in self._kinds],
            "edgeKinds": [_edge_kind(kind) for kind in self._edge_kinds],
        }

    def _nodes(self) -> Iterator[Record]:
        places = spread(len(self._graph), list(self._pulls())).tolist()
        for (iri, data), (x, y) in zip(self._graph.nodes(data=True), places, strict=True):
            node: Record = {
                "name": data["label"],
                "kind": self._kinds.index(NodeKind(data["kind"])),
                "x": x,
                "y": y,
                "links": self._links(iri),
                "iri": iri,
            }
            yield node | {name: data[name] for name in ("short", "year") if name in data}

    def _pulls(self) -> Iterator[tuple[int, int, float]]:
        for source, target, data in self._graph.edges(data=True):
            ends = (self._graph.nodes[end]["kind"] for end in (source, target))
            quiet = data["kind"] in QUIET_EDGES or any(kind in QUIET_NODES for kind in ends)
            strength = _STRONG if data["kind"] in CLAIM_KINDS else 1.0
            if source != target:
                yield (
                    self._number[source],
                    self._number[target],
                    _FAINT if quiet and self._quiet else strength,
                )

    def _links(self, iri: str) -> list[tuple[str, str]]:
        if self._background is None:
            return links(iri)
        return links(iri, self._background.pmid(iri), self._background.doi(iri))

    def _edge(self, source: str, target: str, data: Record) -> Record:
        edge: Record = {
            "from": self._number[source],
            "to": self._number[target],
            "kind": self._edge_kinds.index(str(data["kind"])),
            "weight": data.get("weight", 1),
        }
        if data["negated"]:
            edge["negated"] = True
        papers = _parts(data, "papers") or self._ends_that_are_papers(source, target)
        edge["papers"] = [self._paper_number(iri) for iri in papers]
        if self._background is not None:
            found = self._background.excerpts(source, target, data)
            for each in found:
                self._paper_number(each.paper)
            edge["excerpts"] = [
                self._excerpts.setdefault(each, len(self._excerpts)) for each in found
            ]
        if not edge.get("excerpts"):
            edge["excerpts"] = []
            edge["sentences"] = _parts(data, "evidence")
        return edge | {name: data[name] for name in _ATTRIBUTES if name in data}

    def _ends_that_are_papers(self, source: str, target: str) -> list[str]:
        nodes = self._graph.nodes
        return [end for end in (source, target) if nodes[end]["kind"] == NodeKind.PAPER][:1]

    def _paper_number(self, iri: str) -> int:
        return self._papers.setdefault(iri, len(self._papers))

    def _excerpt(self, excerpt: Excerpt) -> Record:
        return {
            "paper": self._paper_number(excerpt.paper),
            "section": excerpt.section,
            "pieces": excerpt.pieces,
        }

    def _paper(self, iri: str) -> Record:
        record: Record = {"name": iri, "links": self._links(iri)}
        if iri in self._number:
            record["node"] = self._number[iri]
            known = self._graph.nodes[iri]
            record |= {"name": known["label"]}
            record |= {name: known[name] for name in ("short", "year") if name in known}
        elif self._background is not None:
            node = self._background.node(iri)
            given = {"name": node.label, "short": node.short, "year": node.year}
            record |= {name: value for name, value in given.items() if value is not None}
        return record

    def _node_kind(self, kind: NodeKind) -> Record:
        style = node_style(kind)
        return {
            "name": kind.value,
            "color": style.color,
            "dark": dark(style.color),
            "line": style.line,
            "form": FORMS[kind],
            "shown": not self._quiet or kind not in QUIET_NODES,
        }


def _edge_kind(kind: str) -> Record:
    style = edge_style(kind)
    return {
        "name": kind,
        "color": style.color,
        "dark": dark(style.color),
        "line": style.line,
        "arrow": style.arrow,
        "claim": style.labelled,
        "shown": kind not in QUIET_EDGES,
    }


def _parts(data: Record, name: str) -> list[str]:
    return str(data[name]).split(SEPARATOR) if data.get(name) else []
