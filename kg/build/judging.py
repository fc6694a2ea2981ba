"""The report of a build: what the records of all units showed, brought together.

Laws
    1. The report is a function of the units and the shapes, whoever judged them in which order.
    2. Memory grows with what was found, not with the graph: what was kept, and links, are merged
       from the files in which they lie sorted, and so is what several records say of a paper. Of
       these papers and of records with a result or a question, the names and places are held.
    3. What nobody judged is named.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import cast

from kg.build.checking import (
    UnitChecked,
    compiled_shapes,
    judged,
    read_checked,
    read_kept,
)
from kg.build.depot import Depot
from kg.build.linking import LinkTask, quads_of
from kg.build.merging import merged
from kg.build.packing import decompressing
from kg.build.sharing import Shared
from kg.names import FOAF, Minter
from kg.sorting import SortedLines
from kg.store import Store
from kg.validation import Report, locate_in, stream
from kg.validation.checks.around import TYPE, Knows, Properties, nodes_of
from kg.validation.checks.gathering import Gathered, Gathering, Shown
from kg.validation.checks.shape import Row
from kg.validation.checks.terms import text_of
from kg.validation.handing import judge_rest, not_judged


@dataclass(frozen=True)
class Judging:
    """The units of a build, linked and checked.

    ``together`` are the papers of which several records speak, each with the places of these: the
    number of the unit, and the ordinal.
    """

    depot: Depot
    tasks: Sequence[LinkTask]
    shared: Shared
    together: Sequence[tuple[str, Sequence[tuple[int, int]]]]
    minter: Minter

    def unit(self, number: int) -> UnitChecked:
        """Return what a unit showed; nobody holds that of all of them at once."""
        return read_checked(self.depot, cast("str", self.tasks[number].checked))

    def units(self) -> Iterator[UnitChecked]:
        """Yield what each unit showed, in the order of the tasks."""
        return map(self.unit, range(len(self.tasks)))

    def report(self, store: Store | None) -> Report:
        """Return the report; the constraints that need the whole graph are asked of ``store``."""
        checks = compiled_shapes()
        with tempfile.TemporaryDirectory() as folder:
            gathered = _Gatherer(self, Path(folder)).gather()
        inner = store.inner if store else None
        rest = judge_rest(inner, checks) if inner is not None else None
        left = not_judged(checks) if inner is None else ()
        told = stream.told(gathered.rows, checks, rest, (*gathered.unchecked, *left), inner)
        if inner is not None:
            return locate_in(told, inner)
        places = self._places(frozenset(each.node for each in told.results))
        found = []
        for each in told.results:
            _, file, line = places.get(each.node, ("", None, None))
            found.append(replace(each, file=file, line=line))
        return replace(told, results=tuple(found))

    def _places(self, nodes: frozenset[str]) -> dict[str, tuple[str, str | None, int | None]]:
        """Return where some nodes come from: of several records, by the first of their names.

        Each is the name of the record, the file and the line.
        """
        found: dict[str, tuple[str, str | None, int | None]] = {}
        for unit in self.units():
            for shown in unit.shown:
                for place in shown.places:
                    node, told = text_of(place.node), (shown.record, place.file, place.line)
                    held = found.get(node)
                    if node in nodes and (held is None or told[0] < held[0]):
                        found[node] = told
        return found


class _Gatherer:
    """One gathering."""

    def __init__(self, judging: Judging, folder: Path) -> None:
        self._judging = judging
        self._folder = folder
        self._several = {place for _, places in judging.together for place in places}
        self._known = self._described("concepts", "lineage")
        self._places: dict[str, list[tuple[int, int]]] = {}

    def gather(self) -> Gathered:
        """Return all results."""
        gathering = Gathering(
            compiled_shapes(), self._elsewhere, self._known, self._kept, self._again
        )
        return gathering.gather(self._shown())

    def _described(self, *names: str) -> dict[str, Properties]:
        graphs = map(self._judging.minter.shared_graph, names)
        lines = self._judging.shared.lines(*graphs)
        return nodes_of(line.decode() for line in sorted(set(lines)))

    def _elsewhere(self, node: str) -> frozenset[str] | None:
        found = self._known.get(node)
        return None if found is None else frozenset(found.get(TYPE, ()))

    def _shown(self) -> Iterator[Shown]:
        for number, unit in enumerate(self._judging.units()):
            for each in unit.shown:
                if (number, each.ordinal) not in self._several:
                    self._places[each.record] = [(number, each.ordinal)]
                    yield Shown(each.record, frozenset(each.rows), frozenset(each.asked))
        for paper, places in self._judging.together:
            self._places[paper] = list(places)
        for paper, lines in self._lines(paper for paper, _ in self._judging.together):
            judgement = judged(lines, [paper], self._elsewhere, self._judging.minter)
            yield Shown(paper, judgement.rows, judgement.asked)

    def _again(self, names: frozenset[str], knows: Knows) -> Iterator[tuple[str, frozenset[Row]]]:
        for name, lines in self._lines(sorted(names)):
            papers = _papers(lines)
            yield name, judged(lines, papers, knows, self._judging.minter).rows

    def _lines(self, names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield what the records of each name say together, as lines without their ends.

        They are brought together by way of files: each line stands behind a name, an IRI.
        """
        wanted: dict[int, dict[int, bytes]] = {}
        for name in names:
            for number, ordinal in self._places[name]:
                wanted.setdefault(number, {})[ordinal] = name.encode()
        every = SortedLines(self._folder)
        for number, called in sorted(wanted.items()):
            ordinals = self._judging.unit(number).ordinals
            for ordinal, lines in zip(ordinals, self._records(number), strict=True):
                if ordinal in called:
                    every.update([b"%b %b" % (called[ordinal], line) for line in lines])
        for key, together in groupby(every, key=_first_word):
            yield key.decode(), [line[len(key) + 1 :].decode() for line in together]

    def _records(self, number: int) -> Iterator[list[bytes]]:
        """Yield the lines of each record of a unit, without their ends."""
        name = quads_of(self._judging.tasks[number].linked)
        depot, last, lines = self._judging.depot, b"", list[bytes]()
        with depot.open(name) as stream_, decompressing(stream_) as opened:
            for line in opened:
                triple, _, graph = line.rpartition(b" <")
                if graph != last and lines:
                    yield lines
                    lines = []
                last = graph
                lines.append(triple)
        if lines:
            yield lines

    def _kept(self) -> Iterator[str]:
        """Yield what all units kept, and the links between their records, sorted."""
        links = self._judging.shared.lines(self._judging.minter.shared_graph("links"))
        said = (f"{_first_word(line).decode()} {line.decode()}" for line in links)
        kept = [
            read_kept(self._judging.depot, cast("str", task.checked))
            for task in self._judging.tasks
        ]
        return heapq.merge(said, merged(kept, self._folder))


def _first_word(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def _papers(lines: Iterable[str]) -> list[str]:
    """Return the papers that records are of."""
    topic = f" {FOAF.primaryTopic} <"
    return sorted({line.partition(topic)[2][:-1] for line in lines if topic in line})
