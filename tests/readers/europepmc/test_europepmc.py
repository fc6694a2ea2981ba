"""Europe PMC's answers, core and lite."""

import json

import pytest

from kg.model import Document, Finding
from kg.readers import read
from kg.readers.parts.markup import parts_of, plain_text

CORE = {
    "id": "99900501", "source": "MED", "pmid": "99900501", "pmcid": "PMC9990501",
    "doi": "10.9998/JIR.5", "title": "Belimumab in <i>lupus</i> &amp; more.",
    "authorString": "Ruiz A, Berg J.", "language": "eng", "pubYear": "2019",
    "authorList": {"author": [
        {"fullName": "Ruiz A", "firstName": "Ana", "lastName": "Ruiz", "initials": "A",
         "authorId": {"type": "ORCID", "value": "0000-0002-1825-0097"},
         "authorAffiliationDetailsList": {"authorAffiliation": [
             {"affiliation": "Kuusela Hospital. a.ruiz@example.org"}]}},
        {"collectiveName": "Lupus Study Group"}]},
    "authorIdList": {"authorId": [{"type": "ORCID", "value": "0000-0002-1825-0097"}]},
    "affiliation": "Kuusela Hospital. a.ruiz@example.org",
    "journalInfo": {"issue": "3", "volume": "12", "journalIssueId": 1,
                    "dateOfPublication": "2019 Oct", "monthOfPublication": 10,
                    "yearOfPublication": 2019, "printPublicationDate": "2019-10-01",
                    "journal": {"title": "J of Invented R", "medlineAbbreviation": "J Inv R",
                                "isoabbreviation": "J. Inv. R", "nlmid": "2985117R",
                                "issn": "1234-5679", "essn": "8765-4321"}},
    "pageInfo": "e12",
    "abstractText": "<h4>Aim</h4>p<0.05 of IC<sub>50</sub>.<h4>Results</h4>Seen.",
    "meshHeadingList": {"meshHeading": [
        {"majorTopic_YN": "N", "descriptorName": "Lupus Nephritis", "meshQualifierList": {
            "meshQualifier": [{"abbreviation": "DT", "qualifierName": "drug therapy",
                               "majorTopic_YN": "Y"}]}}]},
    "chemicalList": {"chemical": [{"name": "belimumab", "registryNumber": "73B0K5S26A"}]},
    "keywordList": {"keyword": ["Lupus"]}, "pubTypeList": {"pubType": ["Journal Article"]},
    "grantsList": {"grant": [{"grantId": "R01", "agency": "NIAMS NIH HHS", "orderIn": 0}]},
    "commentCorrectionList": {"commentCorrection": [
        {"id": "99900502", "source": "MED", "reference": "J Inv R. 2018;1:1", "type": "Erratum in",
         "orderIn": 1}]},
    "fullTextUrlList": {"fullTextUrl": [{"availability": "Free", "availabilityCode": "F",
                                         "documentStyle": "pdf", "site": "Europe_PMC",
                                         "url": "https://example.org/a?b=c"}]},
    "isOpenAccess": "Y", "hasPDF": "N", "citedByCount": 4, "license": "cc by",
    "firstPublicationDate": "2019-10-01", "electronicPublicationDate": "2019-09-01",
    "tomorrow": {"x": 1},
}  # fmt: skip
LITE = {
    "id": "1", "source": "MED", "pmid": "1", "title": "Lite.", "authorString": "Ruiz A, Berg JK.",
    "journalTitle": "J Inv R", "journalIssn": "1234-5679; 8765-432x; ", "issue": "3",
    "journalVolume": "12", "pubYear": "2019", "pageInfo": "1-9",
    "pubType": "review; journal article", "isOpenAccess": "N", "citedByCount": 0,
}  # fmt: skip


@pytest.fixture
def answer(tmp_path):
    def put(*results, **frame):
        path = tmp_path / "answer.json"
        frame = {"version": "6.9", "hitCount": 2, "resultList": {"result": results}, **frame}
        path.write_text(json.dumps(frame), encoding="utf-8")
        return list(read([path]))

    return put


def test_core(answer):
    document, finding = answer(CORE)
    assert document.title.text == "Belimumab in lupus & more"
    assert [(a.name, a.orcid, a.email) for a in document.authors] == [
        ("Ana Ruiz", "0000-0002-1825-0097", "a.ruiz@example.org"),
        ("Lupus Study Group", None, None),
    ]  # fmt: skip
    assert document.journal.print_issn == "1234-5679"
    assert (document.volume, document.issue, document.article_number) == ("12", "3", "e12")
    assert [(d.kind, d.value) for d in document.dates] == [
        ("print", "2019-10"), ("electronic", "2019-09-01"),
    ]  # fmt: skip
    abstract = [(s.label, s.text) for s in document.sections if s.kind == "abstract"]
    assert abstract == [("Aim", "p<0.05 of IC50."), ("Results", "Seen.")]
    (heading,) = document.headings
    assert (heading.major, heading.qualifiers[0].name, heading.qualifiers[0].major) == (
        False, "drug therapy", True,
    )  # fmt: skip
    assert document.substances[0].registry_number == "73B0K5S26A"
    assert [(r.kind, r.pmid) for r in document.related] == [("erratum-in", "99900502")]
    assert document.links == ("https://example.org/a?b=c",)
    assert [(f.kind, f.count) for f in document.figures] == [("cited-by", 4)]
    assert (finding.code, finding.quote) == ("key-not-read", '{"x": 1}')


def test_lite(answer):
    (document,) = answer(LITE)
    assert [(a.family, a.initials) for a in document.authors] == [("Ruiz", "A"), ("Berg", "JK")]
    assert document.journal.issn == ("1234-5679", "8765-432X")
    assert [t.name for t in document.publication_types] == ["review", "journal article"]
    assert [(d.kind, d.value) for d in document.dates] == [("print", "2019")]
    assert document.pages == "1-9"


def test_unknown_keys_are_counted_once(answer):
    found = answer(*[LITE | {"tomorrow": n} for n in range(50)], more=1)
    assert sum(isinstance(item, Document) for item in found) == 50
    unread = [f for f in found if isinstance(f, Finding)]
    assert [f.code for f in unread] == ["key-not-read", "key-not-read"]
    assert "50 times" in unread[0].message


def test_no_results(answer):
    assert [finding.code for finding in answer()] == ["no-records"]


def test_cut_off_answer(tmp_path):
    whole = json.dumps({"resultList": {"result": [LITE, LITE, LITE]}})
    path = tmp_path / "cut.json"
    path.write_text(whole[: len(whole) * 3 // 5])
    found = list(read([path]))
    assert sum(isinstance(item, Document) for item in found) == 1
    assert [f.code for f in found if isinstance(f, Finding)] == ["record-cut-off", "file-cut-off"]


def test_utf_16_is_refused_by_name(tmp_path):
    path = tmp_path / "wide.json"
    path.write_bytes(json.dumps({"resultList": {"result": [LITE]}}).encode("utf-16"))
    (finding,) = read([path])
    assert finding.code == "encoding-not-read"


def test_markup():
    assert plain_text("a < b and <i>c</i>") == "a < b and c"
    assert list(parts_of("Only text.")) == [(None, "Only text.")]
