"""Cutting a file into records by its bytes."""

import io

import pytest

from kg.model import Document
from kg.readers.formats.pubmed_xml.reader import SHAPE
from kg.readers.xml.pieces import Kind, pieces
from kg.readers.xml.window import Window
from tests.readers.pubmed_xml.helpers import EVERYTHING, a_set, article, codes, pmids, read_bytes

TRAPS = [
    b"<!-- </PubmedArticle> <PubmedArticle> -->",
    b"<![CDATA[</PubmedArticle>]]>",
    b"<?target </PubmedArticle> ?>",
    b"<!-- a > b --><!-- <![CDATA[ -->",
    b"What? No! <i>Yes!</i>?",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_markup_that_hides_tags(trap):
    record = article(1).replace(b"Title 1", b"Title" + trap)
    readings = read_bytes(a_set(record, article(2)))
    assert pmids(readings) == ["1", "2"]
    assert codes(readings) == []


@pytest.mark.parametrize("trap", [TRAPS[0], TRAPS[2], TRAPS[3]])
def test_markup_between_records(trap):
    readings = read_bytes(a_set(article(1), trap, article(2)))
    assert pmids(readings) == ["1", "2"]
    assert codes(readings) == []


def test_comments_and_sections_leave_the_text_whole():
    record = article(1).replace(b"Title 1.", b"A<!-- x -->B<![CDATA[<C>]]>&#68;.")
    (document,) = read_bytes(a_set(record))
    assert document.title.text == "AB<C>D"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000])
def test_the_size_of_reads_changes_nothing(size):
    class Slow(io.BytesIO):
        def read(self, wanted=-1):
            return super().read(min(size, wanted))

    data = a_set(article(1), b"<!-- a -->", article(2))
    found = [(p.kind, p.start, p.end) for p in pieces(Window(Slow(data)), SHAPE)]
    whole = [(p.kind, p.start, p.end) for p in pieces(Window(io.BytesIO(data)), SHAPE)]
    assert found == whole
    assert [kind for kind, _, _ in whole].count(Kind.RECORD) == 2


def test_lines_and_offsets():
    data = EVERYTHING.read_bytes()
    for piece in pieces(Window(io.BytesIO(data)), SHAPE):
        assert data[piece.start : piece.end] == piece.data
        assert piece.line == data.count(b"\n", 0, piece.start) + 1


@pytest.mark.parametrize(
    "data",
    [
        article(1),
        article(1) + article(2),
        a_set(article(1)) + a_set(article(2)),  # answers put one behind the other
        (
            b"<MedlineCitationSet><MedlineCitation Owner='NLM'><PMID>1</PMID></MedlineCitation>"
            b"<DeleteCitation><PMID>5</PMID></DeleteCitation></MedlineCitationSet>"
        ),
        b"\xef\xbb\xbf" + a_set(article(1)),
        a_set(article(1)).replace(b"</PubmedArticle>", b"</PubmedArticle\n >"),
        a_set(article(1)).replace(b"<PubmedArticle>", b'<PubmedArticle\tx="1">'),
        (
            b"<PubmedBookArticleSet><PubmedBookArticle><BookDocument><PMID>1</PMID></BookDocument>"
            b"</PubmedBookArticle></PubmedBookArticleSet>"
        ),
    ],
)
def test_shapes_of_files(data):
    readings = read_bytes(data)
    assert pmids(readings)[0] == "1"
    assert "file-cut-off" not in codes(readings)
    document = readings[0]
    assert data[document.source.start : document.source.end].startswith((b"<P", b"<M"))


@pytest.mark.parametrize(
    ("prefix", "binding"), [(b"", b' xmlns="urn:x"'), (b"p:", b' xmlns:p="urn:x"')]
)
def test_namespaces(prefix, binding):
    data = a_set(article(1), article(2)).replace(b"</", b"\0").replace(b"<", b"<" + prefix)
    data = data.replace(b"<" + prefix + b"?", b"<?").replace(b"\0", b"</" + prefix)
    data = data.replace(b"ArticleSet>", b"ArticleSet" + binding + b">", 1)
    readings = read_bytes(data)
    assert pmids(readings) == ["1", "2"]
    assert codes(readings) == []


def test_formulas_whose_prefix_is_bound_by_the_set():
    formula = "<mml:math><mml:msup><mml:mn>2</mml:mn><mml:mn>8</mml:mn></mml:msup></mml:math>"
    inside = f"<Abstract><AbstractText>{formula}</AbstractText></Abstract>"
    data = a_set(article(1, inside)).replace(
        b"Set>", b'Set xmlns:mml="http://www.w3.org/1998/Math/MathML">', 1
    )
    (document,) = read_bytes(data)
    assert document.sections[-1].text == "2^8"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "iso-8859-15", "us-ascii"])
def test_encodings_of_one_byte_keep_offsets(encoding):
    letter = "e" if encoding == "us-ascii" else "é"
    text = a_set(article(1), article(2)).decode().replace("Title ", f"Titr{letter} ")
    text = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    data = text.encode(encoding)
    readings = read_bytes(data)
    assert [r.title.text for r in readings] == [f"Titr{letter} 1", f"Titr{letter} 2"]
    assert data[readings[1].source.start : readings[1].source.end].endswith(b"</PubmedArticle>")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "shift_jis"])
def test_encodings_of_several_bytes(encoding):
    text = a_set(article(1), article(2)).decode().replace("Title ", "論文 ")
    text = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    readings = read_bytes(text.encode(encoding))
    assert [r.title.text for r in readings if isinstance(r, Document)] == ["論文 1", "論文 2"]
    assert readings[0].source.start is None


def test_an_encoding_that_nobody_knows():
    data = a_set(article(1), head=b'<?xml version="1.0" encoding="klingon"?>\n')
    readings = read_bytes(data)
    assert pmids(readings) == ["1"]
    assert codes(readings) == ["encoding-unknown"]


def test_a_record_in_another_encoding_than_its_file():
    record = article(2).replace(b"Title ", "Étude ".encode("windows-1252"))
    readings = read_bytes(a_set(article(1), record, article(3)))
    assert [r.title.text for r in readings if isinstance(r, Document)][1] == "Étude 2"
    assert codes(readings) == ["encoding-guessed"]
