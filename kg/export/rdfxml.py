"""RDF/XML: a description a subject, a property a line.

Source: RDF 1.1 XML Syntax (W3C Recommendation, 25 February 2014) and XML 1.0, 2.2. It cannot hold
every graph: a predicate must end in an XML name, and most control characters have no place in
XML at all. pyoxigraph writes such characters nevertheless, and carriage returns that a parser
takes for line feeds, which is why this file exists.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import ExportError
from kg.export.format import Format
from kg.export.ordering import Statement, Terms, statements
from kg.export.prefixes import Shortener
from kg.names import PREFIXES, XSD

# XML 1.0, rule 2: Char; whatever it leaves out cannot even be written as a character reference.
_NO_CHARACTER: Final = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
# Namespaces in XML 1.0, rule 4, over ASCII: what a predicate must end in.
_NAME_AT_END: Final = re.compile(r"(.*[^A-Za-z0-9_.-][0-9.-]*)([A-Za-z_][A-Za-z0-9_.-]*)")
# RDF 1.1 XML Syntax, 5.1: names that no property may have, and rdf:li, which is a counter.
_RESERVED: Final = frozenset(
    PREFIXES["rdf"] + name
    for name in (
        "RDF", "Description", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li",
        "aboutEach", "aboutEachPrefix", "bagID",
    )
)  # fmt: skip
_WHITE: Final = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


class Notation:
    """Writes terms as RDF/XML does, and knows which prefixes that took."""

    def __init__(self) -> None:
        self._shortener = Shortener({"rdf"})

    def render(self, each: Terms) -> Statement:
        """Return a statement: the subject as an attribute, the rest so that two make an element.

        Raises:
            ExportError: for a predicate or a character that XML cannot hold.
        """
        subject = _reference(each.subject, "about")
        tag, declaration = self._property(each.predicate)
        if not isinstance(each.object, Literal):
            return Statement("", subject, tag, f"{declaration} {_reference(each.object)}/>")
        text = self._text(each)
        attribute = _literal_attribute(each.object)
        return Statement("", subject, tag, f"{declaration}{attribute}>{text}</{tag}>")

    def namespaces(self) -> str:
        """Return the declarations of the prefixes used so far, as attributes."""
        declared = self._shortener.declared()
        return "".join(f"\n    xmlns:{p}={quoteattr(iri)}" for p, iri in declared.items())

    def _property(self, predicate: NamedNode) -> tuple[str, str]:
        match = _NAME_AT_END.fullmatch(predicate.value)
        if match is None or predicate.value in _RESERVED:
            raise ExportError(
                f"RDF/XML cannot hold the predicate {predicate}: it must end in an XML name that "
                "the syntax does not reserve; choose turtle or another format"
            )
        short = self._shortener.shorten(predicate.value)
        if short and short.partition(":")[2] == match.group(2):
            return short, ""
        return match.group(2), f" xmlns={quoteattr(match.group(1))}"

    def _text(self, each: Terms) -> str:
        text = each.object.value if isinstance(each.object, Literal) else ""
        bad = _NO_CHARACTER.search(text)
        if bad:
            raise ExportError(
                f"RDF/XML cannot hold the character U+{ord(bad.group()):04X}, which stands in the "
                f"{each.predicate} of {each.subject}; choose turtle or another format"
            )
        return escape(text, _WHITE)


def _reference(node: NamedNode | BlankNode, attribute: str = "resource") -> str:
    if isinstance(node, BlankNode):
        return f'rdf:nodeID="{node.value}"'
    return f"rdf:{attribute}={quoteattr(node.value)}"


def _literal_attribute(value: Literal) -> str:
    if value.language:
        return f" xml:lang={quoteattr(value.language)}"
    if value.datatype == XSD.string:
        return ""
    return f" rdf:datatype={quoteattr(value.datatype.value)}"


def write(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write each triple once, whichever graphs it stands in."""
    notation = Notation()
    described = groupby(
        statements(quads, notation.render, graphs=False), key=lambda statement: statement.subject
    )
    first = next(described, None)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{notation.namespaces()}>\n'
    stream.write(head.encode())
    if first is not None:
        stream.write(_description(*first).encode())
    stream.writelines(_description(subject, about).encode() for subject, about in described)
    stream.write(b"</rdf:RDF>\n")


def _description(subject: str, about: Iterable[Statement]) -> str:
    properties = "".join(f"    <{each.predicate}{each.object}\n" for each in about)
    return f"  <rdf:Description {subject}>\n{properties}  </rdf:Description>\n"


FORMAT = Format("rdfxml", "application/rdf+xml", "rdf", holds_graphs=False, write=write)
