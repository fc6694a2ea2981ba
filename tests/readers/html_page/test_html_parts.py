"""The parts of the readers of saved pages, one by one."""

import pytest
from lxml import etree

from kg.model import Author, Finding, Keyword, PublicationDate, Reference, Section, Statement, Title
from kg.readers.formats.html_page.dated import metadata_date
from kg.readers.formats.html_page.encoding import decode_html
from kg.readers.formats.html_page.linked_data import article_nodes, microdata_articles
from kg.readers.formats.html_page.merge import Account, join
from kg.readers.formats.html_page.meta_tags import MetaTags
from kg.readers.formats.html_page.people import enrich, same_people
from kg.readers.formats.html_page.reference_items import read_reference_item
from kg.readers.formats.html_page.rows import is_site_part, visible_text
from kg.readers.formats.html_page.scholar_reference import read_reference
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.unread import Unread

TITLE = (
    '<meta name="citation_title" content="On lupus"><meta name="citation_doi" content="10.5555/1">'
)


def html(text):
    return etree.fromstring(text, etree.HTMLParser())


def rows(text):
    return [row.printed for row in visible_text(html(text), is_site_part).rows]


def joined(*drafts, visible=None):
    unread = Unread("page.html")
    accounts = [Account(str(place), draft) for place, draft in enumerate(drafts)]
    if visible:
        accounts.append(Account("page", visible, visible=True))
    return join(tuple(accounts), unread), [finding.message for finding in unread.findings()]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>A <i>B</i> C</p><p>D</p>", ["A B C", "D"]),
        ("<div>A<div>B</div>C</div>", ["A", "B", "C"]),
        ("<p>A<br>B</p>", ["A", "B"]),
        ("<ul><li>A</li><li>B</li></ul>", ["• A", "• B"]),
        ("<p>10<sup>6</sup> CD4<sup>+</sup> H<sub>2</sub>O</p>", ["10^6 CD4+ H2O"]),
        ("<nav>X</nav><script>Y</script><p hidden>Z</p><p style='display: none'>V</p><p>A</p>", ["A"]),  # noqa: E501 - mark-up on one line
        ("<dl><dt>PMID:</dt><dd>1</dd><dt>DOI:</dt><dd>10.5555/1</dd></dl>", ["PMID: 1", "DOI: 10.5555/1"]),  # noqa: E501 - mark-up on one line
        ("<table><tr><td>A</td><td>B</td></tr></table>", ["A B"]),
        ("<ol class='references'><li><div>A</div><ul><li>B</li></ul></li></ol>", ["• A B"]),
    ],
)  # fmt: skip
def test_rows(markup, expected):
    assert rows(markup) == expected


def test_places_are_the_lines_of_the_file():
    text = visible_text(html("<p>A</p>\n<p>B</p><p>C</p>"), is_site_part)
    assert text.places == (1, 2, 2)
    assert [row.line for row in text.rows] == [1, 2, 3]


def test_meta_tags_are_taken_once_and_the_rest_is_reported():
    tags = MetaTags(html('<meta name="DC.Title" content="A"><meta name="odd" content="B">'
                         '<meta name="viewport" content="C"><meta name="empty" content=" ">'))  # fmt: skip  # noqa: E501 - mark-up on one line
    assert tags.text("dc.title") == "A"
    unread = Unread("page.html")
    tags.report_rest(unread)
    (finding,) = unread.findings()
    assert (finding.code, finding.quote) == ("meta-not-read", "B")


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        (b'<meta charset="windows-1251">\xcf', "cp1251", "П"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">\xc4\xe3', "gb18030", "你"),  # noqa: E501 - mark-up on one line
        (b'<meta charset="no-such-thing">\xe9', "windows-1252", "é"),
        (b'<meta charset="base64">\xe9', "windows-1252", "é"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1', "iso8859-2", "ą"),
    ],
)  # fmt: skip
def test_declared_encodings(content, charset, text):
    decoded = decode_html(content)
    assert (decoded.encoding, decoded.text[-1]) == (charset, text)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("2019/04/02", "2019-04-02"), ("Apr 22, 2019", "2019-04-22"), ("2020 Mar", "2020-03"),
     ("20190402", "2019-04-02"), ("06/2018", "2018-06"), ("2019-04-02T10:00:00+02:00", "2019-04-02"),  # noqa: E501 - mark-up on one line
     ("2011", "2011"), ("no date", None)],
)  # fmt: skip
def test_dates(printed, value):
    found = metadata_date("print", printed)
    assert (found.value if found else None) == value


def test_reference_with_a_semicolon_in_its_title():
    found = read_reference(
        "citation_title=Lupus; or not;citation_author=A Gray, B Black;citation_pages=1-9;"
        "citation_oddity=x", 4, 9, unread := Unread("page.html"),
    )  # fmt: skip
    assert (found.title, found.authors, found.pages) == (
        "Lupus; or not",
        ("A Gray", "B Black"),
        "1-9",
    )
    assert [finding.code for finding in unread.findings()] == ["meta-not-read"]


def test_printed_reference_is_kept_as_printed():
    text = "Gray A, Black B. Bone and age. N Ex J Med 2008; 358: 929-39."
    found = read_reference(text, 1, None, Unread("page.html"))
    assert (found.text, found.authors, found.volume) == (text, ("Gray A", "Black B"), "358")


def test_reference_item_takes_identifiers_from_links():
    item = html(
        '<ol><li><span class="order">7.</span>Hill F. Bone. Clin Ex Med 2015; 82: 105-14. '
        '<a href="https://doi.org/10.5555/9">Article</a> <a href="http://www.ncbi.nlm.nih.gov/pubmed/77">'
        'PubMed</a> <a href="https://scholar.google.com/x?doi=10.1/2">Google Scholar</a></li></ol>'
    ).find(".//li")  # fmt: skip
    found = read_reference_item(item, 1)
    assert (found.label, found.doi, found.pmid) == ("7", "10.5555/9", "77")
    assert found.text == "Hill F. Bone. Clin Ex Med 2015; 82: 105-14."
    assert item.find("span") is not None, "the page itself is left as it was"


def test_more_trusted_title_wins_and_the_other_is_reported():
    draft, messages = joined(
        ExportDraft(title=Title("On lupus")), ExportDraft(title=Title("On bone"))
    )
    assert draft.title.text == "On lupus"
    assert len(messages) == 1
    draft, messages = joined(
        ExportDraft(title=Title("On lupus")), ExportDraft(title=Title("On Lupus."))
    )
    assert messages == []


def test_authors_are_joined_by_name():
    ours = [Author(0, "Ana Ruiz"), Author(0, "Bo Lang")]
    theirs = [Author(0, "A Ruiz", family="Ruiz", initials="A", orcid="0000-0002-1825-0097")]
    draft, _ = joined(ExportDraft(authors=ours), ExportDraft(authors=theirs))
    assert [author.orcid for author in draft.authors] == ["0000-0002-1825-0097", None]


def test_a_longer_list_replaces_one_that_is_cut_short():
    short, whole = [Author(0, "Ana Ruiz")], [Author(0, "Ana Ruiz"), Author(0, "Bo Lang")]
    draft, _ = joined(ExportDraft(authors=short), ExportDraft(authors=whole))
    assert len(draft.authors) == 2


def test_people_of_one_name_are_never_joined():
    wang = (Author(0, "Wei Wang"), Author(0, "Wen Wang"))
    assert same_people(wang, (Author(0, "W Wang", orcid="0000-0002-1825-0097"),)) == {}


def test_enriching_keeps_what_is_there():
    author = Author(0, "Ana Ruiz", email="a@example.org")
    other = Author(0, "Ruiz, Ana", given="Ana", family="Ruiz", email="b@example.org")
    assert enrich(author, other).email == "a@example.org"
    assert enrich(author, other).family == "Ruiz"


def test_visible_abstract_stands_before_metadata():
    plain = ExportDraft(sections=[Section("abstract", "Aim Seen. End Done.", language="en")])
    seen = ExportDraft(
        sections=[Section("abstract", "Seen.", "Aim"), Section("abstract", "Done.", "End")]
    )
    draft, _ = joined(plain, visible=seen)
    assert [section.label for section in draft.sections] == ["Aim", "End"]


def test_abstract_of_another_language_is_kept():
    ours = ExportDraft(sections=[Section("abstract", "Seen.", language="en")])
    theirs = ExportDraft(sections=[Section("abstract", "Vu.", language="fr")])
    draft, _ = joined(ours, theirs)
    assert [section.language for section in draft.sections] == ["en", "fr"]


def test_keywords_stand_once_in_a_language():
    words = [Keyword("Lupus", "en"), Keyword("Osteoporosis", "en")]
    more = [Keyword("lupus"), Keyword("Osteoporosis", "es")]
    draft, _ = joined(ExportDraft(keywords=words), ExportDraft(keywords=more))
    assert [(word.text, word.language) for word in draft.keywords] == [
        ("Lupus", "en"), ("Osteoporosis", "en"), ("Osteoporosis", "es")
    ]  # fmt: skip


def test_dates_keep_the_precise_and_the_trusted():
    ours = ExportDraft(dates=[PublicationDate("electronic", "2020-01")])
    theirs = ExportDraft(dates=[PublicationDate("electronic", "2020-01-05")])
    other = ExportDraft(dates=[PublicationDate("electronic", "2021-02-03")])
    draft, _ = joined(ours, theirs, other)
    assert [(date.kind, date.value) for date in draft.dates] == [
        ("electronic", "2020-01-05"), ("other", "2021-02-03")
    ]  # fmt: skip


def test_references_are_printed_ones_with_metadata_parts():
    printed = ExportDraft(references=[Reference(1, "Gray A. Bone and age. 2008.")])
    parted = ExportDraft(
        references=[Reference(1, "x", authors=("A Gray",), title="Bone and age", doi="10.1/2")]
    )
    draft, _ = joined(parted, visible=printed)
    (found,) = draft.references
    assert (found.text, found.authors, found.doi) == (
        "Gray A. Bone and age. 2008.",
        ("A Gray",),
        "10.1/2",
    )


def test_teaser_of_the_abstract_says_nothing_new():
    seen = ExportDraft(
        sections=[Section("abstract", "Belimumab was given to forty people with lupus for a year.")]
    )
    teaser = Statement("description", "Belimumab was given to forty people with lupus ...")
    told = Statement(
        "description", "What this paper means for patients, in one sentence of its own."
    )
    draft, _ = joined(ExportDraft(statements=[teaser, told]), visible=seen)
    assert draft.statements == [told]


def test_linked_data_nodes_are_resolved():
    root = html('<script type="application/ld+json">{"@graph": [{"@id": "#a", "name": "Ana Ruiz"}, '
                '{"@type": "ScholarlyArticle", "author": [{"@id": "#a"}]}]}</script>')  # fmt: skip
    (node,) = article_nodes(root, Unread("page.html"))
    assert node["author"] == [{"@id": "#a", "name": "Ana Ruiz"}]


def test_linked_data_that_leads_to_itself_ends():
    root = html('<script type="application/ld+json">{"@graph": [{"@id": "#a", "@type": '
                '"ScholarlyArticle", "isPartOf": {"@id": "#a"}}]}</script>')  # fmt: skip
    (node,) = article_nodes(root, Unread("page.html"))
    assert node["isPartOf"]["@id"] == "#a"


def test_microdata_gives_nested_items():
    root = html('<div itemscope itemtype="http://schema.org/ScholarlyArticle"><h1 itemprop="name">A</h1>'  # noqa: E501 - mark-up on one line
                '<p itemprop="author" itemscope><a itemprop="url" href="/x">x</a></p></div>')  # fmt: skip  # noqa: E501 - mark-up on one line
    (node,) = microdata_articles(root)
    assert node["name"] == ["A"]
    assert node["author"][0]["url"] == ["/x"]


def test_unknown_heading_is_reported_once(read_html):
    page = (
        f"{TITLE}<body><main><h2>Abstract</h2><p>We saw it.</p><h2>Odd</h2><p>a</p><p>b</p></main>"
    )
    findings = [r for r in read_html(page) if isinstance(r, Finding)]
    assert [(f.code, f.quote) for f in findings] == [("block-not-read", "a")]
    assert '"Odd"' in findings[0].message
    assert "2 times" in findings[0].message


def test_search_strategy_is_a_part_of_the_text(one):
    prose = "We looked through three data bases for every trial of belimumab that there was."
    page = f"{TITLE}<main><h2>Abstract</h2><p>We saw it.</p><h2>Search strategy</h2><p>{prose}</p></main>"  # noqa: E501 - mark-up on one line
    body = [section for section in one(page).sections if section.kind == "body"]
    assert [(section.label, section.text) for section in body] == [("Search strategy", prose)]


def test_figures_doi_is_not_the_papers(one):
    page = f"{TITLE}<main><h2>Abstract</h2><p>We saw it.</p><p>https://doi.org/10.5555/1.fig2</p></main>"
    assert [identifier.value for identifier in one(page).identifiers] == ["10.5555/1"]


def test_names_of_an_account_without_a_comma_stay_whole(one):
    (author,) = one(f'{TITLE}<meta name="citation_author" content="Ana Ruiz">').authors
    assert (author.name, author.given, author.family) == ("Ana Ruiz", None, None)


def test_names_of_one_tag_are_parted_where_all_are_whole(one):
    names = "Ana Ruiz, Bo L|[aring]|ngstr|[ouml]|m, Carla Reed"
    found = one(f'{TITLE}<meta name="citation_authors" content="{names}">')
    assert [author.name for author in found.authors] == ["Ana Ruiz", "Bo Långström", "Carla Reed"]
    found = one(f'{TITLE}<meta name="citation_authors" content="van der Berg, Jan Willem">')
    assert [author.family for author in found.authors] == ["van der Berg"]


def test_dates_below_how_to_cite_are_read(read_html):
    found, *findings = read_html(
        f"<html><head>{TITLE}</head><body><article><h1>On lupus</h1><h2>Abstract</h2>"
        "<p>Little is known of lupus in birds, and we looked at some of them.</p>"
        "<h2>About this article</h2><h3>Cite this article</h3><p>Ruiz, A. On lupus. J (2011).</p>"
        "<ul><li>Received: 21 September 2010</li><li>Accepted: 12 November 2010</li>"
        "<li>Issue Date: 20 January 2011</li></ul></article></body></html>"
    )
    assert {(date.kind, date.value) for date in found.dates} == {
        ("received", "2010-09-21"), ("accepted", "2010-11-12"), ("print", "2011-01-20"),
    }  # fmt: skip
    assert findings == []


def test_pages_and_copyright_of_dublin_core(one):
    found = one(
        f'{TITLE}<meta name="DC.Identifier.pageNumber" content="69-73">'
        '<meta name="dc.copyright" content="2011 Example Press">'
    )
    assert found.pages == "69-73"
    assert [(s.kind, s.text) for s in found.statements] == [("copyright", "2011 Example Press")]
