"""What publishers' pages carry beside their paper, and how they write its authors."""

import pytest

from kg.model import Document, Finding
from kg.readers.parts.identifiers import clean_doi

HEAD = (
    '<meta name="citation_title" content="On lupus in towns">'
    '<meta name="citation_doi" content="10.5555/lupus.1">'
    '<meta name="citation_journal_title" content="Town Medicine">'
    '<meta name="citation_volume" content="12">'
    '<meta name="citation_author" content="Ruiz, Ana">'
)


def page(body, head=HEAD):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def document(readings):
    return next(r for r in readings if isinstance(r, Document))


def test_another_paper_described_for_programs_is_none_of_ours(read_html):
    card = (
        '<article itemscope itemtype="http://schema.org/ScholarlyArticle">'
        '<a itemprop="url" href="https://example.org/10.5555/bread.7?fromPaywallRec=true">'
        '<span itemprop="name headline">Bread at sea</span></a></article>'
    )
    readings = read_html(page(f"<main><h1>On lupus in towns</h1>{card}</main>"))
    found = document(readings)
    assert [i.value for i in found.identifiers] == ["10.5555/lupus.1"]
    assert found.title.text == "On lupus in towns"
    assert "Bread at sea" in {f.quote for f in readings if isinstance(f, Finding)}


def test_the_same_paper_described_for_programs_is_read(read_html):
    item = (
        '<div itemscope itemtype="http://schema.org/ScholarlyArticle">'
        '<a itemprop="url" href="/article/10.5555/lupus.1/pdf">PDF</a>'
        '<span itemprop="headline">Le lupus en ville</span>'
        '<meta itemprop="dateReceived" content="2001-02-03"></div>'
    )
    found = document(read_html(page(f"<main>{item}</main>")))
    assert [i.value for i in found.identifiers] == ["10.5555/lupus.1"]


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("10.5555/a.1/full", "10.5555/a.1"),
        ("10.5555/a.1/PDF", "10.5555/a.1"),
        ("10.5555/a.1/abstract?lang=en", "10.5555/a.1"),
        ("10.5555/a.1?utm_source=x&y=z", "10.5555/a.1"),
        ("10.5555/a.1#sec", "10.5555/a.1"),
        ("10.5555/(sici)1#2<1::aid>3.0.co;2-u", "10.5555/(sici)1#2<1::aid>3.0.co;2-u"),
        ("10.5555/fullness", "10.5555/fullness"),
    ],
)
def test_a_doi_ends_where_the_address_goes_on(printed, doi):
    assert clean_doi(printed) == doi


def test_authors_in_a_group_of_buttons(read_html):
    head = HEAD.replace('<meta name="citation_author" content="Ruiz, Ana">', "")
    body = (
        '<main><div class="author-group" id="author-group">'
        "<span>Author links open overlay panel</span>"
        '<button><span class="given-name">Ana</span> <span class="text surname">Ruiz</span>'
        '<sup>a</sup><svg title="Correspondence author icon"></svg></button>, '
        '<a href="#"><span class="text given-name">Bo</span> <span class="text surname">Ek</span>'
        "</a><button>Show more</button></div></main>"
    )
    found = document(read_html(page(body, head)))
    assert [(a.given, a.family, a.corresponding) for a in found.authors] == [
        ("Ana", "Ruiz", True), ("Bo", "Ek", False),
    ]  # fmt: skip


def test_marks_of_affiliations_are_none(read_html):
    head = HEAD + '<meta name="citation_author_institution" content="Institute of Towns">'
    name = '<span class="name">Ana Ruiz</span><sup class="aff">1</sup>'
    body = f'<main><span class="contrib">{name}</span></main>'
    (author,) = document(read_html(page(body, head))).authors
    assert [a.text for a in author.affiliations] == ["Institute of Towns"]


def test_a_list_below_the_abstract_is_none_of_it(read_html):
    body = (
        "<main><h1>On lupus in towns</h1><h2>Abstract</h2><p>Lupus was seen in two towns.</p>"
        "<dl><dt>Volume:</dt><dd>12</dd><dt>Bibkey:</dt><dd>x</dd></dl><p>PDF Cite</p></main>"
    )
    found = document(read_html(page(body)))
    assert [s.text for s in found.sections if s.kind == "abstract"] == [
        "Lupus was seen in two towns."
    ]


def test_a_list_of_labels_is_the_abstract(read_html):
    body = (
        "<main><h1>On lupus in towns</h1><h2>Abstract</h2><dl><dt>Aims</dt><dd>To see.</dd>"
        "<dt>Results</dt><dd>Seen.</dd></dl></main>"
    )
    found = document(read_html(page(body)))
    assert [(s.label, s.text) for s in found.sections if s.kind == "abstract"] == [
        ("Aims", "To see."), ("Results", "Seen."),
    ]  # fmt: skip


def test_issues_of_other_papers_date_nothing(read_html):
    body = (
        "<main><h1>On lupus in towns</h1><h2>Abstract</h2><p>Lupus was seen in two towns.</p>"
        "<h2>Recommended articles</h2><p>Journal of Bread, Volume 99, 2017, Pages 39-65</p>"
        "<p>Journal of Ships, Volume 3, 2021, Pages 1-5</p></main>"
    )
    found = document(read_html(page(body)))
    assert found.volume == "12"
    assert [d.value for d in found.dates] == []


def test_the_abstract_above_main_is_read(read_html):
    body = (
        "<article><header><h1>On lupus in towns</h1><h2>Abstract</h2>"
        "<p>Lupus was seen in two towns.</p></header>"
        "<main><h2>Introduction</h2><p>Towns are large, and people fall ill in them more often "
        "than they do elsewhere.</p></main>"
        "</article>"
    )
    found = document(read_html(page(body)))
    assert [s.text for s in found.sections if s.kind == "abstract"] == [
        "Lupus was seen in two towns."
    ]
    assert [s.label for s in found.sections if s.kind == "body"] == ["Introduction"]


def test_phrases_of_the_shop_are_none_of_the_abstract(read_html):
    body = (
        "<main><h1>On lupus in towns</h1><h2>Abstract</h2><p>Lupus was seen in two towns.</p>"
        "<p>Export citation and abstract <a>BibTeX</a> <a>RIS</a></p>"
        "<p>This is a preview of subscription content, log in to check access.</p></main>"
    )
    found = document(read_html(page(body)))
    assert len([s for s in found.sections if s.kind == "abstract"]) == 1
