"""How long each stored query takes on a built graph: on the embedded store, and on rdflib.

    python benchmarks/queries.py GRAPH [--rounds N] [--limit SECONDS] [--rdflib-up-to N]
                                 [--only NAME...]

A query is asked for the value of its first parameter that the graph has most of: the concept that
is mentioned most, the author of most papers. Each runs in a process of its own, and is stopped at
the limit. rdflib is the peer on graphs that it holds in memory. Figures are medians of seconds.
"""

import argparse
import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import NamedNode

from kg.catalogue import EmbeddedEngine, Engine, ParameterKind, RdflibEngine, StoredQuery, Term
from kg.directory import GraphDirectory
from kg.export import to_graph
from kg.store import Store

MOST = {
    ParameterKind.CONCEPT: "?x { ?p kg:mentions ?x }",
    ParameterKind.DRUG: "?x { ?p kg:mentions ?x . FILTER EXISTS { ?x a biolink:Drug } }",
    ParameterKind.CONDITION: "?x { ?p kg:mentions ?x . FILTER EXISTS { ?x a biolink:Disease } }",
    ParameterKind.PAPER: "?x { ?x kg:hasSubjectHeading ?heading }",
    ParameterKind.AUTHOR: "?x { ?p dcterms:creator ?x }",
    ParameterKind.YEAR: "?x { ?p fabio:hasPublicationYear ?x }",
    ParameterKind.LANGUAGE: "?x { ?p dcterms:language ?x }",
    ParameterKind.TYPE: "?x { ?p dcterms:type ?x }",
}
"""What a graph may have most of, by the kind of parameter."""


def opened(graph: Path) -> Store:
    return Store.open(GraphDirectory(graph).current().store)


def frequent(store: Store, kind: ParameterKind) -> Term | None:
    """Return the value of a kind that the graph has most of."""
    pattern = MOST.get(kind)
    if pattern is None:
        return None
    query = f"SELECT {pattern} GROUP BY ?x ORDER BY DESC(COUNT(*)) ?x LIMIT 1"
    rows = [row["x"] for row in store.query(query)]
    return rows[0] if rows else None


def within(limit: float, ask: Callable[[], int]) -> tuple[float, int] | None:
    """Return the seconds that a question takes and its rows, or ``None`` beyond the limit."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def work() -> None:
        start = time.monotonic()
        rows = ask()
        sender.send((time.monotonic() - start, rows))

    process = context.Process(target=work)
    process.start()
    answer = receiver.recv() if receiver.poll(limit) else None
    process.kill()
    process.join()
    return answer


def rows(engine: Engine, query: StoredQuery, bindings: dict[str, Term]) -> int:
    return len(engine.select(query.text, bindings).rows)


def told(answers: list[tuple[float, int] | None]) -> str:
    if any(answer is None for answer in answers):
        return f"{'over':>9}"
    return f"{statistics.median(seconds for seconds, _ in answers):9.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", type=Path, metavar="GRAPH")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--limit", type=float, default=60, metavar="SECONDS")
    parser.add_argument("--rdflib-up-to", type=int, default=300_000, metavar="N")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME")
    options = parser.parse_args()
    if not GraphDirectory(options.graph).exists():
        print(f"no graph at {options.graph}: nothing was measured", file=sys.stderr)
        return 1
    measure(options)
    return 0


def measure(options: argparse.Namespace) -> None:
    from kg.catalogue import load_catalogue  # noqa: PLC0415

    store = opened(options.graph)
    values = {kind: frequent(store, kind) for kind in MOST}
    quads = int(GraphDirectory(options.graph).info()["quads"])
    peer = RdflibEngine(to_graph(store.quads())) if quads <= options.rdflib_up_to else None
    del store
    print(
        f"{quads:,} statements, medians of {options.rounds} rounds, seconds; 'over' {options.limit}"
    )
    print(f"{'':24}{'embedded':>9}{'rdflib':>9}{'rows':>9}  asked for")
    for query in load_catalogue():
        if options.only and query.name not in options.only:
            continue
        first = query.parameters[0] if query.parameters else None
        value = values.get(first.kind) if first else None
        bindings = {first.name: value} if first and value else {}

        def embedded(query: StoredQuery = query, bindings: dict[str, Term] = bindings) -> int:
            return rows(EmbeddedEngine(opened(options.graph).inner, union=False), query, bindings)

        def reference(query: StoredQuery = query, bindings: dict[str, Term] = bindings) -> int:
            return rows(peer, query, bindings)

        ours = [within(options.limit, embedded) for _ in range(options.rounds)]
        others = [within(options.limit, reference)] if peer else []
        count = ours[0][1] if ours[0] else "-"
        asked = value.value.rpartition("/")[2] if isinstance(value, NamedNode) else value
        beside = told(others) if peer else f"{'-':>9}"
        print(f"{query.name:24}{told(ours)}{beside}{count:>9}  {asked or 'everything'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
