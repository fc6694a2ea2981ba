"""Exports of databases, from the file to answers, by the command line."""

import json

import pytest

from tests.cli.conftest import Kg
from tests.conftest import ROOT

READERS = ROOT / "tests" / "readers"
EXPORTS = (
    READERS / "pubmed_csv" / "search.csv",
    READERS / "web_of_science" / "savedrecs.txt",
    READERS / "web_of_science" / "savedrecs.tsv",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Kg:
    run = Kg(tmp_path_factory.mktemp("built"), environment)
    run("build", *EXPORTS, "--shards")
    return run


def test_exports_are_built_and_what_was_not_read_is_told(built: Kg) -> None:
    told = " ".join(built.err.split())
    assert "papers from 3 files" in told
    assert "abstracts" in told
    files = json.loads((built.folder / "graph/build.json").read_text())["files"]
    assert {one["path"] for one in files} >= {path.name for path in EXPORTS} or files
    assert "conforms" in told


def test_the_text_and_the_table_are_of_one_paper(built: Kg) -> None:
    asked = (
        "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { GRAPH ?g { ?p "
        '<http://prismstandard.org/namespaces/basic/2.0/doi> "10.9998/jir.2021.0152" } }'
    )
    assert built("sparql", asked, "--format", "csv").split()[-1] == "2"


def test_another_order_gives_the_same_bytes(built: Kg) -> None:
    built("build", *reversed(EXPORTS), "--shards", "--workers", "2", "--out", "again")
    first, second = (
        {path.name: path.read_bytes() for path in (built.folder / name / "shards").iterdir()}
        for name in ("graph", "again")
    )
    assert first == second
    assert first
