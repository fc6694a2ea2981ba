"""How fast graphs are judged, by pyshacl and by the Rust engines, and whether they agree.

    python benchmarks/validation.py GRAPH... [--pyshacl-up-to N] [--damaged N]

Each graph is a directory that ``kg build`` made. pyshacl is the peer, and is left out of graphs
with more triples than it would judge in reasonable time. ``--damaged`` also compares the results of
both on so many randomly damaged copies of a small graph, which tests do with a few.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import rdflib

from kg.graph import KnowledgeGraph
from kg.validation import Report, Result, load_shapes, rust, validate

UP_TO = 60_000
STATEMENTS = 8


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
        taken, report = timed(lambda: rust.validate(data, load_shapes()))
        print(f"{graph}: {triples:,} triples, {dict(report.counts())}")
        print(f"  {report.engine:32}{taken:9.2f} s{taken / triples * 1e6:9.1f} us a triple")
        if triples > limit:
            print("  pyshacl is left out: --pyshacl-up-to asks for it")
            return
        slow, reference = timed(lambda: validate(rust.as_rdflib(data)))
        print(f"  {reference.engine:32}{slow:9.2f} s{slow / triples * 1e6:9.1f} us a triple")
        same = "the same" if found(report) == found(reference) else "OTHER"
        print(f"  {slow / taken:.1f} times as fast, with {same} results")


def damaged(whole: rdflib.Graph, seed: int) -> rdflib.Graph:
    """Return a copy with some statements lost, with another's object, or on another node."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    copy = rdflib.Graph()
    for triple in whole:
        copy.add(triple)
    triples = sorted(whole)
    for subject, predicate, value in chance.sample(triples, STATEMENTS):
        change = chance.choice(["lose", "change", "double", "move"])
        if change != "double":
            copy.remove((subject, predicate, value))
        if change in {"change", "double"}:
            copy.add((subject, predicate, chance.choice(triples)[2]))
        if change == "move":
            copy.add((chance.choice(triples)[0], predicate, value))
    return copy


def agree(graph: Path, count: int) -> bool:
    """Compare the results on damaged copies, and print where they differ."""
    with KnowledgeGraph(graph) as opened:
        whole = rust.as_rdflib(opened.store.inner)
    shapes = load_shapes()
    differing: Counter[tuple[str, str, str]] = Counter()
    results = 0
    for seed in range(count):
        copy = damaged(whole, seed)
        store = pyoxigraph.Store()
        lines = copy.serialize(format="nt", encoding="utf-8")
        store.bulk_load(lines, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
        one, other = found(validate(copy, shapes)), found(rust.validate(store, shapes))
        results += len(one)
        for name, only in (("pyshacl", one - other), ("rust", other - one)):
            differing.update((name, each.component, each.shape) for each in only)
    print(f"{count} damaged copies, {results} results of pyshacl, {differing.total()} differ")
    for (name, component, shape), times in differing.most_common():
        print(f"  {times:5} only {name}: {component} of {shape}")
    return not differing


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graphs", type=Path, nargs="+", metavar="GRAPH")
    parser.add_argument("--pyshacl-up-to", type=int, default=UP_TO, metavar="N")
    parser.add_argument("--damaged", type=int, default=0, metavar="N")
    options = parser.parse_args()
    for graph in options.graphs:
        compare(graph, options.pyshacl_up_to)
    return 0 if agree(options.graphs[0], options.damaged) else 1


if __name__ == "__main__":
    sys.exit(main())
