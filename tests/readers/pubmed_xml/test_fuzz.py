"""No bytes make the reader fail, and what it says of them is true."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Deletion, Document, Finding
from tests.readers.pubmed_xml.helpers import EVERYTHING, a_set, article, pmids, read_bytes

SEED = EVERYTHING.read_bytes()
TOKENS = [
    b"<PubmedArticle>", b"</PubmedArticle>", b"<PubmedArticle/>", b"<MedlineCitation>", b"<!--",
    b"-->", b"<![CDATA[", b"]]>", b"<?x", b"?>", b"<PMID>", b"1", b"</PMID>", b"&amp;", b"&x;",
    b"\xff", b"\x00", b"<", b">", b"</PubmedArticleSet>", b"<PubmedArticleSet>", b" ",
    b"<DeleteCitation>", b"</DeleteCitation>", b"</MedlineCitation>", b"<!DOCTYPE x [", b"\n",
    b"text",
]  # fmt: skip


def check(data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    for reading in read_bytes(data, largest=4096 * 16):
        assert isinstance(reading, Document | Deletion | Finding)
        if isinstance(reading, Finding):
            assert reading.file == "file.xml"
            assert reading.message
            assert reading.line is None or reading.line >= 1
            continue
        assert reading.source.sha256 == digest
        if reading.source.start is not None:
            piece = data[reading.source.start : reading.source.end]
            assert hashlib.sha256(piece).hexdigest() == reading.source.digest
        if isinstance(reading, Document):
            for keyword in reading.keywords:
                assert keyword.span is not None
                text = next(s.text for s in reading.sections if s.kind == "keywords")
                assert keyword.span.of(text) == keyword.text


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data):
    check(data)


@given(st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_any_tokens(data):
    check(data)


@given(
    st.lists(
        st.tuples(st.integers(0, len(SEED)), st.integers(0, 40), st.binary(max_size=8)), max_size=6
    )
)
@settings(max_examples=120, deadline=None)
def test_a_damaged_file(changes):
    data = SEED
    for place, length, new in changes:
        data = data[:place] + new + data[place + length :]
    check(data)


@given(st.integers(0, len(SEED)))
@settings(max_examples=100, deadline=None)
def test_a_file_cut_off_anywhere(place):
    check(SEED[:place])
    assert (
        pmids(read_bytes(SEED[:place]))
        == pmids(read_bytes(SEED))[
            : SEED[:place].count(b"</PubmedArticle>") + SEED[:place].count(b"</PubmedBookArticle>")
        ]
    )


@given(st.data(), st.integers(2, 8))
@settings(max_examples=60, deadline=None)
def test_damage_inside_one_record_leaves_the_others(data, count):
    records = [article(number) for number in range(1, count + 1)]
    hurt = data.draw(st.integers(0, count - 1))
    place = data.draw(st.integers(20, len(records[hurt]) - 20))
    new = data.draw(st.sampled_from([b"<", b"&", b"\x00", b"</x>", b"<x>", b"\xff\xfe"]))
    records[hurt] = records[hurt][:place] + new + records[hurt][place:]
    found = pmids(read_bytes(a_set(*records)))
    others = [str(number) for number in range(1, count + 1) if number != hurt + 1]
    assert [number for number in found if number in others] == others


@given(st.text(alphabet="ab<>&\u00e9\u4e00\u2009'\"", max_size=40))
@settings(max_examples=100, deadline=None)
def test_text_comes_back_as_it_was(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    inside = f"<Abstract><AbstractText>x{escaped}x</AbstractText></Abstract>"
    (document,) = read_bytes(a_set(article(1, inside)))
    assert document.sections[-1].text == f"x{text}x"
