"""Real exports: what was read equals what an independent count finds in the files."""

import json
import re
from pathlib import Path

import pytest

from kg.model import Document, Finding
from kg.readers import read

DATA = Path(__file__).parents[4] / "shared" / "data"
CITATIONS = DATA / "citations"
EUROPE_PMC = DATA / "europepmc"
MEDLINE = ["PubMed_example.txt", "pubmed_result1.txt", "pubmed_result2.txt", "pubmed_result3.txt"]
RIS = ["embase.ris", "pubmed_endnote.txt", "pubmed_zotero.ris"]

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not CITATIONS.is_dir(), reason="the folder of real records is not there"),
]


def records(path):
    return [r for r in read([path]) if isinstance(r, Document)]


def count(pattern, text):
    return len(re.findall(pattern, text, re.MULTILINE))


def total(documents, field):
    return sum(len(getattr(document, field)) for document in documents)


@pytest.mark.parametrize("name", [*MEDLINE, "NbibImporterTest.nbib"])
def test_medline_counts(name):
    text = (CITATIONS / name).read_text(encoding="utf-8")
    found = records(CITATIONS / name)
    assert len(found) == count(r"^PMID-", text)
    for tag, field in (("MH", "headings"), ("OT", "keywords"), ("PT", "publication_types"),
                       ("GR", "grants")):  # fmt: skip
        assert total(found, field) == count(rf"^{tag} *- ", text)
    assert total(found, "authors") == count(r"^(?:AU|CN) *- ", text)
    whole = re.sub(r"\n {6}", " ", text)
    headings = re.findall(r"^MH  - (.*)$", whole, re.MULTILINE)
    assert sum(h.count("/") for h in headings) == sum(
        len(h.qualifiers) for d in found for h in d.headings
    )
    assert sum(h.count("*") for h in headings) == sum(
        h.major + sum(q.major for q in h.qualifiers) for d in found for h in d.headings
    )
    affiliations = sum(len(a.affiliations) for d in found for a in d.authors)
    assert affiliations == count(r"^AD  - ", text)


@pytest.mark.parametrize("name", MEDLINE)
def test_medline_headings_can_be_printed_again(name):
    text = re.sub(r"\n {6}", " ", (CITATIONS / name).read_text(encoding="utf-8"))
    printed = [
        "/".join(
            ("*" if part.major else "") + getattr(part, "descriptor", getattr(part, "name", ""))
            for part in (heading, *heading.qualifiers)
        )
        for document in records(CITATIONS / name)
        for heading in document.headings
    ]
    assert printed == re.findall(r"^MH  - (.*?) *$", text, re.MULTILINE)


@pytest.mark.parametrize("name", RIS)
def test_ris_counts(name):
    text = (CITATIONS / name).read_text(encoding="utf-8-sig")
    found = records(CITATIONS / name)
    assert len(found) == count(r"^TY  -", text)
    assert total(found, "authors") == count(r"^(?:AU|A1)  -", text)
    keywords = re.findall(r"^KW  - (?:.|\n(?![A-Z][A-Z0-9]  -))*", text, re.MULTILINE)
    lines = sum(len(block.strip().splitlines()) for block in keywords)
    assert total(found, "keywords") + total(found, "headings") == lines
    assert all(document.identifier("doi") for document in found)


@pytest.mark.parametrize("name", ["search_cancer_core.json", "search_cancer_page2.json"])
def test_europe_pmc_counts(name):
    results = json.loads((EUROPE_PMC / name).read_text())["resultList"]["result"]
    found = records(EUROPE_PMC / name)
    assert [d.identifier("pmid") for d in found] == [r["pmid"] for r in results]
    for document, result in zip(found, results, strict=True):
        authors = result.get("authorList", {}).get("author")
        if authors is not None:
            assert len(document.authors) == len(authors)
            assert [a.orcid for a in document.authors] == [
                a.get("authorId", {}).get("value") for a in authors
            ]
        headings = result.get("meshHeadingList", {}).get("meshHeading", [])
        assert [(h.descriptor, h.major, len(h.qualifiers)) for h in document.headings] == [
            (h["descriptorName"], h["majorTopic_YN"] == "Y",
             len(h.get("meshQualifierList", {}).get("meshQualifier", [])))
            for h in headings
        ]  # fmt: skip
        assert len(document.keywords) == len(result.get("keywordList", {}).get("keyword", []))
        assert len(document.substances) == len(result.get("chemicalList", {}).get("chemical", []))
        assert len(document.grants) == len(result.get("grantsList", {}).get("grant", []))


def test_abstract_format_counts():
    path = CITATIONS / "efetch_abstract_format_5.txt"
    text = path.read_text(encoding="utf-8")
    found = records(path)
    assert [d.identifier("pmid") for d in found] == re.findall(r"^PMID: (\d+)", text, re.MULTILINE)
    assert len(found) == count(r"^\d+\. ", text)


def test_nothing_is_left_unread_but_what_is_explained():
    """One file was made up to test an importer: a date, an affiliation and a number are wrong."""
    found = [r for r in read([CITATIONS, EUROPE_PMC]) if isinstance(r, Finding)]
    assert {(f.file, f.code, f.quote) for f in found} == {
        ("NbibImporterTest.nbib", "value-not-understood", "Some investigator"),
        ("NbibImporterTest.nbib", "value-not-understood", "123456789"),
        ("NbibImporterTest.nbib", "value-not-understood", "other abstract infos"),
    }
