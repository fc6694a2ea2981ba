"""KGX's own validator finds nothing in our exports, and finds what was damaged in them."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kg.graph import open_graph

ROOT = Path(__file__).parents[2]
PYTHON = Path(os.environ.get("KG_KGX_PYTHON", ROOT / ".kgx/bin/python"))
RUN = Path(__file__).parent / "peers" / "kgx_validate.py"
FORMATS = ("tsv", "jsonl")


def findings(form: str, folder: Path) -> dict[str, dict[str, Any]]:
    """What KGX says of a folder: by severity, by kind."""
    if not PYTHON.is_file():
        why = f"no KGX at {PYTHON}: scripts/install_kgx.sh installs it"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    files = [str(folder / f"{name}.{form}") for name in ("nodes", "edges")]
    ran = subprocess.run(
        [str(PYTHON), "-I", str(RUN), form, *files], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    return dict(told["findings"])


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_it_finds_nothing(seeds_graph: Path, tmp_path: Path, form: str) -> None:
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "kgx", f"kgx-{form}")
    assert findings(form, tmp_path / "kgx") == {}


@pytest.mark.slow
def test_it_finds_what_was_damaged(seeds_graph: Path, tmp_path: Path) -> None:
    """Else it would have looked at nothing."""
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "kgx", "kgx-tsv")
    for name, right, wrong in (
        ("nodes", "biolink:Drug", "biolink:Nonsense"),
        ("nodes", "\nMESH:", "\nno identifier "),
        ("edges", "biolink:mentions", "biolink:cures_all"),
    ):
        path = tmp_path / "kgx" / f"{name}.tsv"
        path.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    found = findings("tsv", tmp_path / "kgx")
    assert found["ERROR"].keys() == {
        "INVALID_CATEGORY", "INVALID_NODE_PROPERTY_VALUE", "INVALID_EDGE_PREDICATE"
    }  # fmt: skip
