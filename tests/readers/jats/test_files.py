"""Files: what holds articles, what is damaged, and what is made to harm."""

import io
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.readers.formats.jats import JatsReader, read_stream
from kg.readers.reader import Sample

from .conftest import ARTICLE, Reading, read_bytes

WHOLE = ARTICLE.read_bytes()
Read = Callable[..., Reading]


def article(number: int, body: str = "") -> str:
    return (
        f'<article article-type="letter"><front><article-meta><article-id pub-id-type="doi">'
        f"10.5555/x.{number}</article-id><title-group><article-title>Title {number}"
        f"</article-title></title-group></article-meta></front><body><p>{body}</p></body></article>"
    )


def titles(reading: Reading) -> list[str]:
    return [one.title.text if one.title else "" for one in reading[0]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (article(1), True),
        (f"<?xml version='1.0'?><!-- x --><pmc-articleset>{article(1)}</pmc-articleset>", True),
        (f"<OAI-PMH><ListRecords><record>{article(1)}", True),
        ("<!DOCTYPE html><html><article><p>A page</p></article></html>", False),
        ("<article xmlns='http://docbook.org/ns/docbook'><para/></article>", False),
        ("<PubmedArticleSet/>", False),
        ("Lancet. 2011 Feb 26. PMID: 1", False),
        ("", False),
    ],
)
def test_confidence(text: str, wanted: bool) -> None:
    assert JatsReader().confidence(Sample(text, "any")) == float(wanted)


def test_a_set_gives_each_article_with_its_place(read: Read) -> None:
    content = f"<pmc-articleset>{article(1)}\n{article(2)}</pmc-articleset>".encode()
    documents, findings = read(content)
    assert findings == []
    assert [one.source.number for one in documents] == [1, 2]
    for one in documents:
        assert content[one.source.start : one.source.end].startswith(b"<article ")


@pytest.mark.parametrize("size", [1, 7, 64])
def test_the_size_of_reads_changes_nothing(size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, wanted: int | None = -1) -> bytes:
            return super().read(min(size, wanted or size))

    content = f"<articles>{article(1)}\n{article(2)}</articles>".encode()
    found = list(read_stream(Slow(content), "a.xml", "0" * 64))
    assert found == list(read_stream(io.BytesIO(content), "a.xml", "0" * 64))
    assert all(isinstance(one, Document) for one in found)


def test_what_was_withdrawn_is_not_the_record_before(read: Read) -> None:
    content = (
        f"<OAI-PMH><ListRecords><record><metadata>{article(1)}</metadata></record>\n"
        '<record><header status="deleted"/></record></ListRecords></OAI-PMH>'
    )
    (finding,) = read(content)[1]
    assert (finding.code, finding.record, finding.line) == ("record-deleted", None, 2)


def test_a_damaged_article_is_told_with_its_bytes(read: Read) -> None:
    content = f"<articles>{article(1)}<article><front></article></articles>"
    (finding,) = read(content)[1]
    start = content.index("<article><front>")
    assert f"(bytes {start:,} to " in finding.message


def test_harvest(read: Read) -> None:
    content = (
        "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/' xmlns:xlink='http://www.w3.org/1999/"
        "xlink'><responseDate>2021-01-01T00:00:00Z</responseDate><request verb='ListRecords'>"
        "https://example.org/oai</request><ListRecords><record><header><identifier>oai:1"
        f"</identifier></header><metadata>{article(1)}</metadata></record>"
        '<record><header status="deleted"><identifier>oai:2</identifier></header></record>'
        "<resumptionToken>abc</resumptionToken></ListRecords></OAI-PMH>"
    )
    documents, findings = read(content)
    assert len(documents) == 1
    assert [one.code for one in findings] == ["record-deleted", "more-at-source"]


def test_prefixes_that_the_file_forgets_or_binds_outside(read: Read) -> None:
    body = '<ext-link xlink:href="https://example.org/">x</ext-link><m:math><m:mn>3</m:mn></m:math>'
    content = (
        "<pmc-articleset xmlns:m='http://www.w3.org/1998/Math/MathML'>"
        f"{article(1, body)}</pmc-articleset>"
    )
    (document,), findings = read(content)
    assert document.links == ("https://example.org/",)
    assert document.sections[-1].text == "x3"
    assert findings == []


def test_articles_in_a_namespace_with_a_prefix(read: Read) -> None:
    content = re.sub(r"<(/?)(\w)", r"<\1j:\2", article(1)).replace(
        "<j:article ", '<j:article xmlns:j="https://jats.nlm.nih.gov/ns/archiving/1.3/" ', 1
    )
    assert titles(read(content)) == ["Title 1"]


def test_characters_that_a_dtd_names(read: Read) -> None:
    documents, findings = read(article(1, "a&mdash;b &alpha; &lt; <![CDATA[&mdash;]]>"))
    assert documents[0].sections[-1].text == "a—b α < &mdash;"
    assert [one.code for one in findings] == ["entities-by-name"]


def test_a_damaged_article_leaves_its_neighbours(read: Read) -> None:
    reading = read(f"<articles>{article(1)}\n<article><front></article>\n{article(3)}</articles>")
    assert titles(reading) == ["Title 1", "Title 3"]
    (finding,) = reading[1]
    assert (finding.code, finding.record, finding.line) == ("record-not-well-formed", 2, 2)


def test_a_cut_off_article_leaves_its_neighbours(read: Read) -> None:
    reading = read(f"<articles>{article(1)}{article(2)[:-40]}{article(3)}</articles>")
    assert titles(reading) == ["Title 1", "Title 3"]
    assert [one.code for one in reading[1]] == ["record-cut-off"]


def test_a_cut_off_file(read: Read) -> None:
    reading = read(f"<articles>{article(1)}{article(2)[:-40]}")
    assert titles(reading) == ["Title 1"]
    assert [one.code for one in reading[1]] == ["record-cut-off", "file-cut-off"]


def test_an_article_that_is_too_large(read: Read) -> None:
    content = f"<articles>{article(1)}{article(2, 'x ' * 2_000_000)}{article(3)}</articles>"
    reading = read(content, largest=1_500_000)
    assert titles(reading) == ["Title 1", "Title 3"]
    assert [one.code for one in reading[1]] == ["record-too-large"]


def test_entities_are_not_used(read: Read) -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(20))
    content = (
        f'<!DOCTYPE article [<!ENTITY e0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">{bomb}]>'
        f"{article(1, '&e20;')}"
    )
    documents, findings = read(content)
    assert documents == []
    assert [one.code for one in findings] == ["entities-not-read", "record-not-well-formed"]


def test_deep_nesting(read: Read) -> None:
    for depth in (200, 100_000):
        documents, findings = read(article(1, "<italic>" * depth + "</italic>" * depth))
        assert documents == []
        assert [one.code for one in findings] == ["record-not-well-formed"]


def test_openings_without_ends_take_time_in_proportion(read: Read) -> None:
    start = time.perf_counter()
    for opening in (
        "<article>",
        "<article a='",
        "<article><!--",
        "<!--",
        "<?x ",
        "<![CDATA[",
        "<x>",
        "<",
    ):
        read(opening * 100_000, largest=1_000_000)
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(read: Read, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{article(1, "Sjögren é")}'
    documents, _ = read(content.encode(encoding))
    assert documents[0].sections[-1].text == "Sjögren é"


def test_a_wrong_encoding_says_so(read: Read) -> None:
    documents, findings = read(article(1, "Sjögren").encode("windows-1252"))
    assert documents[0].sections[-1].text == "Sjögren"
    assert [one.code for one in findings] == ["encoding-guessed"]


def test_what_no_rule_knows_is_counted_once_a_kind(read: Read) -> None:
    body = '<nonsense kind="x">kept</nonsense>'
    content = f"<articles>{article(1, body)}{article(2, body)}</articles>"
    documents, findings = read(content)
    assert all(one.sections[-1].text == "kept" for one in documents)
    assert [one.code for one in findings] == ["element-not-read", "attribute-not-read"]
    assert all("2 times" in one.message for one in findings)


def test_a_page_saved_as_xml(read: Read) -> None:
    documents, findings = read("<html><body><p>Not found</p></body></html>")
    assert documents == []
    assert "no-records" in {one.code for one in findings}


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=150)
def test_any_bytes(content: bytes) -> None:
    read_bytes(content)
    read_bytes(b"<article>" + content + b"</article>")


@given(st.data())
@settings(deadline=None, max_examples=120)
def test_mutated_articles(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WHOLE)))
    length = data.draw(st.integers(0, 60))
    put = data.draw(st.sampled_from([b"", b"<", b">", b"&", b"<sec>", b"</p>", b"\x00", b"\xff"]))
    read_bytes(WHOLE[:start] + put + WHOLE[start + length :])


TAGS = sorted(set(re.findall(rb"<([a-z][\w-]*)", WHOLE)))
TREES = st.recursive(
    st.text("abc 1.&<\n", max_size=6).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;").encode()
    ),
    lambda inner: st.builds(
        lambda tag, attribute, parts: b"<%s%s>%s</%s>" % (tag, attribute, b"".join(parts), tag),
        st.sampled_from([tag for tag in TAGS if tag != b"article"]),
        st.sampled_from([b"", b' id="a"', b' rid="a b"', b' ref-type="fn"', b' pub-type="epub"',
                         b' xml:lang="?"', b' fn-type="con"', b' xlink:href="x"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)  # fmt: skip


@given(st.lists(TREES, max_size=6))
@settings(deadline=None, max_examples=400)
def test_elements_anywhere(parts: list[bytes]) -> None:
    inside = b"".join(parts)
    for before, after in (
        (b"<front><article-meta>", b"</article-meta></front>"),
        (b"<body>", b"</body>"),
        (b"<back><ref-list><ref>", b"</ref></ref-list></back>"),
        (b"<front><contrib-group><contrib>", b"</contrib></contrib-group></front>"),
        (b"<back>", b"</back>"),
    ):  # fmt: skip
        _, findings = read_bytes(b"<article>" + before + inside + after + b"</article>")
        assert "record-not-well-formed" not in {one.code for one in findings}


@pytest.mark.parametrize(
    "tag",
    ["sec", "italic", "list", "boxed-text", "fig", "fig-group", "sub-article", "ref-list", "app",
     "notes", "contrib-group", "collab", "alternatives", "def-list", "table-wrap", "subj-group"],
)  # fmt: skip
def test_the_deepest_nesting_that_is_read(read: Read, tag: str) -> None:
    inner = f"<{tag}>" * 90 + "end" + f"</{tag}>" * 90
    for before, after in (("<body>", "</body>"), ("<back>", "</back>"), ("", "")):
        _, findings = read(f"<article>{before}{inner}{after}</article>")
        assert "record-not-well-formed" not in {one.code for one in findings}


def test_a_paragraph_that_prints_the_abstracts_own_identifier_is_no_text(read: Read) -> None:
    content = (
        b"<article><front><article-meta><title-group><article-title>Towns</article-title>"
        b"</title-group><abstract><object-id pub-id-type='doi'>10.5555/t.001</object-id>"
        b"<p>It is read.</p><p><bold>DOI:</bold> <ext-link ext-link-type='doi'>"
        b"http://dx.doi.org/10.5555/T.001</ext-link></p><p>See doi:10.5555/other</p></abstract>"
        b"</article-meta></front></article>"
    )
    (document,), _ = read(content)
    texts = [one.text for one in document.sections if one.kind == "abstract"]
    assert texts == ["It is read.\n\nSee doi:10.5555/other"]
