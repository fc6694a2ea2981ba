"""What the tests of JATS share: an invented article that uses most of the tag set."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Document, Finding
from kg.readers.formats.jats import read_stream

ARTICLE = Path(__file__).parent / "article.xml"

Reading = tuple[list[Document], list[Finding]]


def read_bytes(content: bytes, **options: int) -> Reading:
    """Return the documents of a file's bytes, and its findings."""
    readings = list(read_stream(io.BytesIO(content), "a.xml", "0" * 64, **options))
    documents = [one for one in readings if isinstance(one, Document)]
    findings = [one for one in readings if isinstance(one, Finding)]
    assert len(documents) + len(findings) == len(readings)
    return documents, findings


@pytest.fixture
def read() -> Callable[..., Reading]:
    return lambda content, **options: read_bytes(
        content.encode() if isinstance(content, str) else content, **options
    )


@pytest.fixture(scope="session")
def whole() -> bytes:
    return ARTICLE.read_bytes()


@pytest.fixture(scope="session")
def document(whole: bytes) -> Document:
    (document,), _ = read_bytes(whole)
    return document
