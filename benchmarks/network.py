"""What writing a view of a large graph takes: streamed from the store, and held in networkx.

    python benchmarks/network.py [--edges N...] [--view VIEW] [--format F...] [--rounds N]
                                 [--peer-up-to N] [--graph DIR]

Invented papers with authors, mentions, claims and citations are written as N-Quads and loaded
into the embedded store, as many as make N edges of the whole network; ``--graph`` takes a built
graph in their place. The view is then written by two processes in turn: one streams it, one holds
the network in networkx and writes it with networkx's own writer, as everyone can. Figures are
medians: processor seconds and the peak memory of the process. networkx takes gigabytes for a
million edges: ``--peer-up-to`` says beyond how many it is let be.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import networkx as nx

from kg.directory import GraphDirectory
from kg.network import (
    VIEWS,
    streamed,
    view,
    write_gexf,
    write_graphml,
    write_node_link,
)
from kg.store import Store
from measuring.clock import Spent, in_turn, spent
from measuring.invented import EDGES_A_PAPER, statements

WRITERS: Final = {"graphml": write_graphml, "gexf": write_gexf, "node-link": write_node_link}
PEERS: Final = {"graphml": nx.write_graphml, "gexf": nx.write_gexf}
"""networkx writes no file of node-link JSON: whoever wants one dumps what it gives."""


def stream(store: Path, name: str, form: str, out: Path) -> None:
    with streamed(Store.open(store), name) as found, out.open("wb") as file:
        WRITERS[form](found, file)


def hold(store: Path, name: str, form: str, out: Path) -> None:
    PEERS[form](view(Store.open(store).quads(), name), out)


WORK: Final = {"streamed": stream, "networkx": hold}


def one(way: str, store: Path, name: str, form: str, out: Path) -> Spent:
    """Run this file as a process that writes the view once."""
    words = ["--work", way, str(store), name, form, str(out)]
    return spent([sys.executable, __file__, *words])


def filled(edges: int, folder: Path) -> Path:
    """Return a store with an invented graph of so many edges."""
    lines, place = folder / f"{edges}.nq", folder / f"{edges}.store"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(statements(edges // EDGES_A_PAPER))
    store = Store.create(place)
    with lines.open("rb") as file:
        store.load_quads(file)
    store.flush()
    lines.unlink()
    return place


def counted(out: Path) -> int:
    """Return how many edges a file has: each has a target."""
    with out.open("rb") as file:
        return sum(b'target="' in line or b'"target": ' in line for line in file)


def report(store: Path, options: argparse.Namespace, folder: Path) -> Iterator[str]:
    for form in options.format:
        out = folder / "out"
        first = one("streamed", store, options.view, form, out)
        edges = counted(out)
        yield f"{options.view} as {form}: {edges:,} edges, {out.stat().st_size / 1e6:,.0f} MB"
        ways = [way for way in WORK if way == "streamed" or form in PEERS]
        if edges > options.peer_up_to:
            ways = ["streamed"]
        tasks = {way: partial(one, way, store, options.view, form, out) for way in ways}
        found = {"streamed": first}
        if options.rounds > 1 or len(tasks) > 1:
            found = in_turn(tasks, options.rounds)
        for way, each in found.items():
            yield (
                f"  {way:10}{each.processor:9.1f} s{each.memory:9,.0f} MB "
                f"{1e6 * each.processor / max(1, edges):8.1f} µs an edge"
            )
        if len(found) > 1:
            ours, theirs = found["streamed"], found["networkx"]
            yield (
                f"  networkx takes {theirs.processor / ours.processor:.2f} x the time, "
                f"{theirs.memory / ours.memory:.2f} x the memory"
            )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edges", type=int, nargs="+", default=[100_000, 1_000_000], metavar="N")
    parser.add_argument("--view", choices=sorted(VIEWS), default="all")
    parser.add_argument(
        "--format", nargs="+", choices=sorted(WRITERS), default=["graphml", "gexf"], metavar="F"
    )
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--peer-up-to", type=int, default=1_500_000, metavar="N")
    parser.add_argument("--graph", type=Path, metavar="DIR")
    parser.add_argument("--work", nargs=5, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        way, store, name, form, out = options.work
        WORK[way](Path(store), name, form, Path(out))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        stores = (
            [GraphDirectory(options.graph).current().store]
            if options.graph
            else (filled(edges, Path(folder)) for edges in options.edges)
        )
        for store in stores:
            for line in report(store, options, Path(folder)):
                print(line, flush=True)
    return os.EX_OK


if __name__ == "__main__":
    sys.exit(main())
