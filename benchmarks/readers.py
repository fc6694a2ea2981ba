"""Our readers beside public libraries on the same files: what each found, and how often they agree.

    python -m venv peers
    peers/bin/pip install pubmed-parser biopython nbib rispy 'bibtexparser<2' pybtex elifetools \
        trafilatura newspaper4k citeproc-py wosfile bibx bioc metaknowledge
    python benchmarks/readers.py FOLDER ... --python peers/bin/python [--differences FILE]

Each file of the folders goes to our reader, which is told by its content, and to every library of
that format; a file that we do not know goes to the libraries that its name's end names. A library
that is not installed is said to be missing, and the rest is measured. In the table `ours` and
`theirs` are the papers in which each found the field, `both` those in which both did, and `same`
how many of these say the same (`measuring/read_agreement.py` says what that means). Files that a
library raised an error on are counted apart, and their papers are not in the other figures. The
ratio of times is of processor seconds, each the faster of two readings of all files that both
read; reading by us includes the findings and the account of what was not understood. Every
disagreement goes to ``--differences``, a line each, to be looked at: the table does not say who is
right.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg.model import Document
from kg.readers import InputFile, default_registry, read_file
from measuring.read_agreement import Agreement, pairs
from measuring.read_records import Record, record
from measuring.reading_libraries import LIBRARIES, Library, ReadFile, read_with

ROUNDS = 2
LARGEST = 64_000_000
PAGES = frozenset({"pubmed-page-text", "journal-page-text"})
REGISTRY = default_registry()


@dataclass(frozen=True, slots=True)
class OurFile:
    """What we made of a file: its format, or none, its records and the seconds."""

    format: str | None
    records: Sequence[Record]
    seconds: float


def files(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of folders, or files themselves, in the order of their names."""
    for folder in folders:
        found = sorted(folder.rglob("*"), key=str) if folder.is_dir() else [folder]
        yield from (path for path in found if path.is_file() and path.stat().st_size <= LARGEST)


def ours(path: Path) -> OurFile:
    """Read a file, twice."""
    taken = []
    documents: list[Document] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        readings = read_file(InputFile(path, path.name), REGISTRY)
        documents = [each for each in readings if isinstance(each, Document)]
        taken.append(time.process_time() - start)
    known = documents[0].source.format if documents else None
    return OurFile(known, [record(each) for each in documents], min(taken))


def by_library(found: dict[Path, OurFile]) -> Iterator[tuple[Library, list[Path]]]:
    """Yield each library with the files that it is given."""
    for library in LIBRARIES:
        yield (
            library,
            [
                path
                for path, our in found.items()
                if our.format == library.format
                or ((our.format is None or our.format in PAGES) and path.suffix in library.suffixes)
            ],
        )


def compare(library: Library, found: dict[Path, OurFile], read: list[ReadFile]) -> Agreement:
    """Compare the records of all files that the library raised nothing on."""
    agreement = Agreement()
    for each in read:
        if each.error is None:
            for our, their in pairs(found[each.path].records, each.records):
                agreement.add(our, their, library.fields)
    return agreement


def report(
    library: Library, found: dict[Path, OurFile], read: list[ReadFile], agreement: Agreement
) -> Iterator[str]:
    """Yield the lines of one library's table."""
    whole = [each for each in read if each.error is None]
    failed = [each for each in read if each.error is not None]
    our_seconds = sum(found[each.path].seconds for each in whole)
    their_seconds = sum(each.seconds for each in whole)
    yield f"{library.format}: {library.adapter} ({library.peer.requirement}), {len(read)} files"
    lost = sum(len(found[each.path].records) for each in failed)
    yield (
        f"  it raised an error on {len(failed)} files; we read {lost} records there; in the others "
        f"we found {sum(len(found[e.path].records) for e in whole)} records, "
        f"it {sum(len(e.records) for e in whole)}"
    )
    if their_seconds:
        yield f"  time: {our_seconds / their_seconds:.2f} of its"
    yield f"  {'field':13}{'ours':>7}{'theirs':>8}{'both':>7}{'same':>7}{'':>8}"
    for name, tally in agreement.tallies.items():
        share = f"{tally.same / tally.both:8.1%}" if tally.both else ""
        yield (f"  {name:13}{tally.ours:7,}{tally.theirs:8,}{tally.both:7,}{tally.same:7,}{share}")


def write_differences(
    out: TextIO, library: Library, found: dict[Path, OurFile], read: list[ReadFile]
) -> None:
    for each in read:
        if each.error is not None:
            out.write(f"{library.adapter}\t{each.path}\terror\t{each.error}\n")
            continue
        alone = compare(library, found, [each])
        out.writelines(
            f"{library.adapter}\t{each.path}\t{name}\n\t{our!r}\n\t{their!r}\n"
            for name, our, their in alone.differences
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", type=Path, nargs="+", help="folders with files, or files")
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument("--library", action="append", choices=[x.adapter for x in LIBRARIES])
    parser.add_argument("--differences", type=Path, help="where every disagreement is written")
    options = parser.parse_args()
    found = {path.resolve(): ours(path) for path in files(options.folders)}
    counts: dict[str, list[int]] = defaultdict(list)
    for each in found.values():
        counts[each.format or "no reader of ours"].append(len(each.records))
    for name, records in sorted(counts.items()):
        print(f"{name}: {len(records)} files, {sum(records):,} records")
    out = options.differences.open("w", encoding="utf-8") if options.differences else None
    for library, paths in by_library(found):
        if not paths or (options.library and library.adapter not in options.library):
            continue
        missing = library.peer.missing(options.python)
        if missing:
            print(f"{library.format}: {library.adapter} is not measured: {missing}")
            continue
        read = read_with(library, options.python, paths)
        print("\n".join(report(library, found, read, compare(library, found, read))), flush=True)
        if out:
            write_differences(out, library, found, read)
    return 0


if __name__ == "__main__":
    sys.exit(main())
