"""SHACL by two Rust engines: shifty for the Core constraints, Oxigraph for those in SPARQL.

shifty is the whole boundary to pyshifty: it takes N-Triples and gives the standard report. Its own
SPARQL differs from pyshacl's in places, so that constraints in SPARQL never reach it: they are
taken out of the shapes and answered by Oxigraph over the store itself.

Source: Shapes Constraint Language (W3C Recommendation, 20 July 2017), 5.3 Validation with
SPARQL-based Constraints: ``$this`` is bound to the focus node, each solution is a result, and
``?path`` and ``?value`` say where.
"""

import warnings
from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from typing import Final, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    Variable,
)
from rdflib import OWL, RDF, RDFS, SH, XSD, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from kg.errors import KgError
from kg.validation.parsing import quiet
from kg.validation.report import Report
from kg.validation.report_graph import named, results

_DEFAULT: Final = DefaultGraph()
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_THIS: Final = Variable("this")


def validate(data: Store, shapes: Graph) -> Report:
    """Check the default graph of a store.

    Raises:
        KgError: when the shapes are not valid or hold what `not_understood` tells, or an engine
            fails.
    """
    problem = not_understood(shapes)
    if problem:
        raise KgError(f"{problem}; ask pyshacl: --engine pyshacl")
    core = _without_sparql(shapes)
    asked = _has_targets(core)
    report = _with_paths(_core(data, core), shapes) if asked else _empty()
    (top,) = report.subjects(RDF.type, SH.ValidationReport)
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql), key=str):
        for result in _solutions(data, shapes, shape, constraint):
            _add(report, top, shapes, (shape, constraint), result)
    conforms = next(report.objects(top, SH.result), None) is None
    report.set((top, SH.conforms, RdflibLiteral(conforms)))
    answer = named(report)
    found = sorted(set(results(answer, Stored(data))), key=lambda result: result.sort_key)
    engines = f"Oxigraph {version('pyoxigraph')}"
    if asked:
        engines = f"shifty {version('pyshifty')} and {engines}"
    return Report(tuple(found), answer, engines)


def not_understood(shapes: Graph) -> str | None:
    """Return what in shapes only pyshacl understands, or ``None``.

    A constraint in SPARQL is understood where its shape has target nodes, selects, and uses no
    ``$PATH`` and no shapes graph; constraint components and targets in SPARQL are not.
    """
    for kind in (SH.ConstraintComponent, SH.SPARQLAskValidator, SH.SPARQLSelectValidator):
        if next(shapes.subjects(RDF.type, kind), None) is not None:
            return f"the shapes define a {kind.rpartition('#')[2]}"
    for shape, constraint in shapes.subject_objects(SH.sparql):
        select = str(shapes.value(constraint, SH.select) or "")
        strange = any(f"${name}" in select for name in ("PATH", "shapesGraph", "currentShape"))
        if strange or not select or not list(shapes.objects(shape, SH.targetNode)):
            return f"the SPARQL constraint {constraint} is not one that selects for target nodes"
    return None


def is_larger(data: Store, than: int) -> bool:
    """Tell whether the default graph of a store has more triples than that."""
    triples = data.quads_for_pattern(None, None, None, _DEFAULT)
    return next(islice(triples, than, None), None) is not None


def as_rdflib(data: Store) -> Graph:
    """Return the default graph of a store."""
    graph = Graph()
    with quiet():
        for quad in data.quads_for_pattern(None, None, None, _DEFAULT):
            graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _core(data: Store, shapes: Graph) -> Graph:
    import shifty  # noqa: PLC0415 - only validation of large graphs needs it

    lines = cast("bytes", data.dump(format=RdfFormat.N_TRIPLES, from_graph=_DEFAULT))
    try:
        with quiet(), warnings.catch_warnings():
            warnings.simplefilter("ignore", shifty.ShaclDiagnosticWarning)
            _, report, _ = shifty.validate(lines, shapes, graph_mode="data")
    except (ValueError, RuntimeError) as error:
        raise KgError(f"the validator failed on this graph: {error}") from error
    return report


def _with_paths(report: Graph, shapes: Graph) -> Graph:
    """Return a report in which each path that is no IRI is described as its shape describes it.

    shifty names such a path by a blank node and leaves it at that.
    """
    for result, path in list(report.subject_objects(SH.resultPath)):
        shape = report.value(result, SH.sourceShape)
        own = shapes.value(shape, SH.path) if isinstance(path, BNode) else None
        if own is not None and next(report.predicate_objects(path), None) is None:
            report.set((result, SH.resultPath, own))
            for triple in _description(shapes, own):
                report.add(triple)
    return report


def _description(graph: Graph, node: Node) -> Iterator[tuple[Node, Node, Node]]:
    """Yield all that hangs on a blank node."""
    for predicate, value in graph.predicate_objects(node):
        yield node, predicate, value
        if isinstance(value, BNode):
            yield from _description(graph, value)


def _empty() -> Graph:
    """Return the report of a graph in which nothing was looked for."""
    report = Graph()
    report.add((BNode(), RDF.type, SH.ValidationReport))
    return report


def _has_targets(shapes: Graph) -> bool:
    """Tell whether a shape with a target has anything to say beside what it is about."""
    if next(class_shapes(shapes), None) is not None:
        return True
    said = {RDF.type, *_TARGETS, SH.severity, SH.message, SH.name, SH.description}
    return any(
        set(shapes.predicates(shape)) - said
        for target in _TARGETS
        for shape in shapes.subjects(target)
    )


def class_shapes(shapes: Graph) -> Iterator[tuple[Node, Node]]:
    """Yield the shapes that are classes too, which are about their instances."""
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            for each in (RDFS.Class, OWL.Class):
                if (shape, RDF.type, each) in shapes:
                    yield shape, each


def _without_sparql(shapes: Graph) -> Graph:
    copy = Graph()
    for triple in shapes:
        if triple[1] != SH.sparql:
            copy.add(triple)
    return copy


def _solutions(
    data: Store, shapes: Graph, shape: Node, constraint: Node
) -> Iterator[dict[str, Node]]:
    """Yield what the query of a constraint says of each of its shape's target nodes."""
    query = f"{_prefixes(shapes, constraint)}\n{shapes.value(constraint, SH.select)}"
    for focus in sorted(shapes.objects(shape, SH.targetNode), key=str):
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            _THIS: NamedNode(str(focus))
        }
        try:
            answer = cast("QuerySolutions", data.query(query, substitutions=bound))
            names = [variable.value for variable in answer.variables]
            for row in answer:
                found = zip(names, row, strict=True)
                yield {
                    "this": focus,
                    **{name: _node(term) for name, term in found if term is not None},
                }
        except (SyntaxError, ValueError) as error:
            raise KgError(f"the query of {constraint} is not valid: {error}") from error


def _prefixes(shapes: Graph, constraint: Node) -> str:
    """Return the declarations of a constraint's prefixes (SHACL, 5.2.1)."""
    declared = [
        (str(shapes.value(each, SH.prefix)), str(shapes.value(each, SH.namespace)))
        for ontology in shapes.objects(constraint, SH.prefixes)
        for each in shapes.objects(ontology, SH.declare)
    ]
    return "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in sorted(declared))


def _add(
    report: Graph, top: Node, shapes: Graph, source: tuple[Node, Node], found: dict[str, Node]
) -> None:
    """Add a result to a report (SHACL, 5.3.2 Mapping of Solution Bindings to Result Properties)."""
    shape, constraint = source
    node = BNode()
    report.add((top, SH.result, node))
    said = shapes.value(constraint, SH.message) or shapes.value(shape, SH.message)
    for predicate, value in (
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, found["this"]),
        (SH.resultPath, found.get("path")),
        (SH.value, found.get("value", found["this"])),
        (SH.resultSeverity, shapes.value(shape, SH.severity) or SH.Violation),
        (SH.sourceConstraint, constraint),
        (SH.sourceConstraintComponent, SH.SPARQLConstraintComponent),
        (SH.sourceShape, shape),
        (SH.resultMessage, _message(said, found)),
    ):
        if value is not None:
            report.add((node, predicate, value))


def _message(said: Node | None, found: dict[str, Node]) -> RdflibLiteral | None:
    """Return a message with the values of a solution put in."""
    if not isinstance(said, RdflibLiteral):
        return None
    text = str(said)
    for name, value in found.items():
        text = text.replace(f"{{?{name}}}", str(value)).replace(f"{{${name}}}", str(value))
    return RdflibLiteral(text, lang=said.language)


def _node(term: object) -> Node:
    """Return a term of Oxigraph's as rdflib's."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, Literal):
        plain = term.language or term.datatype.value == str(XSD.string)
        datatype = None if plain else URIRef(term.datatype.value)
        return RdflibLiteral(term.value, lang=term.language, datatype=datatype)
    return BNode(cast("BlankNode", term).value)


class Stored(Graph):
    """A store that can be asked, as a graph of rdflib's can, whether it knows a node."""

    def __init__(self, data: Store) -> None:
        super().__init__()
        self._data = data

    def __contains__(self, triple: object) -> bool:
        subject, _, value = cast("tuple[Node | None, None, Node | None]", triple)
        found: Iterator[Quad] = self._data.quads_for_pattern(
            NamedNode(str(subject)) if isinstance(subject, URIRef) else None,
            None,
            NamedNode(str(value)) if isinstance(value, URIRef) else None,
            _DEFAULT,
        )
        return next(found, None) is not None
