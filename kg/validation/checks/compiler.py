"""From a graph of shapes to checks, and to a list of what is none.

Rule 1: blank nodes are named by what hangs on them, so that every process calls a shape alike.
Rule 2: what is not understood is never passed over: the shape that it belongs to is handed on
whole, with the reason. So is a shape that looks farther than `kg.validation.checks.record` can.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import KgError
from kg.validation.checks import (
    cardinality,
    kinds,
    logic,
    nested,
    other,
    pairs,
    paths,
    ranges,
    strings,
)
from kg.validation.checks.component import Component, Reach, Test
from kg.validation.checks.plan import Plans, test_of
from kg.validation.checks.shape import Shape
from kg.validation.checks.targets import Targets
from kg.validation.checks.terms import term_of
from kg.validation.report_graph import names_of, path_text, renamed

_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_SILENT: Final = frozenset(
    {*_TARGETS, SH.path, SH.severity, SH.message, SH.deactivated, SH.name, SH.description,
     SH.order, SH.group, SH.defaultValue, SH.ignoredProperties, SH.flags, SH.property, SH.closed,
     SH.qualifiedMinCount, SH.qualifiedMaxCount, SH.qualifiedValueShape, SH.declare,
     SH.qualifiedValueShapesDisjoint}
)  # fmt: skip
"""What shapes say beside the parameters of `_SIMPLE` and `_NESTED`."""

Maker = Callable[[Graph, Node, Node], Component]


def _count(make: Callable[[int], Component]) -> Maker:
    return lambda _, __, value: make(int(str(value)))


def _term(make: Callable[[str], Component]) -> Maker:
    return lambda _, __, value: make(term_of(value))


def _terms(graph: Graph, values: Node) -> list[str]:
    return [term_of(each) for each in Collection(graph, values)]


def _kind(_: Graph, __: Node, value: Node) -> Component:
    local = str(value).removeprefix(str(SH))
    if local not in kinds.NODE_KINDS:
        raise _Unknown(f"sh:nodeKind {value}")
    return kinds.node_kind(local)


def _pattern(graph: Graph, shape: Node, value: Node) -> Component:
    flags = str(graph.value(shape, SH.flags) or "")
    if set(flags) - set(strings.FLAGS):
        raise _Unknown(f"sh:flags {flags}")
    try:
        return strings.pattern(str(value), flags)
    except re.error as error:
        raise KgError(f"the shapes are not valid SHACL: sh:pattern {value}: {error}") from error


def _unique(_: Graph, __: Node, value: Node) -> Component | None:
    return strings.unique_language() if value == Literal(True) else None  # noqa: FBT003


_SIMPLE: Final[dict[Node, Callable[[Graph, Node, Node], Component | None]]] = {
    SH.minCount: _count(cardinality.min_count),
    SH.maxCount: _count(cardinality.max_count),
    SH["class"]: _term(kinds.of_class),
    SH.datatype: lambda _, __, value: kinds.datatype(str(value)),
    SH.nodeKind: _kind,
    SH.minInclusive: _term(ranges.min_inclusive),
    SH.minExclusive: _term(ranges.min_exclusive),
    SH.maxInclusive: _term(ranges.max_inclusive),
    SH.maxExclusive: _term(ranges.max_exclusive),
    SH.minLength: _count(strings.min_length),
    SH.maxLength: _count(strings.max_length),
    SH.pattern: _pattern,
    SH.languageIn: lambda graph, _, value: strings.language_in(
        [str(each) for each in Collection(graph, value)]
    ),
    SH.uniqueLang: _unique,
    SH.equals: _term(pairs.equals),
    SH.disjoint: _term(pairs.disjoint),
    SH.lessThan: _term(lambda other_one: pairs.less_than(other_one, or_equal=False)),
    SH.lessThanOrEquals: _term(lambda other_one: pairs.less_than(other_one, or_equal=True)),
    SH.hasValue: _term(other.has_value),
    SH["in"]: lambda graph, _, value: other.in_list(_terms(graph, value)),
}
"""The parameters whose value is no shape, and what makes their component."""

_LISTS: Final = {SH["and"]: logic.all_of, SH["or"]: logic.any_of, SH.xone: logic.one_of}
_NESTED: Final = frozenset({SH["not"], SH.node, *_LISTS})


class _Unknown(Exception):
    """Something that is not understood."""


@dataclass(frozen=True)
class Checks:
    """Shapes, compiled.

    ``handed`` are the shapes that others must judge, each with the reason. ``graph`` holds all
    shapes with every blank node named, ``source`` as they were, where ``left`` are those handed on.
    ``joint`` are the predicates of which the values of several graphs must be judged together,
    ``inverse`` those that are followed backwards.
    """

    targets: Targets
    plans: Plans
    graph: Graph
    source: Graph
    handed: dict[str, str]
    left: frozenset[Node]
    joint: frozenset[str]
    inverse: frozenset[str]


def compile_shapes(shapes: Graph, *, by_record: bool = False) -> Checks:
    """Compile shapes; ``by_record`` hands on also what a record's own triples cannot show.

    Raises:
        KgError: when a shape is not valid.
    """
    return _Compiler(shapes, by_record=by_record).checks()


class _Compiler:
    """One graph of shapes."""

    def __init__(self, shapes: Graph, *, by_record: bool) -> None:
        self._source = shapes
        self._names = names_of(shapes)
        self._graph = graph = renamed(shapes, self._names)
        self._by_record = by_record
        self._own = {
            path
            for kind in graph.subjects(RDF.type, SH.ConstraintComponent)
            for parameter in graph.objects(kind, SH.parameter)
            for path in graph.objects(parameter, SH.path)
        }
        self._shapes: dict[Node, Shape] = {}
        self._reaches: dict[Node, Reach] = {}
        self._busy: set[Node] = set()

    def checks(self) -> Checks:
        """Return the checks."""
        targets, handed = Targets(), {}
        for shape in sorted(self._targeted(), key=str):
            try:
                if (shape, SH.targetNode, None) in self._graph and not self._is_query(shape):
                    self._far(shape, "a target that is one node")
                compiled = self._shape(shape)
            except _Unknown as unknown:
                self._busy.clear()
                handed[str(shape)] = str(unknown)
            else:
                self._aim(targets, shape, compiled)
        reporting = list(self._reporting(URIRef(each) for each in handed))
        before = {str(name): node for node, name in self._names.items()}
        return Checks(
            targets,
            Plans(targets),
            self._graph,
            self._source,
            handed,
            frozenset(before.get(each, URIRef(each)) for each in handed),
            self._joint(reporting),
            self._inverse(reporting),
        )

    def _targeted(self) -> set[Node]:
        graph = self._graph
        found = {shape for target in (*_TARGETS, SH.target) for shape in graph.subjects(target)}
        for kind in (SH.NodeShape, SH.PropertyShape):
            for shape in graph.subjects(RDF.type, kind):
                if self._is_class(shape):
                    found.add(shape)
        return found

    def _is_query(self, shape: Node) -> bool:
        return (shape, SH.sparql, None) in self._graph

    def _is_class(self, shape: Node) -> bool:
        types = set(self._graph.objects(shape, RDF.type))
        return bool(types & {RDFS.Class, OWL.Class})

    def _aim(self, targets: Targets, shape: Node, compiled: Shape) -> None:
        classes = set(self._graph.objects(shape, SH.targetClass))
        if self._is_class(shape):
            classes.add(shape)
        for found, into in (
            (classes, targets.classes),
            (self._graph.objects(shape, SH.targetNode), targets.nodes),
            (self._graph.objects(shape, SH.targetSubjectsOf), targets.subjects),
            (self._graph.objects(shape, SH.targetObjectsOf), targets.objects),
        ):
            for each in found:
                into.setdefault(term_of(each), []).append(compiled)

    def _shape(self, shape: Node) -> Shape:
        if shape in self._shapes:
            return self._shapes[shape]
        if shape in self._busy:
            raise _Unknown("a shape that refers to itself")
        self._busy.add(shape)
        self._refuse(shape)
        if self._is_off(shape):
            compiled = Shape(str(shape), None, (), ())
        else:
            path = self._graph.value(shape, SH.path)
            compiled = Shape(
                str(shape),
                None if path is None else self._path(path),
                tuple(self._components(shape)),
                tuple(self._shape(each) for each in self._sorted(shape, SH.property)),
            )
            if path is not None and compiled.properties:
                self._far(shape, "a shape of the values of a path")
        self._busy.discard(shape)
        self._shapes[shape] = compiled
        self._reaches[shape] = _reach(compiled)
        return compiled

    def _is_off(self, shape: Node) -> bool:
        return self._graph.value(shape, SH.deactivated) == Literal(True)  # noqa: FBT003

    def _refuse(self, shape: Node) -> None:
        """Raise where a shape says what is not understood."""
        for predicate in sorted(set(self._graph.predicates(shape)), key=str):
            ours = str(predicate).startswith(str(SH))
            known = predicate in _SILENT or predicate in _SIMPLE or predicate in _NESTED
            if (ours and not known) or predicate in self._own:
                local = str(predicate).removeprefix(str(SH))
                raise _Unknown(f"sh:{local}" if ours else str(predicate))

    def _far(self, shape: Node, reason: str) -> None:
        if self._by_record:
            raise _Unknown(f"{reason} ({shape})")

    def _sorted(self, shape: Node, predicate: Node) -> list[Node]:
        return sorted(self._graph.objects(shape, predicate), key=str)

    def _components(self, shape: Node) -> Iterator[Component]:
        for parameter, make in _SIMPLE.items():
            for value in self._sorted(shape, parameter):
                made = make(self._graph, shape, value)
                if made is not None:
                    yield made
        yield from self._logic(shape)
        for each in self._sorted(shape, SH.qualifiedValueShape):
            yield from self._qualified(shape, each)
        if self._graph.value(shape, SH.closed) == Literal(True):  # noqa: FBT003
            yield other.closed(self._allowed(shape))

    def _logic(self, shape: Node) -> Iterator[Component]:
        for each in self._sorted(shape, SH["not"]):
            yield logic.no(*self._test(shape, each))
        for each in self._sorted(shape, SH.node):
            yield nested.node(*self._test(shape, each))
        for parameter, make in _LISTS.items():
            for each in self._sorted(shape, parameter):
                tests = [self._test(shape, one) for one in Collection(self._graph, each)]
                reach = max((reach for _, reach in tests), default=Reach.VALUE)
                yield make([test for test, _ in tests], reach)

    def _test(self, shape: Node, inner: Node) -> tuple[Test, Reach]:
        """Return the test that a shape is within another, and how far it looks."""
        test = test_of(self._shape(inner))
        reach = self._reaches[inner]
        if reach is Reach.WHOLE and (shape, SH.path, None) in self._graph:
            self._far(shape, "a shape of the values of a path")
        return test, reach

    def _qualified(self, shape: Node, inner: Node) -> Iterator[Component]:
        test, _ = self._test(shape, inner)
        siblings: list[Test] = []
        if self._graph.value(shape, SH.qualifiedValueShapesDisjoint) == Literal(True):  # noqa: FBT003
            around = {
                each
                for parent in self._graph.subjects(SH.property, shape)
                for sister in self._graph.objects(parent, SH.property)
                for each in self._graph.objects(sister, SH.qualifiedValueShape)
            }
            siblings = [self._test(shape, each)[0] for each in sorted(around - {inner}, key=str)]
        bounds = [
            None if (found := self._graph.value(shape, each)) is None else int(str(found))
            for each in (SH.qualifiedMinCount, SH.qualifiedMaxCount)
        ]
        yield from nested.qualified(test, siblings, bounds[0], bounds[1])

    def _allowed(self, shape: Node) -> set[str]:
        own = {
            term_of(path)
            for each in self._graph.objects(shape, SH.property)
            for path in self._graph.objects(each, SH.path)
            if path_text(self._graph, path) == str(path)
        }
        ignored = self._graph.value(shape, SH.ignoredProperties)
        return own | set(_terms(self._graph, ignored) if ignored is not None else ())

    def _path(self, path: Node) -> paths.Path:
        graph = self._graph
        if path_text(graph, path) == str(path):
            return paths.predicate(term_of(path))
        if (path, RDF.first, None) in graph:
            self._far(path, "a path of several steps")
            return paths.sequence([self._path(each) for each in Collection(graph, path)])
        inverse = graph.value(path, SH.inversePath)
        if inverse is not None and path_text(graph, inverse) == str(inverse):
            return paths.inverse_predicate(term_of(inverse))
        self._far(path, "a path of several steps")
        for parameter, make in (
            (SH.zeroOrMorePath, lambda step: paths.repeated(step, zero=True)),
            (SH.oneOrMorePath, lambda step: paths.repeated(step, zero=False)),
            (SH.zeroOrOnePath, paths.optional),
        ):
            inner = graph.value(path, parameter)
            if inner is not None:
                return make(self._path(inner))
        steps = graph.value(path, SH.alternativePath)
        if steps is not None:
            return paths.alternative([self._path(each) for each in Collection(graph, steps)])
        raise _Unknown(f"the path {path_text(graph, path)}")

    def _reporting(self, handed: Iterable[Node]) -> Iterator[Node]:
        """Yield all shapes that were compiled, but for those that others judge."""
        gone = set(handed)
        return (shape for shape in self._shapes if shape not in gone)

    def _joint(self, shapes: Iterable[Node]) -> frozenset[str]:
        """Return the predicates of constraints that need all values of a node at once.

        So are the predicates of open shapes, for their class may be told by another graph.
        """
        graph, found = self._graph, {term_of(RDF.type)}
        closed = {
            shape for shape, value in graph.subject_objects(SH.closed) if str(value) == "true"
        }
        held = {each for shape in closed for each in graph.objects(shape, SH.property)}
        for shape in shapes:
            compiled = self._shapes[shape]
            wide = any(each.reach is Reach.WHOLE for each in compiled.components)
            path = graph.value(shape, SH.path)
            backwards = path is not None and (path, SH.inversePath, None) in graph
            if path is not None and not backwards and (wide or shape not in held):
                found.update(_predicates(graph, path))
            for parameter in (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals):
                found.update(term_of(each) for each in graph.objects(shape, parameter))
            found.update(term_of(each) for each in graph.objects(shape, SH.targetSubjectsOf))
        return frozenset(found)

    def _inverse(self, shapes: Iterable[Node]) -> frozenset[str]:
        found = set()
        for shape in shapes:
            path = self._graph.value(shape, SH.path)
            inverse = None if path is None else self._graph.value(path, SH.inversePath)
            if inverse is not None:
                found.add(term_of(inverse))
            found.update(term_of(each) for each in self._graph.objects(shape, SH.targetObjectsOf))
        return frozenset(found)


def _reach(shape: Shape) -> Reach:
    """Return how far a shape looks when it is asked of a node that need not be the focus."""
    if shape.path is not None or shape.properties:
        return Reach.WHOLE
    if any(each.name == "ClosedConstraintComponent" for each in shape.components):
        return Reach.WHOLE
    return max((each.reach for each in shape.components), default=Reach.VALUE)


def _predicates(graph: Graph, path: Node) -> set[str]:
    """Return the predicates that a path goes along."""
    if path_text(graph, path) == str(path):
        return {term_of(path)}
    return {
        predicate
        for step, inner in graph.predicate_objects(path)
        if step not in {RDF.type, RDF.rest} and isinstance(inner, URIRef) and inner != RDF.nil
        for predicate in _predicates(graph, inner)
    } | {
        predicate
        for rest in graph.objects(path, RDF.rest)
        if rest != RDF.nil
        for predicate in _predicates(graph, rest)
    }
