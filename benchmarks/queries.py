"""How long each stored query takes on a built graph: embedded, on Oxigraph's server, on rdflib.

    python benchmarks/queries.py GRAPH [--rounds N] [--limit SECONDS] [--rdflib-up-to N]
                                 [--only NAME...] [--endpoint URL]

A query is asked for the value of its first parameter that the graph has most of: the concept that
is mentioned most, the author of most papers. On the embedded store each runs in a process of its
own; the same store is then served on loopback by Oxigraph's server (the PyPI package ``oxigraph``)
and asked by HTTP. ``--endpoint`` asks another server that holds the same graph, such as Virtuoso.
rdflib is the peer on graphs that it holds in memory. Figures are medians of seconds on the clock,
and of processor seconds for the embedded store. Of answers of more than 10,000 rows the first 1,000
are also asked for, unsorted: an answer in order comes whole or not at all.
"""

import argparse
import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from kg.catalogue import (
    EmbeddedEngine,
    EndpointEngine,
    Engine,
    ParameterKind,
    RdflibEngine,
    StoredQuery,
    Term,
    load_catalogue,
)
from kg.directory import GraphDirectory
from kg.errors import QueryError
from kg.export import to_graph
from kg.store import Store
from servers import binary, serving

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
MANY = 10_000
FIRST = 1_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What one answer took: seconds on the clock and of the processor; how many rows it has."""

    clock: float
    processor: float
    rows: int


Answers = list[Taken | None]  # one a round; ``None`` for beyond the limit
Engines = dict[str, Callable[[], Engine]]  # what makes an engine, by the name of its column


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


def within(limit: float, ask: Callable[[], int]) -> Taken | None:
    """Return what a question takes in a process of its own, or ``None`` beyond the limit."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def work() -> None:
        clock, processor = time.monotonic(), time.process_time()
        try:
            rows = ask()
        except QueryError as error:
            print(error, file=sys.stderr)
            return
        sender.send(Taken(time.monotonic() - clock, time.process_time() - processor, rows))

    process = context.Process(target=work)
    process.start()
    sender.close()
    try:
        answer = receiver.recv() if receiver.poll(limit) else None
    except EOFError:
        answer = None
    process.kill()
    process.join()
    return answer


def unsorted(query: StoredQuery) -> str:
    """Return a query for the first rows of its answer, in whatever order they come."""
    pattern, _, _ = query.text.rpartition("\nORDER BY")
    return f"{pattern}\nLIMIT {FIRST}\n"


def median(answers: Answers, of: str = "clock") -> str:
    found = [getattr(answer, of) for answer in answers if answer]
    complete = len(found) == len(answers)
    return f"{statistics.median(found):11.3f}" if found and complete else f"{'over':>11}"


@contextmanager
def engines(options: argparse.Namespace, quads: int) -> Iterator[Engines]:
    """Yield what is to be asked, by name; what is missing is said."""
    found: Engines = {"embedded": lambda: EmbeddedEngine(opened(options.graph).inner, union=False)}
    if options.endpoint:
        found["endpoint"] = lambda: EndpointEngine(options.endpoint, timeout=options.limit)
    if quads <= options.rdflib_up_to:
        peer = RdflibEngine(to_graph(opened(options.graph).quads()))
        found["rdflib"] = lambda: peer
    command = binary()
    if command is None:
        print("no server: `oxigraph` is not on the path (pip install oxigraph)", file=sys.stderr)
        yield found
        return
    store = GraphDirectory(options.graph).current().store
    with serving(command, store, options.limit) as url:
        found["server"] = lambda: EndpointEngine(url, timeout=options.limit)
        yield found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", type=Path, metavar="GRAPH")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--limit", type=float, default=60, metavar="SECONDS")
    parser.add_argument("--rdflib-up-to", type=int, default=300_000, metavar="N")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME")
    parser.add_argument("--endpoint", metavar="URL")
    options = parser.parse_args()
    if not GraphDirectory(options.graph).exists():
        print(f"no graph at {options.graph}: nothing was measured", file=sys.stderr)
        return 1
    quads = int(GraphDirectory(options.graph).info()["quads"])
    with engines(options, quads) as asked:
        measure(options, quads, asked)
    return 0


def measure(options: argparse.Namespace, quads: int, asked: Engines) -> None:
    store = opened(options.graph)
    values = {kind: frequent(store, kind) for kind in MOST}
    del store
    print(f"{quads:,} statements, medians of {options.rounds} rounds, s; 'over' {options.limit} s")
    names = ["embedded", "processor", *(name for name in asked if name != "embedded")]
    print(f"{'':24}{''.join(f'{name:>11}' for name in names)}{'rows':>9}  asked for")
    for query in load_catalogue():
        if options.only and query.name not in options.only:
            continue
        first = query.parameters[0] if query.parameters else None
        value = values.get(first.kind) if first else None
        bindings = {first.name: value} if first and value else {}
        rows = row(options, asked, query.name, query.text, bindings)
        if rows > MANY:
            row(options, asked, "  its first, unsorted", unsorted(query), bindings)


def row(
    options: argparse.Namespace, asked: Engines, name: str, text: str, bindings: dict[str, Term]
) -> int:
    """Ask one query of each engine, print what it took, and return how many rows it has."""
    found: dict[str, Answers] = {}
    for engine, made in asked.items():
        once = 1 if engine == "rdflib" else options.rounds

        def ask(made: Callable[[], Engine] = made) -> int:
            return len(made().select(text, bindings).rows)

        found[engine] = [within(options.limit, ask) for _ in range(once)]
    embedded = found.pop("embedded")
    shown = [median(embedded), median(embedded, "processor"), *map(median, found.values())]
    rows = embedded[0].rows if embedded[0] else 0
    counted = {answer.rows for each in found.values() for answer in each if answer}
    differs = "" if counted <= {rows} or not embedded[0] else f"  other answers: {counted}"
    value = next(iter(bindings.values()), "everything")
    told = value.value.rpartition("/")[2] if isinstance(value, NamedNode) else value
    count = rows if embedded[0] else "-"
    print(f"{name:24}{''.join(shown)}{count:>9}  {told}{differs}", flush=True)
    return rows


if __name__ == "__main__":
    sys.exit(main())
