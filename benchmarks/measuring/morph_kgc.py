"""Morph-KGC, which makes a graph of tables by a mapping in RML or YARRRML.

Source: its documentation, "Engine Configuration": ``number_of_processes`` trades memory for time,
``mapping_partitioning`` is by partial aggregations unless told otherwise. Of one, two and four
processes, of both partitionings and none, and of N-Quads and N-Triples, one process with partial
aggregations took the least processor time on two cores; two took a little more of it, and mostly
less on the clock. So both of these are run. IRIs that stand in the tables cost it four fifths of
what IRIs by templates do.

Versions after 2.3 want an older rdflib and pyoxigraph than kg does: it needs an environment of its
own.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from measuring.clock import Spent
from measuring.peer import Peer

PEER: Final = Peer("morph_kgc", "morph-kgc==2.10.0")
MAPPING: Final = Path(__file__).with_name("papers.yarrrml.yml")

WAYS: Final[Mapping[str, int]] = {
    "Morph-KGC, one process": 1,
    "Morph-KGC, two processes": 2,
}
"""How many processes it may use, by the name of the line."""

_CONFIGURATION: Final = """
[CONFIGURATION]
output_file: {out}
output_format: N-QUADS
mapping_partitioning: PARTIAL-AGGREGATIONS
number_of_processes: {processes}
logging_level: WARNING

[Records]
mappings: {mapping}
"""


def make(python: Path, tables: Path, processes: int) -> Spent:
    """Make a graph of the tables in a folder, and return what that cost."""
    mapping = tables / MAPPING.name
    told = MAPPING.read_text(encoding="utf-8").replace("FOLDER", str(tables))
    mapping.write_text(told, encoding="utf-8")
    configuration = tables / "configuration.ini"
    configuration.write_text(
        _CONFIGURATION.format(out=_out(tables), processes=processes, mapping=mapping),
        encoding="utf-8",
    )
    return PEER.run(python, ["-m", "morph_kgc", str(configuration)])


def lines(tables: Path) -> Iterator[bytes]:
    """Yield the N-Quads that were made of the tables in a folder."""
    with _out(tables).open("rb") as stream:
        yield from stream


def _out(tables: Path) -> Path:
    return tables / "graph.nq"
