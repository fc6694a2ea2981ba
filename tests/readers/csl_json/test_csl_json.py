"""CSL-JSON: arrays, single items, items below a key, damage."""

import json

import pytest

from kg.model import Document, Finding
from kg.readers import read

ITEM = {
    "id": "http://example.org/items/1",
    "type": "article-journal",
    "title": "Belimumab in <i>lupus</i> nephritis",
    "container-title": "Journal of Invented Rheumatology",
    "container-title-short": "J Invent Rheumatol",
    "volume": "12",
    "issue": 3,
    "page": "101-110",
    "DOI": "10.9998/JIR.1",
    "ISSN": "1234-5679, 8765-4321",
    "language": "en-GB",
    "URL": "https://pubmed.ncbi.nlm.nih.gov/99900401/",
    "note": "PMCID: PMC9990401\nSome remark\n{:original-title: Belimumab}",
    "author": [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr"},
        {"family": "Ruiz", "given": "Ana", "ORCID": "https://orcid.org/0000-0002-1825-0097",
         "affiliation": [{"name": "Kuusela Hospital"}], "sequence": "first"},
        {"literal": "Lupus Study Group"},
    ],
    "issued": {"date-parts": [["2019", 10, "2"]]},
    "accessed": {"date-parts": [[2020]]},
    "abstract": "<p>AIM: To see.</p> <p>RESULTS: Seen.</p>",
    "keyword": "Lupus Nephritis/drug therapy; humans",
    "of-tomorrow": 3,
}  # fmt: skip


@pytest.fixture
def read_json(tmp_path):
    def put(content):
        path = tmp_path / "items.json"
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return list(read([path]))

    return put


@pytest.mark.parametrize("wrap", [lambda i: [i], lambda i: i, lambda i: {"items": [i]},
                                  lambda i: {"references": [i]}])  # fmt: skip
def test_item(read_json, wrap):
    document, finding = read_json(wrap(ITEM))
    assert document.title.text == "Belimumab in lupus nephritis"
    assert (document.languages, document.title.language) == (("en",), "en")
    assert document.identifier("doi") == "10.9998/jir.1"
    assert document.identifier("pmid") == "99900401"
    assert document.identifier("pmcid") == "PMC9990401"
    assert [(a.name, a.orcid, a.collective) for a in document.authors] == [
        ("Jan van der Berg Jr", None, False), ("Ana Ruiz", "0000-0002-1825-0097", False),
        ("Lupus Study Group", None, True),
    ]  # fmt: skip
    assert document.authors[1].affiliations[0].text == "Kuusela Hospital"
    assert document.journal.issn == ("1234-5679", "8765-4321")
    assert (document.volume, document.issue, document.pages) == ("12", "3", "101-110")
    assert [(d.kind, d.value) for d in document.dates] == [("print", "2019-10-02")]
    assert [s.label for s in document.sections if s.kind == "abstract"] == ["AIM", "RESULTS"]
    assert [h.descriptor for h in document.headings] == ["Lupus Nephritis"]
    assert [s.text for s in document.statements if s.kind == "note"] == ["Some remark"]
    assert (finding.code, finding.record) == ("key-not-read", 1)
    assert "of-tomorrow" in finding.message


@pytest.mark.parametrize(
    ("issued", "value", "printed"),
    [
        ({"date-parts": [[2019]]}, "2019", None),
        ({"date-parts": [[2019, 0]]}, "2019", None),
        ({"date-parts": [[2019, 3], [2019, 4]]}, "2019", "2019-3/2019-4"),
        ({"raw": "2004-05-06"}, "2004-05-06", None),
        ({"date-parts": [[2004]], "season": 1}, "2004", "2004 spring"),
        ({"date-parts": [[2004]], "circa": True}, "2004", "circa 2004"),
        ("1999", "1999", None),
    ],
)
def test_dates(read_json, issued, value, printed):
    (document,) = read_json([{"type": "book", "title": "T", "issued": issued}])
    assert [(d.value, d.printed) for d in document.dates] == [(value, printed)]


def test_damaged_item_does_not_hide_the_others(read_json):
    found = read_json(
        '[{"type":"book","title":"One","issued":{}}, {"type":"book" "x":1},'
        ' {"type":"book","title":"Two","a":1,"a":2}, {"type":"book","title":"Three"}, 7,'
        ' {"type":"book","title":"Four"'
    )
    assert [d.title.text for d in found if isinstance(d, Document)] == ["One", "Three"]
    codes = [(f.code, f.record) for f in found if isinstance(f, Finding)]
    assert codes[:3] == [("record-damaged", 2), ("record-damaged", 3), ("record-cut-off", 5)]


def test_nested_too_deep(read_json):
    deep = "[" * 50_000 + "]" * 50_000
    found = read_json(
        f'[{{"type":"book","title":"One","issued":{{}},"x":{deep}}},{{"type":"book","title":"B"}}]'
    )
    assert [f.code for f in found if isinstance(f, Finding)] == ["record-too-deep"]
    assert [d.title.text for d in found if isinstance(d, Document)] == ["B"]


@pytest.mark.parametrize("value", ["NaN", "1" * 4400, '"\\ud800"', "null", "true", "[]", "{}"])
def test_odd_values(read_json, value):
    found = read_json(f'[{{"type":"book","title":"One","volume":{value},"issued":{value}}}]')
    assert all(isinstance(item, Document | Finding) for item in found)
    for item in found:
        repr(item).encode("utf-8")


def test_wrong_forms_are_reported(read_json):
    found = read_json([{"type": "book", "title": "One", "author": "Ruiz", "DOI": "none"}])
    assert sorted(f.quote for f in found[1:]) == ['"Ruiz"', '"none"']


WORK = {
    "indexed": {"date-parts": [[2022, 10, 23]]}, "score": 1, "member": "221", "prefix": "10.9998",
    "reference-count": 2, "type": "journal-article", "title": ["On lupus"], "subtitle": ["A study"],
    "DOI": "10.9998/jir.2", "alternative-id": ["10.9998/JIR.2", "S1"], "subject": ["Medicine"],
    "container-title": ["Journal of Invented Rheumatology"],
    "short-container-title": ["J. Invent. Rheumatol."], "ISSN": ["1234-5679", "8765-4321"],
    "issn-type": [{"value": "1234-5679", "type": "print"},
                  {"value": "8765-4321", "type": "electronic"}],
    "issued": {"date-parts": [[2019, 5]]}, "published-online": {"date-parts": [[2019, 5, 1]]},
    "published-print": {"date-parts": [[2019, 7]]}, "published": {"date-parts": [[2019, 5]]},
    "author": [{"family": "Ruiz", "given": "Ana", "sequence": "first", "affiliation": []},
               {"name": "Lupus Study Group", "sequence": "additional", "affiliation": []}],
    "abstract": "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title>"
                "<jats:p>To see.</jats:p></jats:sec>",
    "license": [{"URL": "https://example.org/by", "content-version": "vor", "delay-in-days": 0}],
    "funder": [{"name": "Invented Fund", "award": ["IF 12", "IF 13"]}, {"name": "Other Fund"}],
    "reference": [{"key": "1", "unstructured": "Ruiz A. An older paper. J Old. 1999;1:7-9."},
                  {"key": "2", "author": "Li", "year": "1999", "article-title": "A title",
                   "journal-title": "J Old", "volume": "1", "first-page": "7"},
                  {"key": "3", "DOI": "10.9998/OLD.2", "doi-asserted-by": "publisher"}],
    "update-to": [{"DOI": "10.9998/jir.1", "type": "correction", "updated": {}}],
    "updated-by": [{"DOI": "10.9998/jir.3", "type": "retraction", "label": "Retraction"}],
    "relation": {"has-preprint": [{"id-type": "doi", "id": "10.9998/pre.1", "asserted-by": "x"}]},
    "link": [{"URL": "https://example.org/a.pdf", "content-type": "application/pdf"}],
    "assertion": [{"name": "received", "value": "3 March 2019", "label": "Received", "order": 1},
                  {"name": "Ethics", "value": "None.", "label": "Interests", "order": 2}],
}  # fmt: skip


@pytest.mark.parametrize(
    "wrap",
    [lambda w: w, lambda w: {"status": "ok", "message-type": "work", "message": w},
     lambda w: {"status": "ok", "message": {"items": [w], "total-results": 1}}],
)  # fmt: skip
def test_what_crossref_adds_is_read(read_json, wrap):
    (document,) = read_json(wrap(WORK))
    journal = document.journal
    assert (journal.print_issn, journal.electronic_issn) == ("1234-5679", "8765-4321")
    assert journal.abbreviation == "J. Invent. Rheumatol."
    assert [(d.kind, d.value) for d in document.dates] == [
        ("print", "2019-07"), ("electronic", "2019-05-01"), ("received", "2019-03-03"),
    ]  # fmt: skip
    assert [(a.name, a.collective) for a in document.authors] == [
        ("Ana Ruiz", False), ("Lupus Study Group", True),
    ]  # fmt: skip
    assert [(s.label, s.text) for s in document.sections if s.kind == "abstract"] == [
        ("Aim", "To see.")
    ]
    assert [(g.agency, g.number) for g in document.grants] == [
        ("Invented Fund", "IF 12"), ("Invented Fund", "IF 13"), ("Other Fund", None),
    ]  # fmt: skip
    assert [(r.kind, r.doi) for r in document.related] == [
        ("erratum-for", "10.9998/jir.1"), ("retraction-in", "10.9998/jir.3"),
        ("has-preprint", "10.9998/pre.1"),
    ]  # fmt: skip
    assert {(i.scheme, i.value) for i in document.identifiers} == {
        ("doi", "10.9998/jir.2"), ("publisher-id", "S1"),
    }  # fmt: skip
    assert document.links == ("https://example.org/a.pdf",)
    assert document.keywords == ()
    assert {(s.kind, s.text) for s in document.statements} == {
        ("license", "https://example.org/by"), ("subtitle", "A study"),
        ("Ethics", "Interests: None."),
    }  # fmt: skip


def test_references_of_crossref(read_json):
    (document,) = read_json([WORK])
    first, second, third = document.references
    assert (first.text, first.journal, first.date) == (
        "Ruiz A. An older paper. J Old. 1999;1:7-9.", "J Old", "1999",
    )  # fmt: skip
    assert (second.authors, second.title, second.text) == (
        ("Li",), "A title", "Li. A title. J Old. 1999. 1:7",
    )  # fmt: skip
    assert (third.doi, third.text) == ("10.9998/old.2", "10.9998/OLD.2")


def test_a_date_that_is_none_is_reported(read_json):
    item = {"type": "book", "title": "One", "issued": {}, "accessed": {"date-parts": [[-333]]}}
    assert [f.quote for f in read_json([item])[1:]] == ["{}", '{"date-parts": [[-333]]}']
