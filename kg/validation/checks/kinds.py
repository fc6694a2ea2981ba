"""What kind of thing a value is. Source: SHACL, 4.1 Value Type Constraint Components."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Final

import rdflib
from rdflib import XSD

from kg.validation.checks.around import Around
from kg.validation.checks.component import Component, Reach, each_value
from kg.validation.checks.terms import (
    INTEGER,
    LANG_STRING,
    STRING,
    datatype_of,
    is_literal,
    node_of,
)

_VALUES: Final[Mapping[str, type | tuple[type, ...]]] = {
    STRING: (str, bytes),
    LANG_STRING: (str, bytes),
    str(XSD.integer): int,
    str(XSD.float): float,
    str(XSD.decimal): Decimal,
    str(XSD.boolean): bool,
    str(XSD.date): date,
    str(XSD.time): time,
    str(XSD.dateTime): datetime,
}


def of_class(wanted: str) -> Component:
    """Want values of a class."""

    def test(around: Around, value: str) -> bool:
        return value[0] != '"' and around.has_class(value, wanted)

    return each_value("ClassConstraintComponent", test, Reach.CLASS)


def datatype(wanted: str) -> Component:
    """Want literals of a datatype, well formed."""
    ending = f'"^^<{wanted}>'
    length = len(ending)

    def test(_: Around, value: str) -> bool:
        return _fits(value, wanted)

    def integer(_: Around, value: str) -> bool:
        digits = value[1:-length]
        plain = digits.isdecimal() and digits.isascii() and value.endswith(ending)
        return plain or _fits(value, wanted)

    found = integer if wanted == INTEGER else test
    return each_value("DatatypeConstraintComponent", found)


@lru_cache(maxsize=1 << 14)
def _fits(value: str, wanted: str) -> bool:
    if wanted == str(rdflib.RDFS.Literal):
        return is_literal(value)
    if datatype_of(value) != wanted:
        return False
    literal = node_of(value)
    if not isinstance(literal, rdflib.Literal) or literal.ill_typed is True:
        return False
    kind = _VALUES.get(wanted)
    return kind is None or isinstance(literal.value, kind)


NODE_KINDS: Final = {
    "IRI": "<",
    "BlankNode": "_",
    "Literal": '"',
    "BlankNodeOrIRI": "_<",
    "BlankNodeOrLiteral": '_"',
    "IRIOrLiteral": '<"',
}
"""The node kinds by the local names of their terms, and how such terms begin."""


def node_kind(wanted: str) -> Component:
    """Want IRIs, blank nodes, literals, or one of two of these."""
    beginnings = NODE_KINDS[wanted]

    def test(_: Around, value: str) -> bool:
        return value[0] in beginnings

    return each_value("NodeKindConstraintComponent", test)
