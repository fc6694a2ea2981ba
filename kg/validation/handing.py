"""What the compiled checks do not understand, given to the engines that do."""

from collections.abc import Collection, Iterable
from typing import Final

from pyoxigraph import Store
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.validation import rust
from kg.validation.checks.compiler import Checks
from kg.validation.engine import validate
from kg.validation.report import Report

_TARGETS: Final = (
    SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target,
)  # fmt: skip


def judge_rest(data: Store, checks: Checks) -> Report | None:
    """Return what the other engines say of the shapes that were handed on, if any were.

    Raises:
        KgError: when the shapes are not valid, or an engine fails.
    """
    if not checks.left:
        return None
    left = left_over(checks.source, checks.left)
    if rust.not_understood(left):
        return validate(rust.as_rdflib(data), left)
    return rust.validate(data, left)


def not_judged(checks: Checks) -> tuple[str, ...]:
    """Name what was handed on and nobody judged: the SPARQL constraints, or the shape."""
    found = []
    for shape, reason in sorted(checks.handed.items()):
        queries = sorted(map(str, checks.graph.objects(URIRef(shape), SH.sparql)))
        found.extend(queries if reason == "sh:sparql" else [f"{shape} ({reason})"])
    return tuple(found)


def left_over(shapes: Graph, wanted: Collection[Node]) -> Graph:
    """Return shapes of which only those that are handed on have targets."""
    left = Graph()
    for triple in shapes:
        if triple[1] not in _TARGETS or triple[0] in wanted:
            left.add(triple)
    for shape, kind in list(rust.class_shapes(left)):
        if shape not in wanted:
            left.remove((shape, RDF.type, kind))
    return left


def merged(reports: Iterable[Graph], unchecked: Iterable[str]) -> Graph:
    """Return one report of the results of several."""
    whole, top = Graph(), BNode()
    for report in reports:
        for triple in report:
            whole.add(triple)
    for old in list(whole.subjects(RDF.type, SH.ValidationReport)):
        for result in list(whole.objects(old, SH.result)):
            whole.add((top, SH.result, result))
        whole.remove((old, None, None))
    whole.add((top, RDF.type, SH.ValidationReport))
    whole.add((top, SH.conforms, Literal((top, SH.result, None) not in whole)))
    for each in unchecked:
        whole.add((top, RDFS.comment, Literal(f"not checked: {each}")))
    return whole
