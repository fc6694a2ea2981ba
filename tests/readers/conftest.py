"""What the readers' tests share: the pages, and readings as plain data."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from kg.model import Document, Finding, Record
from kg.readers import default_registry, read

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PAGES = sorted((HERE / "pages").glob("*.txt"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def as_data(value: Any) -> Any:
    """Return a record as JSON data, without the fields that keep their default."""
    if isinstance(value, Record):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: as_data(v) for f, v in pairs if f.required or v != f.default}
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    return value


def as_json(readings: Iterable[Document | Finding]) -> str:
    """Return readings as the golden files hold them."""
    data = [{type(reading).__name__: as_data(reading)} for reading in readings]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@pytest.fixture(params=[*PAGES, *SEEDS], ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> Path:
    """Every page that the tests have, one after the other."""
    path: Path = request.param
    return path


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Return a function that puts a text or bytes into a file and returns its path."""

    def put(content: str | bytes, name: str = "page.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


@pytest.fixture
def read_text(write: Callable[[str | bytes], Path]) -> Callable[[str | bytes], list[Any]]:
    """Return a function that reads a text as a file and returns documents and findings."""
    return lambda content: list(read([write(content)], default_registry()))


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check of a text against a golden file."""

    def check(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if "KG_WRITE_GOLDEN" in os.environ:
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"write {path.name}, after reading it critically:\n{text}"
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture
def to_json() -> Callable[[Iterable[Document | Finding]], str]:
    return as_json
