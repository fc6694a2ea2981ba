# ruff: noqa: E501 - tables are read best with one case a line
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.parts.citation import parse_citation, parse_notes
from kg.readers.parts.dates import parse_date

CASES = [
    ("Rev Inv. 2020 Mar;41(3):152-159.", "Rev Inv", "2020-03", "41", "3", None, "152-159", None),
    ("Ann Inv. 1978 Jan-Feb;12(1):721-31.", "Ann Inv", "1978", "12", "1", None, "721-31", None),
    ("J Inv. 2019 Nov/Dec;64(Pt 2):1-9.", "J Inv", "2019", "64", "Pt 2", None, "1-9", None),
    ("J Inv. Spring 2010;5:1.", "J Inv", "2010", "5", None, None, "1", None),
    ("J Inv. 2001 Winter;5:1.", "J Inv", "2001", "5", None, None, "1", None),
    ("J Inv. 2004;41 Suppl 1:S12-5.", "J Inv", "2004", "41", None, "Suppl 1", "S12-5", None),
    ("J Inv. 2004;9(3 Suppl 2):4-5.", "J Inv", "2004", "9", "3", "Suppl 2", "4-5", None),
    ("J Inv. 1990;115-116:7.", "J Inv", "1990", "115-116", None, None, "7", None),
    ("PLoX. 2020 Jan 21;15(1):e0227.", "PLoX", "2020-01-21", "15", "1", None, None, "e0227"),
    ("Inv Rev. 2012 Jun 13;(6):CD007478.", "Inv Rev", "2012-06-13", None, "6", None, None, "CD007478"),
    ("J Inv. 1999;1:1-9; discussion 10.", "J Inv", "1999", "1", None, None, "1-9; discussion 10", None),
    ("Front Inv (Landmark Ed). 2018;23:1.", "Front Inv (Landmark Ed)", "2018", "23", None, None, "1", None),
    (". 2011 Feb 26;377(9767):721-31.", None, "2011-02-26", "377", "9767", None, "721-31", None),
    ("J Inv. 2019 Dec 30-2020 Jan 5;3:4.", "J Inv", "2019", "3", None, None, "4", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "journal", "date", "volume", "issue", "supplement", "pages", "article"), CASES
)
def test_citations(line, journal, date, volume, issue, supplement, pages, article):  # noqa: PLR0913, PLR0917
    found = parse_citation(line)
    place = found.locator
    assert (found.journal, found.dates[0].value) == (journal, date)
    assert (place.volume, place.issue, place.supplement) == (volume, issue, supplement)
    assert (place.pages, place.article_number) == (pages, article)
    assert found.rest == ""


def test_notes_of_a_citation():
    found = parse_citation(
        "J Inv. 2020 Mar;41(3):1-9. doi: 10.9998/J.inv(20)1. Epub 2020 Jan 21. eCollection 2020."
    )
    assert [(d.kind, d.value) for d in found.dates] == [
        ("electronic", "2020-03"),
        ("electronic", "2020-01-21"),
        ("collection", "2020"),
    ]
    assert found.identifiers[0].value == "10.9998/j.inv(20)1"


def test_ahead_of_print():
    found = parse_citation("J Inv. 2023 May 3. doi: 10.9998/x. Online ahead of print.")
    assert found.status == "Online ahead of print"
    assert found.dates[0].kind == "electronic"


def test_pii_and_printed_range():
    found = parse_citation("J Inv. 1978 Jan-Feb;1(2):3. pii: S0001-22.")
    assert found.identifiers[0].scheme == "pii"
    assert found.identifiers[0].value == "S0001-22"
    assert found.dates[0].printed == "1978 Jan-Feb"


def test_number_of_the_text_format():
    assert parse_citation("12. J Inv. 2020;1:2.").number == 12


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Abstract",
        "We met in spring. 2020 was a hard year for us all, they said.",
        "J Inv. vol 3",
    ],
)
def test_other_lines_are_no_citations(text):
    assert parse_citation(text) is None


def test_notes_alone():
    notes = parse_notes("doi: 10.9998/x1. Epub 2011 Feb 4.")
    assert notes.identifiers[0].value == "10.9998/x1"
    assert notes.dates[0].value == "2011-02-04"
    assert parse_notes("doi: none to be had") is None


@given(st.text(max_size=120))
def test_no_text_raises(text):
    parse_citation(text)
    parse_notes(text)
    parse_date(text)


@given(st.dates())
def test_dates_round_trip(day):
    assert parse_date(day.strftime(f"{day.year:04} %b {day.day}")).value == day.isoformat()
    assert parse_date(f"{day.day} {day:%B} {day.year:04}").value == day.isoformat()
    assert parse_date(day.isoformat()).value == day.isoformat()


@pytest.mark.parametrize(
    ("printed", "value"),
    [("2020 Feb 30", "2020"), ("13/2020", "2020"), ("May 2019", "2019-05"), ("2 May, 2019", "2019-05-02"),
     ("2016 Dec 5-9", "2016-12"), ("Sept. 2003", "2003-09"), ("no year", None)],
)  # fmt: skip
def test_dates_say_no_more_than_the_print(printed, value):
    found = parse_date(printed)
    assert (found.value if found else None) == value
