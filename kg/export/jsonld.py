"""JSON-LD: compact, with the context in the file, a line a value.

Source: JSON-LD 1.1 (W3C Recommendation, 16 July 2020). The context is the part of
``context.jsonld`` that the file uses; nothing is fetched to read it. A number or truth value is
written as JSON's own where that gives back the same lexical form (JSON-LD 1.1 API, 8.2).
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from typing import BinaryIO, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.export.format import Format
from kg.export.ordering import Statement, Terms, statements
from kg.export.prefixes import Shortener
from kg.names import PREFIXES, RDF, XSD

# Marks a compact IRI until the whole graph has been seen: json.dumps leaves no such character.
_COMPACT: Final = "\x02"
_COMPACTED: Final = re.compile(_COMPACT + r"([a-z0-9]+):")
_SCHEME: Final = re.compile(r"([A-Za-z0-9_+.-]+):(?!//)")
# Fifteen digits: what a double holds exactly, and any JSON parser with it.
_NATIVE: Final = {
    XSD.integer: re.compile(r"0|-?[1-9][0-9]{0,14}"),
    XSD.boolean: re.compile(r"true|false"),
}


def context() -> dict[str, object]:
    """Return the project's JSON-LD context, which is ``context.jsonld`` beside this file."""
    text = files("kg.export").joinpath("context.jsonld").read_text(encoding="utf-8")
    declared: dict[str, object] = json.loads(text)["@context"]
    return declared


def prefix_definitions(prefixes: Iterable[str]) -> dict[str, object]:
    """Return the term definitions of some prefixes.

    An IRI that ends in no gen-delim must say that it is a prefix (JSON-LD 1.1, 9.15.1).
    """
    return {
        prefix: iri if iri[-1] in ":/?#[]@" else {"@id": iri, "@prefix": True}
        for prefix in sorted(prefixes)
        for iri in [PREFIXES[prefix]]
    }


class Notation:
    """Writes terms as JSON-LD does; knows the prefixes that took and the schemes that it met."""

    def __init__(self) -> None:
        self._shortener = Shortener()
        self._schemes: set[str] = set()

    def render(self, each: Terms) -> Statement:
        """Return a statement whose terms are JSON; its graph is empty for the default graph."""
        is_type = each.predicate == RDF.type and isinstance(each.object, NamedNode)
        if is_type:
            predicate, value = '"@type"', self._name(each.object)
        else:
            predicate, value = self._name(each.predicate), self._value(each.object)
        graph = self._name(each.graph) if each.graph else ""
        return Statement(graph, self._name(each.subject), predicate, value)

    def finish(self, text: str) -> str:
        """Return a rendered text with its compact IRIs, or whole ones where a prefix is barred.

        A prefix is barred if an IRI of the graph has it for a scheme: ``<doi:10.1000/1>`` would
        be read as a compact IRI.
        """
        barred = self._schemes & self._shortener.used
        return _COMPACTED.sub(
            lambda found: PREFIXES[found[1]] if found[1] in barred else found[0][1:], text
        )

    def context(self) -> str:
        """Return the context of what was rendered, as JSON."""
        used = self._shortener.used - self._schemes
        return json.dumps(prefix_definitions(used), indent=2).replace("\n", "\n  ")

    def _name(self, node: NamedNode | BlankNode | Literal) -> str:
        if not isinstance(node, NamedNode):
            return json.dumps(str(node))
        short = self._shortener.shorten(node.value)
        if short is not None:
            return f'"{_COMPACT}{short}"'
        scheme = _SCHEME.match(node.value)
        if scheme:
            self._schemes.add(scheme.group(1))
        return json.dumps(node.value, ensure_ascii=False)

    def _value(self, value: NamedNode | BlankNode | Literal) -> str:
        if not isinstance(value, Literal):
            return f'{{"@id": {self._name(value)}}}'
        native = _NATIVE.get(value.datatype)
        if native and native.fullmatch(value.value):
            return value.value
        text = json.dumps(value.value, ensure_ascii=False)
        if value.language:
            return f'{{"@language": "{value.language}", "@value": {text}}}'
        if value.datatype == XSD.string:
            return text
        return f'{{"@type": {self._name(value.datatype)}, "@value": {text}}}'


def write(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write one JSON object: its context, and the nodes and named graphs as ``@graph``."""
    notation = Notation()
    pieces = _pieces(statements(quads, notation.render, graphs=True))
    # The first piece comes when every statement has been seen, and with it the context is known.
    first = next(pieces, "")
    stream.write(f'{{\n  "@context": {notation.context()},\n  "@graph": [\n'.encode())
    stream.write(notation.finish(first).encode())
    stream.writelines(notation.finish(piece).encode() for piece in pieces)
    stream.write(b"\n  ]\n}\n")


def _pieces(ordered: Iterable[Statement]) -> Iterator[str]:
    separator = ""
    for graph, content in groupby(ordered, key=lambda s: s.graph):
        if graph:
            yield f'{separator}    {{\n      "@id": {graph},\n      "@graph": [\n'
            yield from _nodes(content, " " * 8)
            yield "\n      ]\n    }"
        else:
            yield from _nodes(content, " " * 4)
        separator = ",\n"


def _nodes(content: Iterable[Statement], indent: str) -> Iterator[str]:
    separator = ""
    inner = f",\n{indent}  "
    for subject, about in groupby(content, key=lambda s: s.subject):
        pairs = [f'"@id": {subject}']
        for predicate, same in groupby(about, key=lambda s: s.predicate):
            values = [each.object for each in same]
            pairs.append(f"{predicate}: {_array(values, indent + '  ')}")
        yield f"{separator}{indent}{{\n{indent}  {inner.join(pairs)}\n{indent}}}"
        separator = ",\n"


def _array(values: list[str], indent: str) -> str:
    if len(values) == 1:
        return values[0]
    start = f"\n{indent}  "
    lines = f",{start}".join(values)
    return f"[{start}{lines}\n{indent}]"


FORMAT = Format("jsonld", "application/ld+json", "jsonld", holds_graphs=True, write=write)
