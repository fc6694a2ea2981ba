"""Runs docs/notebook.ipynb and writes it back with what it printed and drew.

    python scripts/run_notebook.py

The small vocabulary of the tests is the installed one, so that the same text is printed everywhere.
Nothing is kept that differs from run to run: no times, no numbers of runs, no versions.
"""

import os
import sys
from pathlib import Path
from typing import Any, Final

import nbformat
from nbclient import NotebookClient

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.small_vocabulary import small_vocabulary_path  # noqa: E402

TARGET: Final = ROOT / "docs" / "notebook.ipynb"
LONGEST_CELL: Final = 120
"""Seconds."""


def executed(path: Path = TARGET) -> nbformat.NotebookNode:
    """Return a notebook as it is after a run of all its cells, in a kernel of its own.

    Raises:
        CellExecutionError: when a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    environment = {
        **os.environ,
        "KG_VOCABULARY": str(small_vocabulary_path()),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "JUPYTER_PLATFORM_DIRS": "1",
    }
    client = NotebookClient(
        notebook,
        timeout=LONGEST_CELL,
        coalesce_streams=True,  # a slow machine prints in more pieces
        resources={"metadata": {"path": str(ROOT)}},
    )
    client.execute(env=environment)
    return _steady(notebook)


def _steady(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id = f"step-{number:02}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                _forget_count(output)
    return notebook


def _forget_count(output: dict[str, Any]) -> None:
    if "execution_count" in output:
        output["execution_count"] = None


def main() -> None:
    """Run the notebook and write it."""
    nbformat.write(executed(), TARGET)
    print(f"wrote {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
