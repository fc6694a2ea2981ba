"""How fast a graph is built of PubMed's XML, beside what the least would cost and beside peers.

    python benchmarks/build.py --xml FILE [--records N] [--rounds N] [--peers PYTHON] [--only ...]

What is measured, in the same run and on the same records:

``stages``   reading and linking, in this process, beside lxml going over the file (``iterparse``)
``loading``  the embedded store, beside Oxigraph's own bulk loader over the lines it is made of
``parser``   ``kg build`` to N-Quads, beside pubmed_parser making dictionaries of the same file
``mapping``  ``kg build`` from XML, beside Morph-KGC making a graph of the same records as tables
``workers``  ``kg build`` of the file cut in eight, by two processes beside one, and beside what two
             plain loops do at most here
``whole``    ``kg build`` with its store and its report, beside shards alone
``larger``   ``kg build`` of the file beside a quarter of it, with peak memory

Figures are medians of processor time; for whole processes that of their children is in it. Peers
run in the Python that ``--peers`` names. pubmed_parser may be installed beside kg (its extra
``benchmark``); Morph-KGC wants an older rdflib and pyoxigraph than kg does, and so its own place:

    python -m venv peers && peers/bin/python -m pip install pubmed-parser==0.5.1 morph-kgc==2.10.0
    python benchmarks/build.py --xml FILE --peers peers/bin/python
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring.beside import beside_morph_kgc, beside_pubmed_parser
from measuring.growth import larger, workers
from measuring.loading import loading
from measuring.records import count, cut
from measuring.stages import report, stages
from measuring.whole import whole

PARTS = ("stages", "loading", "parser", "mapping", "whole", "workers", "larger")


def parts(path: Path, chosen: argparse.Namespace, scratch: Path) -> Iterator[str]:
    """Measure what was asked for, and yield the lines of the report as they come."""
    records, rounds, python = count(path), chosen.rounds, chosen.peers
    if {"stages", "loading"} & set(chosen.only):
        yield "stages, one process"
        found = stages(path, rounds, scratch)
        yield from report(found, records)
        if "loading" in chosen.only:
            yield "loading"
            yield from loading(found.quads, rounds, scratch)
        del found
    if "parser" in chosen.only:
        yield "beside pubmed_parser, on the gzipped file"
        yield from beside_pubmed_parser(path, records, rounds, python, scratch)
    if "mapping" in chosen.only:
        yield "beside Morph-KGC"
        yield from beside_morph_kgc(path, rounds, python, scratch)
    if "whole" in chosen.only:
        yield "the whole of kg build, one process"
        yield from whole(path, rounds, scratch)
    if "workers" in chosen.only:
        yield "two workers beside one, text fast"
        yield from workers(path, rounds, scratch)
    if "larger" in chosen.only:
        yield "four times the records, text fast"
        yield from larger(path, rounds, scratch)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--xml", type=Path, required=True, metavar="FILE")
    parser.add_argument("--records", type=int, metavar="N", help="the first N records alone")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument(
        "--peers", type=Path, default=Path(sys.executable), metavar="PYTHON",
        help="the Python that has pubmed_parser and Morph-KGC; this one without it",
    )  # fmt: skip
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART")
    options = parser.parse_args()
    if not options.xml.exists():
        print(f"no records at {options.xml}: nothing was measured", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = cut(options.xml, options.records, Path(folder))
        print(f"{count(path):,} records of {path.name}, medians of {options.rounds} rounds")
        for line in parts(path, options, Path(folder)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
