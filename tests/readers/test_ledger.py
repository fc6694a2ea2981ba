"""Every line of a page is accounted for, whatever the page."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.readers.formats.journal_page.reader import (
    JournalPageReader,
    journal_records,
    read_journal_page,
)
from kg.readers.formats.pubmed_page.reader import PubMedPageReader, pubmed_records, read_pubmed_page
from kg.readers.input.decode import decode
from kg.readers.input.files import InputFile
from kg.readers.pages.ledger import Column, Ledger
from kg.readers.pages.page import Page
from kg.readers.parts.lines import Line, Row, is_blank, split_lines
from kg.readers.reader import Sample

HERE = Path(__file__).parent
PAGES = [
    *sorted((HERE / "pages").glob("*.txt")),
    *sorted((HERE.parents[1] / "seeds").glob("*.txt")),
]
TEXTS = [path.read_text(encoding="utf-8") for path in PAGES]


def pages_of(tmp: Path, text: str) -> list[Page]:
    """Read a text with both readers, whether they want it or not."""
    path = tmp / "page.txt"
    path.write_bytes(text.encode())
    file = InputFile(path, "page.txt")
    decoded = decode(file.content)
    return [
        *map(read_pubmed_page, pubmed_records(file, decoded)),
        *map(read_journal_page, journal_records(file, decoded)),
    ]


def assert_accounted(pages: list[Page], text: str) -> None:
    kept = [line.raw for line in split_lines(text) if not is_blank(line)]
    found = [
        (line.number, line.raw)
        for page in pages
        for column in Column
        for line in page.ledger.lines(column)
    ]
    assert sorted(raw for _, raw in found) == sorted(kept * 2)
    assert len(set(found)) * 2 == len(found)  # once by each of the two readers


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in PAGES])
def test_all_lines_of_every_page_are_accounted_for(tmp_path, text):
    assert_accounted(pages_of(tmp_path, text), text)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(TEXTS), st.integers(0, 2**32), st.integers(2, 60))
def test_all_lines_of_shuffled_pages_are_accounted_for(tmp_path, text, seed, keep):
    lines = text.splitlines()
    random.Random(seed).shuffle(lines)  # noqa: S311 - a shuffle that can be repeated
    shuffled = "\n".join(lines[:keep])
    assert_accounted(pages_of(tmp_path, shuffled), shuffled)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(tmp_path, text):
    encoded = text.encode("utf-8", errors="ignore").decode("utf-8").lstrip("\ufeff")
    assert_accounted(pages_of(tmp_path, encoded), encoded)


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in PAGES])
def test_what_was_read_is_in_the_document(tmp_path, to_json, text):
    """A long line that counts as read has nearly all of its words in the document."""
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode())
    file = InputFile(path, "page.txt")
    decoded = decode(file.content)
    sample = Sample(text, "page.txt")
    pubmed = PubMedPageReader().confidence(sample) >= JournalPageReader().confidence(sample)
    records = list((pubmed_records if pubmed else journal_records)(file, decoded))
    for record in records:
        page = (read_pubmed_page if pubmed else read_journal_page)(record)
        said = to_json([page.draft.document(record.source)])
        for line in page.ledger.lines(Column.READ):
            words = [word for word in line.raw.split() if len(word) > 3 and word.isalpha()]
            missing = [word for word in words if word not in said]
            assert len(words) < 6 or len(missing) <= len(words) // 5, line


def test_first_claim_holds():
    line = Line(1, "Abstract")
    row = Row((line,))
    ledger = Ledger([line, Line(2, "  ")])
    assert ledger.lines(Column.NOT_UNDERSTOOD) == (line,)
    ledger.furniture(row)
    ledger.read(row, "abstract")
    assert ledger.lines(Column.FURNITURE) == (line,)
    assert ledger.lines(Column.READ) == ()
    assert ledger.all_lines() == (line,)


def test_findings_say_where():
    lines = [Line(1, "Home"), Line(2, "What?"), Line(3, "About"), Line(4, "Login")]
    ledger = Ledger(lines)
    for place in (0, 2, 3):
        ledger.furniture(Row((lines[place],)))
    found = [(f.code, f.severity, f.line, f.quote) for f in ledger.findings("a.txt", 1)]
    assert found == [
        ("furniture", "info", 1, "Home"),
        ("line-not-understood", "warning", 2, "What?"),
        ("furniture", "info", 3, "About\nLogin"),
    ]
