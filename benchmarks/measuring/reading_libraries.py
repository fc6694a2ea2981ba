"""The libraries that read the same files as our readers do, and what each needs."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from measuring.clock import environment
from measuring.peer import OWN, Peer
from measuring.read_records import Record

PROGRAM: Final = Path(__file__).parent / "reading_peers" / "program.py"
LONGEST: Final = 900


@dataclass(frozen=True, slots=True)
class Library:
    """A library: the reader of ours it stands beside, its adapter, and its fields."""

    format: str
    adapter: str
    peer: Peer
    fields: tuple[str, ...]
    suffixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a library made of one file: its records, its seconds, and what it raised."""

    path: Path
    seconds: float
    records: Sequence[Record]
    error: str | None


_CITED = ("title", "authors", "year", "journal", "volume", "issue", "pages", "doi")
_PUBMED = (*_CITED, "pmid", "abstract", "keywords", "headings", "affiliations")
_EXPORT = (*_CITED, "abstract", "keywords")
_PARSER = Peer("pubmed_parser", "pubmed-parser==0.5.1")
_BIOPYTHON = Peer("Bio", "biopython")
_BIBX = Peer("bibx", "bibx")
_BIOC = Peer("bioc", "bioc")
_BIOC_FIELDS = ("title", "pmid", "abstract")

LIBRARIES: Final = (
    Library(
        "pubmed-xml", "pubmed_parser", _PARSER,
        tuple(f for f in (*_PUBMED, "references") if f not in {"volume", "issue"}),
    ),
    Library("pubmed-xml", "bio_entrez", _BIOPYTHON, (*_PUBMED, "references")),
    Library("medline", "bio_medline", _BIOPYTHON, _PUBMED, (".nbib",)),
    Library("medline", "nbib", Peer("nbib", "nbib"), _PUBMED, (".nbib",)),
    Library("ris", "rispy", Peer("rispy", "rispy"), _EXPORT, (".ris",)),
    Library("bibtex", "bibtexparser", Peer("bibtexparser", "bibtexparser<2"), _EXPORT, (".bib",)),
    Library("bibtex", "pybtex", Peer("pybtex", "pybtex"), _EXPORT, (".bib",)),
    Library(
        "jats", "pubmed_parser_jats", _PARSER,
        ("title", "authors", "year", "journal", "doi", "pmid", "abstract", "references"),
        (".nxml",),
    ),
    Library(
        "jats", "elifetools", Peer("elifetools", "elifetools"),
        (*_CITED, "pmid", "abstract", "keywords", "references"), (".nxml",),
    ),
    Library(
        "html-page", "trafilatura", Peer("trafilatura", "trafilatura"),
        ("title", "authors", "year", "journal", "abstract", "keywords"),
    ),
    Library(
        "html-page", "newspaper", Peer("newspaper", "newspaper4k"),
        ("title", "authors", "year", "abstract", "keywords"),
    ),
    Library("csl-json", "citeproc", Peer("citeproc", "citeproc-py"), (*_CITED, "abstract")),
    Library(
        "web-of-science", "wosfile", Peer("wosfile", "wosfile"),
        (*_EXPORT, "pmid", "references"), (".ciw",),
    ),
    Library(
        "web-of-science", "bibx_wos", _BIBX, (*_CITED, "keywords", "references"), (".ciw",),
    ),
    Library(
        "web-of-science", "metaknowledge", Peer("metaknowledge", "metaknowledge"),
        (*_EXPORT, "pmid", "references"), (".ciw",),
    ),
    Library("scopus-csv", "bibx_scopus_csv", _BIBX, (*_CITED, "keywords", "references")),
    Library("bioc-xml", "biocxml", _BIOC, _BIOC_FIELDS),
    Library("bioc-json", "biocjson", _BIOC, _BIOC_FIELDS),
)  # fmt: skip


def read_with(library: Library, python: Path, paths: Sequence[Path]) -> list[ReadFile]:
    """Return what a library made of files; one that ends or hangs its process keeps the rest.

    A file is given alone again where the process did not outlive it.
    """
    found: list[ReadFile] = []
    while len(found) < len(paths):
        left = paths[len(found) :]
        lines, words = _run(library, python, left)
        found += [_read_file(line) for line in lines]
        if len(lines) < len(left):
            found.append(ReadFile(left[len(lines)], 0, (), words or "it ended without a word"))
    return found


def _run(library: Library, python: Path, paths: Sequence[Path]) -> tuple[list[str], str]:
    command = [str(python), str(PROGRAM), library.adapter]
    given = "\n".join(map(str, paths))
    try:
        ran = subprocess.run(
            command, input=given, capture_output=True, text=True, env=environment(OWN),
            check=False, timeout=LONGEST,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        told = late.stdout or b""
        return told.decode().splitlines(), f"it took more than {LONGEST} s"
    return ran.stdout.splitlines(), (ran.stderr.strip().splitlines() or [""])[-1]


def _read_file(line: str) -> ReadFile:
    told = json.loads(line)
    return ReadFile(Path(told["path"]), told["seconds"], told["records"], told["error"])
