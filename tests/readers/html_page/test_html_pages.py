"""Whole saved pages against the documents that they should give."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from kg.model import Document, Finding, Record
from kg.readers.formats.html_page import HtmlPageReader
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample

HERE = Path(__file__).parent
PAGES = sorted(path for path in (HERE / "pages").iterdir() if path.is_file())
SHARED = HERE.parents[3] / "shared" / "data" / "html"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data/html")


def read_page(path: Path) -> list[Document | Finding]:
    return list(HtmlPageReader().read(InputFile(path, path.name)))


def as_data(value: Any) -> Any:
    if isinstance(value, Record):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: as_data(v) for f, v in pairs if f.required or v != f.default}
    return [as_data(item) for item in value] if isinstance(value, tuple | list) else value


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_gives_its_golden_document(path):
    data = [{type(reading).__name__: as_data(reading)} for reading in read_page(path)]
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    golden = HERE / "golden" / f"{path.stem}.json"
    if "KG_WRITE_GOLDEN" in os.environ:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_reading_is_deterministic(article):
    assert read_page(article) == read_page(article)


def test_nothing_stands_twice(article):
    document = read_page(article)[0]
    for name in ("identifiers", "authors", "dates", "keywords", "links", "statements", "related"):
        values = getattr(document, name)
        assert len(set(values)) == len(values), name
    names = [author.name for author in document.authors]
    assert len(set(names)) == len(names)
    titles = [reference.title for reference in document.references if reference.title]
    assert len(set(titles)) == len(titles)


def test_spans_point_at_what_they_name(article):
    document = read_page(article)[0]
    section = next((s for s in document.sections if s.kind == "keywords"), None)
    for keyword in document.keywords:
        assert keyword.span.of(section.text) == keyword.text


def test_record_is_the_whole_file(article):
    source = read_page(article)[0].source
    assert (source.start, source.end) == (0, article.stat().st_size)
    assert source.digest == source.sha256
    assert source.format == "html-page"


def test_lines_are_the_files(article):
    document = read_page(article)[0]
    length = article.read_bytes().count(b"\n") + 1
    placed = [*document.sections, *document.references, *document.statements, *document.related]
    assert all(1 <= item.line <= length for item in placed if item.line)


def test_one_finding_a_kind(article):
    findings = [r for r in read_page(article) if isinstance(r, Finding)]
    kinds = [(f.code, f.message.partition(" (")[0]) for f in findings]
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_reader_wants_its_pages(path):
    text = path.read_bytes().decode("utf-8", errors="replace")
    assert HtmlPageReader().confidence(Sample(text, path.name)) >= 0.6


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE article><article><front/></article>',
        '<?xml version="1.0"?><PubmedArticleSet/>',
        "Belimumab in lupus. p < 0.05 and n > 3.",
        '{"@type": "ScholarlyArticle"}',
        "",
    ],
)
def test_reader_does_not_want_others(text):
    assert HtmlPageReader().confidence(Sample(text, "page.html")) == 0.0


@pytest.mark.shared_data
@needs_shared
@pytest.mark.parametrize(
    ("name", "doi", "authors", "orcids", "affiliated", "references", "volume"),
    [
        ("first_monday_ojs3_landingpage", "10.5210/fm.v25i10.10274", 3, 3, 3, 0, "25"),
        ("plos_one_article", "10.1371/journal.pone.0213978", 11, 1, 11, 23, "14"),
        ("elife_article", "10.7554/elife.44753", 7, 2, 7, 17, None),
    ],
)
def test_real_pages(name, doi, authors, orcids, affiliated, references, volume):
    readings = read_page(SHARED / f"{name}.html")
    document = readings[0]
    assert [i.value for i in document.identifiers if i.scheme == "doi"] == [doi]
    assert len(document.authors) == authors
    assert sum(author.orcid is not None for author in document.authors) == orcids
    assert sum(bool(author.affiliations) for author in document.authors) == affiliated
    assert len(document.references) == references
    assert all(reference.title for reference in document.references)
    assert document.volume == volume
    assert len(readings) - 1 <= 20
