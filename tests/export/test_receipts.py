"""Every conversion, read back, and its receipt are together the graph."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.build import BuildOptions, build_graph
from kg.errors import ExportError
from kg.export import CONVERSIONS
from kg.export.target import receipt_path
from kg.graph import NETWORK_FORMATS, KnowledgeGraph, open_graph
from kg.store import Store
from kg.vocabulary import Vocabulary
from tests.export.reimport import READERS, statement

RECORDS = Path(__file__).parents[2].parent / "shared/data/pubmed-xml/pubmedsample_2019.xml"
NAMES = sorted({*CONVERSIONS, *NETWORK_FORMATS} - {"void"})


@pytest.fixture(scope="session")
def real_graph(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    if not RECORDS.is_file():
        pytest.skip("the shared data are not here")
    out = tmp_path_factory.mktemp("real") / "graph"
    build_graph([RECORDS], out, vocabulary=vocabulary, options=BuildOptions(validate=False))
    return out


def assert_whole(graph: KnowledgeGraph, name: str, out: Path) -> None:
    told = graph.export(out, name)
    assert told is not None
    written = json.loads(receipt_path(out).read_text(encoding="utf-8"))
    triples = list(graph.store.triples(None, None, None))
    known = {statement(triple) for triple in triples}
    # Two literals that differ in their language alone read back as one value.
    back = list(READERS[name](out, known))
    assert set(back) <= known
    held = Counter(predicate for _, predicate, _ in back)
    assert held == Counter(written["heldByPredicate"]) == Counter(told.held)
    assert held + Counter(written["leftOutByPredicate"]) == Counter(
        triple.predicate.value for triple in triples
    )
    assert written["statements"] == len(triples) == written["held"] + written["leftOut"]
    assert written["held"] > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_seeds(seeds_graph: Path, tmp_path: Path, name: str) -> None:
    with open_graph(seeds_graph) as graph:
        assert_whole(graph, name, tmp_path / "out")


@pytest.mark.shared_data
@pytest.mark.parametrize("name", NAMES)
def test_real_records(real_graph: Path, tmp_path: Path, name: str) -> None:
    with open_graph(real_graph) as graph:
        assert_whole(graph, name, tmp_path / "out")


def _content(out: Path) -> dict[str, bytes]:
    files = sorted(out.iterdir()) if out.is_dir() else [out]
    return {path.name: path.read_bytes() for path in [*files, receipt_path(out)]}


@pytest.mark.parametrize("name", NAMES)
def test_the_bytes_do_not_hang_on_the_order_of_loading(
    seeds_graph: Path, tmp_path: Path, name: str
) -> None:
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "out", name)
        first = _content(tmp_path / "out")
        again = Store.create()
        for record in reversed(graph.store.graphs()):
            triples = [quad.triple for quad in graph.quads() if quad.graph_name == record]
            again.add(record, reversed(triples))
        graph.store = again
        graph.export(tmp_path / "out", name)
    assert _content(tmp_path / "out") == first


class TestTargets:
    def test_nothing_else_is_replaced(self, seeds_graph: Path, tmp_path: Path) -> None:
        mine = tmp_path / "mine"
        mine.mkdir()
        (mine / "thesis.txt").write_text("years of work")
        with open_graph(seeds_graph) as graph, pytest.raises(ExportError, match="no earlier"):
            graph.export(mine, "neo4j")
        assert [each.name for each in tmp_path.iterdir()] == ["mine"]
        assert (mine / "thesis.txt").read_text() == "years of work"

    def test_a_failed_export_leaves_what_was_there(
        self, seeds_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError("no space left")

        (tmp_path / "out.ttl").write_text("old")
        monkeypatch.setattr("kg.graph.export", fail)
        with open_graph(seeds_graph) as graph, pytest.raises(ExportError, match="no space"):
            graph.export(tmp_path / "out.ttl", "turtle")
        assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("out.ttl", "old")]
