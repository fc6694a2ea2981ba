"""Any bytes, and damaged files: a reader yields documents and findings, and raises nothing."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Document, Finding
from kg.readers import InputFile, Sample, default_registry, read

HERE = Path(__file__).parent.parent
FILES = {
    "medline": (HERE / "medline" / "two_records.nbib").read_bytes(),
    "ris": (HERE / "ris" / "dialects.ris").read_bytes(),
    "pubmed-csv": (HERE / "pubmed_csv" / "search.csv").read_bytes(),
    "scopus-csv": (HERE / "scopus" / "scopus.csv").read_bytes(),
    "web-of-science": (HERE / "web_of_science" / "savedrecs.txt").read_bytes(),
    "web-of-science-table": (HERE / "web_of_science" / "savedrecs.tsv").read_bytes(),
    "endnote-xml": (HERE / "endnote_xml" / "library.xml").read_bytes(),
    "refer": (HERE / "refer" / "dialects.enw").read_bytes(),
    "bibtex": (HERE / "bibtex" / "library.bib").read_bytes(),
    "csl-json": b'[{"type":"book","title":"A {x}","issued":{"date-parts":[[2001,2]]},"author":'
    b'[{"family":"B","given":"C"}]},{"type":"article-journal","title":"D","page":"1-2"}]',
    "europe-pmc-json": b'{"version":"6.9","resultList":{"result":[{"id":"1","source":"MED",'
    b'"pmid":"1","title":"A.","authorString":"B C.","keywordList":{"keyword":["x"]}},'
    b'{"id":"2","abstractText":"<h4>Aim</h4>Y."}]}}',
}
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def readings_of(name, content, folder):
    path = folder / "file"
    path.write_bytes(content)
    reader = default_registry().get(name)
    return list(reader.read(InputFile(path, "file")))


def check(readings, content):
    for reading in readings:
        assert isinstance(reading, Document | Finding)
        repr(reading).encode("utf-8")
        if isinstance(reading, Document) and reading.source.start is None:
            assert not content.startswith(b"<")  # a file that is turned into UTF-8 has no places
        elif isinstance(reading, Document):
            part = content[reading.source.start : reading.source.end]
            assert reading.source.digest == hashlib.sha256(part).hexdigest()
            assert reading.source.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", FILES)
@SETTINGS
@given(content=st.binary(max_size=300))
def test_any_bytes(name, tmp_path, content):
    check(readings_of(name, content, tmp_path), content)


@pytest.mark.parametrize("name", FILES)
@SETTINGS
@given(data=st.data())
def test_damaged_files(name, tmp_path, data):
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 40))
        content[place : place + length] = data.draw(st.binary(max_size=20))
        content = content or bytearray(b" ")
    check(readings_of(name, bytes(content), tmp_path), bytes(content))


@pytest.mark.parametrize("name", FILES)
@SETTINGS
@given(length=st.integers(0, 2000))
def test_cut_off_files(name, tmp_path, length):
    content = FILES[name][:length]
    check(readings_of(name, content, tmp_path), content)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32-be", "cp1252"])
def test_encodings(name, encoding, tmp_path):
    text = FILES[name].decode("utf-8-sig")
    mark = b"\x00\x00\xfe\xff" if encoding == "utf-32-be" else b""
    content = mark + text.encode(encoding, "replace")
    readings = readings_of(name, content, tmp_path)
    check(readings, content)
    if "json" in name and encoding.startswith(("utf-16", "utf-32")):
        assert [r.code for r in readings] == ["encoding-not-read"]
    else:
        assert any(isinstance(r, Document) for r in readings)


@pytest.mark.parametrize("name", FILES)
def test_reading_twice_gives_the_same(name, tmp_path):
    first = readings_of(name, FILES[name], tmp_path)
    assert first == readings_of(name, FILES[name], tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_each_reader_knows_its_own_files(name, tmp_path):
    path = tmp_path / "file.txt"
    path.write_bytes(FILES[name])
    formats = {r.source.format for r in read([path]) if isinstance(r, Document)}
    assert formats == {name}


@pytest.mark.parametrize("name", FILES)
def test_prose_and_markup_belong_to_nobody(name):
    reader = default_registry().get(name)
    for text in ("<html><body>Error</body></html>", "A page. PMID: 1\nAbstract\nText.", "[]", "{}"):
        assert reader.confidence(Sample(text, f"file.{name}")) < 0.5
