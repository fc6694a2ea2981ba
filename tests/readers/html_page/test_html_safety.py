"""Hostile and broken pages: findings, never exceptions."""

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Document, Finding, Severity
from kg.readers.formats.html_page import HtmlPageReader, parsing
from kg.readers.input.files import InputFile

HERE = Path(__file__).parent
PAGES = [path.read_bytes() for path in sorted((HERE / "pages").glob("*.html"))]
HEAD = (
    '<!DOCTYPE html><head><meta name="citation_title" content="On lupus">'
    '<meta name="citation_doi" content="10.5555/1">'
)
LIGHT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def codes(readings):
    return [reading.code for reading in readings if isinstance(reading, Finding)]


def read_bytes(tmp_path, content):
    path = tmp_path / "page.html"
    path.write_bytes(content)
    return list(HtmlPageReader().read(InputFile(path, path.name)))


@LIGHT
@given(content=st.binary(max_size=600))
def test_any_bytes(tmp_path, content):
    readings = read_bytes(tmp_path, b"<html>" + content)
    assert readings
    assert all(isinstance(reading, Document | Finding) for reading in readings)


@LIGHT
@given(page=st.sampled_from(PAGES), seed=st.integers(0, 2**32))
def test_mutated_pages(tmp_path, page, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    content = bytearray(page)
    for _ in range(chance.randint(1, 40)):
        place = chance.randrange(len(content))
        kind = chance.randrange(3)
        if kind == 0:
            content[place] = chance.randrange(256)
        elif kind == 1:
            del content[place : place + chance.randint(1, 60)]
        else:
            content[place:place] = chance.choice([b"<", b">", b'"', b"\x00", b"<div>", b"</main>"])
    assert read_bytes(tmp_path, bytes(content))


@LIGHT
@given(page=st.sampled_from(PAGES), data=st.data())
def test_cut_off_pages(tmp_path, page, data):
    end = data.draw(st.integers(1, len(page)))
    assert read_bytes(tmp_path, page[:end])


@LIGHT
@given(value=st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@id", "@list", "name", "author", "isPartOf", "identifier",
                         "citation", "funder", "affiliation", "keywords", "issn", "address"]),
        inner, max_size=4,
    ), max_leaves=12,
))  # fmt: skip
def test_any_linked_data(tmp_path, value):
    node = {"@type": "ScholarlyArticle", "headline": "On lupus", "author": value,
            "isPartOf": value, "identifier": value, "citation": value, "funder": value,
            "keywords": value, "license": value, "about": value}  # fmt: skip
    script = json.dumps(node).replace("</", "<\\/")
    page = f'{HEAD}<script type="application/ld+json">{script}</script>'
    assert isinstance(read_bytes(tmp_path, page.encode())[0], Document)


def test_deep_nesting_is_said(tmp_path):
    page = HEAD + "<body>" + "<div>" * 100_000 + "deep"
    start = time.monotonic()
    readings = read_bytes(tmp_path, page.encode())
    assert "page-cut-short" in codes(readings)
    assert any(isinstance(reading, Document) for reading in readings)
    assert time.monotonic() - start < 5


def test_entities_are_not_expanded(tmp_path):
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY a0 "x">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    page += HEAD.removeprefix("<!DOCTYPE html>") + "<body><h2>Abstract</h2><p>&a11; &f; end</p>"
    readings = read_bytes(tmp_path, page.encode())
    assert "root:" not in repr(readings)
    assert len(repr(readings)) < 20_000


def test_large_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(parsing, "LARGEST", 100)
    (finding,) = read_bytes(tmp_path, (HEAD + " " * 100).encode())
    assert (finding.code, finding.severity) == ("file-too-large", Severity.ERROR)


def test_many_tags_take_time_in_proportion(tmp_path):
    page = HEAD + '<meta name="citation_author" content="Ana Ruiz">' * 5_000
    page += "<body>" + "<p>Some words of no weight.</p>" * 5_000
    start = time.monotonic()
    assert read_bytes(tmp_path, page.encode())
    assert time.monotonic() - start < 20


def test_damaged_linked_data_is_said(tmp_path):
    page = HEAD + '<script type="application/ld+json">{"@type": </script>'
    assert "linked-data-damaged" in codes(read_bytes(tmp_path, page.encode()))


PROSE = (
    "The mayor of the town has opened a bridge of which people had talked for more than twenty "
    "years, and said that it would change their lives for good."
)
NEWS = (
    "<html><head><title>Town</title></head><body><h1>Mayor Opens the Bridge</h1><p>Ana Ruiz, Juan "
    f"Mora</p><p>{PROSE}</p><h2>Keywords</h2><p>bridge, mayor</p></body></html>"
)
NEWS_IN_DUBLIN_CORE = (
    "<html><head><meta name='DC.title' content='The Bridge'><meta name='DC.creator' content='News'>"
    f"<meta name='DC.description' content='{PROSE}'></head><body><h1>The Bridge</h1></body></html>"
)


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Just a moment...</title></head><body>Checking</body></html>",
        "<html><head><title>404</title></head><body><h1>Not Found</h1></body></html>",
        "<html></html>",
        '<html><head><meta name="citation_title" content="Issue 3"></head></html>',
        NEWS,
        NEWS_IN_DUBLIN_CORE,
    ],
)
def test_pages_of_no_article(tmp_path, page):
    (finding,) = read_bytes(tmp_path, page.encode())
    assert finding.code == "not-an-article-page"
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("encoding", "declared", "expected"),
    [
        ("utf-8", "utf-8", []),
        ("utf-8", "iso-8859-1", []),
        ("iso-8859-1", "iso-8859-1", []),
        ("windows-1252", None, ["encoding-guessed"]),
        ("utf-16", None, []),
    ],
)
def test_encodings(tmp_path, encoding, declared, expected):
    charset = f'<meta charset="{declared}">' if declared else ""
    page = HEAD.replace("<head>", f"<head>{charset}").replace("On lupus", "Lupus érythémateux")
    readings = read_bytes(tmp_path, page.encode(encoding))
    assert next(r for r in readings if isinstance(r, Document)).title.text == "Lupus érythémateux"
    assert codes(readings) == expected
