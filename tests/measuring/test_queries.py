"""The benchmark of stored queries as a program, on an invented paper."""

from pathlib import Path

from kg.build import BuildOptions, build_graph
from tests.measuring.running import ran
from tests.measuring.test_mentions import XML
from tests.small_vocabulary import small_vocabulary


def benchmark(*words: str | Path, path: str, code: int = 0) -> str:
    return ran("queries.py", *words, code=code, PATH=path)


def test_a_missing_server_is_said_and_the_rest_is_asked(tmp_path: Path) -> None:
    (tmp_path / "paper.xml").write_text(XML, encoding="utf-8")
    graph = tmp_path / "graph"
    options = BuildOptions(validate=False)
    build_graph([tmp_path / "paper.xml"], graph, vocabulary=small_vocabulary(), options=options)
    told = benchmark(graph, "--rounds", "1", "--only", "sections-of-paper", path="")
    assert "no server: `oxigraph` is not on the path" in told
    (line,) = (line for line in told.splitlines() if line.startswith("sections-of-paper"))
    _, embedded, processor, reference, rows, *_ = line.split()
    assert rows == "2"
    assert all(float(seconds) >= 0 for seconds in (embedded, processor, reference))


def test_without_a_graph_nothing_is_measured(tmp_path: Path) -> None:
    assert "nothing was measured" in benchmark(tmp_path / "none", path="", code=1)
