"""Damaged and malicious files: a finding that says where, and the other records read."""

import time
import tracemalloc

import pytest

from kg.model import Document, Finding, Severity
from kg.readers.formats.pubmed_xml import read_stream
from tests.readers.pubmed_xml.helpers import a_set, article, codes, pmids, read_bytes


def the_finding(readings, code):
    (found,) = [r for r in readings if isinstance(r, Finding) and r.code == code]
    return found


def test_a_record_cut_off_at_the_end_of_the_file():
    whole = a_set(article(1), article(2))
    data = whole[: whole.index(b"Title 2")]
    readings = read_bytes(data)
    assert pmids(readings) == ["1"]
    found = the_finding(readings, "record-cut-off")
    assert (found.severity, found.record, found.line) == (Severity.ERROR, 2, 4)
    assert f"bytes {data.rindex(b'<PubmedArticle>'):,} to {len(data):,}" in found.message
    assert "file-cut-off" in codes(readings)


def test_a_record_cut_off_by_the_next_one():
    broken = article(2)[:-60]
    readings = read_bytes(a_set(article(1), broken, article(3)))
    assert pmids(readings) == ["1", "3"]
    assert codes(readings) == ["record-cut-off"]


def test_a_record_cut_off_by_the_end_of_the_set():
    readings = read_bytes(a_set(article(1), article(2)[:-60]))
    assert pmids(readings) == ["1"]
    assert codes(readings) == ["record-cut-off"]


@pytest.mark.parametrize(
    "damage",
    [b"<b>never closed", b"&nbsp;", b"</Nothing>", b"a < b", b"<1/>"],
)
def test_a_record_that_is_not_well_formed(damage):
    bad = article(2).replace(b"Title 2.", b"Title " + damage)
    readings = read_bytes(a_set(article(1), bad, article(3)))
    assert pmids(readings) == ["1", "3"]
    found = the_finding(readings, "record-not-well-formed")
    assert (found.record, found.line, found.severity) == (2, 4, Severity.ERROR)


def test_a_control_character_is_told_and_costs_nothing_else():
    bad = article(2).replace(b"Title 2.", b"Title \x01")
    readings = read_bytes(a_set(article(1), bad, article(3)))
    assert pmids(readings) == ["1", "2", "3"]
    found = the_finding(readings, "bytes-invalid")
    assert (found.record, found.line, found.severity) == (2, 4, Severity.WARNING)


def test_an_undefined_entity_is_named():
    readings = read_bytes(a_set(article(1).replace(b"Title 1", b"Caf&eacute;")))
    assert "eacute" in the_finding(readings, "record-not-well-formed").message


def test_an_entity_bomb_is_not_lit():
    lines = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(30))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{lines}]>\n'.encode()
    bomb = article(1).replace(b"Title 1", b"&e30;")
    started = time.perf_counter()
    readings = read_bytes(a_set(bomb, article(2), head=head))
    assert time.perf_counter() - started < 1
    assert pmids(readings) == ["2"]
    assert codes(readings) == ["entities-not-read", "record-not-well-formed"]


def test_an_external_entity_is_not_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    readings = read_bytes(a_set(article(1).replace(b"Title 1", b"&s;"), head=head))
    assert not any("a secret" in repr(reading) for reading in readings)
    assert "record-not-well-formed" in codes(readings)


def test_deep_nesting():
    deep = b"<i>" * 5000 + b"</i>" * 5000
    readings = read_bytes(a_set(article(1).replace(b"Title 1", deep), article(2)))
    assert pmids(readings) == ["2"]
    assert codes(readings) == ["record-not-well-formed"]


def test_openings_without_ends_take_time_in_proportion():
    data = b"<PubmedArticleSet>" + b"<PubmedArticle>" * 100_000
    started = time.perf_counter()
    readings = read_bytes(data)
    assert time.perf_counter() - started < 10
    assert codes(readings).count("record-cut-off") == 100_000


def test_half_open_comments_take_time_in_proportion():
    data = b"<PubmedArticleSet>" + b"<PubmedArticle><!-- " * 50_000
    started = time.perf_counter()
    readings = read_bytes(data)
    assert time.perf_counter() - started < 10
    assert "record-cut-off" in codes(readings)


class Endless:
    """A stream that opens a record and goes on with ``filling`` for ``size`` bytes."""

    def __init__(self, size, filling):
        self.head = a_set(article(1)).partition(b"\n</")[0] + b"\n<PubmedArticle><A>"
        self.size, self.filling = size, filling
        self.tail = b"</PubmedArticle>" + article(3) + b"</PubmedArticleSet>"

    def read(self, size):
        if self.head:
            taken, self.head = self.head[:size], self.head[size:]
        elif self.size > 0:
            taken = (self.filling * (size // len(self.filling)))[: self.size]
            self.size -= len(taken)
        else:
            taken, self.tail = self.tail[:size], self.tail[size:]
        return taken


@pytest.mark.parametrize("filling", [b"x" * 64, b"<Year>1</Year>\n", b"<i>&amp;</i>"])
def test_a_record_without_bounds_is_passed_over_in_bounded_memory(filling):
    largest = 1024 * 1024
    tracemalloc.start()
    stream = Endless(24 * 1024 * 1024, filling)
    readings = list(read_stream(stream, "file.xml", "0" * 64, largest=largest))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert pmids(readings) == ["1", "3"]
    found = the_finding(readings, "record-too-large")
    assert (found.record, found.severity) == (2, Severity.ERROR)
    assert peak < 8 * largest


def test_a_large_comment_between_records_is_bounded():
    data = a_set(article(1), b"<!--" + b"x" * 4_000_000, article(2))
    readings = read_bytes(data, largest=1024 * 1024)
    assert pmids(readings) == ["1"]
    assert "markup-not-closed" in codes(readings)


def test_a_page_of_html_gives_no_document():
    readings = read_bytes(b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>")
    assert not pmids(readings)
    assert "no-records" in codes(readings)
    assert any(code in {"element-not-read", "text-not-read"} for code in codes(readings))


def test_text_and_elements_between_records_are_counted():
    readings = read_bytes(a_set(article(1), b"stray", b"<Odd a='1'>x</Odd>", article(2)))
    assert pmids(readings) == ["1", "2"]
    assert codes(readings) == ["text-not-read", "element-not-read"]


def test_an_empty_record():
    readings = read_bytes(
        a_set(b"<PubmedArticle></PubmedArticle>", b"<PubmedArticle/>", article(3))
    )
    assert pmids(readings) == ["3"]
    assert codes(readings) == ["record-empty", "record-empty"]


def test_unknown_elements_and_attributes_are_counted_once_a_kind():
    odd = b"<OddThing>what it says</OddThing><OddThing/>"
    records = [article(n).replace(b"<Article>", b'<Article Odd="x">' + odd) for n in range(1, 30)]
    readings = read_bytes(a_set(*records))
    assert len(pmids(readings)) == 29
    by_code = {r.code: r for r in readings if isinstance(r, Finding)}
    assert len([r for r in readings if isinstance(r, Finding)]) == 2
    assert "Article/OddThing" in by_code["element-not-read"].message
    assert "58 times" in by_code["element-not-read"].message
    assert by_code["element-not-read"].quote == "what it says"
    assert "Article@Odd" in by_code["attribute-not-read"].message
    assert by_code["attribute-not-read"].record == 1


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<AuthorList><Author><Initials/></Author></AuthorList>", "author-without-name"),
        ("<Language>und</Language>", "language-unknown"),
        ("<ArticleDate><Year>soon</Year></ArticleDate>", "date-not-understood"),
        ('<ArticleDate DateType="Odd"><Year>2020</Year></ArticleDate>', "date-kind-unknown"),
        ("<DataBankList><DataBank/></DataBankList>", "data-bank-incomplete"),
        ("<AuthorList Odd='1'/>", "attribute-not-read"),
        ("<Abstract Odd='1'/>", "attribute-not-read"),
        ("<Abstract><AbstractText>a <odd>b</odd> c</AbstractText></Abstract>", "element-not-read"),
        ("<Journal><Title x='1'>a</Title></Journal>", "attribute-not-read"),
        ("<ArticleTitle>second</ArticleTitle>", "element-not-read"),
        ("<Journal><Title>a</Title><Title>b</Title></Journal>", "element-not-read"),
    ],
)
def test_what_is_not_understood_is_said(inside, code):
    readings = read_bytes(a_set(article(1, inside)))
    assert pmids(readings) == ["1"]
    assert codes(readings) == [code]


def test_text_of_an_unknown_inline_element_is_kept():
    inside = "<Abstract><AbstractText>a <odd>b</odd> c</AbstractText></Abstract>"
    (document, _) = read_bytes(a_set(article(1, inside)))
    assert isinstance(document, Document)
    assert document.sections[-1].text == "a b c"
