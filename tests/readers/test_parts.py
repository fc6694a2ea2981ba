# ruff: noqa: E501 - tables are read best with one case a line
"""The small parsers: keywords, abstracts, titles, types, languages, authors, furniture."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.input.decode import binary_kind, decode
from kg.readers.pages.furniture import JOURNAL, PUBMED, is_furniture
from kg.readers.parts.abstract import abstract_sections
from kg.readers.parts.authors import looks_like_authors, parse_authors
from kg.readers.parts.identifiers import clean_doi
from kg.readers.parts.keywords import parse_keywords
from kg.readers.parts.labels import category_of, split_label
from kg.readers.parts.languages import language_codes, written_in
from kg.readers.parts.lines import Line, Row, plain, rows_of, split_lines
from kg.readers.parts.publication_types import types_of_title
from kg.readers.parts.titles import make_title


@given(st.text(max_size=200))
def test_keyword_spans_hold(text):
    for keyword in parse_keywords(text):
        assert keyword.span.of(text) == keyword.text
        assert keyword.text == keyword.text.strip() != ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Belimumab; Lupus nephritis.", ["Belimumab", "Lupus nephritis"]),
        (
            "lupus erythematosus, systemic; belimumab",
            ["lupus erythematosus, systemic", "belimumab"],
        ),
        (
            "belimumab, lupus, 1,25-dihydroxyvitamin D",
            ["belimumab", "lupus", "1,25-dihydroxyvitamin D"],
        ),
        ("belimumab – lupus – bone", ["belimumab", "lupus", "bone"]),
        ("anti-BLyS", ["anti-BLyS"]),
        ("Candida spp.", ["Candida spp."]),
    ],
)
def test_keywords_are_divided(text, wanted):
    assert [keyword.text for keyword in parse_keywords(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lúpus. Nefrite lúpica. Aves.", ["Lúpus", "Nefrite lúpica", "Aves"]),
        ("St. John wort", ["St. John wort"]),
        ("Infections due to E. Coli", ["Infections due to E. Coli"]),
    ],
)
def test_full_stops_divide_keywords_where_nothing_else_does(text, wanted):
    assert [keyword.text for keyword in parse_keywords(text)] == wanted


def test_a_keyword_language_needs_proof():
    found = parse_keywords("Belimumab; Bélimumab; Lupus", ("fr",))
    assert [keyword.language for keyword in found] == [None, "fr", None]
    assert [keyword.language for keyword in parse_keywords("Bélimumab", ())] == [None]
    assert not written_in("naive", "fr")


def sections(*texts):
    return list(abstract_sections(Row((Line(n, t),)) for n, t in enumerate(texts, start=1)))


def test_abstract_labels():
    found = sections(
        "BACKGROUND:", "It is so.", "Patients and methods: We did: this.", "One thing: another.",
        "RESULTS: It grew. CONCLUSION: Good."
    )  # fmt: skip
    assert [(s.label, s.category, s.text) for s in found] == [
        ("BACKGROUND", "BACKGROUND", "It is so."),
        ("Patients and methods", "METHODS", "We did: this."),
        (None, None, "One thing: another."),
        ("RESULTS", "RESULTS", "It grew."),
        ("CONCLUSION", "CONCLUSIONS", "Good."),
    ]


@pytest.mark.parametrize(
    ("label", "category"),
    [("Résultats", "RESULTS"), ("Zielsetzung", "OBJECTIVE"), ("SETTING", "METHODS"),
     ("Conclusions and relevance", "CONCLUSIONS"), ("Funding", None), ("Antecedentes", "BACKGROUND")],
)  # fmt: skip
def test_label_categories(label, category):
    assert category_of(label) == category
    assert split_label(f"{label}: text")[0] == label


@given(st.text(max_size=150))
def test_abstracts_lose_no_word(text):
    row = Row((Line(1, text),))
    said = " ".join(f"{s.label or ''} {s.text}" for s in sections(text)) if text.strip() else ""
    assert all(word.strip(": ") in said for word in row.text.split())


@pytest.mark.parametrize(
    ("printed", "title", "translated"),
    [
        ("[A study of lupus.]", None, "A study of lupus"),
        ("[A study of lupus].", None, "A study of lupus"),
        ("[18F]FDG uptake [sic]", "[18F]FDG uptake [sic]", None),
        ("[A] and [B]", "[A] and [B]", None),
        ("Lupus: what next?", "Lupus: what next?", None),
        ("Lupus in the bone.", "Lupus in the bone", None),
        ("[Lupus [SLE] in bone]", None, "Lupus [SLE] in bone"),
    ],
)
def test_titles(printed, title, translated):
    found, other = make_title(printed)
    assert (found.text if found else None, other.text if other else None) == (title, translated)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Belimumab in lupus: a case report", ["Case Reports"]),
        ("Belimumab in lupus: report of two cases", []),
        ("Case report: belimumab in lupus", ["Case Reports"]),
        ("A systematic review of belimumab", ["Systematic Review"]),
        ("Belimumab in lupus: systematic review and meta-analysis",
         ["Systematic Review", "Meta-Analysis"]),
        ("Belimumab: a randomised, double-blind, placebo-controlled trial",
         ["Randomized Controlled Trial"]),
        ("Belimumab in lupus. A review of the literature", ["Review"]),
        ("How peer review of a case report failed", []),
        ("Why a systematic review is needed for belimumab", []),
        ("Quality of randomized controlled trial reports", []),
        ("Lupus: an overview", []),
    ],
)  # fmt: skip
def test_types_of_titles(title, names):
    found = types_of_title(title)
    assert sorted(kind.name for kind in found) == sorted(names)
    assert all(kind.span.of(title).strip() for kind in found)


def test_languages():
    assert language_codes("French") == ("fr",)
    assert language_codes("English, Spanish") == ("en", "es")
    assert language_codes("Klingon") == ()
    assert language_codes("English, Klingon") == ()


@pytest.mark.parametrize(
    ("text", "names", "marks"),
    [
        ("Ana Ruiz 1 2, Bo Li # 3", ["Ana Ruiz", "Bo Li"], [("1", "2"), ("#", "3")]),
        ("Ana Ruiz 1, 2, Bo Li", ["Ana Ruiz", "Bo Li"], [("1", "2"), ()]),
        ("Ruiz A(1)(2), Li B.", ["Ruiz A", "Li B"], [("1", "2"), ()]),
        ("Ana Ruiz¹ and Bo Li²", ["Ana Ruiz", "Bo Li"], [("1",), ("2",)]),
        ("Ana Ruiz; Bo Li; Eva Ek", ["Ana Ruiz", "Bo Li", "Eva Ek"], [(), (), ()]),
        ("Ana Ruiz, MD, Bo Li", ["Ana Ruiz, MD", "Bo Li"], [(), ()]),
    ],
)
def test_author_lines(text, names, marks):
    found = parse_authors(text)
    assert [item.author.name for item in found] == names
    assert [item.marks for item in found] == marks
    assert [item.author.position for item in found] == list(range(1, len(names) + 1))


@pytest.mark.parametrize("text", ["", " ", ";", ". ;", "https://orcid.org/0000-0002-1825-0097"])
def test_a_line_without_a_name_has_no_authors(text):
    assert parse_authors(text) == ()


def test_groups_and_initials():
    found = [
        item.author for item in parse_authors("Van den Berg AB Jr, O'Brien S; ABC Study Group")
    ]
    assert [(a.family, a.initials, a.suffix, a.collective) for a in found] == [
        ("Van den Berg", "AB", "Jr", False),
        ("O'Brien", "S", None, False),
        (None, None, None, True),
    ]


@pytest.mark.parametrize(
    "text", ["We measured bone in 48 men", "Belimumab, lupus", "Vol 3, No 2", "Abstract", ""]
)
def test_what_is_no_author_line(text):
    assert not looks_like_authors(text)


def test_furniture():
    assert is_furniture("There are currently no refbacks.", JOURNAL)
    assert is_furniture("Affiliations Expand", PUBMED)
    assert is_furniture("-----", PUBMED)
    assert not is_furniture("Systemic lupus erythematosus in men", JOURNAL)


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("10.9998/ABC(10)1-2.", "10.9998/abc(10)1-2"),
        ("10.9998/abc).", "10.9998/abc"),
        ("10.9998/abc;", "10.9998/abc"),
    ],
)
def test_dois(printed, doi):
    assert clean_doi(printed) == doi


@given(st.text())
def test_lines_join_to_the_text(text):
    lines = list(split_lines(text))
    assert all(text[line.start : line.start + len(line.raw)] == line.raw for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert plain(plain(text)) == plain(text)


def test_wrapped_lines_are_joined_and_short_ones_are_not():
    nothing = re.compile(r"(?!)")
    wrapped = """\
Patients who take belimumab may answer less well to a vaccine. We gave the
vaccine of the season to eighty patients with systemic lupus erythematosus
and measured the antibodies that they had formed after four weeks, and how
long these lasted.

Short line
Another"""
    assert len(rows_of(split_lines(wrapped), nothing)) == 3
    unwrapped = "A title of a paper\nAna Ruiz, Bo Li\nAbstract\nShort text here.\nMore of it."
    assert len(rows_of(split_lines(unwrapped), nothing)) == 5


@given(st.binary(max_size=300))
def test_every_file_is_text_or_named(content):
    if binary_kind(content) is None:
        decoded = decode(content)
        assert decoded.byte_offset(0) == decoded.mark
