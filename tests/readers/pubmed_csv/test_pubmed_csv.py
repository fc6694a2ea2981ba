"""PubMed's table: what its columns say, what they cannot, and rows that are damaged."""

from pathlib import Path

import pytest

from kg.model import Document, Finding, Severity
from kg.readers import Sample, read
from kg.readers.formats.pubmed_csv import PubMedCsvReader

FILE = Path(__file__).parent / "search.csv"
AHEAD = "Online ahead of print"
NAMES = (
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,"
    "NIHMS ID,DOI\r\n"
)
ROW = '{pmid},"One","{authors}","{citation}","{first}","{journal}","{year}","","","",""\r\n'
GIVEN = {
    "pmid": "7", "authors": "Ruiz A.", "citation": "J Inv. 2020;1:2.", "first": "Ruiz A",
    "journal": "J Inv", "year": "2020",
}  # fmt: skip


def row(**others: str) -> str:
    return ROW.format(**{**GIVEN, **others})


def documents_of(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


def findings_of(readings):
    """Return the findings but the last, which says that there are no abstracts."""
    *found, last = [reading for reading in readings if isinstance(reading, Finding)]
    assert last.code == "abstracts-not-in-format"
    return found


@pytest.fixture(scope="module")
def records():
    return documents_of(read([FILE]))


def test_golden(golden, to_json):
    golden("pubmed_csv.json", to_json(read([FILE])))


def test_identifiers(records):
    assert {(i.scheme, i.value) for i in records[0].identifiers} == {
        ("pmid", "99900401"), ("doi", "10.9998/jir.2021.0152"), ("pmcid", "PMC9990401"),
        ("other", "NIHMS1699904"),
    }  # fmt: skip


def test_titles(records):
    assert records[0].title.text == (
        'Belimumab in "refractory" lupus, nephritis and vasculitis: an invented trial'
    )
    assert records[1].title is None
    assert records[1].translated_title.text == "An older title in Finnish"
    assert records[3].title.text == "A title that goes on in a second line"


def test_people(records):
    assert [(a.family, a.initials, a.suffix, a.collective) for a in records[0].authors] == [
        ("Ruiz", "A", None, False), ("van der Berg", "JP", "Jr", False),
        ("O'Brien", "ST", None, False), (None, None, None, True),
    ]  # fmt: skip


def test_place_and_dates(records):
    first, second, third, fourth = records
    assert first.journal.abbreviation == "J Invent Rheumatol"
    assert (first.volume, first.issue, first.pages) == ("12", "3", "152-160")
    assert [(d.kind, d.value) for d in first.dates] == [
        ("print", "2021-05"), ("electronic", "2021-04-07"), ("created", "2021-04-09"),
    ]  # fmt: skip
    assert (second.supplement, second.article_number) == ("Suppl 1", "e12")
    assert (third.book.title, third.journal) == ("Invented StatPearls", None)
    assert [(s.kind, s.text[:15]) for s in third.statements] == [("citation", "In: StatPearls ")]
    assert (fourth.journal.abbreviation, fourth.book) == ("J Invent Rheumatol", None)


def test_misread_values_are_findings():
    found = findings_of(read([FILE]))
    assert [(f.code, f.quote, f.record, f.line) for f in found] == [
        ("value-not-understood", "none", 4, 6),
        ("value-not-understood", "no doi", 4, 6),
        ("value-not-understood", "soon", 4, 6),
    ]


def test_rows_lie_side_by_side(records):
    content = FILE.read_bytes()
    ends = [record.source.end for record in records]
    assert [record.source.start for record in records[1:]] == ends[:-1]
    assert ends[-1] == len(content)
    assert content[records[3].source.start :].startswith(b'"99900404"')


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ruiz A, Ek B.", [("Ruiz A", False), ("Ek B", False)]),
        ("Lupus Group; Ruiz A, Ek B.", [("Lupus Group", True), ("Ruiz A", False), ("Ek B", False)]),
        ("Ruiz A; Group of Towns, Oulu.", [("Ruiz A", False), ("Group of Towns, Oulu", True)]),
        ("Ruiz A; Lupus Group; Ek B", [("Ruiz A", False), ("Lupus Group", True), ("Ek B", False)]),
        ("Plato.", [("Plato", False)]),
        ("[No authors listed]", []),
        ("No authors listed.", []),
        ("", []),
    ],
)  # fmt: skip
def test_authors(read_text, printed, names):
    (document,) = documents_of(read_text(NAMES + row(authors=printed, first="")))
    assert [(a.name, a.collective) for a in document.authors] == names


def test_another_first_author_is_kept(read_text):
    same, other, none = documents_of(
        read_text(
            NAMES + row() + row(pmid="8", first="Ek B")
            + row(pmid="9", authors="[No authors listed]", first="[No authors listed]")
        )
    )  # fmt: skip
    assert (same.administration, none.administration) == ((), ())
    assert [(s.kind, s.text) for s in other.administration] == [("first-author", "Ek B")]


@pytest.mark.parametrize(
    ("citation", "pages", "status"),
    [
        ("J Inv. 2022 Jan 3:1-9. doi: 10.9998/1. Online ahead of print.", "1-9", AHEAD),
        ("J Inv. 2022 Jan 3:dgac001. doi: 10.9998/1. Online ahead of print.", "dgac001", AHEAD),
        ("J Inv. 2022 Jan 3. doi: 10.9998/1. Online ahead of print.", None, AHEAD),
        ("J Inv. 2022;3:4-5.", "4-5", None),
    ],
)
def test_pages_may_stand_without_a_volume(read_text, citation, pages, status):
    (document,) = documents_of(read_text(NAMES + row(citation=citation, year="2022")))
    assert (document.pages, document.status) == (pages, status)
    assert document.journal.abbreviation == "J Inv"
    assert document.book is None
    assert document.statements == ()


def test_a_citation_that_is_none_is_kept_as_printed(read_text):
    (document,) = documents_of(read_text(NAMES + row(citation="not a citation")))
    assert [(s.kind, s.text) for s in document.statements] == [("citation", "not a citation")]
    assert [(d.kind, d.value) for d in document.dates] == [("print", "2020")]
    assert document.journal.abbreviation == "J Inv"


def test_another_year_and_another_journal_are_kept(read_text):
    (document,) = documents_of(read_text(NAMES + row(year="2019", journal="Other J")))
    assert [(s.kind, s.text) for s in document.administration] == [
        ("journal-name", "J Inv"), ("year", "2019"),
    ]  # fmt: skip
    assert document.journal.abbreviation == "Other J"


@pytest.mark.parametrize("year", ["soon", "20200"])
def test_a_year_that_is_none(read_text, year):
    readings = read_text(NAMES + row(year=year, citation=""))
    assert [(f.code, f.quote) for f in findings_of(readings)] == [("value-not-understood", year)]


@pytest.mark.parametrize("column", ["PMID", "NIHMS ID"])
def test_a_number_that_is_none(read_text, column):
    names = ["PMID", "Title", "Authors", "NIHMS ID"]
    cells = ["x y" if name == column else "1" for name in names]
    (finding,) = findings_of(read_text(f"{','.join(names)}\n{','.join(cells)}\n"))
    assert (finding.code, finding.quote, finding.line) == ("value-not-understood", "x y", 2)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_spreadsheets_write_other_signs(read_text, sign):
    (document,) = documents_of(
        read_text(f"PMID{sign}Title{sign}Authors\n7{sign}One{sign}Ruiz A\n{sign}{sign}\n\n")
    )
    assert (document.identifier("pmid"), document.title.text) == ("7", "One")


def test_tables_that_were_put_together(read_text):
    readings = read_text(NAMES + row() + NAMES + row(pmid="8"))
    assert [d.identifier("pmid") for d in documents_of(readings)] == ["7", "8"]
    assert findings_of(readings) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(read_text, encoding):
    (document,) = documents_of(
        read_text((NAMES + row(authors="Mäkelä Ö", first="Mäkelä Ö")).encode(encoding))
    )
    assert document.authors[0].family == "Mäkelä"


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (NAMES, 1.0),
        ("\ufeff" + NAMES, 1.0),
        ('"PMID","Title","Authors"\n', 1.0),
        ("PMID,Title\n7,One\n", 0.0),
        ("A page\nPMID,Title,Authors\n", 0.0),
        ("PT\tAU\tTI\tSO\n", 0.0),
        ("", 0.0),
    ],
)
def test_confidence(text, sure):
    assert PubMedCsvReader().confidence(Sample(text, "")) == sure


DAMAGED = {
    "cells-missing": f"{NAMES}7,One,Ruiz A\r\n8,Two\r\n",
    "cells-too-many": f"{NAMES}{row()}8,One{',x' * 20}\r\n{row(pmid='9')}",
    "quotation-not-closed": f'{NAMES}{row()}8,"One',
    "column": "PMID,Title,Authors,Mood,\n7,One,Ruiz A,good,left\n8,Two,Ek B,,\n",
}


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_messages(read_text, golden, to_json, name):
    readings = read_text(DAMAGED[name])
    golden(f"message-{name}.json", to_json(r for r in readings if isinstance(r, Finding)))
    assert "7" in {d.identifier("pmid") for d in documents_of(readings)}


def test_a_row_with_too_many_cells_costs_itself_alone(read_text):
    readings = read_text(DAMAGED["cells-too-many"])
    assert [d.identifier("pmid") for d in documents_of(readings)] == ["7", "9"]
    (finding,) = findings_of(readings)
    assert (finding.severity, finding.record, finding.line) == (Severity.ERROR, 2, 3)
