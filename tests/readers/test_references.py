# ruff: noqa: E501 - tables are read best with one case a line
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.parts.lines import Line, Row
from kg.readers.parts.references import parse_reference, parse_references, unknown_parts

TITLE = "Invented lupus and bone"
STYLES = {
    "vancouver": "Abe K, Novak P. Invented lupus and bone. Bone Rep Lett 2015; 8(2): 77-84;",
    "vancouver-full-stop": "Abe K, Novak P. Invented lupus and bone. Bone Rep Lett. 2015;8(2):77-84.",
    "nlm": "Abe K, Novak P. Invented lupus and bone. Bone Rep Lett. 2015 May 3;8(2):77-84. "
    "doi: 10.9998/brl.1. Epub 2015 Jan 2. PMID: 99900003; PMCID: PMC999003.",
    "apa": "Abe, K., & Novak, P. (2015). Invented lupus and bone. Bone Rep Lett, 8(2), 77-84.",
    "springer": "Abe K, Novak P (2015) Invented lupus and bone. Bone Rep Lett 8(2):77-84",
    "harvard": "Abe, K. and Novak, P. (2015) 'Invented lupus and bone', Bone Rep Lett, 8(2), pp. 77-84.",
    "elsevier-harvard": "Abe, K., Novak, P., 2015. Invented lupus and bone. Bone Rep Lett 8(2), 77-84.",
    "elsevier": "K. Abe, P. Novak, Invented lupus and bone, Bone Rep Lett 8(2) (2015) 77-84.",
    "mdpi": "Abe, K.; Novak, P. Invented lupus and bone. Bone Rep Lett 2015, 8(2), 77-84. [CrossRef]",
    "nature": "Abe, K. & Novak, P. Invented lupus and bone. Bone Rep Lett 8(2), 77-84 (2015).",
    "old": "Abe K, Novak P: Invented lupus and bone. Bone Rep Lett 8(2): 77-84, 2015.",
}  # fmt: skip


@pytest.mark.parametrize("style", sorted(STYLES))
def test_styles(style):
    found = parse_reference(STYLES[style], 1)
    assert (found.title, found.journal) == (TITLE, "Bone Rep Lett")
    assert (found.volume, found.issue, found.pages) == ("8", "2", "77-84")
    assert found.date[:4] == "2015"
    assert [name.replace(",", "").replace(".", "") for name in found.authors] in (
        ["Abe K", "Novak P"],
        ["K Abe", "P Novak"],
    )
    assert found.text == STYLES[style]
    assert unknown_parts(found, "a.txt", 1) is None


def test_identifiers_of_a_reference():
    found = parse_reference(STYLES["nlm"], 1)
    assert (found.doi, found.pmid, found.pmcid) == ("10.9998/brl.1", "99900003", "PMC999003")
    assert found.date == "2015-05-03"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Abe K, et al; BONE study group. T one. J Inv 2015; 1(Suppl 1): e000069;",
         {"et_al": True, "collective": "BONE study group", "volume": "1", "issue": None,
          "supplement": "Suppl 1", "article_number": "e000069", "pages": None}),
        ("Abe K, Su J, et al. T one. Inv 2016 Aug 13 [Epub ahead of print];",
         {"date": "2016-08-13", "status": "Epub ahead of print", "journal": "Inv", "title": "T one"}),
        ("Di Munno O, Delle Sedie A, Dall’Era M. T one. J Inv 2004; 48-9: 10-3",
         {"authors": ("Di Munno O", "Delle Sedie A", "Dall’Era M"), "volume": "48-9"}),
        ("World Bone Organization. T one. J Inv. 1994;843:1-129.",
         {"authors": (), "collective": "World Bone Organization", "title": "T one"}),
        ("St. Clair EW, Smith J Jr. What is it? Really. J Inv. 2002;12(3 Suppl 2):S12-S20.",
         {"authors": ("St. Clair EW", "Smith J Jr"), "title": "What is it? Really", "issue": "3",
          "supplement": "Suppl 2", "pages": "S12-S20"}),
        ("Abe K. What is it? J Inv 2002; 1: 2.", {"title": "What is it?", "journal": "J Inv"}),
        ("Abe, K.; Su, J. T one. N. Inv. J. Med. 2008, 358, 929–939.",
         {"title": "T one", "journal": "N. Inv. J. Med", "pages": "929–939"}),
        ("Abe K, Su J. A book of bone. 8th ed. Lyon: Example; 2013.",
         {"authors": ("Abe K", "Su J"), "title": "A book of bone", "journal": None, "date": "2013"}),
        ("Zhou LN. [B cells in children]. J Inv. 2016;9:1-4. Chinese.",
         {"title": "[B cells in children]", "volume": "9"}),
    ],
)  # fmt: skip
def test_parts(text, wanted):
    found = parse_reference(text, 1)
    assert {key: getattr(found, key) for key in wanted} == wanted


@pytest.mark.parametrize(
    "text", ["See the web page of the ministry, 2014.", "Personal communication.", "2015", ""]
)
def test_what_is_no_known_style_keeps_its_text_alone(text):
    found = parse_reference(text, 3, "3", 9)
    assert (found.text, found.title, found.journal, found.authors) == (text, None, None, ())
    finding = unknown_parts(found, "a.txt", 1)
    assert (finding.code, finding.line, finding.quote) == ("reference-parts-unknown", 9, text)


def rows(*texts):
    return [Row((Line(n, text),)) for n, text in enumerate(texts, start=1)]


def test_lists_with_labels_wrapped_lines_and_links():
    found = parse_references(
        rows("[1]", "Abe K. One. J Inv 2002; 1: 2.", "Google Scholar", "[2]",
             "Su J. Two and", "a half. J Inv 2003; 4: 5.", "PubMed | CrossRef")
    )  # fmt: skip
    assert [(r.number, r.label, r.title, r.line) for r in found] == [
        (1, "1", "One", 1),
        (2, "2", "Two and a half", 4),
    ]


def test_lists_without_marks_have_one_reference_a_row():
    found = parse_references(
        rows("Abe K. One. J Inv 2002; 1: 2.", "Su J. Two. J Inv 2003; 4: 5.", "doi: 10.9998/x")
    )
    assert [r.title for r in found] == ["One", "Two"]
    assert found[1].doi == "10.9998/x"


@given(st.text(max_size=200))
def test_the_text_is_always_kept(text):
    assert parse_reference(text, 1).text == text


NAME = st.sampled_from(["Abe K", "Di Munno O", "D'Aubigné JL", "Törring O", "Salman-Monte TC"])


@given(
    st.lists(NAME, min_size=1, max_size=5), st.integers(1, 999), st.integers(1, 99), st.booleans()
)
def test_vancouver_round_trips(names, volume, page, et_al):
    tail = ", et al" if et_al else ""
    text = f"{', '.join(names)}{tail}. {TITLE}. Bone Rep Lett 2015; {volume}: {page}-{page + 7}"
    found = parse_reference(text, 1)
    assert (found.authors, found.et_al, found.title) == (tuple(names), et_al, TITLE)
    assert (found.volume, found.pages) == (str(volume), f"{page}-{page + 7}")


def test_abnt():
    printed = (
        "ROE, A. B.; LI, C. Lupus, birds and trees. J. Invent. Rheumatol., São Paulo, v. 27, n. 3, "
        "p. 379-423, fev. 1998."
    )
    found = parse_reference(printed, 1)
    assert found.authors == ("ROE, A. B.", "LI, C.")
    assert (found.title, found.journal) == ("Lupus, birds and trees", "J. Invent. Rheumatol")
    assert (found.volume, found.issue, found.pages, found.date) == ("27", "3", "379-423", "1998")


def test_a_book_in_natures_style_has_no_journal():
    found = parse_reference("Roe, A. B. Lupus in Model Birds (Example Univ. Press, 1973)", 1)
    assert (found.journal, found.title, found.date) == (None, "Lupus in Model Birds", "1973")
    assert found.authors == ("Roe, A. B.",)
