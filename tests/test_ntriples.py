"""Terms are written as pyoxigraph writes them, and refused where it refuses them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.names import XSD
from kg.ntriples import iri, string, tagged, typed

NODE = NamedNode("http://example.org/")
LONE = st.characters(categories=("Cs",))
ANY = st.text(st.characters(exclude_categories=("Cs",)))
ODD = st.text(
    st.sampled_from('"\\\n\r\t\b\f\x00\x0b\x1f\x7f\x80\x85\u2028\ufffe\uffff\U0001f600a ')
)


def _line(term: Literal | NamedNode) -> str:
    written = serialize([Triple(NODE, NODE, term)], format=RdfFormat.N_TRIPLES)
    assert isinstance(written, bytes)
    return written.decode()


def _of(text: str) -> str:
    return f"{iri(NODE.value)} {iri(NODE.value)} {text} .\n"


@given(value=ANY | ODD)
def test_literals_are_written_as_by_pyoxigraph(value: str) -> None:
    assert _of(string(value)) == _line(Literal(value))
    assert _of(tagged(value, "en-GB")) == _line(Literal(value, language="en-GB"))
    for datatype in (XSD.gYear, XSD.string):
        assert _of(typed(value, str(datatype))) == _line(Literal(value, datatype=datatype))


def test_every_character_is_written_as_by_pyoxigraph() -> None:
    every = [chr(code) for code in range(0x11000) if not 0xD800 <= code <= 0xDFFF]
    triples = [Triple(NODE, NODE, Literal(character)) for character in every]
    written = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert isinstance(written, bytes)
    assert written.decode() == "".join(_of(string(character)) for character in every)


@given(before=ANY, lone=LONE, behind=ANY)
def test_a_lone_surrogate_is_refused(before: str, lone: str, behind: str) -> None:
    for write in (string, lambda value: tagged(value, "en"), lambda v: typed(v, str(XSD.date))):
        with pytest.raises(ValueError, match="half of a surrogate pair"):
            write(before + lone + behind)


@given(language=st.text(st.sampled_from("aZ1-_ é"), max_size=12))
def test_language_tags_are_those_of_pyoxigraph(language: str) -> None:
    try:
        expected = _line(Literal("x", language=language))
    except ValueError:
        with pytest.raises(ValueError, match="tag"):
            tagged("x", language)
    else:
        assert _of(tagged("x", language)) == expected


@given(value=st.text(max_size=8).map("http://a/".__add__) | st.text(max_size=8))
def test_iris_are_those_of_pyoxigraph(value: str) -> None:
    try:
        expected = _line(NamedNode(value))
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            iri(value)
    else:
        assert _of(iri(value)) == expected
