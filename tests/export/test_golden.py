"""What the seeds look like in each format; the files are read by people when they change."""

from pathlib import Path

import pytest

from kg.graph import KnowledgeGraph, open_graph

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "seeds.ris": ("ris", ""),
    "seeds.bib": ("bibtex", ""),
    "seeds.csl.json": ("csl-json", ""),
    "kgx-edges.tsv": ("kgx-tsv", "edges.tsv"),
    "neo4j-claims.csv": ("neo4j", "claims.csv"),
    "neo4j-import.sh": ("neo4j", "import.sh"),
}


def exported(graph: KnowledgeGraph, folder: Path, name: str) -> bytes:
    """Return what a golden file should hold."""
    format_, part = FILES[name]
    target = folder / name
    graph.export(target, format_)
    return (target / part).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_golden(seeds_graph: Path, tmp_path: Path, name: str) -> None:
    with open_graph(seeds_graph) as graph:
        assert exported(graph, tmp_path, name) == (GOLDEN / name).read_bytes()
