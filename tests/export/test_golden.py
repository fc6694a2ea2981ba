"""What the seeds look like in each format; the files are read by people when they change."""

from pathlib import Path

import pytest

from kg.graph import open_graph

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "seeds.ris": ("ris", ""),
    "seeds.bib": ("bibtex", ""),
    "seeds.csl.json": ("csl-json", ""),
    "kgx-edges.tsv": ("kgx-tsv", "edges.tsv"),
    "neo4j-claims.csv": ("neo4j", "claims.csv"),
    "neo4j-import.sh": ("neo4j", "import.sh"),
}


@pytest.mark.parametrize("name", FILES)
def test_golden(seeds_graph: Path, tmp_path: Path, name: str) -> None:
    format_, part = FILES[name]
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "out", format_)
    assert (tmp_path / "out" / part).read_bytes() == (GOLDEN / name).read_bytes()
