"""Imports point one way: down the list of layers, and never sideways between rooms."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"__main__", "cli"}),
    frozenset({"graph"}),
    frozenset(
        {
            "build",
            "disagreement",
            "identity",
            "learning",
            "lineage",
            "links",
            "mentions",
            "paper_page",
            "push",
        }
    ),
    frozenset(
        {"readers", "text", "extractors", "store", "validation", "catalogue", "network", "export"}
    ),
    frozenset({"directory"}),
    frozenset({"vocabulary"}),
    frozenset({"names"}),
    frozenset({"data", "ntriples", "web"}),
    frozenset({"compiled", "errors", "languages", "sorting", "version"}),
    frozenset({"collection", "folding", "remembering"}),
    frozenset({"model"}),
)
"""From the top down; a room may import what stands below it, and itself."""

SAME_LAYER_ALLOWED = {("__main__", "cli")} | {
    ("build", part) for part in ("disagreement", "identity", "lineage", "links")
}


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def _rank(room: str) -> int:
    return next(rank for rank, layer in enumerate(LAYERS) if room in layer)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide which room they reach into"
            module = node.module or ""
            found |= {f"kg.{a.name}" for a in node.names} if module == "kg" else {module}
    return {name for name in found if name.split(".")[0] == "kg"}


def _sources() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def _module(path: Path) -> str:
    return "kg." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


@pytest.mark.parametrize("path", _sources(), ids=_module)
def test_imports_point_down(path: Path) -> None:
    room = _room(_module(path))
    for imported in _imports(path):
        other = _room(imported)
        if other == room or (room, other) in SAME_LAYER_ALLOWED:
            continue
        assert _rank(other) > _rank(room), f"{_module(path)} imports {imported}"


def test_every_room_is_in_a_layer() -> None:
    rooms = {_room(_module(path)) for path in _sources()}
    assert rooms == {room for layer in LAYERS for room in layer}


def test_the_law_catches_an_import_upwards(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("from kg.cli import main\nimport kg.build\n")
    assert _imports(bad) == {"kg.cli", "kg.build"}
    assert _rank("cli") < _rank("model")


def test_only_one_file_speaks_to_each_foreign_library() -> None:
    """Each foreign library stands behind its own room, so that it can be changed there."""
    allowed = {
        "pyshacl": {"validation"},
        "matplotlib": {"network"},
        "networkx": {"network", "graph"},
        "lxml": {"vocabulary", "readers"},
        "rapidfuzz": {"vocabulary", "catalogue"},
        "click": {"cli"},
        "rich": {"cli", "catalogue"},
        "platformdirs": {"vocabulary"},
        "numba": {"compiled"},
        "distributed": {"build"},
        "shifty": {"validation"},
        "fsspec": {"build"},
        "pyarrow": {"export"},
        "requests": {"web"},
        "keyring": {"web"},
    }
    for path in _sources():
        room = _room(_module(path))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                library = name.split(".")[0]
                if library in allowed:
                    assert room in allowed[library], f"{_module(path)} imports {library}"
