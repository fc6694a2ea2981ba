"""Scopus's table: what stands in which column, in exports of today and of before."""

import csv
import io
from pathlib import Path

import pytest

from kg.model import Document, Finding, Severity
from kg.readers import Sample, read
from kg.readers.formats.scopus import ScopusReader
from kg.readers.records.scopus_references import printed_reference

TABLE = Path(__file__).parent / "scopus.csv"
HEAD = ("Authors", "Title", "Year", "Source title", "EID")


def documents_of(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


def findings_of(readings):
    return [reading for reading in readings if isinstance(reading, Finding)]


def table(*rows, mark="\ufeff"):
    """Return a table of rows, which are given by the names of their columns."""
    names = list(dict.fromkeys([*HEAD, *(name for row in rows for name in row)]))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return mark + text.getvalue()


@pytest.fixture
def one(read_text):
    """Return a function that reads a table of one row."""

    def run(**cells):
        named = {name.replace("_", " "): cell for name, cell in cells.items()}
        (document,) = documents_of(read_text(table({"Title": "One", **named})))
        return document

    return run


@pytest.fixture
def row(read_text):
    """Return a function that reads a table of one row with columns of any names."""

    def run(cells):
        (document,) = documents_of(read_text(table({"Title": "One", **cells})))
        return document

    return run


@pytest.fixture(scope="module")
def records():
    return documents_of(read([TABLE]))


def said(statements):
    return {(statement.kind, statement.text) for statement in statements}


def test_golden(golden, to_json):
    golden("scopus.json", to_json(read([TABLE])))


def test_people(records):
    first = records[0]
    assert [(a.family, a.given, a.initials) for a in first.authors] == [
        ("Ruiz", "Ana", "A."), ("van der Berg", "Jan-Pieter", "J.-P."), ("Ek", "Bo", "B."),
    ]  # fmt: skip
    assert [[p.text.partition(",")[0] for p in a.affiliations] for a in first.authors] == [
        ["Department of Rheumatology", "Galway Hospital"], ["Galway Hospital"],
        ["Institute of Everything; Section Two"],
    ]  # fmt: skip
    assert [(a.email, a.corresponding) for a in first.authors] == [
        ("ana.ruiz@example.org", True), (None, False), (None, False),
    ]  # fmt: skip
    assert [(i.value, i.source) for a in first.authors for i in a.identifiers] == [
        ("57190000001", "Scopus"), ("57190000002", "Scopus"), ("57190000003", "Scopus"),
    ]  # fmt: skip
    assert [a.collective for a in records[3].authors] == [False, True]


def test_the_only_author_has_the_affiliation(records):
    (author,) = records[1].authors
    assert [place.text for place in author.affiliations] == ["Kuusela Hospital, Kuusela, Finland"]


def test_index_keywords_are_no_headings(records):
    first = records[0]
    assert first.headings == ()
    assert [k.text for k in first.keywords if k.owner is None] == ["Belimumab", "Lupus nephritis"]
    assert {k.owner for k in first.keywords[2:]} == {"Index Keywords"}


def test_chemicals_of_two_vocabularies_are_no_substances(records):
    first = records[0]
    assert first.substances == ()
    assert ("chemicals", "belimumab, 356547-88-1; Antibodies, Monoclonal") in said(first.statements)


def test_translated_title(records):
    second = records[1]
    assert (second.title.text, second.title.language) == ("Kirje Kuuselasta", "fi")
    assert second.translated_title.text == "A letter from Kuusela"
    assert second.languages == ("fi",)


def test_containers(records):
    first, _, third, fourth = records
    assert (first.journal.title, first.journal.issn, first.journal.publisher, first.book) == (
        "Journal of Invented Rheumatology", ("2226-7190", "1347-3352"), "Example Press", None,
    )  # fmt: skip
    assert (third.journal, third.book.title, third.book.publisher, third.book.isbn) == (
        None, "The Invented Book of Lupus", "Example Press", ("978-386680192-9",),
    )  # fmt: skip
    assert [(a.name, a.role) for a in third.book.authors] == [("E. Editor", "editor")]
    assert (fourth.journal.title, fourth.book.title, fourth.book.isbn) == (
        "Proceedings of Invention", None, ("9783866801929",),
    )  # fmt: skip


def test_grants(records):
    assert [(g.agency, g.number) for g in records[0].grants] == [
        ("Invented Foundation, IF", "IF-1"), ("Invented Foundation, IF", "IF-2"),
        ("Kuusela Fund", None),
    ]  # fmt: skip
    assert [(g.text, g.agency, g.number) for g in records[3].grants] == [("Fund: 12", None, None)]


def test_what_was_not_read():
    assert [(f.code, f.quote, f.record, f.line) for f in findings_of(read([TABLE]))] == [
        ("value-not-understood", "none", 2, 3), ("value-not-understood", "unknown", 2, 3),
        ("value-not-understood", "1234", 2, 3), ("column-not-read", "of tomorrow", 2, 3),
    ]  # fmt: skip


def test_records_are_their_rows(records):
    content = TABLE.read_bytes()
    for record in records:
        part = content[record.source.start : record.source.end]
        assert part.startswith(b'"')
        assert part.endswith(b'"\r\n')
        assert record.title.text.encode() in part


@pytest.mark.parametrize(
    ("authors", "families"),
    [
        ("Ruiz A., van der Berg J.-P., Ek B.C.", ["Ruiz", "van der Berg", "Ek"]),
        ("Ruiz, A., van der Berg, J.-P., Ek, B.C.", ["Ruiz", "van der Berg", "Ek"]),
        ("Ruiz A.; Ek B.", ["Ruiz", "Ek"]),
        ("Ruiz, Ana", ["Ruiz"]),
        ("Ruiz A.", ["Ruiz"]),
        ("[No author name available]", []),
        ("", []),
    ],
)
def test_older_lists_of_authors(one, authors, families):
    assert [a.family for a in one(Authors=authors).authors] == families


def test_numbers_without_full_names_are_given_by_place(row):
    cells = {"Authors": "Ruiz A., Ek B.", "Author(s) ID": "57190000001;57190000002;"}
    assert [a.identifiers[0].value for a in row(cells).authors] == ["57190000001", "57190000002"]


def test_more_numbers_than_authors_are_nobodys(row):
    document = row({"Authors": "Ruiz A., Ek B.", "Author(s) ID": "57190000001;57190000002;571"})
    assert [a.identifiers for a in document.authors] == [(), ()]
    assert said(document.administration) >= {("author-id", "57190000001"), ("author-id", "571")}


def test_more_short_names_than_full_ones(row):
    document = row({"Authors": "Ruiz, A.; Ek, B.", "Author full names": "Ruiz, Ana (57190000001)"})
    assert [a.name for a in document.authors] == ["Ana Ruiz"]
    assert ("short-name", "Ek, B.") in said(document.administration)


def test_blocks_that_are_not_the_authors_are_nobodys(row):
    text = "Ruiz A., Kuusela, Finland; Somebody E., Nowhere, Ireland"
    document = row({"Authors": "Ruiz A.; Ek B.", "Authors with affiliations": text})
    assert [a.affiliations for a in document.authors] == [(), ()]
    assert ("affiliation", text) in said(document.statements)


def test_affiliations_of_several_authors_are_nobodys(row):
    document = row({"Authors": "Ruiz A.; Ek B.", "Affiliations": "Kuusela; Galway"})
    assert [a.affiliations for a in document.authors] == [(), ()]
    assert said(document.statements) == {("affiliation", "Kuusela"), ("affiliation", "Galway")}


def test_a_block_that_no_list_explains_is_one_affiliation(row):
    text = "Ruiz A., Kuusela Hospital, Kuusela, Galway Hospital, Galway"
    (author,) = row({"Authors": "Ruiz A.", "Authors with affiliations": text}).authors
    assert [place.text for place in author.affiliations] == [text.removeprefix("Ruiz A., ")]


@pytest.mark.parametrize(
    ("authors", "address", "corresponding"),
    [
        ("Ruiz A.; Ek B.", "B. Ek; Kuusela; email: b@x.org", [None, "b@x.org"]),
        ("Ruíz A.; Ek B.", "; A. Ruiz; Kuusela; email: a@x.org; B. Ek", ["a@x.org", ""]),
        ("Li X.Y.; Li X.Z.", "X.Z. Li; Kuusela; email: z@x.org", [None, "z@x.org"]),
        ("Li X.; Li X.", "X. Li; Kuusela; email: z@x.org", [None, None]),
        ("Ruiz A.; Ek B.", "Kuusela; email: b@x.org", [None, None]),
        ("Ruiz A.", "Ruiz; Kuusela", [None]),
    ],
)
def test_whom_to_write_to(row, authors, address, corresponding):
    document = row({"Authors": authors, "Correspondence Address": address})
    found = [(a.email or "") if a.corresponding else None for a in document.authors]
    assert found == corresponding
    assert ("correspondence", address.strip(" ;")) in said(document.statements)


def test_a_book_is_told_by_its_number(row):
    document = row({"Source title": "Papers of Kuusela", "ISBN": "9783866801929"})
    assert (document.journal, document.book.title) == (None, "Papers of Kuusela")
    document = row({"Source title": "J One", "ISBN": "9783866801929", "ISSN": "22267190"})
    assert (document.journal.title, document.book) == ("J One", None)
    assert ("isbn", "9783866801929") in said(document.administration)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Kang W., Zhou Y., Et al., On lupus, Proc. IEEE, 104, 3, pp. 2040-2061, (2016)",
            (("Kang W.", "Zhou Y."), "On lupus", "Proc. IEEE", "2016", "104", "3", "2040-2061"),
        ),
        ("Kang W., Nat. Phys., 8, (2012)",
         (("Kang W.",), None, "Nat. Phys.", "2012", "8", None, None)),
        ("Kang W., A whole book, (1996)",
         (("Kang W.",), "A whole book", None, "1996", None, None, None)),
        ("Kang W., Lupus, Brain, Behavior and Immunity, 3, (2012)",
         (("Kang W.",), None, None, "2012", "3", None, None)),
        ("Kang W., Lupus, and Society, 3, (2012)",
         (("Kang W.",), None, None, "2012", "3", None, None)),
        ("Kang W., Lupus, Proceedings of Invention, pp. 1-3, (2018)",
         (("Kang W.",), "Lupus", "Proceedings of Invention", "2018", None, None, "1-3")),
        ("Garfield, Eugene, The history, JAMA, 295, 1, pp. 90-93, (2006)",
         ((), None, None, "2006", "295", "1", "90-93")),
        ("Kang, W., Zhou, Y., Lupus, and more (2001) J Soc, Health & Lupus, 9 (2), pp. 3-5.",
         (("Kang, W.", "Zhou, Y."), "Lupus, and more", "J Soc, Health & Lupus", "2001", "9", "2",
          "3-5")),
        ("Kang, W., Zhou, Y., Lupus (2010) IEEE Trans. Magn., 46 (6), pp. 2268-2271. , Jun",
         (("Kang, W.", "Zhou, Y."), "Lupus", "IEEE Trans. Magn.", "2010", "46", "6", "2268-2271")),
        ("Ross, C., (2001) Annu. Rev. Invent., 31, p. 203. , 10.9998/annurev.31.1.203",
         (("Ross, C.",), None, "Annu. Rev. Invent.", "2001", "31", None, "203")),
        ("Ross, C., (2001) J. Invent., Part 1, 42, p. 3913",
         (("Ross, C.",), None, "J. Invent., Part 1", "2001", "42", None, "3913")),
        ("Ross, C., (1996) A Book of Lupus", (("Ross, C.",), None, None, "1996", None, None, None)),
        ("Ross, C., (1996) A Book of Lupus, pp. 3-9",
         (("Ross, C.",), None, None, "1996", None, None, "3-9")),
        ("Gallager, R., Parity (1962) IRE Trans. Inform. Theory, IT-8, pp. 21-28. , Jan",
         (("Gallager, R.",), "Parity", "IRE Trans. Inform. Theory", "1962", "IT-8", None,
          "21-28")),
        ("(2015) Sci. Rep., 5, p. 7908", ((), None, None, None, None, None, None)),
        ("Ruiz A, Ek B. On lupus. Lancet 2008; 358: 929-39",
         (("Ruiz A", "Ek B"), "On lupus", "Lancet", "2008", "358", None, "929-39")),
        ("Lupus without names (2001) J One, 9", ((), None, "J One", "2001", "9", None, None)),
        ("(2001)", ((), None, None, None, None, None, None)),
    ],
)  # fmt: skip
def test_references(text, parts):
    found = printed_reference(text, 3)
    assert (found.text, found.line) == (text, 3)
    assert (
        found.authors, found.title, found.journal, found.date, found.volume, found.issue,
        found.pages,
    ) == parts  # fmt: skip


def test_a_semicolon_inside_a_doi_divides_nothing(row):
    doi = "10.9998/(SICI)1-2(3)4:5<6::AID-J7>8.0.CO;2-X"
    document = row({"References": f"Li B., Old, J Old, 1, {doi}, (1999); Ek B., J New, 2, (2001)"})
    assert [r.number for r in document.references] == [1, 2]
    assert document.references[0].doi.endswith("co;2-x")


def test_an_endless_reference_stays_whole(row):
    text = "Li B., " * 400
    (reference,) = row({"References": text}).references
    assert (reference.text, reference.authors) == (text.strip(), ())


@pytest.mark.parametrize(
    ("names", "sure"),
    [
        ("Authors,Title,Year,Source title,EID", 1.0),
        ("\ufeff\"Authors\",\"Title\",\"Cited by\",\"Link\",\"EID\"", 1.0),
        ("Title;Author full names;Author(s) ID", 1.0),
        ("Title\tAuthors with affiliations\tIndex Keywords", 1.0),
        ("Authors,Title,Year,DOI,EID", 0.0),
        ("Rank,Publication ID,DOI,Title,Source title,Open Access,Authors", 0.0),
        ("PMID,Title,Authors,Citation,First Author", 0.0),
        ("Authors,Year,Source title,EID", 0.0),
        ("", 0.0),
    ],
)  # fmt: skip
def test_confidence(names, sure):
    assert ScopusReader().confidence(Sample(f"{names}\n", "")) == sure


DAMAGED = {
    "scopus-cells-missing": (table({"Title": "One"}) + '"Roe A.","Two"\r\n', ["One", "Two"]),
    "scopus-cells-too-many": (
        table({"Title": "One"}) + '"Roe A.","T","2001","J","2","w"o"\r\n"","Three"',
        ["One", "Three"],
    ),
    "scopus-quotation-not-closed": (table({"Title": "One"}) + '"Roe A.","Two', ["One", "Two"]),
    "scopus-values": (
        table({"Title": "One", "Year": "soon", "ISBN": "12", "DOI": "n/a"}), ["One"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_messages(read_text, golden, to_json, name):
    content, titles = DAMAGED[name]
    readings = read_text(content)
    golden(f"message-{name}.json", to_json(findings_of(readings)))
    assert [d.title.text for d in documents_of(readings)] == titles
    lost = [f.record for f in findings_of(readings) if f.severity is Severity.ERROR]
    assert lost == ([2] if name == "scopus-cells-too-many" else [])


def test_a_table_of_names_alone_has_no_records(read_text):
    assert [f.code for f in read_text(",".join(HEAD) + "\n")] == ["no-records"]
