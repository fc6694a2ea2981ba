"""How fast graphs are judged, by pyshacl, by the Rust engines and by the compiled checks.

    python benchmarks/validation.py GRAPH... [--pyshacl-up-to N] [--damaged N] [--from N] [--core]

Each graph is a directory that ``kg build`` made. pyshacl is the peer, and is left out of graphs
with more triples than it would judge in reasonable time. ``--damaged`` also compares the results
of all on so many randomly damaged copies of a small graph, which tests do with a few; ``--core``
leaves the constraints that are SPARQL queries out of that: but for pyshacl, all engines leave them
to Oxigraph.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rdflib import SH

from kg.graph import KnowledgeGraph
from kg.validation import Report, Result, load_shapes, rust, stream, validate
from measuring.damages import damaged, stored

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
        store = stored(damaged(quads, seed, STATEMENTS))
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
