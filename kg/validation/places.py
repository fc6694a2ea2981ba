"""Where in the sources a result comes from: the file, and the line if one was printed there.

A node's own ``kg:line`` is the best answer. A node without one is asked who owns it: a selector
its target, a target its section, a claim its evidence, a qualifier's use its heading. What owns
nothing that has a line comes from the record in whose graph it is described: then the file alone
is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from kg.names import BIOLINK, DCTERMS, KG, OA, PROV, RDFS
from kg.validation.report import Report, Result

_MERGED: Final = DefaultGraph()
_OWNER_IS_OBJECT: Final = frozenset({OA.hasTarget, OA.hasSource, BIOLINK.has_evidence})
_OWNER_IS_SUBJECT: Final = frozenset({OA.hasSelector, KG.hasQualifierUse})
_TEXTS: Final = (PROV.hadPrimarySource, DCTERMS.identifier, RDFS.label)
_FURTHEST = 6

TELLING: Final = frozenset({*_OWNER_IS_OBJECT, *_OWNER_IS_SUBJECT, KG.line, *_TEXTS})
"""The predicates that tell where a node comes from, its own or another; of the others it counts
alone that they are said of the node."""


def locate(report: Report, quads: Iterable[Quad]) -> Report:
    """Return the report with the file and line of each result, as the graph's provenance has it.

    ``quads`` are the validated graph's, each record in a named graph of its own. A result on a
    node that no record speaks of, such as a concept of the vocabulary, stays without a place.
    """
    if not report.results:
        return report
    places = Places(quads)
    return replace(report, results=tuple(places.put(result) for result in report.results))


def locate_in(report: Report, store: Store) -> Report:
    """Do what `locate` does, and look up in a store only what tells the places of the results.

    Its default graph is the union of its named graphs, as `kg.store.Store` keeps it.
    """
    return locate(report, _around(store, frozenset(each.node for each in report.results)))


def _around(store: Store, nodes: frozenset[str]) -> Iterator[Quad]:
    """Yield what tells where some nodes come from: of them, of what owns them, of their records."""
    records, seen, step = set(nodes), set[str](), nodes
    for _ in range(_FURTHEST):
        found = [quad for node in sorted(step) for quad in _at(store, node)]
        yield from found
        records.update(getattr(quad.graph_name, "value", "") for quad in found)
        seen |= step
        step = frozenset(owner for quad in found for owner in _owners(quad)) - seen
    sources = set[NamedNode]()
    for record in sorted(records):
        for quad in _fitting(store, record, None, None):
            yield quad
            if quad.predicate == PROV.hadPrimarySource and isinstance(quad.object, NamedNode):
                sources.add(quad.object)
    for source in sources:  # which each of its records names: once is enough
        yield from store.quads_for_pattern(source, RDFS.label, None, _MERGED)


def _at(store: Store, node: str) -> Iterator[Quad]:
    """Yield what is said of a node, and by what it is owned."""
    yield from _fitting(store, node, None, None)
    for predicate in sorted(_OWNER_IS_SUBJECT, key=str):
        yield from _fitting(store, None, predicate, node)


def _fitting(
    store: Store, subject: str | None, predicate: NamedNode | None, value: str | None
) -> Iterator[Quad]:
    """Yield the quads of named graphs that fit; none has a node whose name is no IRI."""
    try:
        nodes = [NamedNode(each) if each is not None else None for each in (subject, value)]
    except ValueError:
        return
    for quad in store.quads_for_pattern(nodes[0], predicate, nodes[1]):
        if quad.graph_name != _MERGED:
            yield quad


def _owners(quad: Quad) -> Iterator[str]:
    if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
        return
    if quad.predicate in _OWNER_IS_OBJECT:
        yield quad.object.value
    elif quad.predicate in _OWNER_IS_SUBJECT:
        yield quad.subject.value


class Places:
    """What of a graph tells where its nodes come from."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._lines: dict[str, int] = {}
        self._owners: dict[str, set[str]] = defaultdict(set)
        self._graphs: dict[str, set[str]] = defaultdict(set)
        self._texts: dict[NamedNode, dict[str, str]] = {predicate: {} for predicate in _TEXTS}
        for quad in quads:
            self._add(quad)

    def _add(self, quad: Quad) -> None:
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            return
        subject, value = quad.subject.value, quad.object.value
        self._graphs[subject].add(getattr(quad.graph_name, "value", ""))
        if quad.predicate in _OWNER_IS_OBJECT:
            self._owners[subject].add(value)
        elif quad.predicate in _OWNER_IS_SUBJECT:
            self._owners[value].add(subject)
        elif quad.predicate == KG.line:
            if value.isdecimal():
                self._lines[subject] = min(int(value), self._lines.get(subject, int(value)))
        else:
            kept = self._texts.get(quad.predicate)
            if kept is not None:
                kept[subject] = min(value, kept.get(subject, value))

    def put(self, result: Result) -> Result:
        """Return the result with its place."""
        file, line = self.place(result.node)
        return replace(result, file=file, line=line)

    def place(self, node: str) -> tuple[str | None, int | None]:
        """Return the file and the line that a node comes from, as far as they are known."""
        return self._file(node), self._line(node)

    def _line(self, node: str) -> int | None:
        step = [node]
        for _ in range(_FURTHEST):
            found = [self._lines[each] for each in step if each in self._lines]
            if found:
                return min(found)
            step = sorted({owner for each in step for owner in self._owners.get(each, ())})
        return None

    def _file(self, node: str) -> str | None:
        sources = self._texts[PROV.hadPrimarySource]
        for record in sorted({node, *self._graphs.get(node, ())} & sources.keys()):
            path = self._texts[RDFS.label].get(sources[record])
            member = self._texts[DCTERMS.identifier].get(record)
            if path:
                return f"{path}!{member}" if member else path
        return None
