"""The notebook runs from its first cell to its last, and prints what it says."""

import importlib.util
import tempfile
from types import ModuleType
from typing import Any

import nbformat

from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "run_notebook", ROOT / "scripts" / "run_notebook.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _shown(output: dict[str, Any]) -> str:
    """Return what a reader sees of an output; a picture's bytes are its library's business."""
    if "text" in output:
        return str(output["text"])
    data = output["data"]
    return "picture" if "image/png" in data else str(data.get("text/html", data["text/plain"]))


def _outputs(notebook: nbformat.NotebookNode) -> list[list[str]]:
    return [
        [_shown(output) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_notebook_prints_and_draws_what_it_says() -> None:
    stored = nbformat.read(NOTEBOOK, as_version=4)
    assert _outputs(_script().executed(NOTEBOOK)) == _outputs(stored), "run scripts/run_notebook.py"
    assert ["picture"] in _outputs(stored)


def test_notebook_keeps_nothing_that_differs_from_run_to_run() -> None:
    stored = nbformat.read(NOTEBOOK, as_version=4)
    assert {cell.get("execution_count") for cell in stored.cells} == {None}
    assert tempfile.gettempdir() not in str(_outputs(stored))
