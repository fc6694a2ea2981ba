"""What stands for the content of a named graph: a hash of its sorted N-Triples.

There are no blank nodes, so lines sorted by their bytes are canonical (RDF Dataset
Canonicalization, W3C Recommendation, 21 May 2024, gives the same for such graphs).
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.names import XSD
from kg.store import Store

_INTEGERS: Final = frozenset({XSD.integer, XSD.nonNegativeInteger})
_BOOLEANS: Final[Mapping[str, str]] = {"1": "true", "0": "false"}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The hash of a graph, SHA-256 in hexadecimal digits, and how many triples it has."""

    sha256: str
    triples: int


def lines_of(triples: Iterable[Triple]) -> list[bytes]:
    """Return triples as lines of N-Triples, each once, sorted by their bytes."""
    whole = cast("bytes", serialize(triples, format=RdfFormat.N_TRIPLES))
    return sorted(set(whole.splitlines(keepends=True)))


def fingerprint(lines: Iterable[bytes]) -> Fingerprint:
    """Return what stands for sorted lines."""
    hashed = hashlib.sha256()
    count = 0
    for line in lines:
        hashed.update(line)
        count += 1
    return Fingerprint(hashed.hexdigest(), count)


def graph_lines(store: Store, graph: NamedNode) -> list[bytes]:
    """Return the lines of a named graph of the embedded store."""
    return lines_of(quad.triple for quad in store.quads(graph))


def fingerprints(store: Store) -> dict[str, Fingerprint]:
    """Return what stands for each named graph of the embedded store, by its name."""
    return {graph.value: fingerprint(graph_lines(store, graph)) for graph in store.graphs()}


def by_value(triples: Iterable[Triple]) -> Fingerprint:
    """Return what stands for triples when literals count by their value, not by their spelling.

    Stores may keep values: "0.90" comes back as "0.9", and language tags in lower case, which is
    the same literal (RDF 1.1 Concepts, 3.3; XML Schema Datatypes, 2.2).

    >>> from pyoxigraph import NamedNode as N, Literal as L
    >>> def one(literal): return by_value([Triple(N("a:b"), N("a:c"), literal)]).sha256[:6]
    >>> one(L("0.90", datatype=XSD.decimal)) == one(L("0.9", datatype=XSD.decimal))
    True
    >>> one(L("0.90")) == one(L("0.9"))
    False
    """
    return fingerprint(lines_of(Triple(t.subject, t.predicate, _value(t.object)) for t in triples))


def _value(term: Triple | Literal | NamedNode | object) -> Literal | NamedNode:
    if not isinstance(term, Literal):
        return cast("NamedNode", term)
    if term.language:
        return Literal(term.value, language=term.language.lower())
    if term.datatype == XSD.boolean:
        return Literal(_BOOLEANS.get(term.value, term.value), datatype=term.datatype)
    if term.datatype == XSD.decimal or term.datatype in _INTEGERS:
        return Literal(_number(term.value), datatype=term.datatype)
    if term.datatype == XSD.dateTime:
        return Literal(re.sub(r"(\+00:00|Z)$", "Z", term.value), datatype=term.datatype)
    return term


def _number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


def in_graph(lines: Iterable[bytes], graph: str) -> bytes:
    """Return lines of N-Triples as N-Quads of one graph."""
    ending = f" <{graph}> .\n".encode()
    return b"".join([line[:-3] + ending for line in lines])
