"""Files that are damaged or made to do harm: each is named with its place, and the rest is read."""

import gzip
import hashlib
import io
import os
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Finding, Severity
from kg.readers import InputFile, Registry, default_registry, read, read_file
from kg.readers.formats.pubmed_xml import PubMedXmlReader
from kg.readers.input.files import Unpacked
from kg.readers.records import json_items

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = (SEEDS / "001_a0e35553b9306fe0.txt").read_bytes()
MEGABYTE = 1024 * 1024
SLOW = 60.0
"""Seconds of the processor that nothing here may take; what grows with a square takes hours."""


def known() -> Registry:
    registry = default_registry()
    if PubMedXmlReader.name not in registry.names():
        registry.register(PubMedXmlReader())
    return registry


REGISTRY = known()


def article(number: int, title: str = "An invented title") -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><ArticleTitle>{title}"
        "</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n"
    )


def xml(*parts: str, head: str = '<?xml version="1.0"?>\n') -> str:
    return f"{head}<PubmedArticleSet>\n{''.join(parts)}</PubmedArticleSet>\n"


def nbib(number: int, title: str = "An invented title") -> str:
    return f"PMID- {number}\nOWN - NLM\nTI  - {title}\nSO  - J Inv. 2020;1:2.\n\n"


def ris(number: int, title: str = "An invented title") -> str:
    return f"TY  - JOUR\nAN  - {number}\nTI  - {title}\nPY  - 2020\nER  - \n\n"


def csl(number: int, title: str = "An invented title") -> str:
    return (
        f'{{"id": "{number}", "type": "article-journal", "title": "{title}", '
        '"issued": {"date-parts": [[2020]]}, "container-title": "J Inv"}'
    )


def bib(number: int, title: str = "An invented title") -> str:
    return f"@article{{a{number},\n title = {{{title}}},\n year = 2020,\n}}\n\n"


def pubtator(number: int, title: str = "An invented title") -> str:
    text = f"{number}|t|{title}\n{number}|a|One sentence.\n"
    return f"{text}{number}\t0\t1\t{title[:1]}\tDisease\tD1\n\n"


def bioc_xml(number: int, title: str = "An invented title") -> str:
    return (
        f'<document><id>{number}</id><passage><infon key="type">title</infon><offset>0</offset>'
        f"<text>{title}</text></passage></document>\n"
    )


def bioc_json(number: int, title: str = "An invented title") -> str:
    return (
        f'{{"id": "{number}", "infons": {{}}, "passages": [{{"infons": {{"type": "title"}}, '
        f'"offset": 0, "text": "{title}", "annotations": [], "relations": []}}]}}'
    )


def pubmed_csv(number: int, title: str = "An invented title") -> str:
    return f'{number},"{title}","Roe A.","J Inv. 2020;1:2.","Roe A","J Inv","2020"\r\n'


def web_of_science(number: int, title: str = "An invented title") -> str:
    return f"PT J\nAU Roe, A\nTI {title}\nSO J INV\nPY 2020\nUT WOS:{number}\nER\n\n"


def web_of_science_row(number: int, title: str = "An invented title") -> str:
    return f"J\tRoe, A\t{title}\tJ INV\t2020\tWOS:{number}\r\n"


def scopus(number: int, title: str = "An invented title") -> str:
    return f'"Roe A.","{title}","2020","J Inv","1","2-s2.0-{number}"\r\n'


def endnote(number: int, title: str = "An invented title") -> str:
    return (
        f'<record><rec-number>{number}</rec-number><ref-type name="Journal Article">17</ref-type>'
        f"<titles><title><style>{title}</style></title></titles></record>\n"
    )


def refer(number: int, title: str = "An invented title") -> str:
    return f"%0 Journal Article\n%M {number}\n%T {title}\n%D 2020\n\n"


SCOPUS_NAMES = "Authors,Title,Year,Source title,Volume,EID\r\n"
CSV_NAMES = "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year\r\n"
FORMATS: dict[str, Callable[..., str]] = {
    "pubmed-csv": lambda *titles: (
        CSV_NAMES + "".join(pubmed_csv(n, t) for n, t in enumerate(titles, 1))
    ),
    "scopus-csv": lambda *titles: (
        SCOPUS_NAMES + "".join(scopus(n, t) for n, t in enumerate(titles, 1))
    ),
    "web-of-science": lambda *titles: (
        "FN Clarivate Analytics Web of Science\nVR 1.0\n"
        f"{''.join(web_of_science(n, t) for n, t in enumerate(titles, 1))}EF\n"
    ),
    "web-of-science-table": lambda *titles: (
        "PT\tAU\tTI\tSO\tPY\tUT\r\n"
        f"{''.join(web_of_science_row(n, t) for n, t in enumerate(titles, 1))}"
    ),
    "pubmed-xml": lambda *titles: xml(*(article(n, t) for n, t in enumerate(titles, 1))),
    "medline": lambda *titles: "".join(nbib(n, t) for n, t in enumerate(titles, 1)),
    "ris": lambda *titles: "".join(ris(n, t) for n, t in enumerate(titles, 1)),
    "endnote-xml": lambda *titles: (
        f'<?xml version="1.0"?>\n<xml><records>\n'
        f"{''.join(endnote(n, t) for n, t in enumerate(titles, 1))}</records></xml>\n"
    ),
    "refer": lambda *titles: "".join(refer(n, t) for n, t in enumerate(titles, 1)),
    "csl-json": lambda *titles: f"[{','.join(csl(n, t) for n, t in enumerate(titles, 1))}]",
    "bibtex": lambda *titles: "".join(bib(n, t) for n, t in enumerate(titles, 1)),
    "pubtator": lambda *titles: "".join(pubtator(n, t) for n, t in enumerate(titles, 1)),
    "bioc-xml": lambda *titles: (
        '<?xml version="1.0"?>\n<collection><source>x</source><date>2020</date><key>x</key>\n'
        f"{''.join(bioc_xml(n, t) for n, t in enumerate(titles, 1))}</collection>\n"
    ),
    "bioc-json": lambda *titles: (
        '{"source": "x", "date": "2020", "key": "x", "infons": {}, "documents": ['
        f"{', '.join(bioc_json(n, t) for n, t in enumerate(titles, 1))}]}}"
    ),
}


def split(readings):
    found = list(readings)
    documents = [reading for reading in found if isinstance(reading, Document)]
    return documents, [reading for reading in found if isinstance(reading, Finding)]


@pytest.fixture
def readings(write):
    """Return a function that reads a content in bounded time, and splits what comes out."""

    def run(content, name="papers.xml"):
        start = time.process_time()
        found = list(read([write(content, name)], REGISTRY))
        assert time.process_time() - start < SLOW
        for finding in split(found)[1]:
            assert finding.code != "reader-failed", finding.message
            assert finding.file == name
            assert finding.message
        return split(found)

    return run


# ------------------------------------------------------------------------------------------- XML

BOMB = '<?xml version="1.0"?>\n<!DOCTYPE x [\n<!ENTITY a0 "ha">\n{}]>\n'.format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">\n' for n in range(1, 12))
)
OUTSIDE = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "{}">]>\n'


def test_an_entity_bomb_does_not_go_off(readings):
    documents, findings = readings(xml(article(1, "&a11;"), article(2), head=BOMB))
    assert "2" in [d.identifier("pmid") for d in documents]
    assert "entities-not-read" in [f.code for f in findings]
    assert all(len(str(d)) < 10_000 for d in documents)
    declared = next(f for f in findings if f.code == "entities-not-read")
    assert declared.line == 2


def test_an_external_entity_is_not_fetched(readings, tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    head = OUTSIDE.format((tmp_path / "secret").as_uri())
    documents, findings = readings(xml(article(1, "&a;"), article(2), head=head))
    assert "SECRET" not in str(documents) + str(findings)
    assert "2" in [d.identifier("pmid") for d in documents]
    assert "entities-not-read" in [f.code for f in findings]


def test_an_external_document_type_is_not_fetched(readings, tmp_path):
    (tmp_path / "evil.dtd").write_text('<!ENTITY a "SECRET">')
    uri = (tmp_path / "evil.dtd").as_uri()
    head = f'<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "{uri}">\n'
    documents, findings = readings(xml(article(1, "&a;"), article(2), head=head))
    assert "SECRET" not in str(documents) + str(findings)
    assert "2" in [d.identifier("pmid") for d in documents]


JATS = (
    "<article><front><article-meta><title-group><article-title>{}</article-title></title-group>"
    "</article-meta></front></article>"
)
XML_BODIES = {
    "pubmed-xml": xml(article(1, "{}"), head=""),
    "bioc-xml": FORMATS["bioc-xml"]("{}").partition("\n")[2],
    "endnote-xml": FORMATS["endnote-xml"]("{}").partition("\n")[2],
    "jats": JATS,
}


@pytest.mark.parametrize("kind", sorted(XML_BODIES))
@pytest.mark.parametrize("harm", ["bomb", "outside", "deep"])
def test_no_xml_reader_expands_fetches_or_nests(readings, kind, harm, tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    head, value = {
        "bomb": (BOMB, "&a11;"),
        "outside": (OUTSIDE.format((tmp_path / "secret").as_uri()), "&a;"),
        "deep": ("", "<b>" * 50_000 + "</b>" * 50_000),
    }[harm]
    documents, findings = readings(head + XML_BODIES[kind].replace("{}", value))
    assert len(str(documents)) < 10_000
    assert "SECRET" not in str(documents) + str(findings)
    assert [f.record for f in findings if f.code == "record-not-well-formed"] == [1]


def test_deep_nesting_costs_one_record(readings):
    deep = "<b>" * 50_000 + "</b>" * 50_000
    documents, findings = readings(xml(article(1), article(2, deep), article(3)))
    assert {"1", "3"} <= {d.identifier("pmid") for d in documents}
    assert [f.record for f in findings if f.severity is Severity.ERROR] == [2]


def test_openings_without_an_end_take_time_in_proportion(readings):
    _, findings = readings("<PubmedArticleSet>" + "<PubmedArticle><!--" * 100_000)
    assert findings


@pytest.mark.parametrize("page", ["xml", "txt"])
def test_an_error_page_under_another_name_is_named(readings, page):
    html = "<!DOCTYPE html>\n<html><head><title>503 Busy</title></head><body>Later.</body></html>"
    documents, findings = readings(html, f"pubmed.{page}")
    assert documents == []
    assert findings[0].severity is Severity.ERROR


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("name", ["papers.xml", "papers.txt", "papers"])
def test_xml_is_known_in_every_encoding_and_under_every_name(readings, encoding, name):
    label = "utf-8" if encoding.startswith("utf-8") else "utf-16"
    head = f'<?xml version="1.0" encoding="{label}"?>\n'
    documents, _ = readings(xml(article(1, "Bélimumab"), head=head).encode(encoding), name)
    assert documents[0].source.format == "pubmed-xml"
    assert documents[0].title.text == "Bélimumab"


# ------------------------------------------------------------------------------------ every format


@pytest.mark.parametrize("kind", sorted(FORMATS))
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_formats_are_known_by_content(readings, kind, mark):
    documents, _ = readings(mark + FORMATS[kind]("One", "Two"), "name.that-says-nothing")
    assert {d.source.format for d in documents} == {kind}
    assert len(documents) == 2


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_a_file_that_is_cut_off_gives_what_stands_before(readings, kind):
    content = FORMATS[kind](*["An invented title"] * 4)
    cut = content.rindex("\tDisease" if kind == "pubtator" else "ted title")
    documents, findings = readings(content[:cut])
    assert len(documents) >= 3
    if kind != "refer":  # nothing ends its records
        assert any(f.record == 4 or "cut" in f.code for f in findings)


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_bytes_of_another_encoding_harm_one_value(readings, kind):
    content = FORMATS[kind]("Über alles Gute", "plain", "Bélimumab").encode()
    mixed = content.replace("Über".encode(), b"\xdcber")
    documents, _ = readings(mixed)
    assert len(documents) == 3
    assert documents[1].title.text == "plain"


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_mutated_files_raise_nothing(write, kind):
    dice = random.Random(kind)  # noqa: S311 - a seed a kind: the same files in every run
    content = FORMATS[kind]("One", "Two", "Three").encode()
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(dice.randint(1, 8)):
            place = dice.randrange(len(broken))
            broken[place : place + dice.randint(0, 20)] = dice.randbytes(dice.randint(0, 5))
        found = list(read([write(bytes(broken))], REGISTRY))
        assert found
        assert "reader-failed" not in [f.code for f in split(found)[1]]


@pytest.mark.parametrize(
    "kind",
    [
        "medline",
        "refer",
        "ris",
        "bibtex",
        "pubtator",
        "csl-json",
        "pubmed-csv",
        "scopus-csv",
        "web-of-science",
        "web-of-science-table",
    ],
)
def test_a_stray_byte_leaves_the_other_records_in_utf_8(readings, kind):
    content = FORMATS[kind]("Über alles Gute", "plain", "Bélimumab").encode()
    mixed = content.replace("Über".encode(), b"\xdcber")
    documents, findings = readings(mixed)
    assert [d.title.text for d in documents] == ["Über alles Gute", "plain", "Bélimumab"]
    doubt = next(f for f in findings if f.code == "encoding-guessed")
    assert f"byte {mixed.index(bytes([0xDC])):,}" in doubt.message
    if kind != "pubtator":
        return
    assert mixed[documents[2].source.start : documents[2].source.end].startswith(b"3|t|B")


@pytest.mark.parametrize(
    "kind",
    [
        "medline",
        "refer",
        "ris",
        "pubmed-csv",
        "scopus-csv",
        "web-of-science",
        "web-of-science-table",
    ],
)
def test_bytes_that_a_marked_encoding_does_not_allow_are_told(readings, kind):
    content = ("\ufeff" + FORMATS[kind]("Über", "plain")).encode()
    documents, findings = readings(content.replace("Über".encode(), b"\xdcber"))
    assert [d.title.text for d in documents] == ["\ufffdber", "plain"]
    assert "bytes-invalid" in [f.code for f in findings]


KEEPS_NO_RECORD_WITH_NUL = {"csl-json", "bioc-json"}
"""JSON allows no control character, so that the record is left out, and said to be."""


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_a_nul_byte_costs_one_record_at_most(readings, kind):
    content = FORMATS[kind]("One title", "Two#here", "Three", "Four").encode()
    place = content.index(b"#")
    broken = content.replace(b"#", b"\0")
    documents, findings = readings(broken)
    titles = [d.title.text for d in documents]
    lost = kind in KEEPS_NO_RECORD_WITH_NUL
    assert titles == ["One title", *([] if lost else ["Two\ufffdhere"]), "Three", "Four"]
    (told,) = [f for f in findings if f"byte {place:,}" in f.message and "NUL" in f.message]
    assert (told.code, told.record) == ("bytes-invalid", None if lost else 2)
    assert [f.record for f in findings if f.severity is Severity.ERROR] == ([2] if lost else [])
    for document in documents:
        part = broken[document.source.start : document.source.end]
        assert document.source.digest == hashlib.sha256(part).hexdigest()
        assert document.source.sha256 == hashlib.sha256(broken).hexdigest()


@pytest.mark.parametrize("kind", sorted(XML_BODIES))
@pytest.mark.parametrize("sign", ["\x0b", "&#x1F;", "&#11;"])
def test_a_control_character_in_xml_costs_nothing_but_itself(readings, kind, sign):
    documents, findings = readings(XML_BODIES[kind].replace("{}", f"Two{sign}here"))
    assert [d.title.text for d in documents] == ["Two\ufffdhere"]
    assert [(f.code, f.record) for f in findings] == [("bytes-invalid", 1)]


def test_nul_bytes_far_into_a_file_and_inside_archives_are_found(write, tmp_path):
    content = FORMATS["ris"](*["x" * 1000] * 2_000, "Two#here").encode().replace(b"#", b"\0" * 3)
    assert content.index(b"\0") > MEGABYTE
    for name, packed in (("plain.ris", content), ("packed.ris.gz", gzip.compress(content))):
        documents, findings = split(read([write(packed, name)], REGISTRY))
        assert len(documents) == 2_001
        assert documents[-1].title.text == "Two\ufffd\ufffd\ufffdhere"
        assert [(f.code, f.record, f.file) for f in findings] == [("bytes-invalid", 2_001, name)]
        assert documents[-1].source.sha256 == hashlib.sha256(packed).hexdigest()


def test_a_page_with_a_nul_byte_is_read(readings):
    documents, findings = readings(PAGE.replace(b"lupus", b"lu\0us", 1), "page.txt")
    assert len(documents) == 1
    assert [f.record for f in findings if f.code == "bytes-invalid"] == [1]
    assert "\0" not in str(documents) + str(findings)
    assert "\x1a" not in str(documents) + str(findings)


ODD_ENCODINGS = [
    "UTF-16", "UTF-32", "utf-7", "hex", "zlib", "base64", "rot13", "idna", "punycode", "undefined",
    "unicode_escape", "mac-roman", "shift_jis", "euc_jp", "cp037", "iso2022_jp", "klingon",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD_ENCODINGS)
@pytest.mark.parametrize("kind", sorted(XML_BODIES))
def test_a_declared_encoding_that_is_odd_or_wrong_stops_no_reader(readings, name, kind):
    body = XML_BODIES[kind].format("Title")
    documents, findings = readings(f'<?xml version="1.0" encoding="{name}"?>\n{body}')
    assert len(documents) == 1 or "encoding-not-read" in [f.code for f in findings]


STARTS = [
    b"", b"<", b"<?xml version='1.0'?><PubmedArticleSet>", b"<!DOCTYPE html><html>", b"[{", b'{"',
    b"PMID- 1\n", b"TY  - JOUR\n", b"@article{a,\n", b"1|t|A\n1|a|B\n", b"\x1f\x8b\x08\0",
    b"PK\x03\x04", b"PMID,Title,Authors\n1,", b"Title,Source title,EID\n1,", b"PT J\nAU ",
    b"<xml><records><record><ref-type>17", b"%0 Journal Article\n%T ",
    b"PT\tAU\tTI\tSO\n",
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"%PDF-", b"Abstract\n",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_raise_anything(tmp_path_factory, start, rest):
    path = tmp_path_factory.mktemp("bytes") / "file"
    path.write_bytes(start + rest)
    documents, findings = split(read([path], REGISTRY))
    assert documents or findings
    assert "reader-failed" not in [f.code for f in findings]


REPEATED = [
    " ",
    "\n",
    "\t\n",
    "<!-- -->",
    "<!---->",
    "<?a?>",
    "<!DOCTYPE a>",
    "1",
    "a1, ",
    "A. ",
    "(",
    "Subject: x\n        y\n",  # a header of a letter or of a package, folded over several lines
    "Subject: x\n" + "        y\n" * 200,
]


@pytest.mark.parametrize("unit", REPEATED)
@pytest.mark.parametrize("end", ["x", "<article>", ">"])
def test_what_repeats_takes_time_in_proportion(readings, unit, end):
    documents, findings = readings(unit * (20_000 // len(unit)) + end)
    assert documents or findings


# ------------------------------------------------------------------------------------- huge records


class Virtual(io.RawIOBase):
    """A file that is nowhere: a head, one letter many times, and a tail."""

    def __init__(self, head: bytes, letters: int, tail: bytes) -> None:
        self._parts = (head, letters, tail)
        self._length = len(head) + letters + len(tail)
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._length}[whence]
        self._place = base + offset
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: memoryview) -> int:
        head, letters, tail = self._parts
        place, size = self._place, len(buffer)
        if place < len(head):
            data = head[place : place + size]
        elif place < len(head) + letters:
            data = b"x" * min(size, len(head) + letters - place)
        else:
            start = place - len(head) - letters
            data = tail[start : start + size]
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)


def huge(kind: str, letters: int) -> InputFile:
    head, tail = FORMATS[kind]("One", "HUGE", "Three").encode().split(b"HUGE")

    def opened() -> BinaryIO:
        return io.BufferedReader(Virtual(head, letters, tail))  # type: ignore[return-value]

    return InputFile(
        Path("huge"), "huge", unpacked=Unpacked(opened, len(head) + letters + len(tail), "0" * 64)
    )


@pytest.mark.parametrize(
    ("kind", "size"),
    [("pubmed-xml", 300), ("endnote-xml", 300), ("ris", 300), ("medline", 50), ("bibtex", 50)],
)
def test_a_huge_record_is_left_out_in_bounded_memory(kind, size):
    start = time.process_time()
    tracemalloc.start()
    try:
        documents, findings = split(read_file(huge(kind, size * MEGABYTE), REGISTRY))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 220 * MEGABYTE
    assert time.process_time() - start < SLOW
    assert "record-too-large" in [f.code for f in findings]
    assert next(f.record for f in findings if f.code == "record-too-large") == 2
    titles = [d.title.text for d in documents if d.title]
    assert titles[0] == "One"
    assert titles[-1] == "Three"


def test_a_json_record_of_40_megabytes_is_left_out(readings):
    documents, findings = readings(FORMATS["csl-json"]("One", "x" * 40 * MEGABYTE, "Three"))
    assert [d.title.text for d in documents] == ["One", "Three"]
    assert [(f.code, f.record) for f in findings] == [("record-too-large", 2)]


@pytest.mark.parametrize("inner", ['"x\\\\y", ', '{"a": "]"}, ', "[1, 2], ", '{"a": [{}]}, '])
def test_a_json_record_longer_than_the_window_is_scanned_alike(monkeypatch, inner):
    record = b'{"k": [' + inner.encode() * 50 + b'0], "s": "' + b"\\\\" * 99 + b'"}'
    content = b"[" + record + b", {}]"
    whole = list(json_items.json_items(content, frozenset({()})))
    for window in (7, 64, 101):
        monkeypatch.setattr(json_items, "WINDOW", window)
        assert list(json_items.json_items(content, frozenset({()}))) == whole
    assert [item.content for item in whole] == [record, b"{}", b"[]"]


# -------------------------------------------------------------------------- archives, directories


def test_a_gzip_that_is_cut_off_gives_its_records_and_the_byte(write):
    dice = random.Random(1)  # noqa: S311 - the same file in every run
    titles = [dice.randbytes(40).hex() for _ in range(200)]
    packed = gzip.compress(FORMATS["pubmed-xml"](*titles).encode())
    half = packed[: len(packed) // 2]
    documents, findings = split(read([write(half, "half.xml.gz")], REGISTRY))
    assert 80 < len(documents) < 120
    assert [d.title.text for d in documents] == titles[: len(documents)]
    assert findings[-1].code == "archive-cut-off"
    assert f"byte {len(half):,}" in findings[-1].message
    assert any(f.code == "record-cut-off" and f.record == len(documents) + 1 for f in findings)


def test_bombs_climbing_paths_and_junk_beside_a_page(tmp_path):
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "page.txt").write_bytes(PAGE)
    (folder / "report.pdf").write_bytes(b"%PDF-1.7\n" + bytes(100))
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + os.urandom(100))
    (folder / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    (folder / "notes.txt").write_text("milk, eggs and bread\n")
    (folder / "empty.xml").write_bytes(b"")
    (folder / "noise.xml").write_bytes(random.Random(2).randbytes(4000))  # noqa: S311
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../climb.txt", PAGE)
        archive.writestr("a.txt", PAGE)
        archive.writestr("zeros", bytes(100 * MEGABYTE))
    documents, findings = split(read([folder], REGISTRY))
    assert [(d.source.path, d.source.member) for d in documents] == [
        ("bomb.zip", "a.txt"), ("page.txt", None),
    ]  # fmt: skip
    assert {(f.file, f.code) for f in findings if f.severity is Severity.ERROR} == {
        ("bomb.zip", "archive-too-large"),
        ("bomb.zip/../../climb.txt", "member-path-unsafe"),
        ("deep/up", "symlink-loop"),
        ("empty.xml", "file-empty"),
        ("Thumbs.db", "file-binary"),
        ("noise.xml", "file-binary"),
        ("notes.txt", "format-unknown"),
        ("picture.jpg", "file-binary"),
        ("report.pdf", "file-binary"),
    }
    assert all(f.message for f in findings)
    assert all(f.remedy for f in findings if f.severity is Severity.ERROR)


def test_names_that_are_no_text_can_be_written_down(tmp_path):
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(PAGE)
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    documents, _ = split(read([tmp_path], REGISTRY))
    assert documents[0].source.path == "caf\ufffd.txt"
    documents[0].source.path.encode()
