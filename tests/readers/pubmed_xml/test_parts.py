"""Small parts: dates, mark-up, identifiers, titles."""

import io

import pytest
from lxml import etree

from kg.readers.formats.pubmed_xml.dates import date_of
from kg.readers.formats.pubmed_xml.titles import english_title, is_placeholder
from kg.readers.parts.named_identifiers import identifier
from kg.readers.xml.account import Account
from kg.readers.xml.elements import content
from kg.readers.xml.window import Window

M = 'xmlns:m="http://www.w3.org/1998/Math/MathML"'


@pytest.mark.parametrize(
    ("parts", "value", "printed", "time"),
    [
        ("<Year>1978</Year>", "1978", None, None),
        ("<Year>1978</Year><Month>Jun</Month>", "1978-06", None, None),
        ("<Year>1978</Year><Month>6</Month><Day>1</Day>", "1978-06-01", None, None),
        ("<Year>1978</Year><Month>06</Month><Day>31</Day>", "1978-06", "1978 06 31", None),
        ("<Year>2000</Year><Month>02</Month><Day>29</Day>", "2000-02-29", None, None),
        ("<Year>1900</Year><Month>02</Month><Day>29</Day>", "1900-02", "1900 02 29", None),
        ("<Year>1978</Year><Month>13</Month>", "1978", "1978 13", None),
        ("<Year>1978</Year><Month>August</Month>", "1978-08", None, None),
        ("<Year>2000</Year><Season>Spring</Season>", "2000", "2000 Spring", None),
        ("<MedlineDate>1978 Jan-Feb</MedlineDate>", "1978", "1978 Jan-Feb", None),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998", "1998 Dec-1999 Jan", None),
        ("<MedlineDate>2000 Spring</MedlineDate>", "2000", "2000 Spring", None),
        ("<MedlineDate>1976 Apr 12-17</MedlineDate>", "1976-04", "1976 Apr 12-17", None),
        ("<MedlineDate>1975-1976</MedlineDate>", "1975", "1975-1976", None),
        ("<Year>20</Year>", None, None, None),
        ("<Year>0000</Year><Month>1</Month><Day>31</Day>", "0000-01", "0000 1 31", None),
        ("<Year>٢٠٢٠</Year>", None, None, None),
        ("<Year>2001</Year><Month>1</Month><Day>2</Day><Hour>9</Hour><Minute>5</Minute>",
         "2001-01-02", None, "09:05"),
        ("<Year>2001</Year><Hour>9</Hour>", "2001", None, "09:00"),
        ("", None, None, None),
    ],
)  # fmt: skip
def test_dates(parts, value, printed, time):
    found = date_of(etree.fromstring(f"<PubDate>{parts}</PubDate>"), "print", Account("f"))
    assert (found and found.value, found and found.printed, found and found.time) == (
        value, printed, time,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a <i>b</i> <b>c</b>", "a b c"),
        ("10<sup>-3</sup> M", "10^-3 M"),
        ("10<sup><i>6</i></sup>", "10^6"),
        ("x<sup>2</sup>", "x2"),
        ("the 21<sup>st</sup> day", "the 21st day"),
        ("<sup>131</sup>I", "131I"),
        ("1.5 <b>10</b><sup>3</sup>", "1.5 10^3"),
        ("<sub>a<sup>b</sup></sub>", "ab"),
        ("\n   a\n   b  ", "a b"),
        ("a\u2009b\u00a0", "a\u2009b\u00a0"),
        (f"<m:math {M}><m:msqrt><m:mi>x</m:mi><m:mo>+</m:mo><m:mi>y</m:mi></m:msqrt></m:math>",
         "√(x+y)"),
        (f"<m:math {M}><m:mroot><m:mi>x</m:mi><m:mn>3</m:mn></m:mroot></m:math>", "3√x"),
        (f"<m:math {M}><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math>", "x2"),
        (f"<m:math {M}><m:msup><m:mn>10</m:mn><m:mn>6</m:mn></m:msup></m:math>", "10^6"),
        ((f"<m:math {M}><m:mmultiscripts><m:mi>C</m:mi><m:mn>2</m:mn><m:none/><m:mprescripts/>"
         "<m:none/><m:mn>13</m:mn></m:mmultiscripts></m:math>"), "13C2"),
        ((f"<m:math {M}><m:semantics><m:mi>x</m:mi><m:annotation>\\x</m:annotation></m:semantics>"
         "</m:math>"), "x"),
        (f"<m:math {M}><m:mtext>a b </m:mtext><m:mspace/><m:mi> c </m:mi></m:math>", "a b  c"),
    ],
)  # fmt: skip
def test_markup_becomes_plain_text(markup, text):
    account = Account("f")
    found = content(etree.fromstring(f"<AbstractText>{markup}</AbstractText>"), account)
    assert found == " ".join(text.split("  "))
    assert list(account.findings()) == []


def test_an_unknown_formula_element_is_counted_and_its_text_kept():
    account = Account("f")
    found = content(etree.fromstring(f"<A><m:math {M}><m:odd>x</m:odd></m:math></A>"), account)
    assert found == "x"
    assert [finding.code for finding in account.findings()] == ["element-not-read"]


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [
        ("pubmed", "0123", ("pmid", "123", None)),
        ("pubmed", "none", ("other", "none", "pubmed")),
        ("doi", "10.1000/ABC", ("doi", "10.1000/abc", None)),
        ("doi", "https://doi.org/10.1000/ABC", ("doi", "10.1000/abc", None)),
        ("doi", "not one", ("other", "not one", "doi")),
        ("pmc", "PMC12.2", ("pmcid", "PMC12", None)),
        ("pmcid", "pmc-id: PMC12;manuscript-id: X;", ("other", "pmc-id: PMC12;manuscript-id: X;",
                                                      "pmcid")),
        ("pii", "S0140", ("pii", "S0140", None)),
        ("sici", "x", ("other", "x", "sici")),
    ],
)  # fmt: skip
def test_identifiers(scheme, value, expected):
    found = identifier(scheme, value)
    assert (found.scheme, found.value, found.source) == expected


@pytest.mark.parametrize(
    ("printed", "languages", "own", "translated"),
    [
        ("A study.", ["en"], "A study", None),
        ("[A study].", ["fr"], None, "A study"),
        ("[A study.]", ["de"], None, "A study"),
        ("[A] study of [B].", ["fr"], "[A] study of [B]", None),
        ("[Comment].", ["en"], "[Comment]", None),
        ("[A study].", [], None, "A study"),
        ("And so on...", ["en"], "And so on...", None),
    ],
)
def test_titles(printed, languages, own, translated):
    found = english_title(printed, languages)
    assert tuple(title and title.text for title in found) == (own, translated)


def test_a_placeholder_is_no_title():
    assert is_placeholder("[Not Available].")
    assert is_placeholder("[Not Available]")
    assert not is_placeholder("[Not Available in France].")


def test_a_window_finds_markup_but_no_bare_marks():
    window = Window(io.BytesIO(b"a! b!! <! c <!"))
    window.more()
    assert [window.find_markup(b"!", place) for place in (0, 7, 8)] == [7, 7, 12]
    assert window.find_markup(b"?", 0) == len(window.buffer)
    assert window.find(b"c", 3) == 10
    assert window.find(b"c", 11) == len(window.buffer)
