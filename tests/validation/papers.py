"""A built graph of five papers, two of which several records speak of, and damage to it."""

from pathlib import Path

from kg.build import Build, BuildOptions, TextReading, build_graph
from tests.build.inputs import pubmed_xml, record, write
from tests.small_vocabulary import small_vocabulary

MEDLINE = """PMID- {pmid}
OWN - NLM
DP  - 2020
TI  - Another title
AB  - Belimumab for systemic lupus in women.
FAU - Roe, B
AU  - Roe B
MH  - *Lupus Erythematosus, Systemic/drug therapy
JT  - Lupus
AID - 10.1000/other{pmid} [doi]
SO  - Lupus. 2020

"""
STATEMENTS = 6
"""How many a damaged copy loses, or has changed."""


def papers(folder: Path) -> Path:
    """Write files of records that cite one another, two of them in two formats."""
    return write(
        folder,
        {
            "a.xml": pubmed_xml([record(11, cites=(12, 21)), record(12, cites=(11,))]),
            "b.xml": pubmed_xml([record(21, cites=(11,)), record(22)]),
            "c.txt": MEDLINE.format(pmid=11) + MEDLINE.format(pmid=21) + MEDLINE.format(pmid=31),
        },
    )


def built(folder: Path, out: Path, **options: object) -> Build:
    """Build the graph of files."""
    told = BuildOptions(**{"text": TextReading.ACCURATE, **options})  # type: ignore[arg-type]
    return build_graph([folder], out, vocabulary=small_vocabulary(), options=told)
