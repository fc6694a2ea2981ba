"""Journals' pages that hold a citation line as NLM prints it, wherever it stands."""

from itertools import permutations

import pytest

from kg.model import Document, Finding

TITLE = "Belimumab in older adults with lupus: a case series from two clinics"
AUTHORS = "Anna B. Carter, Luis Moreno, Petra Novak"
CITATION = "Int J Inv Pract. 2012 Dec;66(12):1139-46."
NOTES = "doi: 10.9998/ijip.2987. Epub 2012 Oct 3."
PROSE = (
    "Background: Older adults with lupus are seldom enrolled in trials of biologic drugs. "
    "Methods: We treated twelve of them with belimumab for one year. "
    "Results: Nine of them improved, and none had a serious infection."
)
ABSTRACT = f"Abstract\n\n{PROSE}"
KEYWORDS = "Keywords: lupus; belimumab"
HEADS = ["\n\n".join((*head, ABSTRACT)) for head in permutations((TITLE, AUTHORS, CITATION))]
ORDERS = [
    *HEADS,
    *(head.replace("\n\n", "\n") for head in HEADS),
    f"{TITLE}\n\n{AUTHORS}\n\n{ABSTRACT}\n\n{CITATION}",
    f"{TITLE}\n\n{AUTHORS}\n\n{ABSTRACT}\n\n{KEYWORDS}\n\n{CITATION}",
    f"{TITLE}\n\n{AUTHORS}\n\n{CITATION}\n\n{PROSE}",
]


@pytest.mark.parametrize("notes", ["", f" {NOTES}"], ids=["bare", "notes"])
@pytest.mark.parametrize("text", ORDERS)
def test_the_citation_is_read_in_every_order(read_text, text, notes):
    document, *findings = read_text(f"{text.replace(CITATION, CITATION + notes)}\n")
    assert findings == []
    assert document.source.format == "journal-page-text"
    assert document.title.text == TITLE
    assert [author.name for author in document.authors] == AUTHORS.split(", ")
    assert document.journal.abbreviation == "Int J Inv Pract"
    assert (document.volume, document.issue, document.pages) == ("66", "12", "1139-46")
    assert document.dates[0].value == "2012-12"
    assert document.identifier("doi") == ("10.9998/ijip.2987" if notes else None)
    prose = [section.text for section in document.sections if section.kind == "abstract"]
    assert not any("1139" in text for text in prose)


def test_of_several_citations_below_the_abstract_none_is_the_pages(read_text):
    other = "Acta Inv. 2003 May;9(1):2-8."
    found = read_text(f"{TITLE}\n\n{AUTHORS}\n\n{ABSTRACT}\n\nFull text\n\n{CITATION}\n{other}\n")
    assert found[0].volume is None
    quotes = [f.quote for f in found if isinstance(f, Finding)]
    assert CITATION in quotes
    assert other in quotes


def test_a_citation_that_the_page_speaks_against_is_left(read_text):
    head = f"Journal of Invention\nVolume 12, Issue 3, May 2019\n\n{TITLE}\n{AUTHORS}"
    found = read_text(f"{head}\n{CITATION}\n\n{ABSTRACT}\n")
    assert (found[0].volume, found[0].pages) == ("12", None)
    assert any(f.quote == CITATION for f in found if isinstance(f, Finding))


@pytest.mark.parametrize(
    "line",
    [
        "Outcome of nephritis in Denmark. 2012.",
        "What we learned in spring. 2020 was a hard year.",
        "1. Int J Inv Pract. 2012 Dec;66(12):1139-46.",
        "  • Int J Inv Pract. 2012 Dec;66(12):1139-46.",
    ],
)
def test_other_lines_are_no_citation_of_the_page(read_text, line):
    found = read_text(f"{TITLE}\n\n{AUTHORS}\n\n{line}\n\n{ABSTRACT}\n")
    document = next(r for r in found if isinstance(r, Document))
    assert document.journal is None
    assert document.volume is None
