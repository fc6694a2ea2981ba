"""What a target holds of ours, as it says itself: a named graph with a row for each graph.

::

    <…/graph/push> {
        <…/graph/push>     rdf:type  prov:Entity ; rdfs:label "…" .
        <…/record/4f0c…>   schema:sha256  "9b1d…" .       # of the graph's sorted N-Triples
    }
"""

from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import EndpointError
from kg.names import PROV, RDF, RDFS, SCHEMA, Minter
from kg.push.fingerprint import in_graph, lines_of
from kg.push.target import Target

_LABEL: Final = "Graphs loaded by kg push, with the SHA-256 of their sorted N-Triples"


class Ledger:
    """The ledger of the graphs that were built under one base."""

    def __init__(self, base: str) -> None:
        self.graph = Minter(base).shared_graph("push").value

    def read(self, target: Target) -> dict[str, str]:
        """Return the hash of each graph that the target holds, by the graph's name.

        Raises:
            EndpointError: when the answer is cut short, as servers with a limit do in silence.
        """
        rows = {
            triple.subject.value: triple.object.value
            for triple in target.read(self.graph)
            if triple.predicate == SCHEMA.sha256
            and isinstance(triple.subject, NamedNode)
            and isinstance(triple.object, Literal)
        }
        counted = (
            f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{self.graph}> "
            f"{{ ?g <{SCHEMA.sha256.value}> ?h }} }}"
        )
        number = _one(target, counted)
        if number != len(rows):
            raise EndpointError(
                f"{target.places.query}: the target has {number:,} rows of what was pushed, and "
                f"hands out {len(rows):,}; raise its limit of results"
            )
        return rows

    def statements(self, target: Target) -> int:
        """Return how many statements the target holds in the graphs of the ledger."""
        return _one(
            target,
            f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{self.graph}> "
            f"{{ ?g <{SCHEMA.sha256.value}> ?h }} GRAPH ?g {{ ?s ?p ?o }} }}",
        )

    def rows(self, hashes: Mapping[str, str]) -> list[bytes]:
        """Return the lines that say that graphs have arrived, and what the ledger is."""
        me = NamedNode(self.graph)
        told = [Triple(me, RDF.type, PROV.Entity), Triple(me, RDFS.label, Literal(_LABEL))]
        return lines_of(told + [_row(*pair) for pair in hashes.items()])

    def quads(self, hashes: Mapping[str, str]) -> bytes:
        """Return the same as N-Quads."""
        return in_graph(self.rows(hashes), self.graph)

    def insert(self, hashes: Mapping[str, str]) -> str:
        """Return the update that says that graphs have arrived."""
        return f"INSERT DATA {{ GRAPH <{self.graph}> {{\n{_joined(self.rows(hashes))}}} }}"

    def delete(self, hashes: Mapping[str, str]) -> str:
        """Return the update that takes rows out; the hashes are those that stand there."""
        lines = lines_of(_row(*pair) for pair in hashes.items())
        return f"DELETE DATA {{ GRAPH <{self.graph}> {{\n{_joined(lines)}}} }}"


def _row(graph: str, sha256: str) -> Triple:
    return Triple(NamedNode(graph), SCHEMA.sha256, Literal(sha256))


def _joined(lines: Iterable[bytes]) -> str:
    return b"".join(lines).decode()


def _one(target: Target, query: str) -> int:
    rows = target.select(query)
    try:
        ((value,),) = rows
        return int(value)
    except ValueError:
        raise EndpointError(f"{target.places.query}: no number where one was asked") from None
