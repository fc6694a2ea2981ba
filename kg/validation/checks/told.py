"""From rows to the standard report, in the words of the shapes."""

from collections.abc import Iterable, Iterator

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.validation.checks.shape import Row
from kg.validation.checks.terms import node_of

_NONE = "The constraint {} is not satisfied."


def report_of(rows: Iterable[Row], shapes: Graph) -> Graph:
    """Return the report; ``shapes`` are those that the rows name, without blank nodes."""
    report = Graph()
    top = BNode()
    report.add((top, RDF.type, SH.ValidationReport))
    found = list(rows)
    report.add((top, SH.conforms, Literal(not found)))
    for row in found:
        node = BNode()
        report.add((top, SH.result, node))
        for triple in _result(node, row, shapes):
            report.add(triple)
    return report


def _result(node: Node, row: Row, shapes: Graph) -> Iterator[tuple[Node, Node, Node]]:
    shape = URIRef(row.shape)
    yield node, RDF.type, SH.ValidationResult
    yield node, SH.focusNode, node_of(row.focus)
    yield node, SH.sourceShape, shape
    yield node, SH.sourceConstraintComponent, SH[row.component]
    yield node, SH.resultSeverity, shapes.value(shape, SH.severity) or SH.Violation
    if row.fault.value is not None:
        yield node, SH.value, node_of(row.fault.value)
    path = node_of(row.fault.path) if row.fault.path else shapes.value(shape, SH.path)
    if path is not None:
        yield node, SH.resultPath, path
        yield from _description(shapes, path)
    messages = list(shapes.objects(shape, SH.message))
    kind = row.component.removesuffix("ConstraintComponent")
    for message in messages or [Literal(_NONE.format(kind))]:
        yield node, SH.resultMessage, message


def _description(graph: Graph, path: Node) -> Iterator[tuple[Node, Node, Node]]:
    """Yield what a path that is no predicate is made of."""
    steps: tuple[Node, ...] = (RDF.first, RDF.rest)
    if (path, RDF.first, None) not in graph:
        steps = (SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath,
                 SH.zeroOrOnePath)  # fmt: skip
    for predicate, value in graph.predicate_objects(path):
        if predicate in steps:
            yield path, predicate, value
            yield from _description(graph, value)
