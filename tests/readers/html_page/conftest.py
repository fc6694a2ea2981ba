"""What the tests of saved pages share."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.model import Document, Finding
from kg.readers.formats.html_page import HtmlPageReader
from kg.readers.input.files import InputFile

HERE = Path(__file__).parent
PAGES = sorted(path for path in (HERE / "pages").iterdir() if path.is_file())
ARTICLES = [path for path in PAGES if path.suffix == ".html"]


def read_page(path: Path) -> list[Document | Finding]:
    """Return what the reader yields of a file."""
    return list(HtmlPageReader().read(InputFile(path, path.name)))


@pytest.fixture(params=ARTICLES, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def read_html(tmp_path: Path) -> Callable[[str | bytes], list[Any]]:
    """Return a function that reads a page given as text or bytes."""

    def read(content: str | bytes) -> list[Any]:
        path = tmp_path / "page.html"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_page(path)

    return read


@pytest.fixture
def one(read_html: Callable[[str | bytes], list[Any]]) -> Callable[[str | bytes], Document]:
    """Return a function that reads a page and returns its document."""

    def read(content: str | bytes) -> Document:
        (document,) = documents(read_html(content))
        return document

    return read


def documents(readings: Iterable[Document | Finding]) -> list[Document]:
    return [reading for reading in readings if isinstance(reading, Document)]
