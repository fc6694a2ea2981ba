"""The embedded store: Oxigraph on disk, each record a named graph that goes in, or out, whole.

Laws
    1. A record's graph is written in one transaction: a reader sees all of it or nothing. Only a
       store that no reader can see yet is loaded without.
    2. Reading never takes the lock: any number of processes may read while none writes.
    3. `Store.quads` yields in the order of the store; whoever needs an order sorts.
    4. The default graph holds each triple of the named graphs once. Oxigraph's own union of graphs
       does not merge: a triple that two records bring is two solutions of a pattern, and a query
       of many patterns multiplies them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias, cast

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    Variable,
)

from kg.errors import GraphError, QueryError
from kg.names import PREFIXES

Term: TypeAlias = NamedNode | Literal
Answer: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples

_MERGED: Final = DefaultGraph()


_BLOCK: Final = 32 << 20
_GRAPH: Final = re.compile(rb" <[^<>\n]*> \.\n")


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of a stream in blocks of whole lines."""
    left = b""
    while block := stream.read(_BLOCK):
        whole, newline, rest = (left + block).rpartition(b"\n")
        if newline:
            yield whole + newline
        left = rest
    if left:
        yield left


def _in_both(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    for triple in triples:
        subject, predicate, value = triple
        yield Quad(subject, predicate, value, graph)
        yield Quad(subject, predicate, value, _MERGED)


class Store:
    """Quads on disk, or in memory when there is no path."""

    def __init__(self, inner: pyoxigraph.Store) -> None:
        self._inner = inner

    @classmethod
    def create(cls, path: Path | None = None) -> "Store":
        """Open a store for writing, empty if the directory is new.

        Raises:
            GraphError: when the directory cannot be written, or another process writes to it.
        """
        try:
            return cls(pyoxigraph.Store(str(path)) if path else pyoxigraph.Store())
        except (OSError, RuntimeError) as error:
            raise GraphError(f"{path}: the store cannot be opened for writing: {error}") from error

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a store for reading.

        Raises:
            GraphError: when there is no store, or it is damaged.
        """
        if not path.is_dir():
            raise GraphError(f"{path}: there is no graph here; make one with `kg build`")
        try:
            return cls(pyoxigraph.Store.read_only(str(path)))
        except (OSError, RuntimeError) as error:
            raise GraphError(f"{path}: the store cannot be read: {error}") from error

    @property
    def inner(self) -> pyoxigraph.Store:
        """The pyoxigraph store itself, for who needs more than this room offers."""
        return self._inner

    def __len__(self) -> int:
        """How many quads there are in the named graphs."""
        counted = "SELECT (COUNT(*) AS ?quads) WHERE { GRAPH ?graph { ?s ?p ?o } }"
        (row,) = cast("pyoxigraph.QuerySolutions", self._inner.query(counted))
        return int(cast("Literal", row["quads"]).value)

    def __bool__(self) -> bool:
        """A store is there, also when it is empty: to count its quads would take seconds."""
        return True

    def add(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Put triples into a named graph, all or nothing."""
        self._inner.extend(_in_both(graph, triples))

    def load(self, graphs: Iterable[tuple[NamedNode, Iterable[Triple]]]) -> None:
        """Put many graphs into a store that nobody reads yet, ten times as fast as one by one.

        When this fails in the middle, what was loaded so far stays: the store is to be thrown away.
        """
        self._inner.bulk_extend(
            quad for graph, triples in graphs for quad in _in_both(graph, triples)
        )

    def load_quads(self, stream: BinaryIO) -> None:
        """Put N-Quads of named graphs into a store that nobody reads yet; they must be well formed.

        When this fails in the middle, what was loaded so far stays: the store is to be thrown away.
        """
        for lines in _blocks(stream):
            both = lines + _GRAPH.sub(b" .\n", lines)
            self._inner.bulk_load(both, format=RdfFormat.N_QUADS, lenient=True)

    def remove(self, graph: NamedNode) -> None:
        """Take a named graph out, whole; nothing happens where there is none."""
        gone = [quad.triple for quad in self.quads(graph)]
        self._inner.remove_graph(graph)
        for triple in gone:
            left = self._inner.quads_for_pattern(triple.subject, triple.predicate, triple.object)
            if all(quad.graph_name == _MERGED for quad in left):
                self._inner.remove(Quad(triple.subject, triple.predicate, triple.object, _MERGED))

    def flush(self) -> None:
        """Make what was written durable."""
        self._inner.flush()
        self._inner.optimize()

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of the graphs, sorted."""
        named = (g for g in self._inner.named_graphs() if isinstance(g, NamedNode))
        return tuple(sorted(named, key=lambda g: g.value))

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of one named graph, or of all of them."""
        named = self._inner.named_graphs() if graph is None else (graph,)
        for each in named:  # one by one: half of what all graphs hold is in the merged one too
            yield from self._inner.quads_for_pattern(None, None, None, each)

    def stating(self, predicates: Iterable[NamedNode]) -> Iterator[Quad]:
        """Yield the statements with some predicates, each once, whatever graphs it stands in."""
        for predicate in predicates:
            yield from self._inner.quads_for_pattern(None, predicate, None, _MERGED)

    def triples(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: Term | None
    ) -> Iterator[Triple]:
        """Yield each triple that fits, once, whatever graphs it stands in; ``None`` fits all."""
        for quad in self._inner.quads_for_pattern(subject, predicate, value, _MERGED):
            yield quad.triple

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer a SPARQL query over all graphs as one; ``GRAPH`` patterns see them apart.

        ``bindings`` are parameters by variable name, put in as terms, never as text; a variable
        that is bound must be one that the query selects.

        Raises:
            QueryError: when it is not valid SPARQL 1.1.
        """
        substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in (bindings or {}).items()
        }
        try:
            return self._inner.query(
                text,
                substitutions=substitutions,
                prefixes=PREFIXES,
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"not valid SPARQL 1.1: {error}") from error
        except (OSError, RuntimeError) as error:
            raise QueryError(f"the query could not be answered: {error}") from error
