"""EndNote's XML as EndNote, Bookends and Zotero write it, whole and damaged."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.model import Document, Finding, Severity
from kg.readers import InputFile, Sample, read
from kg.readers.formats.endnote import EndNoteXmlReader

LIBRARY = Path(__file__).parent / "library.xml"


def documents_of(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


def findings_of(readings):
    return [reading for reading in readings if isinstance(reading, Finding)]


def library(*records, head='<?xml version="1.0" encoding="UTF-8"?>\n'):
    return f"{head}<xml><records>{''.join(records)}</records></xml>\n"


def record(fields="", kind="Journal Article", title="One"):
    return (
        f'<record><ref-type name="{kind}">17</ref-type><titles><title>{title}</title></titles>'
        f"{fields}</record>\n"
    )


@pytest.fixture
def one(read_text):
    """Return a function that reads a library of one record."""

    def run(fields="", **parts):
        (document,) = documents_of(read_text(library(record(fields, **parts))))
        return document

    return run


@pytest.fixture(scope="module")
def readings():
    return list(read([LIBRARY]))


@pytest.fixture(scope="module")
def records(readings):
    return documents_of(readings)


def said(statements):
    return {(statement.kind, statement.text) for statement in statements}


def test_golden(golden, to_json, readings):
    golden("endnote_xml.json", to_json(readings))


def test_runs_of_style_are_one_text(records):
    assert records[0].title.text == "CD4+ cells at 10^6 a dose in Lupus inventus"
    assert records[1].title.text == "A letter about lupus that is laid out on two lines"


def test_people_and_addresses(records):
    first, second, third, _ = records
    assert [(a.family, a.given, a.collective) for a in first.authors] == [
        ("Ruiz", "Ana", False), ("van Dyk", "Jan-Pieter", False), (None, None, True),
    ]  # fmt: skip
    assert [a.affiliations for a in first.authors] == [(), (), ()]
    assert [s.text for s in first.statements if s.kind == "affiliation"] == [
        "First Institute, Kuusela.", "Second Institute, Galway.",
    ]  # fmt: skip
    assert [place.text for place in second.authors[0].affiliations] == [
        "Kuusela Hospital, Centre for Invention, Kuusela, Finland.",
        "Galway Hospital, Galway, Ireland. m.makela@example.org",
    ]  # fmt: skip
    assert second.authors[0].email == "m.makela@example.org"
    assert [(a.name, a.role) for a in third.book.authors] == [("Eve Editor", "editor")]


def test_identifiers(records):
    assert [{(i.scheme, i.value) for i in record.identifiers} for record in records] == [
        {("doi", "10.9998/jio.2018.0335"), ("pmid", "99900302"), ("pmcid", "PMC9990302"),
         ("other", "NIHMS990302")},
        {("pmid", "99900502")}, set(), set(),
    ]  # fmt: skip
    assert ("accession-number", "99900503") in said(records[2].administration)
    assert ("electronic-resource-number", "S0000-1") in said(records[3].administration)


@pytest.mark.parametrize(
    ("fields", "pmids"),
    [
        ("<remote-database-name>MEDLINE</remote-database-name>", ["99900777"]),
        ("<remote-database-name>Ovid MEDLINE(R)</remote-database-name>", ["99900777"]),
        ("<remote-database-provider>NLM</remote-database-provider>", ["99900777"]),
        ("<remote-database-name>Embase</remote-database-name>", []),
        ("<database>PubMed.enl</database>", []),
        ("", []),
        ("<urls><web-urls><url>https://pubmed.ncbi.nlm.nih.gov/99900777/</url></web-urls></urls>",
         ["99900777"]),
        ("<urls><web-urls><url>https://example.org/99900777/</url></web-urls></urls>", []),
    ],
)  # fmt: skip
def test_a_number_is_a_pmid_where_the_database_says_so(one, fields, pmids):
    document = one(f"<accession-num>99900777</accession-num>{fields}")
    assert [i.value for i in document.identifiers if i.scheme == "pmid"] == pmids
    if not pmids:
        assert ("accession-number", "99900777") in said(document.administration)


def test_journal_and_place(records):
    first = records[0]
    assert (first.journal.title, first.journal.abbreviation) == (
        "Journal of Invented Oleochemistry", "J Invent Oleochem",
    )  # fmt: skip
    assert (first.journal.electronic_issn, first.journal.issn_linking) == ("1347-3352", "1345-8957")
    assert (first.volume, first.issue, first.supplement, first.pages, first.start_page) == (
        "67", "3", "Suppl 1", "335-44", "335",
    )  # fmt: skip
    assert first.article_number == "e000335"
    assert [(d.kind, d.value) for d in first.dates] == [
        ("print", "2018-03-01"), ("electronic", "2018-02-21"),
    ]  # fmt: skip
    assert records[3].issue == "7"


def test_chapter(records):
    third = records[2]
    assert (third.journal, third.book.title, third.book.collection, third.book.edition) == (
        None, "The Invented Book of Lupus", "Invented Lectures", "2",
    )  # fmt: skip
    assert (third.book.publisher, third.book.place) == ("Example Press", "Galway")
    assert third.book.isbn == ("978-3-86680-192-9",)


def test_text_and_subjects(records):
    first = records[0]
    assert first.translated_title.text == "An older title in French"
    assert [(s.label, s.text) for s in first.sections if s.kind == "abstract"] == [
        ("BACKGROUND", "Little is known."), ("RESULTS", "Both improved."),
    ]  # fmt: skip
    assert [k.text for k in first.keywords] == ["Weeds", "Humans", "one", "two"]
    assert [(h.descriptor, [q.name for q in h.qualifiers]) for h in first.headings] == [
        ("Boswellia", ["chemistry"])
    ]
    assert [s.text for s in first.statements if s.kind == "note"] == ["1347-3352", "A remark."]


def test_links(records):
    assert records[0].links == ("https://example.org/articles/335",)
    assert said(records[0].administration) >= {
        ("link", "<Go to ISI>://WOS:000000000000001"),
        ("link", "internal-pdf://0000000001/Ruiz-2018.pdf"),
    }  # fmt: skip
    assert records[2].links == ("https://example.org/book",)


def test_what_was_not_read(readings):
    assert [(f.code, f.quote, f.record, f.line) for f in findings_of(readings)] == [
        ("element-not-read", "later", 2, 1), ("value-not-understood", "none", 2, 54),
    ]  # fmt: skip
    assert "isbn" in findings_of(readings)[1].message


def test_records_are_their_elements(records):
    content = LIBRARY.read_bytes()
    for document in records:
        part = content[document.source.start : document.source.end]
        assert part.startswith(b"<record>")
        assert part.endswith(b"</record>")


@pytest.mark.parametrize(
    ("kind", "number", "in_journal"),
    [
        ("Journal Article", "0", True), ("Electronic Article", "43", True), ("", "17", True),
        ("", "", True), ("Book", "17", False), ("", "6", False), ("Report", "27", False),
        ("", "27", False),
    ],
)  # fmt: skip
def test_the_name_of_a_type_counts_before_its_number(read_text, kind, number, in_journal):
    name = f' name="{kind}"' if kind else ""
    text = (
        f"<xml><records><record><ref-type{name}>{number}</ref-type><titles><title>One</title>"
        "<secondary-title>Two</secondary-title></titles></record></records></xml>"
    )
    (document,) = documents_of(read_text(text))
    assert bool(document.journal and document.journal.title) is in_journal


def test_a_style_may_lack_or_hold_others(one):
    document = one(title="<style>A <style face='italic'>b</style></style> c <i>d</i>e")
    assert document.title.text == "A b c de"


def test_white_space_between_runs_is_none_of_the_title(one):
    document = one(title="\n  <style>CD4</style>\n  <style face='superscript'>+</style>\n  ")
    assert document.title.text == "CD4+"


def test_line_ends_of_values_and_of_the_file(one):
    document = one("<notes>\n   One&#xD;Two\nThree\n   goes on&#xA;Four\n  </notes>")
    assert [s.text for s in document.statements] == ["One", "Two", "Three goes on", "Four"]


def test_a_tag_that_no_rule_knows_keeps_its_text(read_text):
    readings = read_text(library(record(title="A <blink>b</blink>")))
    assert documents_of(readings)[0].title.text == "A b"
    assert [f.code for f in findings_of(readings)] == ["element-not-read"]


def test_namespaces(read_text):
    text = library(record()).replace("<xml>", '<xml xmlns="urn:x" xmlns:y="urn:y">')
    assert [d.title.text for d in documents_of(read_text(text))] == ["One"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(read_text, encoding):
    label = "utf-8" if encoding == "utf-8-sig" else encoding
    head = f'<?xml version="1.0" encoding="{label}"?>\n'
    text = library(record(title="Bélimumab"), head=head)
    assert [d.title.text for d in documents_of(read_text(text.encode(encoding)))] == ["Bélimumab"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("<xml><records><record>", 1.0),
        ("\ufeff<?xml version='1.0'?>\n<!-- x -->\n<xml>\n <records/></xml>", 1.0),
        ("<records><record><rec-number>1</rec-number>", 0.9),
        ("<record><ref-type name='Book'>6</ref-type>", 0.9),
        ("<records><record><header>", 0.0),
        ("<xml><record/></xml>", 0.0),
        ("<XML><RECORDS><RECORD>", 0.0),
        ("<html><xml><records>", 0.0),
        ("", 0.0),
    ],
)
def test_confidence(text, sure):
    assert EndNoteXmlReader().confidence(Sample(text, "")) == sure


DAMAGED = {
    "endnote-entity": (record(title="A&nbsp;B"), ""),
    "endnote-entities-declared": (
        record(title="&lol;"), '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY lol "ha">]>\n',
    ),
    "endnote-not-well-formed": (record(title="<style>A</i>"), ""),
    "endnote-control-character": (record(title="A\x0bB"), ""),
    "endnote-empty": ("<record><ref-type>17</ref-type></record>", ""),
    "endnote-between": (f"stray{record(title='Two')}<stray/>", ""),
}  # fmt: skip


LOST = {"endnote-entity", "endnote-entities-declared", "endnote-not-well-formed"}


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_messages(read_text, golden, to_json, name):
    damaged, head = DAMAGED[name]
    readings = read_text(library(record(), "\n", damaged, record(title="Three"), head=head))
    golden(f"message-{name}.json", to_json(findings_of(readings)))
    titles = [d.title.text for d in documents_of(readings)]
    assert (titles[0], titles[-1]) == ("One", "Three")
    lost = [f for f in findings_of(readings) if f.severity is Severity.ERROR]
    assert [f.record for f in lost] == ([2] if name in LOST else [])
    assert all(f.remedy and f.line for f in lost)


def test_a_library_that_is_cut_off(read_text, golden, to_json):
    text = library(record(), record(title="Two"), record(title="Three"))
    readings = read_text(text[: text.index("Three")])
    golden("message-endnote-cut-off.json", to_json(findings_of(readings)))
    assert [d.title.text for d in documents_of(readings)] == ["One", "Two"]


def test_a_library_without_records(read_text):
    assert [f.code for f in read_text("<xml><records></records></xml>")] == ["no-records"]


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), min_size=1, max_size=20
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
FACES = st.sampled_from(["normal", "italic", "bold", "superscript"])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    notes=st.lists(WORDS, min_size=1, max_size=4),
    titles=st.lists(st.lists(st.tuples(WORDS, FACES), min_size=1, max_size=3), max_size=3),
    pretty=st.booleans(),
)
def test_values_come_out_as_they_went_in(notes, titles, pretty, tmp_path):
    """However a title is cut into runs and the file is laid out, the same words come out."""
    root = etree.Element("xml")
    holder = etree.SubElement(root, "records")
    for runs in titles:
        one = etree.SubElement(holder, "record")
        title = etree.SubElement(etree.SubElement(one, "titles"), "title")
        for text, face in runs:
            etree.SubElement(title, "style", face=face).text = text
        etree.SubElement(one, "research-notes").text = "x"
        for note in notes:
            etree.SubElement(one, "caption").text = note
    path = tmp_path / "library.xml"
    path.write_bytes(etree.tostring(root, encoding="utf-8", pretty_print=pretty))
    found = list(EndNoteXmlReader().read(InputFile(path, "library.xml")))
    documents = documents_of(found)
    assert len(documents) == len(titles)
    for document, runs in zip(documents, titles, strict=True):
        printed = document.title or document.translated_title
        words = "".join(text for text, _ in runs)
        bare = "".join(sign for sign in words if sign.isalnum())
        kept = "".join(sign for sign in printed.text if sign.isalnum())
        assert kept == bare
        captions = [s.text for s in document.statements if s.kind == "caption"]
        assert list(dict.fromkeys(captions)) == list(dict.fromkeys(notes))
