"""The compiled checks on a store: record by record where it has named graphs, else all at once.

This is the way in which a build judges what it links, on a graph that is built.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, cast

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store
from rdflib import Graph

from kg.names import FOAF, Minter
from kg.validation.checks.around import TYPE, Around, Knows, Properties, lines_of, nodes_of
from kg.validation.checks.compiler import Checks, compile_shapes
from kg.validation.checks.gathering import Gathered, Gathering, Shown
from kg.validation.checks.judge import judge
from kg.validation.checks.ownership import owned
from kg.validation.checks.record import Judge, Judgement
from kg.validation.checks.shape import Row
from kg.validation.checks.told import report_of
from kg.validation.handing import judge_rest, merged
from kg.validation.report import Report
from kg.validation.report_graph import named, results
from kg.validation.rust import Stored

NAME: Final = "compiled checks"
_DEFAULT: Final = DefaultGraph()
_WHOLE: Final = ("concepts", "lineage")
"""The shared graphs whose nodes are described there and nowhere else."""


def validate(data: Store, shapes: Graph, minter: Minter | None = None) -> Report:
    """Check a store; ``minter`` is the one that its records were built with.

    Raises:
        KgError: when the shapes are not valid, or an engine fails that part of them is given to.
    """
    graphs = [graph for graph in data.named_graphs() if isinstance(graph, NamedNode)]
    checks = compile_shapes(shapes, by_record=bool(graphs))
    unchecked: tuple[str, ...] = ()
    if graphs:
        gathered = _Stored(data, checks, minter or Minter()).gather(graphs)
        rows, unchecked = gathered.rows, gathered.unchecked
    else:
        rows = frozenset(judge(checks, Around(nodes_of(_lines(data, _DEFAULT)))))
    rest = judge_rest(data, checks)
    return told(rows, checks, rest, unchecked, data)


def told(
    rows: Iterable[Row],
    checks: Checks,
    rest: Report | None,
    unchecked: tuple[str, ...],
    data: Store | None,
) -> Report:
    """Return the report of the checks and, merged into it, that of who judged the rest."""
    parts = [report_of(rows, checks.graph), *([rest.graph] if rest else [])]
    answer = named(merged(parts, unchecked))
    known = Stored(data) if data is not None else Graph()
    found = sorted(set(results(answer, known)), key=lambda result: result.sort_key)
    engine = f"{NAME}, and {rest.engine} for {len(checks.handed)} shapes" if rest else NAME
    return Report(tuple(found), answer, engine, unchecked)


def _lines(data: Store, graph: NamedNode | DefaultGraph) -> list[str]:
    triples = cast("bytes", data.dump(format=RdfFormat.N_TRIPLES, from_graph=graph))
    return lines_of(triples.decode())


@dataclass
class _Stored:
    """A store of records, each in its graph."""

    data: Store
    checks: Checks
    minter: Minter
    known: dict[str, Properties] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    papers: dict[str, tuple[list[NamedNode], frozenset[str]]] = field(default_factory=dict)

    def gather(self, graphs: Iterable[NamedNode]) -> Gathered:
        """Judge all records, and bring together what they showed."""
        whole = {self.minter.shared_graph(name) for name in _WHOLE}
        for graph in whole & set(graphs):
            for node, properties in nodes_of(_lines(self.data, graph)).items():
                held = self.known.setdefault(node, {})
                for predicate, values in properties.items():
                    held.setdefault(predicate, []).extend(values)
        self.papers = dict(_by_paper(self.data, set(graphs) - whole))
        gathering = Gathering(
            self.checks, self._elsewhere, self.known, lambda: sorted(self.kept), self._again
        )
        return gathering.gather(self._shown())

    def _elsewhere(self, node: str) -> frozenset[str] | None:
        found = self.known.get(node)
        return None if found is None else frozenset(found.get(TYPE, ()))

    def _shown(self) -> Iterator[Shown]:
        for name in self.papers:
            judgement = self._judgement(name, self._elsewhere)
            self.kept.update(judgement.kept)
            yield Shown(name, judgement.rows, judgement.asked)

    def _again(self, names: frozenset[str], knows: Knows) -> Iterator[tuple[str, frozenset[Row]]]:
        for name in sorted(names):
            yield name, self._judgement(name, knows).rows

    def _judgement(self, name: str, elsewhere: Knows) -> Judgement:
        graphs, papers = self.papers[name]
        lines = [line for graph in graphs for line in _lines(self.data, graph)]
        if len(graphs) > 1:
            lines = sorted(set(lines))
        owns = owned([paper[1:-1] for paper in papers], self.minter)
        return Judge(self.checks, papers, owns, elsewhere).judge(lines)


def _by_paper(
    data: Store, graphs: Iterable[NamedNode]
) -> Iterator[tuple[str, tuple[list[NamedNode], frozenset[str]]]]:
    """Yield the graphs that speak of one paper, by a name, and the papers they speak of."""
    papers: dict[NamedNode, set[str]] = {graph: set() for graph in graphs}
    for quad in data.quads_for_pattern(None, FOAF.primaryTopic, None, None):
        if quad.graph_name in papers:
            papers[cast("NamedNode", quad.graph_name)].add(str(quad.object))
    together: dict[str, set[NamedNode]] = defaultdict(set)
    for graph, named_papers in papers.items():
        for paper in named_papers or {str(graph)}:
            together[paper].add(graph)
    done: set[NamedNode] = set()
    for graph in sorted(papers, key=str):
        if graph in done:
            continue
        group, waiting = {graph}, [graph]
        while waiting:
            for paper in papers[waiting.pop()]:
                new = together[paper] - group
                group |= new
                waiting.extend(new)
        done |= group
        yield (
            graph.value,
            (
                sorted(group, key=str),
                frozenset(paper for each in group for paper in papers[each]),
            ),
        )
