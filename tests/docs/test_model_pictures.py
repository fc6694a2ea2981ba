"""The pictures of the model are those of the graph of the seeds, and lack nothing of it."""

import importlib.util
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import ROOT


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_model", ROOT / "scripts" / "draw_model.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pictures_are_current(seeds_graph: Path) -> None:
    drawn = _script().draw(seeds_graph)
    assert len(drawn) == 4
    for name, picture in drawn.items():
        ET.fromstring(picture)  # noqa: S314 - our own
        kept = (ROOT / "docs" / f"model-{name}.svg").read_text(encoding="utf-8")
        assert picture == kept, "run scripts/draw_model.py"


def test_what_has_no_place_is_an_error() -> None:
    script = _script()
    with pytest.raises(ValueError, match="no picture has both file and claim"):
        script.pictures({("file", "claim"): frozenset({"kg:x"})})
    with pytest.raises(ValueError, match="no box for kg:New"):
        script._box({"kg:New"})
