"""Refer as EndNote, Google Scholar, libraries and Chinese databases write it."""

from pathlib import Path

import pytest

from kg.model import Document, Finding
from kg.readers import Sample, read
from kg.readers.formats.endnote import ReferReader

FILE = Path(__file__).parent / "dialects.enw"


@pytest.fixture(scope="module")
def readings():
    return list(read([FILE]))


@pytest.fixture(scope="module")
def records(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


@pytest.fixture
def read_text(tmp_path):
    def reading(text):
        path = tmp_path / "file.txt"
        path.write_text(text, encoding="utf-8")
        return list(read([path]))

    return reading


def test_people(records):
    first = records[0]
    assert [(a.family, a.suffix, a.collective) for a in first.authors] == [
        ("Ruiz", None, False), ("van Dyk", "Jr", False), (None, None, True),
    ]  # fmt: skip
    assert [s.text for s in first.statements if s.kind == "affiliation"] == [
        "First Institute, Kuusela.", "Second Institute, Galway.",
    ]  # fmt: skip


def test_journal_and_place(records):
    first = records[0]
    journal = first.journal
    assert (journal.title, journal.abbreviation) == (
        "Journal of Invented Oleochemistry", "J Invent Oleochem",
    )  # fmt: skip
    assert journal.issn == ("1347-3352", "1345-8957")
    assert (journal.electronic_issn, journal.issn_linking) == ("1347-3352", "1345-8957")
    assert (first.volume, first.issue, first.supplement) == ("67", "3", "Suppl 1")
    assert (first.pages, first.start_page, first.article_number) == ("335-344", "335", "e000335")
    assert [(d.kind, d.value) for d in first.dates] == [
        ("print", "2018-03-01"), ("electronic", "2018-02-21"),
    ]  # fmt: skip


def test_identifiers_and_links(records):
    first = records[0]
    assert {(i.scheme, i.value) for i in first.identifiers} == {
        ("pmid", "99900302"), ("pmcid", "PMC9990302"), ("doi", "10.9998/jio.2018.0335"),
        ("other", "NIHMS990302"),
    }  # fmt: skip
    assert first.links == ("https://example.org/articles/335",)
    kept = {(s.kind, s.text) for s in first.administration}
    assert kept >= {
        ("accessed", "2018/05/02"), ("database", "PubMed"), ("database-provider", "NLM"),
        ("link", "http://www.example.org/a b"), ("custom-1", "None declared."),
        ("journal-name", "J Oleo Invent"), ("reference-type", "Journal Article"),
    }  # fmt: skip
    assert [s.text for s in first.statements if s.kind == "note"] == ["1347-3352", "A remark."]


def test_text_and_subjects(records):
    first = records[0]
    assert first.translated_title.text == "An older title in French"
    assert [(s.label, s.text) for s in first.sections if s.kind == "abstract"] == [
        ("BACKGROUND", "Little is known."), ("RESULTS", "Both improved."),
    ]  # fmt: skip
    assert [(k.text, k.major) for k in first.keywords] == [
        ("Animals", False), ("Phytotherapy", True), ("drug/alcohol", False),
    ]  # fmt: skip
    assert [(h.descriptor, len(h.qualifiers)) for h in first.headings] == [
        ("Colitis, Ulcerative", 2)
    ]
    assert [t.name for t in first.publication_types] == ["Research Support, Non-U.S. Gov't"]
    assert ("type-of-work", "A new kind") in {(s.kind, s.text) for s in first.statements}


def test_chapter(records):
    second = records[1]
    book = second.book
    assert (book.title, book.collection, book.publisher, book.place, book.edition) == (
        "The book", "The series", "Example Press", "Galway", "2nd",
    )  # fmt: skip
    assert [(a.family, a.role) for a in book.authors] == [
        ("Editor", "editor"), ("Series", "series-editor"), ("Traductor", "translator"),
    ]  # fmt: skip
    assert book.isbn == ("978-3-86680-192-9",)
    assert second.authors[1].name == "World Health Organization, Office for Invented Diseases"
    assert second.authors[1].collective
    assert (second.journal, second.translated_title.text) == (None, "Un capítulo")


def test_a_type_may_be_printed_twice_and_names_share_a_line(records):
    third = records[2]
    assert [a.name for a in third.authors] == ["张三", "李四"]
    assert third.identifier("pmid") == "99900303"
    assert (third.journal.title, len(records)) == ("Journal One", 4)


def test_what_was_not_read(readings):
    found = [(f.code, f.quote, f.record) for f in readings if isinstance(f, Finding)]
    assert found == [("tag-not-read", "of tomorrow", 1)]


def test_records_begin_with_their_type(records):
    content = FILE.read_bytes()
    for record in records:
        part = content[record.source.start : record.source.end]
        assert part.startswith(b"%0")
    assert records[-1].source.end == len(content)


def test_without_types_an_empty_line_ends_a_record(read_text):
    found = read_text("%A Ruiz, Ana\n%T One\n%D 2001\n\n%T Two\n%A Ruiz, Ana\n\nstray\n%T Three\n")
    titles = [d.title.text for d in found if isinstance(d, Document)]
    assert titles == ["One", "Two", "Three"]
    assert [(f.code, f.quote) for f in found if isinstance(f, Finding)] == [
        ("line-not-understood", "stray")
    ]


def test_a_bare_number_is_no_pmid_without_proof(read_text):
    (document,) = read_text("%0 Journal Article\n%T One\n%M 123456\n%~ Scopus\n%2 12\n%R urn:x\n")
    assert [i.scheme for i in document.identifiers] == ["pmcid"]
    assert {(s.kind, s.text) for s in document.administration} >= {
        ("accession-number", "123456"), ("electronic-resource-number", "urn:x"),
    }  # fmt: skip


def test_an_accession_number_that_is_a_doi(read_text):
    (document,) = read_text("%0 Journal Article\n%T One\n%M 10.9998/X.1\n%$ 12\n")
    assert document.identifier("doi") == "10.9998/x.1"
    assert ("custom-6", "12") in {(s.kind, s.text) for s in document.administration}


def test_thesis_and_odd_values(read_text):
    thesis, *findings = read_text(
        "%0 Thesis\n%A Ruiz, Ana\n%Y Advisor, A.\n%T One\n%B Department of Lupus\n%I University\n"
        "%D soon\n%@ none\n%7 1st\n%2 shelf\n%V 1\n%V 2\n%J Not a journal\n"
    )
    assert [f.quote for f in findings] == ["soon", "2", "none"]
    assert thesis.journal.title == "Not a journal"


def test_book_with_a_series(read_text):
    (book,) = read_text("%0 Book\n%A Ruiz, Ana\n%T One\n%B The series\n%I Press\n%@ 1234-5679\n")
    assert (book.title.text, book.book.title, book.book.collection) == ("One", None, "The series")
    assert book.journal.issn == ("1234-5679",)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("%0 Journal Article\n%T One\n", 1.0, 1.0),
        ("A heading\n%0 Journal Article\r\n%T One\n", 0.8, 0.8),
        ("%A Ruiz\n%T One\n%D 2001\n", 0.8, 0.8),
        ("%0 Journal Article\n", 0.0, 0.0),
        ("% A comment\n% another\n\\documentclass{article}\n%T x\n", 0.0, 0.0),
        ("%PDF-1.7\n%A\n%T\n", 0.0, 0.0),
    ],
)
def test_confidence(text, least, most):
    assert least <= ReferReader().confidence(Sample(text, "")) <= most


def test_the_only_author_has_the_address(records):
    (author,) = records[3].authors
    assert (author.affiliations[0].text, author.email) == (
        "Kuusela Hospital, Kuusela. a.ruiz@example.org", "a.ruiz@example.org",
    )  # fmt: skip
    assert records[3].journal.publisher == "Example Press"


def test_records_that_begin_with_their_title_stay_apart(read_text):
    readings = read_text(
        "%T On towns\n%0 Journal Article\n%A Ruiz, Ana\n%X It began.\n\nIt ended.\n\n\n"
        "%T On ships\n%0 Journal Article\n%A Lang, Bo\n\n\n%T Contents of the volume\n%D 2021\n"
    )
    documents = [reading for reading in readings if isinstance(reading, Document)]
    assert [document.title.text for document in documents] == [
        "On towns", "On ships", "Contents of the volume",
    ]  # fmt: skip
    assert [[author.family for author in document.authors] for document in documents] == [
        ["Ruiz"], ["Lang"], [],
    ]  # fmt: skip
    assert not [reading for reading in readings if isinstance(reading, Finding)]
