"""The order in which statements are written, whatever the order in which they come.

Laws
    1. The order hangs on the statements alone, so that two exports of a graph can be diffed.
    2. No statement is written twice.
    3. Memory is bounded: see `kg.sorting`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import ExportError
from kg.names import DOI, MESH, PUBMED, RDF, RDFS
from kg.sorting import sorted_lines

_KEY_LENGTH: Final = 80
_NUMBER: Final = re.compile(r"\d+")
_FIRST_PREDICATES: Final = {RDF.type: "0", RDFS.label: "1"}


class Statement(NamedTuple):
    """A statement whose terms are written in some syntax; ``graph`` is empty for the default."""

    graph: str
    subject: str
    predicate: str
    object: str


class Terms(NamedTuple):
    """A statement's terms as pyoxigraph gives them, none of them of RDF 1.2."""

    graph: NamedNode | BlankNode | None
    subject: NamedNode | BlankNode
    predicate: NamedNode
    object: NamedNode | BlankNode | Literal


def terms(quad: Quad) -> Terms:
    """Return the terms of a quad.

    Raises:
        ExportError: for a triple term or a base direction, which RDF 1.1 does not have.
    """
    subject, value, graph = quad.subject, quad.object, quad.graph_name
    if isinstance(subject, Triple) or isinstance(value, Triple):
        raise ExportError(f"RDF 1.1 has no statements about statements: {quad}")
    if isinstance(value, Literal) and value.direction is not None:
        raise ExportError(f"RDF 1.1 has no base direction of a text: {quad}")
    named = None if isinstance(graph, DefaultGraph) else graph
    return Terms(named, subject, quad.predicate, value)


def statements(
    quads: Iterable[Quad], render: Callable[[Terms], Statement], *, graphs: bool
) -> Iterator[Statement]:
    """Yield rendered statements, each once, ordered for a reader.

    Graphs come in the order of their names, the default graph first, or are left out. Subjects:
    papers with their parts, then what else there is, then concepts of MeSH. Predicates: type,
    label, then by IRI. Numbers inside a name count as numbers: ``#ref-9`` before ``#ref-10``.
    What ``render`` gives must hold neither a tab nor a line feed.
    """
    width = len(Statement._fields)
    for line in sorted_lines(_keyed(quads, render, graphs=graphs)):
        yield Statement(*line.rsplit("\t", width)[1:])


def _keyed(
    quads: Iterable[Quad], render: Callable[[Terms], Statement], *, graphs: bool
) -> Iterator[str]:
    for quad in quads:
        each = terms(quad)
        if not graphs:
            each = each._replace(graph=None)
        yield "\t".join((_key(each), *render(each)))


def _key(each: Terms) -> str:
    predicate = _FIRST_PREDICATES.get(each.predicate) or "2" + each.predicate.value
    graph = natural(str(each.graph)) if each.graph else ""
    value = natural(str(each.object)[:_KEY_LENGTH])
    return "\x1f".join((graph, _rank(each.subject), predicate, value))


def _rank(subject: NamedNode | BlankNode) -> str:
    name = subject.value
    rank = "0" if name.startswith((PUBMED, DOI)) else "2" if name.startswith(MESH) else "1"
    return rank + natural(name)


def natural(name: str) -> str:
    """Return a key by which names sort as people sort them, numbers by their size.

    >>> sorted(["#ref-10", "#ref-9"], key=natural)
    ['#ref-9', '#ref-10']
    """
    return _NUMBER.sub(_by_length, name)


def _by_length(number: re.Match[str]) -> str:
    digits = number.group().lstrip("0")
    return chr(ord("0") + min(len(digits), 5000)) + digits
