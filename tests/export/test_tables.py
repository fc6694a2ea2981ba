"""Tables in the hands of their tools: DuckDB reads Parquet, KGX's words are Biolink's."""

import json
from pathlib import Path

import pytest

from kg.export.tables import parquet
from kg.graph import open_graph


def test_duckdb_asks_the_tables(
    seeds_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.setattr(parquet, "GROUP_LENGTH", 100)
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "tables", "parquet")
    tables = {name: f"'{tmp_path}/tables/{name}.parquet'" for name in
              ("nodes", "edges", "mentions", "claims")}  # fmt: skip
    rows = duckdb.sql(
        f"""SELECT s.label, o.label, c.sentences[1] FROM {tables["claims"]} c
        JOIN {tables["nodes"]} s ON s.id = c.subject JOIN {tables["nodes"]} o ON o.id = c.object
        WHERE c.predicate LIKE '%has_adverse_event'"""  # noqa: S608 - our own paths
    ).fetchall()
    sentence = "Tolerance was acceptable with only one serious adverse event (bacteriema)."
    assert rows == [("belimumab", "Bacteremia", sentence)]
    assert duckdb.sql(
        f"""SELECT count(*) FROM {tables["mentions"]}
        WHERE length(exact) = "end" - start"""  # noqa: S608
    ).fetchall() == [(51,)]
    groups = duckdb.sql(
        f"SELECT count(DISTINCT row_group_id) FROM parquet_metadata({tables['edges']})"  # noqa: S608
    ).fetchall()
    assert groups[0][0] > 5


def test_kgx_edges_have_evidence(seeds_graph: Path, tmp_path: Path) -> None:
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "kgx", "kgx-jsonl")
    lines = (tmp_path / "kgx/edges.jsonl").read_text(encoding="utf-8").splitlines()
    edges = [json.loads(line) for line in lines]
    (event,) = [e for e in edges if e["predicate"] == "biolink:has_adverse_event"]
    assert (event["subject"], event["negated"]) == ("MESH:C511911", False)
    assert event["publications"] == ["doi:10.1016%2Fj.revmed.2019.12.004"]
    assert event["supporting_text"]
    assert event["severity_qualifier"] == "serious"
    needed = {"knowledge_level", "agent_type", "primary_knowledge_source", "subject", "object"}
    assert all(needed <= edge.keys() for edge in edges)
    nodes = (tmp_path / "kgx/nodes.jsonl").read_text(encoding="utf-8").splitlines()
    names = {json.loads(line)["id"] for line in nodes}
    assert {end for edge in edges for end in (edge["subject"], edge["object"])} <= names
