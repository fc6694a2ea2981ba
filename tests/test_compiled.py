"""Where compiled functions are kept, and what they may call."""

import ast
from pathlib import Path

import pytest

import kg
from kg import compiled

PACKAGE = Path(kg.__file__).parent
SOURCES = [path for path in PACKAGE.rglob("*.py") if "@compiled\n" in path.read_text("utf-8")]


def compiled_names(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(d, ast.Name) and d.id == "compiled" for d in node.decorator_list)
    }


def test_something_is_compiled() -> None:
    assert len(SOURCES) > 5


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_compiled_functions_come_from_their_own_folder(path: Path) -> None:
    """Numba keeps a function by its own file alone; `compiled` files it under its folder's."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("kg."):
            continue
        source = PACKAGE.parent / Path(*node.module.split(".")).with_suffix(".py")
        if source.exists() and source.parent != path.parent and source.stem != "compiled":
            assert not compiled_names(source) & {alias.name for alias in node.names}


def test_a_changed_neighbour_is_compiled_anew(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one")
    before = compiled._kept(tmp_path)
    (tmp_path / "b.py").write_text("other")
    compiled._kept.cache_clear()
    assert compiled._kept(tmp_path) != before
