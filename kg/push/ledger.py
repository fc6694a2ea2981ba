"""What a target holds of ours, as it says itself: a named graph with a row for each graph.

::

    <…/graph/push> {
        <…/graph/push>       rdf:type       prov:Entity ; rdfs:label "…" .
        <…/graph/push#9b1d>  sd:name        <…/record/4f0c…> ;
                             schema:sha256  "77e0…" .     # of the graph's sorted N-Triples
    }

The row is a node of its own (in the words of the SPARQL 1.1 Service Description, the graph of that
name), because a record has a ``schema:sha256`` already: that of its bytes in its file.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import EndpointError
from kg.names import PROV, RDF, RDFS, SCHEMA, SD, Minter, digest, within
from kg.push.fingerprint import in_graph, lines_of
from kg.push.target import Target

_LABEL: Final = "Graphs loaded by kg push, with the SHA-256 of their sorted N-Triples"


class Ledger:
    """The ledger of the graphs that were built under one base."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.graph = Minter(base).shared_graph("push").value
        self._shared = self.graph.removesuffix("push")

    def records(self, graphs: Iterable[str]) -> tuple[str, ...]:
        """Return those of some graphs that are a record's, none that is derived from all records.

        >>> Ledger("https://example.org/").records(
        ...     ["https://example.org/record/1", "https://example.org/graph/concepts"]
        ... )
        ('https://example.org/record/1',)
        """
        return tuple(name for name in graphs if not name.startswith(self._shared))

    def read(self, target: Target) -> dict[str, str]:
        """Return the hash of each graph that the target holds, by the graph's name.

        Raises:
            EndpointError: when the answer is cut short, as servers with a limit do in silence.
        """
        rows = _rows_of(target.read(self.graph))
        counted = (
            f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{self.graph}> "
            f"{{ ?row <{SD.name.value}> ?g }} }}"
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
            f"{{ ?row <{SD.name.value}> ?g }} GRAPH ?g {{ ?s ?p ?o }} }}",
        )

    def rows(self, hashes: Mapping[str, str]) -> list[bytes]:
        """Return the lines that say that graphs have arrived, and what the ledger is."""
        me = NamedNode(self.graph)
        told = [Triple(me, RDF.type, PROV.Entity), Triple(me, RDFS.label, Literal(_LABEL))]
        return lines_of([*told, *self._row_triples(hashes)])

    def quads(self, hashes: Mapping[str, str]) -> bytes:
        """Return the same as N-Quads."""
        return in_graph(self.rows(hashes), self.graph)

    def insert(self, hashes: Mapping[str, str]) -> str:
        """Return the update that says that graphs have arrived."""
        return f"INSERT DATA {{ GRAPH <{self.graph}> {{\n{_joined(self.rows(hashes))}}} }}"

    def delete(self, hashes: Mapping[str, str]) -> str:
        """Return the update that takes rows out; the hashes are those that stand there."""
        lines = lines_of(self._row_triples(hashes))
        return f"DELETE DATA {{ GRAPH <{self.graph}> {{\n{_joined(lines)}}} }}"

    def _row_triples(self, hashes: Mapping[str, str]) -> Iterator[Triple]:
        for name, sha256 in hashes.items():
            row = within(NamedNode(self.graph), digest(name))
            yield Triple(row, SD.name, NamedNode(name))
            yield Triple(row, SCHEMA.sha256, Literal(sha256))


def _rows_of(triples: Iterable[Triple]) -> dict[str, str]:
    """Return the hash of each graph by its name, where a row has both."""
    names: dict[NamedNode, str] = {}
    hashes: dict[NamedNode, str] = {}
    for subject, predicate, value in triples:
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            if predicate == SD.name:
                names[subject] = value.value
            elif predicate == SCHEMA.sha256:
                hashes[subject] = value.value
    return {name: hashes.get(row, "") for row, name in names.items()}


def _joined(lines: Iterable[bytes]) -> str:
    return b"".join(lines).decode()


def _one(target: Target, query: str) -> int:
    rows = target.select(query)
    try:
        ((value,),) = rows
        return int(value)
    except ValueError:
        raise EndpointError(f"{target.places.query}: no number where one was asked") from None
