"""A view read off a store: its nodes and edges, one after another, none of them held.

Laws
    1. What comes, and in which order, is what `kg.network.views` gives for the same graph.
    2. Memory does not grow with nodes and edges: they are gathered, sorted and joined in a scratch
       database. In memory are the evidence of one edge, the claims of one subject, the mentions
       of one paper.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

import msgspec

from kg.names import DCTERMS, KG
from kg.network.assembly import PLACES, Attributes, edge_attributes, node_attributes
from kg.network.edges import Edge, citations, claims, edges
from kg.network.kinds import EdgeKind
from kg.network.known import Known
from kg.network.listing import Listing
from kg.network.nodes import Describer
from kg.network.scratch import Scratch
from kg.network.stored import Source, Stored
from kg.network.views import DRUGS, MENTIONED, TARGETS, check, shared_edge

_TABLES: Final = (
    "CREATE TABLE gathered (source TEXT, target TEXT, key TEXT, data BLOB)",
    "CREATE TABLE node (iri TEXT PRIMARY KEY, place INTEGER, kind TEXT, data BLOB) WITHOUT ROWID",
    "CREATE TABLE edge (source TEXT, target TEXT, key TEXT, data BLOB)",
)
_DIRECT: Final = """
SELECT source, target, key, gathered.data FROM gathered JOIN node ON node.iri = source
ORDER BY place, source, target, key"""
_TOGETHER: Final = """
SELECT a.target, b.target, a.source
FROM gathered a JOIN gathered b ON a.source = b.source AND a.target < b.target
JOIN node ON node.iri = a.target JOIN node other ON other.iri = b.target
ORDER BY node.place, a.target, b.target, a.source"""
_decode: Final[Callable[[bytes], Attributes]] = msgspec.json.Decoder(
    dict[str, str | int | float | bool]
).decode


@dataclass(frozen=True, slots=True)
class StreamedView(Listing):
    """The nodes and edges of a view, as a listing; they are there until its block ends."""

    scratch: Scratch
    view: str

    @property
    def told(self) -> Mapping[str, str]:
        """Which view it is."""
        return {"view": self.view}

    def nodes(self) -> Iterator[tuple[str, Attributes]]:
        """Yield each node's IRI and attributes, in the order of files."""
        for iri, data in self.scratch.rows("SELECT iri, data FROM node ORDER BY place, iri"):
            yield iri, _decode(data)

    def edges(self) -> Iterator[tuple[str, str, str, Attributes]]:
        """Yield each edge's source, target, key and attributes, in the order of files."""
        for *ends, data in self.scratch.rows("SELECT * FROM edge ORDER BY rowid"):
            source, target, key = ends
            yield source, target, key, _decode(data)


@contextmanager
def streamed(source: Source, name: str = "all") -> Iterator[StreamedView]:
    """Read a view off a store, for a listing of what it holds.

    Raises:
        ExportError: when there is no such view; the message lists them.
    """
    check(name)
    with Scratch() as scratch:
        for table in _TABLES:
            scratch.run(table)
        _VIEWS[name](scratch, Stored(source))
        yield StreamedView(scratch, name)


def _whole(gather: Callable[[Known], Iterable[Edge]], scratch: Scratch, known: Known) -> None:
    """Make a view of edges as they are."""
    _gather(scratch, gather(known))
    _describe(scratch, known, "SELECT source FROM gathered UNION SELECT target FROM gathered")
    scratch.run(f"INSERT INTO edge {_DIRECT}")


def _drug_condition(scratch: Scratch, known: Known) -> None:
    """Keep the claims that lead from a drug or chemical to a condition, and their ends."""
    _gather(scratch, claims(known))
    _describe(scratch, known, "SELECT source FROM gathered UNION SELECT target FROM gathered")
    scratch.run(
        "DELETE FROM gathered WHERE "
        "(SELECT kind FROM node WHERE iri = source) NOT IN (SELECT value FROM json_each(?)) OR "
        "(SELECT kind FROM node WHERE iri = target) NOT IN (SELECT value FROM json_each(?))",
        [(_listed(DRUGS), _listed(TARGETS))],
    )
    scratch.run(
        "DELETE FROM node WHERE iri NOT IN "
        "(SELECT source FROM gathered UNION SELECT target FROM gathered)"
    )
    scratch.run(f"INSERT INTO edge {_DIRECT}")


def _together(
    pairs: Callable[[Known], Iterable[tuple[str, str]]],
    kinds: frozenset[str] | None,
    kind: EdgeKind,
    scratch: Scratch,
    known: Known,
) -> None:
    """Link what stands together in a group; ``pairs`` gives group and member."""
    rows = ((group, member, "", b"") for group, member in pairs(known))
    scratch.run("INSERT INTO gathered VALUES (?, ?, ?, ?)", rows)
    _describe(scratch, known, "SELECT DISTINCT target FROM gathered")
    if kinds is not None:
        others = "DELETE FROM node WHERE kind NOT IN (SELECT value FROM json_each(?))"
        scratch.run(others, [(_listed(kinds),)])
        scratch.run("DELETE FROM gathered WHERE target NOT IN (SELECT iri FROM node)")
    scratch.run("CREATE INDEX member ON gathered (source, target)")
    found = groupby(scratch.rows(_TOGETHER), key=lambda row: (row[0], row[1]))
    linked = (
        (*ends, kind.value, msgspec.json.encode(shared_edge(kind, [row[2] for row in rows])))
        for ends, rows in found
    )
    scratch.run("INSERT INTO edge VALUES (?, ?, ?, ?)", linked)


def _gather(scratch: Scratch, found: Iterable[Edge]) -> None:
    rows = (
        (each.source, each.target, each.key, msgspec.json.encode(edge_attributes(each)))
        for each in found
    )
    scratch.run("INSERT INTO gathered VALUES (?, ?, ?, ?)", rows)


def _describe(scratch: Scratch, known: Known, names: str) -> None:
    describer = Describer(known)
    described = (describer.node(iri) for (iri,) in scratch.rows(names))
    rows = (
        (each.iri, PLACES[each.kind], each.kind.value, msgspec.json.encode(node_attributes(each)))
        for each in described
    )
    scratch.run("INSERT INTO node VALUES (?, ?, ?, ?)", rows)


def _listed(kinds: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(kinds)).decode()


def _mentions(known: Known) -> Iterator[tuple[str, str]]:
    return known.pairs(KG.mentions)


def _creators(known: Known) -> Iterator[tuple[str, str]]:
    return known.pairs(DCTERMS.creator)


_VIEWS: Final[Mapping[str, Callable[[Scratch, Known], None]]] = {
    "all": partial(_whole, edges),
    "claims": partial(_whole, claims),
    "citation": partial(_whole, citations),
    "co-mention": partial(_together, _mentions, MENTIONED, EdgeKind.CO_MENTION),
    "co-authorship": partial(_together, _creators, None, EdgeKind.CO_AUTHORSHIP),
    "drug-condition": _drug_condition,
}
