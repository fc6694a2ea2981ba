"""Whole pages against the documents that they should give."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from kg.model import Document, Finding
from kg.readers import InputFile, read, read_file
from kg.readers.parts.lines import is_blank, rows_of, split_lines


def test_page_gives_its_golden_document(page, golden, to_json):
    golden(f"{page.stem}.json", to_json(read([page])))


def test_reading_is_deterministic(page):
    assert list(read([page])) == list(read([page]))


def test_spans_point_at_what_they_name(page):
    for document in documents(page):
        title = document.title or document.translated_title
        for kind in document.publication_types:
            assert kind.span is None or kind.span.of(title.text).strip()
        section = next((s for s in document.sections if s.kind == "keywords"), None)
        for keyword in document.keywords:
            assert keyword.span.of(section.text) == keyword.text


def test_every_section_stands_on_its_page(page):
    printed = " ".join(page.read_text(encoding="utf-8").split())
    for document in documents(page):
        for section in document.sections:
            for part in section.text.splitlines():
                assert " ".join(part.split()) in printed


def test_record_bytes_are_where_the_source_says(page):
    content = page.read_bytes()
    sources = [document.source for document in documents(page)]
    assert sources[0].start == 0
    assert sources[-1].end == len(content)
    assert all(a.end == b.start for a, b in pairwise(sources))


def test_seeds_leave_only_furniture_unread():
    root = Path(__file__).parents[2] / "seeds"
    findings = [r for r in read([root]) if isinstance(r, Finding)]
    assert [(f.code, f.quote) for f in findings] == [
        ("furniture", "Full Text"),
        ("furniture", "• There are currently no refbacks."),
    ]


def test_references_of_the_seed_are_all_read():
    document = documents(Path(__file__).parents[2] / "seeds" / "000_7de52c2831a998c1.txt")[0]
    assert len(document.references) == 20
    assert all(r.title and r.journal and r.date and r.authors for r in document.references)
    assert [r.number for r in document.references if not r.volume] == [11]


def test_kept_bytes_go_with_the_reading(page):
    file = InputFile(page, page.name)
    list(read_file(file))
    assert "content" not in vars(file)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_line_ends_do_not_matter(page, end):
    text = page.read_text(encoding="utf-8")
    lines = [line for line in split_lines(text.replace("\n", end)) if not is_blank(line)]
    rows = rows_of(split_lines(text), starts_row=NOTHING)
    assert sum(len(row.lines) for row in rows) == len(lines)


def documents(page: Path) -> list[Document]:
    return [reading for reading in read([page]) if isinstance(reading, Document)]


NOTHING = re.compile(r"(?!)")
