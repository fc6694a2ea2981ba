"""MEDLINE's tagged text: every tag, several records, damage."""

from pathlib import Path

import pytest

from kg.model import Document, Finding, Severity
from kg.readers import InputFile, default_registry, read
from kg.readers.formats.medline.tags import RELATIONS, RULES
from kg.readers.formats.pubmed_page.related import KINDS

PAGE = Path(__file__).parent / "two_records.nbib"


@pytest.fixture(scope="module")
def first():
    return documents(PAGE)[0]


def documents(path):
    return [reading for reading in read([path]) if isinstance(reading, Document)]


def findings(readings):
    return [reading for reading in readings if isinstance(reading, Finding)]


def test_identifiers_and_titles(first):
    assert first.identifier("pmid") == "99900101"
    assert first.identifier("doi") == "10.9998/jir.2019.0101"
    assert first.identifier("pmcid") == "PMC9990101"
    assert first.identifier("pii") == "S0123-4567(19)00101-1"
    assert (first.title.text, first.title.language) == ("Le belimumab chez deux patientes", "fr")
    assert first.translated_title.text.startswith("Belimumab in two patients with systemic lupus e")
    assert first.languages == ("fr",)
    assert [s.language for s in first.sections if s.kind == "title"] == ["fr", "en"]


def test_authors_in_order_with_what_follows_each(first):
    berg, brien, group, plato = first.authors
    assert (berg.name, berg.family, berg.given) == (
        "Johanna A van der Berg Jr", "van der Berg", "Johanna A",
    )  # fmt: skip
    assert (berg.initials, berg.suffix, berg.orcid) == ("JA", "Jr", "0000-0002-1825-0097")
    assert [len(author.affiliations) for author in first.authors] == [2, 0, 0, 0]
    assert berg.affiliations[0].identifier == "https://ror.org/012345678"
    assert berg.email == "j.berg@example.org"
    assert brien.orcid is None
    assert [(i.source, i.valid) for i in brien.identifiers] == [("ORCID", False), ("ISNI", True)]
    assert group.collective
    assert plato.family == "Plato"
    assert [author.position for author in first.authors] == [1, 2, 3, 4]
    assert [(c.family, len(c.affiliations)) for c in first.collaborators] == [("Mbeki", 1)]
    assert [person.name for person in first.personal_subjects] == ["Marie Curie"]


def test_each_asterisk_stays_where_it_stands(first):
    assert [(h.descriptor, h.major) for h in first.headings] == [
        ("Adult", False), ("Lupus Erythematosus, Systemic", False), ("Drug Resistance", True),
    ]  # fmt: skip
    assert [(q.name, q.major) for q in first.headings[1].qualifiers] == [
        ("drug therapy", True), ("immunology", False),
    ]  # fmt: skip


def test_substances_keywords_grants_and_accessions(first):
    assert [(s.registry_number, s.name) for s in first.substances] == [
        ("0", "Antibodies, Monoclonal, Humanized"), ("EC 3.4.21.5", "Thrombin"),
        ("73B0K5S26A", "belimumab"),
    ]  # fmt: skip
    assert [(k.text, k.major, k.owner) for k in first.keywords] == [
        ("lupus", True, "NOTNLM"), ("belimumab", False, "NOTNLM"),
    ]  # fmt: skip
    assert [(g.number, g.acronym, g.country) for g in first.grants] == [
        ("R01 AR999901", "AR", "United States"), (None, None, "Canada"),
    ]  # fmt: skip
    assert [(a.bank, a.number) for a in first.accessions] == [("ClinicalTrials.gov", "NCT99900101")]
    assert [c.name for c in first.supplementary_concepts] == ["Invented syndrome 2"]


def test_journal_dates_and_place(first):
    journal = first.journal
    assert (journal.nlm_id, journal.issn, journal.issn_linking) == (
        "2985117R", ("1234-5679", "0123-4567"), "0123-4567",
    )  # fmt: skip
    assert (first.volume, first.issue, first.supplement, first.article_number) == (
        "12", "3", "Suppl 1", "e101",
    )  # fmt: skip
    dates = {(d.kind, d.value, d.printed, d.time) for d in first.dates}
    assert dates >= {
        ("print", "2019", "2019 Nov-Dec", None), ("electronic", "2019-10-01", None, None),
        ("entrez", "2019-10-03", None, "06:00"), ("medline", "2020-03-16", None, None),
        ("received", "2019-05-01", None, None), ("completed", "2020-03-15", None, None),
        ("pmc-release", "2019-12-01", None, None),
    }  # fmt: skip


def test_abstracts_with_labels_and_languages(first):
    abstracts = [s for s in first.sections if s.kind == "abstract"]
    assert [(s.label, s.language, s.variant) for s in abstracts] == [
        ("BACKGROUND", "en", None), ("METHODS", "en", None), ("RESULTS", "en", None),
        (None, "fr", "translation"),
    ]  # fmt: skip
    assert "two women." in abstracts[1].text
    assert ("availability", "Publisher: Abstract available from the publisher.") in [
        (s.kind, s.text) for s in first.statements
    ]


def test_links_to_other_papers(first):
    assert [(r.kind, r.pmid, r.doi) for r in first.related] == [
        ("comment-in", "99900102", None), ("retraction-in", "99900103", "10.9998/jir.2021.7"),
    ]  # fmt: skip


def test_unknown_tag_is_reported_once_and_the_record_is_read():
    readings = list(read([PAGE]))
    (finding,) = findings(readings)
    assert (finding.code, finding.record, finding.line) == ("tag-not-read", 2, 90)
    assert finding.quote == "a tag of tomorrow"
    second = readings[1]
    assert second.authors[0].affiliations[0].text == "Galway, Ireland."


def test_kinds_of_links_are_those_of_pubmed_pages():
    pages = set(KINDS.values())
    extra = set(RELATIONS.values()) - pages
    assert extra <= {"dataset-use-reported-in"}


@pytest.mark.parametrize("tag", sorted(RULES.keys() - {"OTO"}))  # OTO: of what follows
def test_every_tag_leaves_its_value_somewhere(tag, tmp_path):
    """The words of a value are found again in the document or in a finding."""
    path = tmp_path / "one.nbib"
    path.write_text(f"PMID- 7\n{tag.ljust(4)}- Xyzzy 1978 Jun\nSO  - J X. 1999;1:1.\n")
    readings = list(read([path]))
    found = "".join(map(repr, readings))
    assert "Xyzzy" in found or "1978" in found


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_marks_change_nothing_but_places(end, tmp_path, to_json):
    path = tmp_path / PAGE.name
    path.write_bytes(b"\xef\xbb\xbf" + PAGE.read_text().replace("\n", end).encode())
    for ours, theirs in zip(documents(path), documents(PAGE), strict=True):
        assert ours.authors == theirs.authors
        assert ours.headings == theirs.headings
        assert ours.sections == theirs.sections


def test_cut_off_record_is_read_and_reported(tmp_path):
    path = tmp_path / "cut.nbib"
    path.write_bytes(PAGE.read_bytes()[:700])
    readings = list(read([path]))
    assert readings[0].identifier("pmid") == "99900101"
    assert findings(readings)[-1].code == "record-cut-off"


def test_record_without_pmid_is_its_own(tmp_path):
    path = tmp_path / "headless.nbib"
    path.write_text("PMID- 1\nOWN - NLM\nTI  - One.\n\nOWN - NLM\nTI  - Two.\nSO  - J. 1999;1:1.\n")
    readings = list(read([path]))
    assert [d.title.text for d in readings if isinstance(d, Document)] == ["One", "Two"]
    assert [f.code for f in findings(readings)] == ["pmid-missing"]


def test_latin_1_file(tmp_path):
    path = tmp_path / "latin.nbib"
    path.write_bytes("PMID- 1\nTI  - Été.\nSO  - J. 1999;1:1.\n".encode("latin-1"))
    assert documents(path)[0].title.text == "Été"


def test_html_error_page_is_not_taken(tmp_path):
    path = tmp_path / "error.nbib"
    path.write_text("<html><body>502 Bad gateway. PMID- here</body></html>")
    readings = list(read([path]))
    assert all(isinstance(r, Finding) and r.severity is Severity.ERROR for r in readings)


def test_endless_line_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.readers.input.text_stream.LONGEST_LINE", 1000)
    path = tmp_path / "long.nbib"
    path.write_text("PMID- 1\nAB  - " + "a" * 5000 + "\nSO  - J. 1999;1:1.\n\nPMID- 2\nTI  - B.\n")
    readings = list(read([path]))
    assert [r.identifier("pmid") for r in readings if isinstance(r, Document)] == ["1", "2"]
    assert findings(readings)[0].code == "record-too-large"


def test_reader_is_sure_of_its_own_files():
    reader = default_registry().get("medline")
    assert {d.source.format for d in documents(PAGE)} == {reader.name}
    assert list(reader.read(InputFile(PAGE, PAGE.name))) == list(read([PAGE]))
