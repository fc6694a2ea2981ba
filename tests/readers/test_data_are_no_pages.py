"""Texts made for programs are no pages of journals, whatever words they hold, and are named."""

import pytest

from kg.model import Document, Severity
from kg.readers import read

WORDS = (
    "Abstract\nLupus was seen in two towns.\nKeywords: lupus; towns\nReferences\n"
    "1. Ruiz A. Lupus. J Town Med. 2001;12(3):4-9. doi:10.5555/1\n"
)
TEXTS = {
    "page.json": ('{"abstract": "Lupus",\n"more": "', "JSON"),
    "paper.bbl": ("\\newcommand{\\x}[1]{}\n\\begin{thebibliography}{1}\n", "LaTeX"),
    "read.sh": ("#!/bin/sh\n", "a program"),
    "CITATION.cff": ("# of towns\n\ncff-version: 1.2.0\n", "a program's metadata"),
    "PKG-INFO": ("Metadata-Version: 2.1\nName: towns\n", "a program's metadata"),
    "paper.tei.xml": (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><head>B</head><div><p>c</p><p>d</p><p>e</p></div>',
        "TEI",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_data_are_no_pages(name, tmp_path):
    text, kind = TEXTS[name]
    file = tmp_path / name
    file.write_text(text + WORDS, encoding="utf-8")
    (finding,) = read([file])
    assert finding.code == "format-not-read"
    assert kind in finding.message


LICENCE = (
    "You may use this software for any purpose as long as you keep this notice in every copy.\n\n"
    "the build is finished; now you can look at the files\n"
)


def test_sentences_and_semicolons_alone_are_no_page(tmp_path):
    file = tmp_path / "COPYING"
    file.write_text(LICENCE, encoding="utf-8")
    assert [finding.code for finding in read([file])] == ["format-unknown"]
    file.write_text(
        f"On lupus in towns\nAna Ruiz, Bo Lang, Cy Marsh\n\n{LICENCE}", encoding="utf-8"
    )
    assert any(isinstance(reading, Document) for reading in read([file]))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("FN Clarivate Web of Science\nVR 1.0\nPT J\nAU Ruiz, A\nER\n\n", "web-of-science"),
        ("PT J\nAU Ruiz, A\n   Ek, B\nTI Lupus\nER\n\n", "web-of-science"),
        ("PT\tAU\tTI\tSO\nJ\tRuiz, A\tLupus\tJ TOWN MED\n", "web-of-science-table"),
        (
            'Authors,Title,Year,Source title,EID\n"Ruiz A.","On lupus",2001,"J Town Med"\n',
            "scopus-csv",
        ),
        (
            "<xml><records><record><titles><title>On</title></titles></record></records></xml>",
            "endnote-xml",
        ),
        ('PMID,Title,Authors\n1,"On lupus","Ruiz A"\n', "pubmed-csv"),
    ],
)
def test_exports_with_words_of_pages_are_no_pages(text, form, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(text + WORDS, encoding="utf-8")
    documents = [r for r in read([file]) if isinstance(r, Document)]
    assert {document.source.format for document in documents} == {form}


def test_a_program_is_no_bibtex(tmp_path):
    file = tmp_path / "test_it.py"
    file.write_text(
        "import x\n\n\n@patch('x.y', new=1)\ndef f(a):\n    b = 1\n\n\n@wraps(f, a)\ndef g():\n"
        "    title = 'x'\n",
        encoding="utf-8",
    )
    (finding,) = read([file])
    assert finding.code == "format-unknown"


def test_keys_of_bibtex_may_hold_blanks(tmp_path):
    file = tmp_path / "scopus.bib"
    file.write_text(
        "Scopus\nEXPORT DATE: 1 May 2020\n\n@ARTICLE{De la Cruz2020,\nauthor={De la Cruz, A.},\n"
        "title={On lupus},\nyear={2020},\nsource={Scopus},\n}\n\n@CONFERENCE{No Author2021,\n"
        "title={On towns},\nyear={2021}\n}\n",
        encoding="utf-8",
    )
    readings = list(read([file]))
    documents = [r for r in readings if isinstance(r, Document)]
    assert [d.title.text for d in documents] == ["On lupus", "On towns"]
    assert not [r for r in readings if getattr(r, "severity", None) == Severity.ERROR]


def test_entries_of_bibtex_without_keys(tmp_path):
    file = tmp_path / "endnote.bib"
    file.write_text("\n\t@article{\n\t  author = {Ek, B.},\n\t  title = {On towns}\n}\n", "utf-8")
    (found,) = [r for r in read([file]) if isinstance(r, Document)]
    assert found.title.text == "On towns"


SEEN = {
    "pmids.txt": ("12345678\n23456789\n", "a list of PMIDs", '"PubMed"'),
    "summary.txt": (
        "1: Ruiz A, Ek B. On lupus. J Town Med. 2001 May;12(3):4-9.\ndoi: 10.5555/1. PMID: 7.\n",
        "summaries (text)", '"PubMed"',
    ),
    "search.xml": ("<eSearchResult><Count>1</Count></eSearchResult>", "esearch", "efetch"),
    "error.xml": ("<eFetchResult><ERROR>none</ERROR></eFetchResult>", "an error", "efetch"),
    "endnote.xml": ("<XML><RECORDS><RECORD/></RECORDS></XML>", "EndNote 7", "RIS"),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_people_save_by_mistake_is_named(name, tmp_path):
    text, kind, remedy = SEEN[name]
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    (finding,) = read([file])
    assert finding.code == "format-not-read"
    assert kind in finding.message
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("TY  - JOUR\nTI  - On lupus\nER  - \n".encode("utf-16-le"), "UTF-16"),
        ("TY  - JOUR\nTI  - On lupus\nER  - \n".encode("utf-16-be"), "UTF-16"),
        (b"TY  - JOUR\nTI  - On lupus\nER  - \n" + bytes(500), "NUL bytes"),
        (bytes(range(256)) * 3, "a binary file"),
    ],
)
def test_bytes_that_are_no_text_are_named(content, kind, tmp_path):
    file = tmp_path / "file.ris"
    file.write_bytes(content)
    (finding,) = read([file])
    assert finding.code == "file-binary"
    assert kind in finding.message


def test_fields_without_their_record_are_a_warning(tmp_path):
    file = tmp_path / "file.ris"
    file.write_text(
        "TY  - JOUR\nTI  - On lupus\nER  - \n\nT  - JOUR\nTI  - On towns\nER  - \nfree words\n",
        encoding="utf-8",
    )
    findings = [r for r in read([file]) if not isinstance(r, Document)]
    assert {(f.severity, f.line) for f in findings} == {(Severity.WARNING, 6), (Severity.INFO, 5)}
