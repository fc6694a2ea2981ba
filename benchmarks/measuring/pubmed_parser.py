"""pubmed_parser, which parses PubMed's XML to one dictionary a record, and makes no graph."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from measuring.clock import Spent
from measuring.peer import Peer

PEER: Final = Peer("pubmed_parser", "pubmed-parser==0.5.1")

WAYS: Final[Mapping[str, Mapping[str, bool]]] = {
    "pubmed_parser, by default": {},
    "pubmed_parser, all it can take": {
        "author_list": True,
        "reference_list": True,
        "year_info_only": False,
        "parse_downto_mesh_subterms": True,
    },
}
"""Its options, by the name of the line: authors, references and dates as such, qualifiers too."""

_PROGRAM: Final = """
import sys
from pubmed_parser import parse_medline_xml
path, records, *words = sys.argv[1:]
options = {word.partition("=")[0]: word.endswith("=True") for word in words}
count = sum(bool(record["pmid"]) for record in parse_medline_xml(path, **options))
if count != int(records):
    sys.exit(f"{count} records were parsed of {records}")
"""


def parse(python: Path, path: Path, records: int, options: Mapping[str, bool]) -> Spent:
    """Parse every record of a file, and return what that cost.

    0.5.1 takes gzipped files only. Each dictionary is dropped once it is made.
    """
    words = [f"{name}={value}" for name, value in options.items()]
    return PEER.run(python, ["-c", _PROGRAM, str(path), str(records), *words])
