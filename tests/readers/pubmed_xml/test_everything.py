"""Every element of the DTD, in an invented file: what it says is in the documents."""

import hashlib

import pytest

from kg.model import (
    Accession,
    Affiliation,
    BookSection,
    Deletion,
    Document,
    Finding,
    Grant,
    HeadingQualifier,
    Identifier,
    PublicationDate,
    PublicationType,
    RelatedObject,
    RelatedPaper,
    Section,
    Severity,
    Span,
    Statement,
    Substance,
    SupplementaryConcept,
    Title,
)
from tests.readers.pubmed_xml.helpers import EVERYTHING, read_bytes

DATA = EVERYTHING.read_bytes()


@pytest.fixture(scope="module")
def readings():
    return read_bytes(DATA)


@pytest.fixture(scope="module")
def paper(readings):
    return readings[0]


@pytest.fixture(scope="module")
def book(readings):
    return readings[1]


def test_nothing_is_unread_but_what_is_wrong(readings):
    kinds = [type(reading) for reading in readings]
    assert kinds == [Document, Document, Deletion, Deletion, Finding]
    doubt = readings[-1]
    assert (doubt.code, doubt.severity, doubt.record) == ("orcid-not-valid", Severity.WARNING, 1)
    assert doubt.quote == "0000-0002-1825-0098"


def test_sources_are_byte_ranges_of_the_file(readings):
    for number, reading in zip((1, 2, 3, 3), readings, strict=False):
        source = reading.source
        assert (source.path, source.format, source.number) == ("file.xml", "pubmed-xml", number)
        record = DATA[source.start : source.end]
        assert record.startswith(b"<")
        assert record.endswith(b">")
        assert source.digest == hashlib.sha256(record).hexdigest()
        assert source.sha256 == hashlib.sha256(DATA).hexdigest()
    assert DATA[readings[0].source.start :].startswith(b"<PubmedArticle>\n    <Medline")
    assert DATA[: readings[1].source.end].endswith(b"</PubmedBookArticle>")


def test_identifiers(paper):
    assert paper.version == 2
    assert paper.identifiers == (
        Identifier("pmid", "99910001"),
        Identifier("doi", "10.9999/rir.2020.001"),
        Identifier("other", "S-wrong", "pii", valid=False),
        Identifier("other", "00001234", "NASA"),
        Identifier("pmcid", "PMC9991001"),
        Identifier("other", "NIHMS000001", "mid"),
    )


def test_titles_and_languages(paper):
    assert paper.languages == ("fr", "en")
    assert paper.title == Title("Bélimumab dans le lupus cutané", "fr")
    assert paper.translated_title == Title(
        "Belimumab in cutaneous lupus: 10^6 cells & CD4+ counts", "en", translated=True
    )


def test_sections_in_order_with_labels_categories_and_variants(paper):
    assert paper.sections[:2] == (
        Section("title", paper.title.text, language="fr"),
        Section("title", paper.translated_title.text, language="en", variant="translation"),
    )
    assert paper.sections[2:7] == (
        Section("abstract", "H2O and Ca2+.", "BACKGROUND", "BACKGROUND"),
        Section("abstract", "p\u2009<\u20090.05 at 5\u00a0mg.", "METHODS AND MORE"),
        Section("abstract", "The ratio a/(b+1) held."),
        Section("abstract", "Le bélimumab.", "CONTEXTE", language="fr", variant="Publisher"),
        Section("abstract", "In plain words.", language="en", variant="plain-language-summary"),
    )


def test_keywords_point_into_their_section(paper):
    section = paper.sections[-1]
    assert section.kind == "keywords"
    assert [(k.text, k.owner, k.major) for k in paper.keywords] == [
        ("Belimumab", "NOTNLM", True),
        ("Lupus cutané", "NOTNLM", False),
        ("Ethics", "KIE", False),
    ]
    assert all(isinstance(k.span, Span) for k in paper.keywords)
    assert [k.span.of(section.text) for k in paper.keywords] == [k.text for k in paper.keywords]


def test_authors(paper):
    first, second, group = paper.authors
    assert (first.position, first.name) == (1, "Anna M van der Berg Jr")
    assert (first.family, first.given, first.initials, first.suffix) == (
        "van der Berg", "Anna M", "AM", "Jr",
    )  # fmt: skip
    assert first.orcid == "0000-0002-1825-0097"
    assert first.equal_contribution
    assert not first.identifiers
    assert first.email == "anna@example.org"
    assert first.affiliations == (
        Affiliation(
            "Institute of Inventions, Nowhere. anna@example.org.",
            "grid.1.2",
            (Identifier("other", "grid.1.2", "GRID"), Identifier("other", "0000 0001", "ISNI")),
        ),
        Affiliation("Second Institute."),
    )
    assert (second.position, second.name, second.orcid) == (2, "B Smith", None)
    assert second.identifiers == (Identifier("other", "0000-0002-1825-0098", "ORCID"),)
    assert (group.position, group.name, group.collective) == (3, "The Invented Lupus Group", True)
    assert paper.incomplete == ("authors", "grants")


def test_other_people(paper):
    (collaborator,) = paper.collaborators
    assert (collaborator.name, collaborator.position) == ("Carla Rossi", 1)
    assert collaborator.affiliations == (Affiliation("University of Somewhere."),)
    assert [person.name for person in paper.personal_subjects] == ["Malcolm Hargraves"]


def test_journal_and_place(paper):
    journal = paper.journal
    assert (journal.title, journal.abbreviation, journal.iso_abbreviation) == (
        "Revue inventée de rhumatologie", "Rev Invent Rhum", "Rev Invent Rhum",
    )  # fmt: skip
    assert (journal.issn, journal.electronic_issn, journal.print_issn) == (
        ("9999-0001",), "9999-0001", None,
    )  # fmt: skip
    assert (journal.issn_linking, journal.nlm_id, journal.country) == (
        "9999-0000", "2985117R", "France",
    )  # fmt: skip
    assert (paper.volume, paper.issue, paper.supplement) == ("12", "3", "Suppl 1")
    assert (paper.pages, paper.start_page, paper.end_page) == ("101-9", "101", "109")


def test_dates(paper):
    assert paper.dates == (
        PublicationDate("print", "2020", "2020 Spring"),
        PublicationDate("completed", "2021-03-04"),
        PublicationDate("last-revised", "2021-03-05"),
        PublicationDate("electronic", "2020-01-21"),
        PublicationDate("received", "2019-12-01"),
        PublicationDate("entrez", "2020-01-22", time="06:00"),
        PublicationDate("pmc-release", "2021-01-22"),
    )


def test_subjects(paper):
    lupus, france = paper.headings
    assert (lupus.descriptor, lupus.identifier, lupus.major, lupus.kind) == (
        "Lupus Erythematosus, Cutaneous", "D008178", False, None,
    )  # fmt: skip
    assert lupus.qualifiers == (
        HeadingQualifier("drug therapy", "Q000188", major=True),
        HeadingQualifier("pathology", "Q000473"),
    )
    assert (france.descriptor, france.major, france.kind) == ("France", True, "Geographic")
    assert paper.substances == (
        Substance("belimumab", "C511911", "73B0K5S26A"),
        Substance("Antibodies, Monoclonal", "D000911", "0"),
    )
    assert paper.supplementary_concepts == (
        SupplementaryConcept("Invented disease", "C538178", "Disease"),
    )
    assert paper.publication_types == (
        PublicationType("Journal Article", "D016428"),
        PublicationType("Review", "D016454"),
    )


def test_links_to_other_papers(paper):
    assert paper.related == (
        RelatedPaper(
            "erratum-in", "Rev Invent Rhum. 2020;13:1. doi: 10.9999/err.1", "99910002",
            "10.9999/err.1", version=1, note="a note",
        ),
        RelatedPaper("expression-of-concern-for", "Elsewhere. 2019;1:2"),
    )  # fmt: skip
    first, second = paper.references
    assert (first.number, first.text) == (1, "Rahman A. Lupus. N Engl J Med 2008;358:929-39.")
    assert (first.pmid, first.doi, first.list_title) == (
        "18305268", "10.1056/nejmra071297", "References",
    )  # fmt: skip
    assert first.identifiers == (Identifier("pii", "p1"),)
    assert (second.number, second.list_title) == (2, "References / Further reading")


def test_holdings(paper):
    assert paper.grants == (
        Grant(
            "R01 ZZ000001/ZZ/NIZZ NIH HHS/United States", "R01 ZZ000001", "NIZZ NIH HHS", "ZZ",
            "United States",
        ),
        Grant("Nobody's Fund", None, "Nobody's Fund"),
    )  # fmt: skip
    assert paper.accessions == (
        Accession("ClinicalTrials.gov", "NCT99999901"),
        Accession("ClinicalTrials.gov", "NCT99999902"),
    )
    assert paper.objects == (RelatedObject("grant", (("id", "17"), ("name", "x"))),)


def test_statements(paper):
    assert paper.status == "ppublish"
    assert paper.statements == (
        Statement("copyright", "Copyright © 2020 Nobody."),
        Statement("gene-symbol", "BLyS"),
        Statement("conflict-of-interest", "None – declared."),
        Statement("space-flight-mission", "Flight Experiment"),
        Statement("notes", "A general note.", owner="NASA"),
    )
    assert [(s.kind, s.text) for s in paper.administration] == [
        ("status", "MEDLINE"), ("owner", "NLM"), ("indexing-method", "Curated"),
        ("version-id", "2"), ("version-date", "2021/02/03"),
        ("publication-model", "Print-Electronic"), ("cited-medium", "Internet"),
        ("misprinted-name", "B Smiht"), ("subset", "IM"),
        ("reference-count", "20"),
    ]  # fmt: skip


def test_book(book):
    assert book.title == Title("Invented Syndrome", "en")
    assert book.identifiers == (
        Identifier("pmid", "99910003"),
        Identifier("other", "NBK99991", "bookaccession"),
    )
    held = book.book
    assert (held.title, held.publisher, held.place) == (
        "InventedReviews®", "University of Nowhere", "Nowhere (WA)",
    )  # fmt: skip
    assert (held.volume, held.volume_title, held.edition, held.collection) == (
        "2", "Second", "3rd", "Collected",
    )  # fmt: skip
    assert (held.isbn, held.medium, held.report_number) == (
        ("9789999999991",), "Internet", "R-1",
    )  # fmt: skip
    assert held.parts == (("book", "gene"), ("book", "coll"), ("part", "inv"))
    assert held.labels == (("chapter", "3"),)
    assert [(a.name, a.role) for a in held.authors] == [("M P Adam", "editor")]
    assert [(a.name, a.role) for a in book.authors] == [("Jane Doe", None)]
    assert held.identifiers == (Identifier("doi", "10.9999/book"),)
    assert [(d.kind, d.value) for d in held.dates] == [
        ("print", "1993"), ("begin", "1993"), ("end", "2021"),
    ]  # fmt: skip
    assert held.contents == (
        BookSection("Summary", 1, None, (("book", "gene"), ("part", "inv"), ("sec", "inv.S"))),
        BookSection("Inner", 2, "section 1.1"),
    )
    assert book.items == (("Synonyms", "Invented disease"),)
    assert [(d.kind, d.value) for d in book.dates] == [
        ("print", "1993"), ("contribution", "1999-04-30"), ("last-revised", "2019-10-10"),
        ("pubmed", "2020-01-02"),
    ]  # fmt: skip
    assert [r.text for r in book.references] == ["Cited in a book."]
    assert [(k.text) for k in book.keywords] == ["ABC1"]


def test_deletions(readings):
    first, second = readings[2:4]
    assert (first.pmid, first.version) == ("99910004", 1)
    assert (second.pmid, second.version) == ("99910005", None)
    assert first.source == second.source
