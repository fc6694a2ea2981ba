"""RIS in the dialects of Embase, EndNote and Zotero."""

from pathlib import Path

import pytest

from kg.model import Document, Finding
from kg.readers import read
from kg.readers.records.export_dates import export_date
from kg.readers.records.export_names import export_author

FILE = Path(__file__).parent / "dialects.ris"


@pytest.fixture(scope="module")
def readings():
    return list(read([FILE]))


@pytest.fixture(scope="module")
def records(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


def test_embase_record(records):
    first = records[0]
    assert [(a.family, a.initials, a.email) for a in first.authors] == [
        ("Ruiz", "A.", "a.ruiz@example.org"), ("O'Brien", "S.T.", None), (None, None, None),
    ]  # fmt: skip
    assert [len(a.affiliations) for a in first.authors] == [1, 1, 0]
    assert first.authors[2].collective
    assert first.identifier("pmid") == "99900201"
    assert first.identifier("doi") == "10.9998/jir.2014.0152"
    assert (first.journal.title, first.journal.abbreviation, first.journal.issn) == (
        "Journal of Invented Rheumatology", "J. Invent. Rheumatol.", ("2226-7190",),
    )  # fmt: skip
    assert (first.pages, first.start_page, first.end_page) == ("152-160", "152", "160")
    assert [(d.kind, d.value) for d in first.dates] == [("print", "2014-05")]
    assert [s.label for s in first.sections if s.kind == "abstract"] == ["BACKGROUND", "RESULTS"]
    assert first.links == ("https://example.org/viewrecord?id=L1",)
    assert [t.name for t in first.publication_types] == ["Review"]
    kept = {(s.kind, s.text) for s in first.administration}
    assert kept >= {
        ("link", "http://www.example.org/a b"), ("miscellaneous-1", "something else"),
        ("user-2", "L99900201"), ("database", "Embase"), ("database", "Medline"),
    }  # fmt: skip


def test_endnote_record(records):
    second = records[1]
    assert (second.identifier("pmid"), second.identifier("pmcid")) == ("99900202", "PMC9990202")
    assert second.translated_title.text == "An older title in French"
    assert [d.value for d in second.dates] == ["2018-03-01"]
    assert [k.text for k in second.keywords] == ["Animals", "Phytotherapy", "drug/alcohol"]
    (heading,) = second.headings
    assert heading.descriptor == "Colitis, Ulcerative"
    assert [(q.name, q.major) for q in heading.qualifiers] == [
        ("chemically induced", True), ("drug therapy", True),
    ]  # fmt: skip
    assert [s.text for s in second.statements if s.kind == "affiliation"] == [
        "First Institute, Kuusela.", "Second Institute, Galway.",
    ]  # fmt: skip
    assert (second.authors[1].suffix, second.authors[1].initials) == ("Jr", "B. C.")
    assert second.pages == "335-344"


def test_chapter(records):
    third = records[2]
    assert (third.book.title, third.book.publisher, third.book.place) == (
        "The book", "Example Press", "Galway",
    )  # fmt: skip
    assert third.book.isbn == ("978-3-86680-192-9",)
    assert [(e.family, e.role) for e in third.book.authors] == [("Editor", "editor")]
    assert third.journal is None
    assert ("note", "A remark.") in {(s.kind, s.text) for s in third.statements}


def test_what_was_not_read(readings):
    found = [(f.code, f.quote, f.record) for f in readings if isinstance(f, Finding)]
    assert found == [("record-cut-off", None, 3), ("tag-not-read", "of tomorrow", 2)]


def test_records_lie_side_by_side(records):
    content = FILE.read_bytes()
    for record in records:
        part = content[record.source.start : record.source.end]
        assert part.startswith(b"TY  - ")
    assert records[-1].source.end == len(content)


def test_lost_end_and_squeezed_blanks(tmp_path):
    path = tmp_path / "loose.ris"
    path.write_text("1. \nTY - JOUR\nTI - One\nTY - JOUR\nTI - Two\nER -\n2. \n")
    found = list(read([path]))
    assert [d.title.text for d in found if isinstance(d, Document)] == ["One", "Two"]
    assert [f.code for f in found if isinstance(f, Finding)] == ["record-not-closed"]


def test_bare_number_is_no_pmid_without_proof(tmp_path):
    path = tmp_path / "other.ris"
    path.write_text("TY  - JOUR\nTI  - One\nAN  - 123456\nDB  - Scopus\nER  - \n")
    (document,) = read([path])
    assert document.identifiers == ()
    assert ("accession-number", "123456") in {(s.kind, s.text) for s in document.administration}


def test_second_title_is_reported(tmp_path):
    path = tmp_path / "twice.ris"
    path.write_text("TY  - JOUR\nTI  - One\nT1  - Other\nVL  - 1\nVL  - 1\nER  - \n")
    found = list(read([path]))
    assert [(f.code, f.quote) for f in found[1:]] == [("value-not-understood", "Other")]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("2019/10//undefined", "2019-10"), ("2019///", "2019"), ("2019/07/24/", "2019-07-24"),
     ("2014", "2014"), ("2019/13/01/", "2019"), ("none", None)],
)  # fmt: skip
def test_dates(printed, value):
    found = export_date(printed)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("printed", "family"),
    [("Liu R.", "Liu"), ("van der Berg J.-P.", "van der Berg"), ("Rudnik, Agata", "Rudnik"),
     ("Plato", None), ("World Health Organization", None)],
)  # fmt: skip
def test_names(printed, family):
    assert export_author(printed).family == family


def test_ovid_headings_and_a_borrowed_tag(tmp_path):
    path = tmp_path / "ovid.ris"
    path.write_text(
        "TY  - JOUR\nTI  - One\nKW  - *Antibodies/ae [Adverse Effects]\nJO  - Lancet\n"
        "PMID- 99900209\nER  - \n"
    )
    (document,) = read([path])
    (heading,) = document.headings
    assert (heading.descriptor, heading.major) == ("Antibodies", True)
    assert [q.name for q in heading.qualifiers] == ["adverse effects"]
    assert document.identifier("pmid") == "99900209"
    assert document.journal.title == "Lancet"


def test_ovids_own_number_is_a_pmid_only_in_medline(tmp_path):
    path = tmp_path / "ovid.ris"
    record = "TY  - JOUR\nDB  - {}\nID  - 99900210\nT1  - One\nER  - \n"
    path.write_text(record.format("Ovid MEDLINE(R) 1946-Present") + record.format("Embase"))
    first, second = read([path])
    assert (first.identifier("pmid"), second.identifiers) == ("99900210", ())
    assert ("reference-id", "99900210") in {(s.kind, s.text) for s in second.administration}


def test_kinds_of_issn_and_keywords_with_semicolons(tmp_path):
    path = tmp_path / "endnote.ris"
    path.write_text(
        "TY  - JOUR\nT1  - One\nSN  - 1234-5679 (Electronic)\n8765-4321 (Linking)\n"
        "KW  - lupus; birds\nER  - \n"
    )
    (document,) = read([path])
    journal = document.journal
    assert (journal.electronic_issn, journal.issn_linking) == ("1234-5679", "8765-4321")
    assert [word.text for word in document.keywords] == ["lupus", "birds"]


@pytest.mark.parametrize(
    ("printed", "given_name", "initials", "suffix"),
    [
        ("Schmidt, V", None, "V", None),
        ("Schmidt, V.", None, "V.", None),
        ("Schmidt, IV", None, "IV", None),
        ("Schmidt, V., Jr", None, "V.", "Jr"),
        ("Schmidt, V, III", None, "V", "III"),
        ("Schmidt, Vera", "Vera", None, None),
        ("Schmidt, Hans, V", "Hans", None, "V"),
        ("Schmidt, Jr, H. V.", None, "H. V.", "Jr"),
        ("Schmidt, III, Hans", "Hans", None, "III"),
    ],
)
def test_a_numeral_alone_is_initials(
    printed: str, given_name: str | None, initials: str | None, suffix: str | None
) -> None:
    author = export_author(printed)
    assert author.family == "Schmidt"
    assert (author.given, author.initials, author.suffix) == (given_name, initials, suffix)


def test_names_and_funding_as_web_of_science_exports_them(write):
    text = (
        "TY  - JOUR\nTI  - On towns\nT2  - JOURNAL OF TOWNS\nJ9  - J TOWN\nJI  - J. Town\n"
        "FU  - Town Fund [7]\nPY  - 2020\nER  - \n"
        "TY  - BOOK\nTI  - Ships\nJ2  - Sea Books\nER  - \n"
    )
    readings = list(read([write(text, "a.ris")]))
    first, second = (r for r in readings if isinstance(r, Document))
    assert (first.journal.title, first.journal.abbreviation) == ("JOURNAL OF TOWNS", "J. Town")
    assert [(s.kind, s.text) for s in first.statements] == [("funding", "Town Fund [7]")]
    assert ("journal-name", "Sea Books") in {(s.kind, s.text) for s in second.administration}
    assert not [r for r in readings if isinstance(r, Finding)]


def test_proceedings_of_a_conference_have_their_title(write):
    text = (
        "TY  - CONF\nTI  - On towns\nT2  - 5th Meeting on Towns\nC3  - Proceedings of Towns\n"
        "J2  - Proc. Towns\nPY  - 2020\nER  - \n"
        "TY  - CONF\nTI  - On ships\nT2  - 6th Meeting on Ships\nER  - \n"
    )
    readings = list(read([write(text, "a.ris")]))
    first, second = (r for r in readings if isinstance(r, Document))
    assert (first.book.title, second.book.title) == ("Proceedings of Towns", "6th Meeting on Ships")
    assert [(s.kind, s.text) for s in first.statements] == [("conference", "5th Meeting on Towns")]
    assert ("journal-name", "Proc. Towns") in {(s.kind, s.text) for s in first.administration}
    assert not [r for r in readings if isinstance(r, Finding)]
