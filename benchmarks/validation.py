"""How fast graphs are judged, by pyshacl, by the Rust engines and by the compiled checks.

    python benchmarks/validation.py GRAPH... [--pyshacl-up-to N] [--damaged N] [--from N] [--core]

Each graph is a directory that ``kg build`` made. pyshacl is the peer, and is left out of graphs
with more triples than it would judge in reasonable time. ``--damaged`` also compares the results
of all on so many randomly damaged copies of a small graph, which tests do with a few; ``--core``
leaves the constraints that are SPARQL queries out of that: but for pyshacl, all engines leave them
to Oxigraph.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, XSD

from kg.graph import KnowledgeGraph
from kg.validation import Report, Result, load_shapes, rust, stream, validate

UP_TO = 60_000
STATEMENTS = 8
ODD = (
    Literal(""), Literal("x"), Literal(-1), Literal(1.5), Literal("é", language="fr"),
    Literal("2020-02-30", datatype=NamedNode(str(XSD.date))), NamedNode("urn:x"),
)  # fmt: skip
"""Values that fit few properties."""


def timed(judge: Callable[[], Report]) -> tuple[float, Report]:
    start = time.process_time()
    report = judge()
    return time.process_time() - start, report


def found(report: Report) -> set[Result]:
    """Return the results, without the engines' own words."""
    return {replace(each, message="") for each in report.results}


def compare(graph: Path, limit: int) -> None:
    with KnowledgeGraph(graph) as opened:
        data = opened.store.inner
        triples = sum(1 for _ in opened.store.triples(None, None, None))
        minter = opened.minter
        taken, checked = timed(lambda: stream.validate(data, load_shapes(), minter))
        print(f"{graph}: {triples:,} triples, {dict(checked.counts())}")
        print(f"  {'compiled checks':32}{taken:9.2f} s{taken / triples * 1e6:9.1f} us a triple")
        taken, report = timed(lambda: rust.validate(data, load_shapes()))
        print(f"  with {'the same' if found(report) == found(checked) else 'OTHER'} results")
        print(f"  {report.engine:32}{taken:9.2f} s{taken / triples * 1e6:9.1f} us a triple")
        if triples > limit:
            print("  pyshacl is left out: --pyshacl-up-to asks for it")
            return
        slow, reference = timed(lambda: validate(rust.as_rdflib(data)))
        print(f"  {reference.engine:32}{slow:9.2f} s{slow / triples * 1e6:9.1f} us a triple")
        same = "the same" if found(report) == found(reference) else "OTHER"
        print(f"  {slow / taken:.1f} times as fast, with {same} results")


def damaged(quads: Sequence[Quad], seed: int) -> set[Quad]:
    """Return a copy with statements of a graph lost, with another's object, or on another node.

    What is damaged stays within its graph, as an extractor's mistake would.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    copy = set(quads)
    for quad in chance.sample(quads, STATEMENTS):
        graph = quad.graph_name
        beside = [each for each in quads if each.graph_name == graph]
        other, change = chance.choice(beside), chance.choice(["lose", "change", "double", "move"])
        if change != "double":
            copy.discard(quad)
        if change in {"change", "double"}:
            value = chance.choice([other.object, chance.choice(ODD)])
            copy.add(Quad(quad.subject, quad.predicate, value, graph))
        if change == "move":
            copy.add(Quad(other.subject, quad.predicate, quad.object, graph))
    return copy


def stored(quads: Iterable[Quad]) -> pyoxigraph.Store:
    """Return quads as the embedded store holds them: in their graphs, and in all as one."""
    store = pyoxigraph.Store()
    for quad in quads:
        store.add(quad)
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store


def agree(graph: Path, seeds: range, *, core: bool) -> bool:
    """Compare the results on damaged copies, and print where they differ."""
    with KnowledgeGraph(graph) as opened:
        quads = sorted(opened.store.quads(), key=str)
        minter = opened.minter
    shapes = load_shapes()
    if core:
        shapes.remove((None, SH.sparql, None))
    differing: Counter[tuple[str, str, str]] = Counter()
    results = unchecked = 0
    for seed in seeds:
        store = stored(damaged(quads, seed))
        reference = found(validate(rust.as_rdflib(store), shapes))
        streamed = stream.validate(store, shapes, minter)
        unchecked += bool(streamed.unchecked)
        results += len(reference)
        for name, other in (
            ("rust", found(rust.validate(store, shapes))),
            ("compiled", found(streamed)),
        ):
            for who, only in (("pyshacl", reference - other), (name, other - reference)):
                words = f"only {who}, not {name if who == 'pyshacl' else 'pyshacl'}"
                differing.update((words, each.component, each.shape) for each in only)
                for each in only:
                    print(f"  seed {seed}: {words}: {each}", file=sys.stderr)
    print(f"{len(seeds)} damaged copies, {results} results of pyshacl, {differing.total()} differ;")
    print(f"  in {unchecked} the compiled checks name something that they did not check")
    for (words, component, shape), times in differing.most_common():
        print(f"  {times:5} {words}: {component} of {shape}")
    return not differing


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graphs", type=Path, nargs="+", metavar="GRAPH")
    parser.add_argument("--pyshacl-up-to", type=int, default=UP_TO, metavar="N")
    parser.add_argument("--damaged", type=int, default=0, metavar="N")
    parser.add_argument("--from", type=int, default=0, metavar="N", dest="first")
    parser.add_argument("--core", action="store_true")
    options = parser.parse_args()
    for graph in options.graphs:
        compare(graph, options.pyshacl_up_to)
    seeds = range(options.first, options.first + options.damaged)
    return 0 if agree(options.graphs[0], seeds, core=options.core) else 1


if __name__ == "__main__":
    sys.exit(main())
