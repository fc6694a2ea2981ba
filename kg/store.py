"""The embedded store: Oxigraph on disk, each record a named graph that goes in, or out, whole.

Laws
    1. A record's graph is written in one transaction: a reader sees all of it or nothing.
    2. Reading never takes the lock: any number of processes may read while none writes.
    3. `Store.quads` yields in the order of the store; whoever needs an order sorts.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Triple, Variable

from kg.errors import GraphError, QueryError
from kg.names import PREFIXES

Term: TypeAlias = NamedNode | Literal
Solutions: TypeAlias = pyoxigraph.QuerySolutions
Answer: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


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
        except OSError as error:
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
        except OSError as error:
            raise GraphError(f"{path}: the store cannot be read: {error}") from error

    def __len__(self) -> int:
        return len(self._inner)

    @property
    def inner(self) -> pyoxigraph.Store:
        """The pyoxigraph store itself, for who needs more than this room offers."""
        return self._inner

    def add(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Put triples into a named graph, all or nothing."""
        self._inner.extend(Quad(t.subject, t.predicate, t.object, graph) for t in triples)

    def remove(self, graph: NamedNode) -> None:
        """Take a named graph out, whole; nothing happens where there is none."""
        self._inner.remove_graph(graph)

    def flush(self) -> None:
        """Make what was written durable."""
        self._inner.flush()
        self._inner.optimize()

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of the graphs, sorted."""
        named = (g for g in self._inner.named_graphs() if isinstance(g, NamedNode))
        return tuple(sorted(named, key=lambda g: g.value))

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of one graph, or all of them."""
        yield from self._inner.quads_for_pattern(None, None, None, graph)

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer a SPARQL query over the union of all graphs.

        ``bindings`` are parameters by variable name, put in as terms, never as text.

        Raises:
            QueryError: when it is not valid SPARQL 1.1.
        """
        substitutions = {Variable(name): term for name, term in (bindings or {}).items()}
        try:
            return self._inner.query(
                text,
                use_default_graph_as_union=True,
                substitutions=substitutions,
                prefixes=PREFIXES,
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"not valid SPARQL 1.1: {error}") from error
        except OSError as error:
            raise QueryError(f"the query could not be answered: {error}") from error

    def backup(self, target: Path) -> None:
        """Copy the store into a new directory; unchanged files are linked, not copied."""
        self._inner.backup(str(target))
