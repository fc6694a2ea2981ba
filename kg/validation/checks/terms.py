"""Terms of RDF as N-Triples writes them: plain text, compared as text, taken apart where needed.

Rule 1: a term is its N-Triples form as Oxigraph writes it, so that one term is one text.
Rule 2: what pyshacl asks of rdflib's literals (is it well typed, which is smaller) is asked of
rdflib here too, but for the commonest forms, whose answer is plain.

Source: RDF 1.1 N-Triples (W3C Recommendation, 25 February 2014).
"""

import re
from functools import lru_cache
from typing import Final, cast

import pyoxigraph
import rdflib
from rdflib import XSD

from kg.validation.parsing import quiet

STRING: Final = str(XSD.string)
LANG_STRING: Final = str(rdflib.RDF.langString)
INTEGER: Final = str(XSD.integer)

_NUMBERS: Final = frozenset(
    str(XSD[name])
    for name in ("integer", "decimal", "float", "double", "byte", "short", "int", "long",
                 "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong",
                 "nonNegativeInteger", "nonPositiveInteger", "negativeInteger", "positiveInteger")
)  # fmt: skip
_ORDERED: Final = frozenset(
    str(XSD[name])
    for name in ("string", "boolean", "dateTime", "date", "time", "gYear", "gYearMonth",
                 "duration", "dayTimeDuration", "yearMonthDuration")
)  # fmt: skip
_ESCAPE: Final = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_NAMED: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_INTEGER_FORM: Final = re.compile(r'"([+-]?[0-9]+)"\^\^<' + re.escape(INTEGER) + ">")


def is_literal(term: str) -> bool:
    """Tell whether a term is a literal."""
    return term[0] == '"'


def is_iri(term: str) -> bool:
    """Tell whether a term is an IRI."""
    return term[0] == "<"


def is_blank(term: str) -> bool:
    """Tell whether a term is a blank node."""
    return term[0] == "_"


def text_of(term: str) -> str:
    """Return the IRI, or the lexical form of a literal.

    >>> text_of('"a \\\\"b\\\\""@en'), text_of("<urn:x>")
    ('a "b"', 'urn:x')
    """
    if term[0] == "<":
        return term[1:-1]
    if term[0] == '"':
        inner = term[1 : term.rindex('"')]
        return _ESCAPE.sub(_unescaped, inner) if "\\" in inner else inner
    return term


def _unescaped(found: re.Match[str]) -> str:
    code = found.group(1)
    if code[0] in "uU" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _NAMED.get(code, code)


def language_of(term: str) -> str:
    """Return the language tag of a literal in lower case, or nothing."""
    if term[0] != '"' or term[-1] in '">':
        return ""
    return term[term.rindex('"') + 2 :].lower()


def datatype_of(term: str) -> str:
    """Return the IRI of a literal's datatype; nothing for what is no literal."""
    if term[0] != '"':
        return ""
    if term[-1] == '"':
        return STRING
    if term[-1] == ">":
        return term[term.rindex('"') + 4 : -1]
    return LANG_STRING


def integer_of(term: str) -> int | None:
    """Return the value of an xsd:integer, or ``None``."""
    found = _INTEGER_FORM.fullmatch(term)
    return int(found.group(1)) if found else None


@lru_cache(maxsize=1 << 14)
def node_of(term: str) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """Return a term as rdflib's."""
    if term[0] == "<":
        return rdflib.URIRef(text_of(term))
    if term[0] == "_":
        return rdflib.BNode(term[2:])
    with quiet():
        language = language_of(term)
        if language:
            return rdflib.Literal(text_of(term), lang=language)
        datatype = datatype_of(term)
        return rdflib.Literal(text_of(term), datatype=None if datatype == STRING else datatype)


def term_of(node: rdflib.term.Node) -> str:
    """Return a node of rdflib's as a term."""
    if isinstance(node, rdflib.Literal):
        if node.language:
            return str(pyoxigraph.Literal(str(node), language=node.language))
        datatype = pyoxigraph.NamedNode(str(node.datatype or STRING))
        return str(pyoxigraph.Literal(str(node), datatype=datatype))
    return f"_:{node}" if isinstance(node, rdflib.BNode) else f"<{node}>"


@lru_cache(maxsize=1 << 14)
def smaller(one: str, other: str, *, or_equal: bool) -> bool:
    """Tell whether a term is smaller than another; what cannot be compared is not.

    Source: SHACL, 4.3 and 4.5.3, by the operators of SPARQL 1.1.
    """
    first, second = integer_of(one), integer_of(other)
    if first is not None and second is not None:
        return first <= second if or_equal else first < second
    return _smaller(one, other, or_equal)


def _order(term: str) -> str | None:
    """Return what a literal is ordered among, by SPARQL's operators, or ``None``.

    rdflib orders literals of different datatypes too, by the datatypes' names.
    """
    datatype = datatype_of(term)
    return "number" if datatype in _NUMBERS else datatype if datatype in _ORDERED else None


@lru_cache(maxsize=1 << 14)
def _smaller(one: str, other: str, or_equal: bool) -> bool:  # noqa: FBT001 - a key of a cache
    from pyshacl.rdfutil.compare import compare_literal  # noqa: PLC0415 - slow to import

    order = _order(one)
    if order is None or order != _order(other):
        return False
    first = cast("rdflib.Literal", node_of(one))
    second = cast("rdflib.Literal", node_of(other))
    if first.ill_typed or second.ill_typed:
        return False
    try:
        with quiet():
            found = compare_literal(first, second)  # type: ignore[no-untyped-call]
    except (TypeError, NotImplementedError):
        return False
    return bool(found <= 0 if or_equal else found < 0)
