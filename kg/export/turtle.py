"""Turtle to be read and compared: a block a subject, a line an object.

Source: RDF 1.1 Turtle (W3C Recommendation, 25 February 2014). pyoxigraph's own Turtle is sound
and groups neighbouring statements, but sets all objects on one line and no space between
subjects, so that a change of one name shows as a change of a page. Its terms are used here: every
term of N-Triples is one of Turtle (clause 6.5 there), and escapes are thus not our own.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.export.format import Format
from kg.export.ordering import Statement, Terms, statements
from kg.export.prefixes import Shortener
from kg.names import RDF, XSD

INDENT: Final = "    "

# The lexical forms that Turtle may write bare (grammar rules 19, 20 and 133s), less those that a
# reader might print differently: no leading plus sign, no idle zeros, no missing digits.
_BARE: Final = {
    XSD.integer: re.compile(r"-?(0|[1-9][0-9]*)"),
    XSD.decimal: re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}


class Notation:
    """Writes terms as Turtle and TriG do, and knows which prefixes that took."""

    def __init__(self) -> None:
        self._shortener = Shortener()

    def render(self, each: Terms) -> Statement:
        """Return a statement in Turtle's terms."""
        predicate = "a" if each.predicate == RDF.type else self._node(each.predicate)
        return Statement(
            self._node(each.graph) if each.graph else "",
            self._node(each.subject),
            predicate,
            self._value(each.object),
        )

    def header(self) -> str:
        """Return the declarations of the prefixes used so far."""
        declared = self._shortener.declared()
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in declared.items())

    def _node(self, node: NamedNode | BlankNode) -> str:
        short = self._shortener.shorten(node.value) if isinstance(node, NamedNode) else None
        return short or str(node)

    def _value(self, value: NamedNode | BlankNode | Literal) -> str:
        if not isinstance(value, Literal):
            return self._node(value)
        bare = _BARE.get(value.datatype)
        if bare and bare.fullmatch(value.value):
            return value.value
        if value.language or value.datatype == XSD.string:
            return str(value)
        return f"{Literal(value.value)}^^{self._node(value.datatype)}"


def write(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write each triple once, whichever graphs it stands in."""
    notation = Notation()
    ordered = statements(quads, notation.render, graphs=False)
    for number, block in enumerate(blocks(ordered)):
        if number == 0:
            stream.write(notation.header().encode())
        stream.write(f"\n{block}".encode())


def blocks(ordered: Iterable[Statement], indent: str = "") -> Iterator[str]:
    """Yield the block of each subject: its predicates one to a line, and so its objects."""
    for subject, about in groupby(ordered, key=lambda s: s.subject):
        lines = [
            predicate + _objects([s.object for s in same], indent)
            for predicate, same in groupby(about, key=lambda s: s.predicate)
        ]
        content = f" ;\n{indent}{INDENT}".join(lines)
        yield f"{indent}{subject} {content} .\n"


def _objects(objects: list[str], indent: str) -> str:
    if len(objects) == 1:
        return f" {objects[0]}"
    start = f"\n{indent}{INDENT * 2}"
    return start + f" ,{start}".join(objects)


FORMAT = Format("turtle", "text/turtle", "ttl", holds_graphs=False, write=write)
