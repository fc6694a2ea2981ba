"""Web of Science's tagged text and its table: both say the same of the same papers."""

import re
from pathlib import Path

import pytest

from kg.model import Document, Finding, Severity, replace
from kg.readers import Sample, read
from kg.readers.formats.web_of_science import WebOfScienceReader, WebOfScienceTableReader

HERE = Path(__file__).parent
TEXT = HERE / "savedrecs.txt"
TABLE = HERE / "savedrecs.tsv"


def documents_of(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


def findings_of(readings):
    return [reading for reading in readings if isinstance(reading, Finding)]


@pytest.fixture(scope="module", params=[TEXT, TABLE], ids=["text", "table"])
def records(request):
    return documents_of(read([request.param]))


@pytest.mark.parametrize(
    ("path", "name"), [(TEXT, "web_of_science.json"), (TABLE, "web_of_science_table.json")]
)
def test_golden(golden, to_json, path, name):
    golden(name, to_json(read([path])))


def test_people(records):
    first = records[0]
    assert [(a.family, a.given, a.initials, a.collective) for a in first.authors] == [
        ("Ruiz", "Ana", "A", False), ("van der Berg", "Jan-Pieter", "JP", False),
        ("Ek", "Bo", "B", False), (None, None, None, True),
    ]  # fmt: skip
    assert [[p.text.rstrip(".") for p in a.affiliations] for a in first.authors] == [
        ["Univ Kuusela, Dept Rheumatol, Kuusela, Finland"], ["Galway Hosp, Galway, Ireland"],
        ["Univ Kuusela, Dept Rheumatol, Kuusela, Finland"], [],
    ]  # fmt: skip
    assert [(a.email, a.corresponding) for a in first.authors] == [
        ("ana.ruiz@example.org", True), (None, False), (None, False), (None, False),
    ]  # fmt: skip
    assert [a.orcid for a in first.authors] == [None, None, "0000-0002-1825-0097", None]
    assert [i.value for i in first.authors[2].identifiers] == ["AAA-1234-2020"]


def test_numbers_and_addresses_of_nobody_are_kept(records):
    first = records[0]
    kept = {(s.kind, s.text) for s in first.administration}
    assert kept >= {
        ("orcid", "Ruiz, Ana/0000-0002-1825-0098"), ("researcher-id", "Nobody, N/BBB-1234-2020"),
    }  # fmt: skip
    assert [s.text.rstrip(".") for s in first.statements if s.kind == "affiliation"] == [
        "[Somebody, Else] Nowhere Inst, Nowhere, Ireland"
    ]


def test_the_only_author_has_the_address(records):
    (author,) = records[1].authors
    assert [place.text.rstrip(".") for place in author.affiliations] == [
        "Kuusela Hosp, Kuusela, Finland"
    ]


def test_identifiers(records):
    assert [{(i.scheme, i.value) for i in record.identifiers} for record in records] == [
        {("doi", "10.9998/jir.2021.0152"), ("pmid", "99900401")}, {("pmid", "99900502")},
        {("doi", "10.9998/book.1")},
    ]  # fmt: skip


def test_place_and_dates(records):
    first, second, _ = records
    journal = first.journal
    assert (journal.title, journal.iso_abbreviation, journal.issn, journal.electronic_issn) == (
        "JOURNAL OF INVENTED RHEUMATOLOGY", "J. Invent. Rheumatol.", ("2226-7190", "1347-3352"),
        "1347-3352",
    )  # fmt: skip
    assert (first.volume, first.issue, first.supplement, first.pages) == ("12", "3", "S", "152-160")
    assert [(d.kind, d.value) for d in first.dates] == [
        ("print", "2021-05"), ("electronic", "2021-04"),
    ]  # fmt: skip
    assert (second.article_number, second.pages, second.languages) == ("e12", None, ("fi",))


def test_text_and_subjects(records):
    first = records[0]
    assert [s.label for s in first.sections if s.kind == "abstract"] == [
        "Background", "Results", "Conclusions",
    ]  # fmt: skip
    assert [(k.text, k.owner) for k in first.keywords] == [
        ("Belimumab", None), ("Lupus nephritis", None),
        ("RANDOMIZED CONTROLLED-TRIAL", "Keywords Plus"), ("B-CELLS", "Keywords Plus"),
    ]  # fmt: skip
    assert [t.name for t in records[1].publication_types] == ["Letter"]


def test_references_and_grants(records):
    cited, whole = records[0].references
    assert (cited.authors, cited.date, cited.journal, cited.volume, cited.pages, cited.doi) == (
        ("Li B",), "1999", "J OLD INVENT", "1", "7", "10.9998/joi.1999.7",
    )  # fmt: skip
    assert (whole.number, whole.text) == (2, "[Anonymous], NO PARTS AT ALL")
    assert [(g.agency, g.number) for g in records[0].grants] == [
        ("Invented Foundation", "IF-1"), ("Invented Foundation", "IF-2"), ("Kuusela Fund", None),
    ]  # fmt: skip


def test_chapter(records):
    third = records[2]
    assert (third.book.title, third.book.collection, third.book.publisher, third.book.place) == (
        "THE INVENTED BOOK OF LUPUS", "Invented Lectures", "EXAMPLE PRESS", "GALWAY",
    )  # fmt: skip
    assert third.book.isbn == ("978-3-86680-192-9",)
    assert [(a.name, a.role, a.collective) for a in third.book.authors] == [
        ("Ana Ruiz", "book-author", False), ("E Editor", "editor", False),
        ("Invented Press Off", "book-author", True),
    ]  # fmt: skip


@pytest.mark.parametrize(("path", "code"), [(TEXT, "tag-not-read"), (TABLE, "column-not-read")])
def test_what_was_not_read(path, code):
    assert [(f.code, f.quote, f.record) for f in findings_of(read([path]))] == [
        ("value-not-understood", "none", 2), ("value-not-understood", "unknown", 2),
        (code, "of tomorrow", 2),
    ]  # fmt: skip


def bare(document):
    """Return what a document says, without what tells the text from the table."""
    sections = tuple(replace(section, line=None) for section in document.sections)
    authors = tuple(
        replace(a, affiliations=tuple(p.text.rstrip(".") for p in a.affiliations))
        for a in document.authors
    )
    return (
        document.identifiers, document.title, document.journal, document.book, document.keywords,
        document.dates, document.pages, document.grants, sections, authors,
        [replace(reference, line=None) for reference in document.references],
        {(s.kind, s.text.rstrip(".")) for s in (*document.statements, *document.administration)},
    )  # fmt: skip


def test_text_and_table_say_the_same():
    text, table = documents_of(read([TEXT])), documents_of(read([TABLE]))
    assert list(map(bare, text)) == list(map(bare, table))


def test_records_begin_with_their_type():
    for path, start in ((TEXT, b"PT "), (TABLE, (b"J\t", b"B\t"))):
        content = path.read_bytes()
        for record in documents_of(read([path])):
            assert content[record.source.start : record.source.end].startswith(start)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("path", [TEXT, TABLE], ids=["text", "table"])
def test_encodings(read_text, path, encoding):
    text = path.read_text(encoding="utf-8-sig").replace("Makela", "Mäkelä")
    readings = read_text(text.encode(encoding))
    assert documents_of(readings)[1].authors[0].family == "Mäkelä"
    assert len(documents_of(readings)) == 3


def test_lines_may_end_as_windows_ends_them(read_text):
    found = read_text(re.sub(rb"\r?\n", b"\r\n", TEXT.read_bytes()))
    assert list(map(bare, documents_of(found))) == list(map(bare, documents_of(read([TEXT]))))


def one(read_text, fields: str) -> Document:
    (document,) = documents_of(read_text(f"PT J\n{fields}ER\n"))
    return document


def test_more_short_names_than_full_ones(read_text):
    document = one(read_text, "AU Ruiz, A\n   Ek, B\nAF Ruiz, Ana\nTI One\n")
    assert [a.name for a in document.authors] == ["Ana Ruiz"]
    assert ("short-name", "Ek, B") in {(s.kind, s.text) for s in document.administration}


def test_two_authors_of_a_name_have_no_number(read_text):
    document = one(
        read_text, "AU Li, X\n   Li, X\nAF Li, Xia\n   Li, Xia\nTI One\n"
        "C1 [Li, Xia] Nowhere Inst.\nOI Li, Xia/0000-0002-1825-0097\n"
    )  # fmt: skip
    assert [(a.orcid, a.affiliations) for a in document.authors] == [(None, ()), (None, ())]
    assert ("orcid", "Li, Xia/0000-0002-1825-0097") in {
        (s.kind, s.text) for s in document.administration
    }
    assert "[Li, Xia] Nowhere Inst." in {s.text for s in document.statements}


def test_several_mails_are_nobodys(read_text):
    document = one(
        read_text, "AU Ruiz, A\nTI One\nRP Ruiz, A (reprint author), Town.\nEM a@x.org; b@x.org\n"
    )
    (author,) = document.authors
    assert (author.corresponding, author.email) == (True, None)
    assert [s.text for s in document.statements if s.kind == "author-email"] == [
        "a@x.org", "b@x.org",
    ]  # fmt: skip


def test_a_semicolon_inside_a_doi_divides_nothing(read_text):
    cited = "Ek B, 1999, J OLD, V1, P7, DOI 10.9998/(SICI)1-2(3)4:5<6::AID-J7>8.0.CO;2-X"
    (document,) = documents_of(
        read_text(f"PT\tAU\tTI\tSO\tCR\nJ\tEk, B\tOne\tJ OLD\t{cited}; Li X, 2001, J NEW\n")
    )
    assert [r.journal for r in document.references] == ["J OLD", "J NEW"]
    assert document.references[0].doi.endswith("co;2-x")


@pytest.mark.parametrize(
    ("number", "pmids"), [("00000123", ["123"]), ("99900409", ["99900409"]), ("0", [])]
)
def test_a_number_of_medline_is_a_pmid(read_text, number, pmids):
    document = one(read_text, f"TI One\nUT MEDLINE:{number}\n")
    assert [i.value for i in document.identifiers] == pmids
    assert ("accession-number", f"MEDLINE:{number}") in {
        (s.kind, s.text) for s in document.administration
    }


def test_a_pmid_said_twice_is_one(read_text):
    document = one(read_text, "TI One\nPM 99900409\nUT MEDLINE:99900409\n")
    assert [i.value for i in document.identifiers] == ["99900409"]


def test_an_old_doi_has_angle_brackets(read_text):
    document = one(read_text, "TI One\nDI 10.9998/(SICI)1-2(3)4:5<6::AID-J7>8.0.CO;2-X\n")
    assert document.identifier("doi") == "10.9998/(sici)1-2(3)4:5<6::aid-j7>8.0.co;2-x"


def test_odd_dates_and_pages(read_text):
    document = one(read_text, "TI One\nPD WIN\nPY 2001\nEP 9\n")
    assert [(d.kind, d.value) for d in document.dates] == [("print", "2001")]
    assert ("last-page", "9") in {(s.kind, s.text) for s in document.administration}
    readings = read_text("PT J\nTI One\nPY soon\nEA later\nER\n")
    assert documents_of(readings)[0].dates == ()
    assert [(f.code, f.quote) for f in findings_of(readings)] == [("value-not-understood", "later")]
    kept = {(s.kind, s.text) for s in documents_of(readings)[0].administration}
    assert ("date", "soon") in kept


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", 1.0),
        ("\ufeffFN ISI Export Format\nVR 1.0\n", 1.0),
        ("PT J\nAU Ruiz, A\n", 1.0),
        ("Downloaded today\nPT J\nTI Lupus\n", 0.8),
        ("PT J\nand so on\n", 0.0),
        ("FN x\nGN y\n", 0.0),
        ("PMID- 1\nPT  - Review\n", 0.0),
        ("PT\tAU\tTI\tSO\n", 0.0),
    ],
)
def test_confidence_of_text(text, sure):
    assert WebOfScienceReader().confidence(Sample(text, "")) == sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("PT\tAU\tTI\tSO\n", 1.0),
        ("\ufeffPT\tAU\tBA\tTI\tSO\n", 1.0),
        ("AU;TI;SO;PT\n", 1.0),
        ("AU\tTI\tSO\n", 0.0),
        ("PT J\nAU Ruiz, A\n", 0.0),
        ("", 0.0),
    ],
)
def test_confidence_of_table(text, sure):
    assert WebOfScienceTableReader().confidence(Sample(text, "")) == sure


DAMAGED = {
    "wos-not-closed": "PT J\nTI One\n\nPT J\nTI Two\nER\n",
    "wos-cut-off": "PT J\nTI One\nER\n\nPT J\nTI Two\n",
    "wos-outside": "FN x\nVR 1.0\nPT J\nTI One\nER\nstray\nPT J\nTI Two\nER\nEF\n",
}


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_messages(read_text, golden, to_json, name):
    readings = read_text(DAMAGED[name])
    golden(f"message-{name}.json", to_json(findings_of(readings)))
    assert [d.title.text for d in documents_of(readings)] == ["One", "Two"]
    assert Severity.ERROR not in {finding.severity for finding in findings_of(readings)}
