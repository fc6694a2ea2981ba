"""From the engine's report to ours: every node named by what it says, every result a record.

Rule 1: a blank node is named by a digest of all that hangs on it, so that one report always gets
the same names. Two results that say the same are one.
Rule 2: a whole-graph constraint has the ontology as its focus; the node at fault is its value.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.names import KG, PREFIXES, Minter, digest
from kg.validation.report import Result

GRAPH_FOCUS = URIRef(KG.namespace_iri)
"""The focus node of constraints on the graph as a whole."""

_MINTER = Minter()
_STEPS = {
    SH.inversePath: "^{}",
    SH.zeroOrMorePath: "{}*",
    SH.oneOrMorePath: "{}+",
    SH.zeroOrOnePath: "{}?",
}


def named(graph: Graph) -> Graph:
    """Return a copy of a report without blank nodes, its triples added in a fixed order."""
    return renamed(graph, names_of(graph))


def renamed(graph: Graph, names: Mapping[Node, Node]) -> Graph:
    """Return a copy of a graph with other names for some nodes, added in a fixed order."""
    triples = {(names.get(s, s), p, names.get(o, o)) for s, p, o in graph}
    copy = Graph()
    for prefix in ("kg", "mesh", "pubmed"):
        copy.bind(prefix, PREFIXES[prefix])
    copy.bind("sh", SH)
    for triple in sorted(triples, key=_triple_key):
        copy.add(triple)
    return copy


def _triple_key(triple: tuple[Node, Node, Node]) -> tuple[str, ...]:
    return tuple(_key(node) for node in triple)


def _key(node: Node) -> str:
    return node.n3() if isinstance(node, URIRef | Literal) else str(node)


def names_of(graph: Graph) -> dict[Node, Node]:
    """Return a name for each blank node, from the leaves up; those on a cycle come last."""
    hanging = {node: set(_blank_objects(graph, node)) for node in _blank_nodes(graph)}
    above = defaultdict(list)
    for node, below in hanging.items():
        for other in below:
            above[other].append(node)
    names: dict[Node, Node] = {}
    ready = [node for node, below in hanging.items() if not below]
    while ready:
        node = ready.pop()
        names[node] = _name(graph, node, names)
        for owner in above[node]:
            hanging[owner].discard(node)
            if not hanging[owner]:
                ready.append(owner)
    cyclic = {node: _name(graph, node, names) for node in hanging.keys() - names.keys()}
    return {**names, **cyclic}


def _blank_nodes(graph: Graph) -> set[Node]:
    return {node for node in graph.all_nodes() if isinstance(node, BNode)}


def _blank_objects(graph: Graph, node: Node) -> Iterator[Node]:
    return (value for value in graph.objects(node) if isinstance(value, BNode))


def _name(graph: Graph, node: Node, names: Mapping[Node, Node]) -> URIRef:
    parts = sorted(
        (_key(p), "cycle" if isinstance(o, BNode) and o not in names else _key(names.get(o, o)))
        for p, o in graph.predicate_objects(node)
    )
    return URIRef(_MINTER.node("report", digest(*(text for part in parts for text in part))).value)


def results(report: Graph, data: Graph) -> Iterator[Result]:
    """Yield the results of a report that `named` gave, in no particular order."""
    (top,) = report.subjects(RDF.type, SH.ValidationReport)
    for node in report.objects(top, SH.result):
        yield _result(report, node, data)


def _result(report: Graph, node: Node, data: Graph) -> Result:
    focus = report.value(node, SH.focusNode)
    value = report.value(node, SH.value)
    path = report.value(node, SH.resultPath)
    constraint = report.value(node, SH.sourceConstraint)
    messages = sorted(str(message) for message in report.objects(node, SH.resultMessage))
    return Result(
        severity=_local(report.value(node, SH.resultSeverity)),
        focus=str(focus),
        path=None if path is None else path_text(report, path),
        value=None if value is None else str(value),
        component=_local(report.value(node, SH.sourceConstraintComponent)),
        shape=str(report.value(node, SH.sourceShape)),
        constraint=None if constraint is None else str(constraint),
        message=" ".join(messages),
        node=str(value if focus == GRAPH_FOCUS and _stands(data, value) else focus),
    )


def _stands(data: Graph, value: Node | None) -> bool:
    if value is None or isinstance(value, Literal):
        return False
    return (value, None, None) in data or (None, None, value) in data


def _local(term: Node | None) -> str:
    return str(term).rpartition("#")[2]


def path_text(graph: Graph, path: Node) -> str:
    """Return a SHACL property path as a SPARQL property path; an IRI alone stays bare.

    Source: SHACL, 2.3.1 SHACL Property Paths.
    """
    return str(path) if _is_iri_path(graph, path) else _path(graph, path)


def _is_iri_path(graph: Graph, path: Node) -> bool:
    steps = (*_STEPS, SH.alternativePath, RDF.first)
    return isinstance(path, URIRef) and not any((path, step, None) in graph for step in steps)


def _path(graph: Graph, path: Node) -> str:
    for step, form in _STEPS.items():
        inner = graph.value(path, step)
        if inner is not None:
            return form.format(_path(graph, inner))
    alternatives = graph.value(path, SH.alternativePath)
    if alternatives is not None:
        return f"({'|'.join(_path(graph, part) for part in Collection(graph, alternatives))})"
    if (path, RDF.first, None) in graph:
        return f"({'/'.join(_path(graph, part) for part in Collection(graph, path))})"
    return URIRef(str(path)).n3()
