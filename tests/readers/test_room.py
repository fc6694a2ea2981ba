"""The room's folders are in layers: each knows only those below it, and formats not each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[2] / "kg" / "readers"
LAYERS = ("input", "parts", "records", "pages", "xml", "formats")
"""From the bottom up. The files at the top of the room stand above them all."""
INTERFACE = "reader"
"""The one file at the top that formats, and the bases of their readers, know: what a reader is."""
ALLOWED = {
    ("formats.html_page", "formats.journal_page"),
    ("formats.html_page", "formats.pubmed_page"),
}
"""An HTML page's visible text is read by the rules of the pages that are saved as text."""
SOURCES = sorted(path for path in ROOM.rglob("*.py") if path.parent != ROOM)


def place(parts: tuple[str, ...]) -> str:
    """Return the folder that a module is in: a layer's, or a format's own."""
    return ".".join(parts[:2]) if parts[0] == "formats" else parts[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg.readers."):
            yield place(tuple((node.module or "").split(".")[2:]))


def allowed(here: str, there: str) -> bool:
    if here == there or (here, there) in ALLOWED:
        return True
    if there == INTERFACE:
        return here == "records" or here.startswith("formats.")
    below, above = there.partition(".")[0], here.partition(".")[0]
    return below in LAYERS and LAYERS.index(below) < LAYERS.index(above)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_imports_point_down(path):
    here = place(path.relative_to(ROOM).with_suffix("").parts)
    assert [there for there in imported(path) if not allowed(here, there)] == []


def test_every_folder_is_a_layer_and_says_its_law():
    folders = {path.parent for path in ROOM.rglob("*.py")} - {ROOM}
    assert {folder.relative_to(ROOM).parts[0] for folder in folders} == set(LAYERS)
    for layer in LAYERS:
        assert "Law" in (ROOM / layer / "__init__.py").read_text(encoding="utf-8"), layer


@pytest.mark.parametrize(
    ("here", "there"),
    [("parts", "records"), ("formats.jats", "formats.pubmed_xml"), ("pages", "formats.jats"),
     ("parts", "reader"), ("formats.ris", "registry"),
     ("formats.journal_page", "formats.html_page")],
)  # fmt: skip
def test_the_law_forbids(here, there):
    assert not allowed(here, there)
