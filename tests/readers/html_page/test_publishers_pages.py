"""What publishers' pages carry beside their paper, and how they write its authors."""

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Finding, Severity
from kg.readers import read
from kg.readers.formats.html_page.web_archive import archived_page
from kg.readers.parts.identifiers import find_doi

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
    ("address", "doi"),
    [
        ("/article/10.5555/a.1/full", "10.5555/a.1"),
        ("https://example.org/10.5555/a.1/PDF", "10.5555/a.1"),
        ("https://example.org/10.5555/a.1/abstract?lang=en", "10.5555/a.1"),
        ("10.5555/a.1?utm_source=x&y=z", "10.5555/a.1"),
        ("https://doi.org/10.5555/a.1/full", "10.5555/a.1/full"),
        ("https://example.org/10.5555/fullness", "10.5555/fullness"),
    ],
)
def test_a_doi_ends_where_the_address_goes_on(address, doi):
    assert find_doi(address) == doi


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


def archive(payload, charset="", kind="text/html"):
    return (
        (
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/1\r\n"
            "Subject: =?utf-8?Q?On=20lupus?=\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n'
            f"\r\n----b--\r\nContent-Type: {kind}{charset}\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/1"
            "\r\n\r\n"
        ).encode()
        + quopri.encodestring(payload).replace(b"\n", b"\r\n")
        + b"\r\n----b----\r\n"
    )


def test_a_page_saved_as_one_file_is_read(tmp_path):
    body = "<main><h1>On lupus in towns</h1><h2>Abstract</h2><p>Lupus was seen in été.</p></main>"
    for encoding, charset in (("utf-8", ""), ("iso-8859-1", "; charset=iso-8859-1")):
        file = tmp_path / "page.mhtml"
        file.write_bytes(archive(page(body).encode(encoding), charset))
        found = document(read([file]))
        assert found.identifier("doi") == "10.5555/lupus.1"
        assert [s.text for s in found.sections if s.kind == "abstract"] == [
            "Lupus was seen in été."
        ]
        assert ("saved-from", "https://example.org/1") in {
            (s.kind, s.text) for s in found.administration
        }


def test_an_archive_without_a_page_is_reported(tmp_path):
    file = tmp_path / "picture.mhtml"
    file.write_bytes(archive(b"GIF", kind="image/gif"))
    readings = list(read([file]))
    assert [r.severity for r in readings] == [Severity.ERROR]


@given(st.binary(max_size=200))
def test_any_archive_is_read_without_an_error(payload):
    content = archive(b"<p>x")
    for cut in (content[: len(content) - len(payload)] + payload, content[:300] + payload):
        found = archived_page(cut)
        assert found is None or isinstance(found.content, bytes)


def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path):
    (tmp_path / "Lupus.html").write_text(page("<main><h1>On lupus in towns</h1></main>"), "utf-8")
    for name in ("Lupus_files", "Ships_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ad.js").write_text("function ad() {}", "utf-8")
    readings = list(read([tmp_path]))
    assert document(readings).title.text == "On lupus in towns"
    assert {(f.code, f.file) for f in readings if isinstance(f, Finding)} == {
        ("page-parts-skipped", "Lupus_files"), ("format-unknown", "Ships_files/ad.js"),
    }  # fmt: skip


def test_editors_in_the_authors_markup_are_no_authors(read_html):
    body = (
        '<main><h1>On lupus in towns</h1><p class="authors">'
        '<span class="contrib" itemprop="author"><span class="name">Ana Ruiz</span></span></p>'
        '<dl><dt>Academic Editor</dt><dd itemprop="editor"><a class="contrib" '
        'data-jats-contrib-type="editor"><span class="name">Bo Lang</span></a></dd></dl></main>'
    )
    assert [author.name for author in document(read_html(page(body))).authors] == ["Ana Ruiz"]


MINIMUM = (
    '<meta name="citation_title" content="On lupus in towns">'
    '<meta name="citation_author" content="Ruiz, Ana">'
)


def test_a_page_with_title_author_and_date_for_indexes_is_a_paper(read_html):
    head = MINIMUM + (
        '<meta name="citation_publication_date" content="2022/08/10">'
        '<meta name="citation_conference_title" content="5th Meeting on Towns">'
        '<meta name="citation_firstpage" content="1221"><meta name="citation_lastpage" content="9">'
    )
    found = document(read_html(page("<main><h1>On lupus in towns</h1></main>", head)))
    assert (found.title.text, found.journal.title) == ("On lupus in towns", "5th Meeting on Towns")
    assert [date.value for date in found.dates] == ["2022-08-10"]


def test_a_page_without_a_date_for_indexes_has_to_show_more(read_html):
    readings = read_html(page("<main><h1>On lupus in towns</h1></main>", MINIMUM))
    assert {reading.code for reading in readings} >= {"not-an-article-page"}
