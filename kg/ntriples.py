"""Terms of RDF as N-Triples writes them: text, so that a statement is one line of text.

Laws
    1. What is written is what pyoxigraph's writer gives for the same term, character for
       character: canonical N-Triples, with U+FFFE and U+FFFF escaped too.
    2. What RDF cannot hold is a ``ValueError``: a lone surrogate, an IRI or a language tag that is
       not well formed. IRIs and tags are judged by pyoxigraph, each once.

A hundred statements a record are written here; to make a term of pyoxigraph for each part of
each, and text of it afterwards, takes ten times as long.

Source: RDF 1.1 N-Triples (W3C Recommendation, 25 February 2014), 4 "A Canonical form".
"""

import re
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode

_STRING: Final = "<http://www.w3.org/2001/XMLSchema#string>"
_TO_ESCAPE: Final = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff\ufffe\uffff]')
_SHORT: Final = {
    "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\",
}  # fmt: skip


@lru_cache(maxsize=1 << 15)
def iri(value: str) -> str:
    """Return an IRI in angle brackets.

    >>> iri("http://example.org/")
    '<http://example.org/>'
    """
    return str(NamedNode(value))


def string(value: str) -> str:
    r"""Return a literal of the datatype ``xsd:string``.

    >>> print(string('5" and\nmore'))
    "5\" and\nmore"
    """
    return f'"{_escaped(value)}"'


@lru_cache(maxsize=1 << 15)
def name(value: str) -> str:
    """Return what `string` does, of a name that many records give: of a descriptor, a journal.

    >>> name("Humans")
    '"Humans"'
    """
    return string(value)


def tagged(value: str, language: str) -> str:
    """Return a literal with a language tag, which is written in lower case.

    >>> tagged("colour", "en-GB")
    '"colour"@en-gb'
    """
    return f'"{_escaped(value)}"{_tag(language)}'


def typed(lexical: str, datatype: str) -> str:
    """Return a literal of a datatype, which is given as an IRI in angle brackets.

    >>> typed("2020", "<http://www.w3.org/2001/XMLSchema#gYear>")
    '"2020"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    """
    return string(lexical) if datatype == _STRING else f'"{_escaped(lexical)}"^^{datatype}'


def _escaped(value: str) -> str:
    if value.isprintable():  # the most of them: nothing but these two is printable and escaped
        return value.replace("\\", "\\\\").replace('"', '\\"')
    return _TO_ESCAPE.sub(_escape, value)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":
        raise ValueError(f"a text holds U+{ord(character):04X}, half of a surrogate pair")
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


@lru_cache(maxsize=1 << 10)
def _tag(language: str) -> str:
    return str(Literal("", language=language)).removeprefix('""')
