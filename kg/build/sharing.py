"""The graphs that are derived from all records: concepts, lineage, and links between records."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Triple

from kg.build.depot import Depot
from kg.build.finding_log import FindingLog
from kg.build.lines import end_in, in_graph, lines_of, lists_of_lines
from kg.build.linking import keys_of
from kg.build.merging import merged, read_lines
from kg.build.packing import decompressing, read_documents
from kg.build.reading import records_of
from kg.build.unit import Unit, UnitNamed
from kg.disagreement import Stated, disagreements, stated
from kg.extractors import Concepts
from kg.identity import Identities
from kg.lineage import Activity
from kg.links import CitationKey, citations
from kg.model import Document
from kg.names import KG, Minter
from kg.sorting import SortedLines
from kg.vocabulary import Vocabulary

_SOME: Final = 1 << 10
"""Lines, or descriptions of concepts, that are handed on at once."""


@dataclass(frozen=True)
class Shared:
    """The shared graphs of a build, and how many papers several records speak of.

    ``path`` is a file of N-Quads: the graphs by their names, the lines of each by their bytes,
    each once. ``quads`` tells how many there are.
    """

    path: Path
    quads: int
    several: int

    def lines(self, *graphs: NamedNode) -> Iterator[bytes]:
        """Yield the lines of some of the graphs as those of triples, without their ends."""
        ends = tuple(map(end_in, graphs))
        with self.path.open("rb") as stream:
            for line in stream:
                if line.endswith(ends):
                    yield line[: line.rindex(b" <")]


class ConceptGraph:
    """What the vocabulary knows of the concepts that the records name, unit by unit."""

    def __init__(self, vocabulary: Vocabulary, folder: Path) -> None:
        self._concepts = Concepts(vocabulary)
        self.lines = SortedLines(folder)

    def add(self, named: UnitNamed) -> None:
        """Take in what the records of a unit name."""
        every = self._concepts.describe(named.concepts)
        while some := "".join(islice(every, _SOME)):
            self.lines.update(lines_of(some.encode()))


@dataclass(frozen=True)
class Sharing:
    """Makes the shared graphs of units that were linked, under the names of ``linked``."""

    units: Sequence[Unit]
    linked: Sequence[str]
    left_out: Sequence[Collection[int]]
    identities: Identities
    depot: Depot
    minter: Minter
    findings: FindingLog
    folder: Path

    def shared(self, concepts: ConceptGraph, lineage: Activity, day: date | None) -> Shared:
        """Return the shared graphs; ``concepts`` is that of all that the records name."""
        preferred = list(self._preferred())
        graphs: dict[str, Iterable[bytes]] = {
            "concepts": concepts.lines,
            "lineage": self._sorted(lineage.describe(day)),
            "links": self._sorted(chain(self._citations(), preferred)),
        }
        named = {self.minter.shared_graph(name): each for name, each in graphs.items()}
        path, quads = self.folder / "shared.nq", 0
        with path.open("wb") as stream:
            for graph, lines in sorted(named.items(), key=lambda pair: pair[0].value):
                every = iter(lines)
                while some := list(islice(every, _SOME)):
                    stream.write(in_graph(some, graph))
                    quads += len(some)
        return Shared(path, quads, len(preferred))

    def _sorted(self, triples: Iterable[Triple]) -> SortedLines:
        lines = SortedLines(self.folder)
        for some in lists_of_lines(triples):
            lines.update(some)
        return lines

    def _citations(self) -> Iterator[Triple]:
        """Yield the links of printed references: the keys of all units go by in order."""
        streams = [read_lines(self.depot, keys_of(each)) for each in self.linked]
        yield from citations(map(CitationKey.of, merged(streams, self.folder)))

    def _preferred(self) -> Iterator[Triple]:
        """Yield which record is preferred of each paper that several speak of."""
        several = list(self.identities.together())
        known = self._stated({place for _, places in several for place in places})
        for paper, places in several:
            together = [known[place] for place in places if place in known]
            if len(together) > 1:
                self.findings.extend(disagreements([each for _, each in together]))
                yield Triple(paper, KG.preferredRecord, NamedNode(together[0][0]))

    def _stated(self, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], tuple[str, Stated]]:
        """Return the records at places, by number of the unit and ordinal, that could be linked.

        Each is its IRI, and what it states.
        """
        by_unit: dict[int, set[int]] = {}
        for number, ordinal in wanted:
            by_unit.setdefault(number, set()).add(ordinal)
        found = {}
        for number, ordinals in sorted(by_unit.items()):
            for ordinal, document in self._records(number):
                if ordinal in ordinals and ordinal not in self.left_out[number]:
                    found[number, ordinal] = self.minter.record(document).value, stated(document)
        return found

    def _records(self, number: int) -> Iterator[tuple[int, Document]]:
        name = records_of(self.units[number].read)
        with self.depot.open(name) as stream, decompressing(stream) as opened:
            yield from enumerate(read_documents(opened))
