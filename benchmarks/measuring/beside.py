"""Our build beside its peers: whole processes, in turn, on the same records.

pubmed_parser is given the same file and makes dictionaries of it. Morph-KGC is given the records
that we read, as tables, and makes quads of papers, authors and headings that are all in our graph
too (`shared` counts them); ours has the rest of each record besides.
"""

import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from kg.model import Document
from kg.names import Minter
from kg.readers import InputFile, read_file
from measuring import morph_kgc, ours, pubmed_parser
from measuring.clock import Spent, in_turn
from measuring.records import gzipped
from measuring.tables import write_tables


def beside_pubmed_parser(
    path: Path, records: int, rounds: int, python: Path, scratch: Path
) -> Iterator[str]:
    """Measure our ways and pubmed_parser's on one gzipped file, and yield the lines of a report."""
    file, out = gzipped(path, scratch), scratch / "graph"
    tasks = {name: partial(ours.build, file, out, *words) for name, words in ours.WAYS.items()}
    missing = pubmed_parser.PEER.missing(python)
    if missing:
        yield f"  pubmed_parser is not measured: {missing}"
    else:
        for name, options in pubmed_parser.WAYS.items():
            tasks[name] = partial(pubmed_parser.parse, python, file, records, options)
    found = in_turn(tasks, rounds)
    yield from table(found, records, "us a record", 1e6)
    for name in ours.WAYS:
        for peer in filter(found.get, pubmed_parser.WAYS):
            times = found[name].processor / found[peer].processor
            yield f"  {name}: {times:.2f} x the time of {peer}"


def beside_morph_kgc(path: Path, rounds: int, python: Path, scratch: Path) -> Iterator[str]:
    """Measure our ways from XML, and Morph-KGC's from tables; yield the lines of a report."""
    missing = morph_kgc.PEER.missing(python)
    if missing:
        yield f"  Morph-KGC is not measured: {missing}"
        return
    tables, out = scratch / "tables", scratch / "graph"
    tables.mkdir()
    start = time.process_time()
    write_tables(documents(path), tables, Minter())
    writing = time.process_time() - start
    tasks = {n: partial(morph_kgc.make, python, tables, p) for n, p in morph_kgc.WAYS.items()}
    tasks |= {name: partial(ours.build, path, out, *words) for name, words in ours.WAYS.items()}
    found = in_turn(tasks, rounds)
    made, common = shared(morph_kgc.lines(tables), ours.lines(out))
    our = ours.quads(out)
    yield f"  Morph-KGC makes {made:,} quads; {common:,} of them are among our {our:,}"
    yield f"  making its tables from the XML took {writing:.2f} s more, which it is not charged"
    yield from table(found, made, "us a quad", 1e6, dict.fromkeys(ours.WAYS, our))
    for name in ours.WAYS:
        for peer in morph_kgc.WAYS:
            yield f"  {name}: {_faster(found, name, peer, our / made)}"


def _faster(found: dict[str, Spent], name: str, peer: str, more: float) -> str:
    processor = more * found[peer].processor / found[name].processor
    clock = more * found[peer].clock / found[name].clock
    return f"{processor:.2f} x the quads a second of {peer} ({clock:.2f} x on the clock)"


def documents(path: Path) -> Iterator[Document]:
    """Yield the records of a file."""
    readings = read_file(InputFile(path, path.name))
    return (each for each in readings if isinstance(each, Document))


def shared(theirs: Iterable[bytes], our: Iterable[bytes]) -> tuple[int, int]:
    """Return how many different lines are theirs, and how many of those are ours too.

    Lines are told apart by their hashes, lest millions of them fill the memory.
    """
    made = {hash(line) for line in theirs}
    return len(made), len(made.intersection(map(hash, our)))


def table(
    found: dict[str, Spent],
    things: int,
    unit: str,
    scale: float,
    other: dict[str, int] | None = None,
) -> Iterator[str]:
    """Yield a table of what was spent, a line each; ``other`` are counts that differ."""
    yield f"  {'':32}{'processor s':>12}{'clock s':>9}{unit:>13}{'a second':>11}{'MB':>7}"
    for name, each in found.items():
        count = (other or {}).get(name, things)
        a_second = count / each.processor
        yield (
            f"  {name:32}{each.processor:12.2f}{each.clock:9.2f}{scale / a_second:13,.1f}"
            f"{a_second:11,.0f}{each.memory:7,.0f}"
        )
