"""Our readers beside public libraries: what is the same, what is paired, who is missing."""

import sys
from pathlib import Path

import pytest

from kg.model import Author, Book, Document, Journal, PublicationDate, Section, Source, Title
from measuring.peer import Peer
from measuring.read_agreement import Agreement, family, pages, pairs, same
from measuring.read_records import FIELDS, record
from measuring.reading_libraries import LIBRARIES, PROGRAM, Library, read_with
from tests.measuring.running import ran

RIS = "TY  - JOUR\nTI  - On towns\nAU  - Ruiz, Ana\nPY  - 2020\nER  - \n"
ADAPTER = """
def read(path):
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    if "fail" in text:
        raise ValueError("it fails")
    if "end" in text:
        raise SystemExit
    return [{"title": text.strip(), "unknown": "x", "year": ""}]
"""
SOURCE = Source("a.ris", "0", "0", "ris")


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "alike"),
    [
        ("title", ["On <T> towns", "Des villes"], "des villes.", True),
        ("title", ["On towns"], "On <i>towns</i>", True),
        ("title", ["On töwns"], "On towns", False),
        ("authors", ["Ruiz,", "van der Berg,"], ["Ana Ruiz", "Jan Berg"], False),
        ("authors", ["Ruiz,", "Berg,"], ["Ruiz AB", "Berg, Jan"], True),
        ("authors", ["Ruiz,", "Berg,"], ["Berg", "Ruiz"], False),
        ("pages", "12-19", "12", True),
        ("pages", "12-19", "12--9", True),
        ("pages", "12-19", "13", False),
        ("doi", "10.5555/a", "https://doi.org/10.5555/A", True),
        ("year", "2020", "2020 Jan-Feb", True),
        ("keywords", ["a b", "c"], "C; A-B", True),
        ("references", ["one", "two"], ["1", "2"], True),
        ("affiliations", ["Town A.", "Town B."], ["Town A; Town B"], True),
    ],
)
def test_what_is_the_same(name, ours, theirs, alike):
    assert same(name, ours, theirs) is alike


def test_names_and_pages_in_every_form():
    assert [family(n) for n in ("Ruiz, Ana", "Ana Ruiz", "Ruiz A.-B.", "WHO")] == [
        "ruiz", "ruiz", "ruiz", "who",
    ]  # fmt: skip
    assert [pages(p) for p in ("1–9", "121-9", "e1-e1", "S3")] == ["1-9", "121-129", "e1", "s3"]


def test_records_are_paired_by_title_and_then_by_doi():
    ours = [{"title": ["A"]}, {"title": ["B"], "doi": "10.5555/b"}, {"title": ["C"]}]
    theirs = [{"title": "a."}, {"title": "Other", "doi": "10.5555/B"}, {"title": "D"}, {}]
    paired = [(our.get("title", [""])[0], their.get("title")) for our, their in pairs(ours, theirs)]
    assert paired == [("A", "a."), ("B", "Other"), ("C", None), ("", "D"), ("", None)]


def test_records_in_the_same_order_stay_in_it():
    ours = [{"title": ["A"]}, {"title": ["A"]}, {"title": ["Ship"]}]
    theirs = [{"title": "A", "year": "1"}, {"title": "A", "year": "2"}, {"title": "Boat"}]
    assert [their.get("year") for _, their in pairs(ours, theirs)] == ["1", "2", None]


PAIRS = (("2001", "2001"), ("2001", "2002"), ("2001", None), (None, "2002"), (None, None))


def test_the_tally_of_a_field():
    agreement = Agreement()
    for our, their in PAIRS:
        agreement.add({"year": our} if our else {}, {"year": their} if their else {}, ["year"])
    tally = agreement.tallies["year"]
    assert (tally.ours, tally.theirs, tally.both, tally.same) == (3, 3, 2, 1)
    assert len(agreement.differences) == 3


def test_our_document_in_the_words_of_the_table():
    document = Document(
        SOURCE,
        title=Title("Des villes", "fr"),
        translated_title=Title("On towns", "en", translated=True),
        authors=(Author(1, "Ana Ruiz", "Ana", "Ruiz"), Author(2, "Bo", role="editor")),
        journal=Journal(issn=("1234-5678",)),
        book=Book(title="Town Life"),
        dates=(PublicationDate("received", "2018"), PublicationDate("print", "2020-01")),
        sections=(
            Section("abstract", "Why.", label="AIM"),
            Section("abstract", "Plain.", variant="plain"),
        ),
    )  # fmt: skip
    found = record(document)
    assert found["title"] == ["Des villes", "On towns"]
    assert (found["authors"], found["journal"], found["year"]) == (["Ruiz,"], "Town Life", "2020")
    assert found["abstract"] == ["Why.", "AIM Why.", "AIM Why.  Plain."]
    assert "doi" not in found


def test_every_library_has_an_adapter_and_known_fields():
    adapters = {path.stem for path in (PROGRAM.parent / "adapters").glob("with_*.py")}
    assert adapters == {f"with_{library.adapter}" for library in LIBRARIES}
    assert all(set(library.fields) <= set(FIELDS) for library in LIBRARIES)


@pytest.fixture
def invented(tmp_path, monkeypatch):
    folder = tmp_path / "program"
    (folder / "adapters").mkdir(parents=True)
    (folder / "program.py").write_bytes(PROGRAM.read_bytes())
    (folder / "adapters" / "with_invented.py").write_text(ADAPTER, encoding="utf-8")
    monkeypatch.setattr("measuring.reading_libraries.PROGRAM", folder / "program.py")
    return Library("ris", "invented", Peer("json", "json"), ("title", "year"))


def test_what_a_library_raises_costs_one_file(invented, tmp_path):
    paths = [tmp_path / name for name in ("a", "b", "c")]
    for path, text in zip(paths, ("On towns", "fail", "end"), strict=True):
        path.write_text(text, encoding="utf-8")
    read = read_with(invented, Path(sys.executable), paths)
    assert [each.path for each in read] == paths
    assert [each.error for each in read] == [None, "ValueError: it fails", "SystemExit: "]
    assert list(read[0].records) == [{"title": "On towns"}]


def test_the_benchmark_says_who_is_missing(tmp_path):
    (tmp_path / "a.ris").write_text(RIS, encoding="utf-8")
    told = ran("readers.py", tmp_path, "--library", "rispy", "--python", tmp_path / "none")
    assert "ris: 1 files, 1 records" in told
    assert "ris: rispy is not measured" in told
    assert "pip install 'rispy'" in told
