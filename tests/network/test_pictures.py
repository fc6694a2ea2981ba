"""Pictures and pages of the seeds hold what their golden files say."""

from pathlib import Path

from kg.graph import open_graph
from tests.network.pictures import GOLDEN, pictures


def test_the_seeds_look_as_they_did(seeds_graph: Path, tmp_path: Path) -> None:
    """`scripts/golden_seeds.py` writes the files anew."""
    with open_graph(seeds_graph) as graph:
        found = dict(pictures(graph, tmp_path))
    known = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.iterdir()}
    assert found.keys() == known.keys()
    for name, text in found.items():
        assert text == known[name], name
