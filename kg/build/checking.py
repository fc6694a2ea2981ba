"""Records are judged as they are linked: what each shows, and what is kept for all together.

Laws
    1. What a unit shows is a function of its quads, the shapes and the vocabulary. It lies in the
       depot beside the quads, so that a build that goes on tells the same results again.
    2. A result knows its file and line by the record that it is of.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.build.depot import Depot
from kg.build.lines import joined
from kg.build.merging import read_lines, write_lines
from kg.build.packing import read_part, write_parts
from kg.build.tally import Tally
from kg.data import shapes_directory
from kg.extractors import concept_classes
from kg.model import Record
from kg.names import PROV, Minter, digest, mesh_identifier
from kg.sorting import SortedLines
from kg.validation import load_shapes
from kg.validation.checks.around import Knows
from kg.validation.checks.compiler import Checks, compile_shapes
from kg.validation.checks.ownership import owned
from kg.validation.checks.record import Judge, Judgement
from kg.validation.checks.shape import Row
from kg.validation.checks.terms import text_of
from kg.validation.places import TELLING, Places
from kg.vocabulary import Vocabulary

_LARGEST: Final = 1 << 17
"""Concepts whose classes are remembered."""
_TELLING: Final = frozenset(map(str, TELLING))


class Place(Record, frozen=True):
    """Where a node comes from: the file as a record names it, and the line, if one is known."""

    node: str
    file: str | None
    line: int | None


class Shown(Record, frozen=True):
    """What one record showed: its name, results, their places, and the nodes it asked for."""

    ordinal: int
    record: str
    rows: tuple[Row, ...] = ()
    places: tuple[Place, ...] = ()
    asked: tuple[str, ...] = ()


class UnitChecked(Record, frozen=True):
    """What the records of a unit showed: those with results or questions.

    ``ordinals`` are those of all records that were linked, in their order.
    """

    ordinals: tuple[int, ...] = ()
    shown: tuple[Shown, ...] = ()

    @property
    def results(self) -> int:
        """How many results there are."""
        return sum(len(each.rows) for each in self.shown)


def checked_name(linked: str) -> str:
    """Return the name under which a depot holds what a linked unit showed."""
    return digest("checked", linked, shapes_digest())


def checked_of(checked: str) -> str:
    """Return the name of what a unit showed in a depot."""
    return f"{checked}.checked"


def kept_of(checked: str) -> str:
    """Return the name of what a unit kept in a depot."""
    return f"{checked}.kept"


@cache
def shapes_digest() -> str:
    """Return what stands for the project's shapes."""
    files = sorted(shapes_directory().glob("*.ttl"))
    return digest(*(file.read_text(encoding="utf-8") for file in files))


@cache
def compiled_shapes() -> Checks:
    """Return the project's shapes, compiled once in a process."""
    return compile_shapes(load_shapes(), by_record=True)


class Background:
    """The classes of what no record describes: the concepts, and what made the records."""

    def __init__(self, vocabulary: Vocabulary, activity: NamedNode) -> None:
        self._vocabulary = vocabulary
        self._known = {str(activity): frozenset({str(PROV.Activity)})}

    def __call__(self, node: str) -> frozenset[str] | None:
        """Return the classes of a node, or ``None`` where records may tell them."""
        found = self._known.get(node)
        if found is None and node[0] == "<":
            identifier = mesh_identifier(NamedNode(text_of(node)))
            if identifier:
                if len(self._known) > _LARGEST:
                    self._known.clear()
                classes = concept_classes(identifier, self._vocabulary)
                found = self._known[node] = frozenset(map(str, classes))
        return found


class UnitChecking:
    """The records of one unit while they are linked."""

    def __init__(self, background: Background, minter: Minter, folder: Path) -> None:
        self._background = background
        self._minter = minter
        self._ordinals: list[int] = []
        self._shown: list[Shown] = []
        self._kept = SortedLines(folder)

    def add(
        self, ordinal: int, paper: NamedNode, record: NamedNode, written: Iterable[bytes]
    ) -> None:
        """Judge the lines of a record, which stand without their ends."""
        lines = list(map(bytes.decode, written))
        judgement = judged(lines, [paper.value], self._background, self._minter)
        self._ordinals.append(ordinal)
        self._kept.update(map(str.encode, judgement.kept))
        if judgement.rows or judgement.asked:
            self._shown.append(shown(ordinal, record, lines, judgement))

    def write(self, depot: Depot, checked: str) -> None:
        """Write down what the records showed; the results last."""
        write_lines(depot, kept_of(checked), self._kept)
        found = UnitChecked(tuple(self._ordinals), tuple(self._shown))
        write_parts(depot, checked_of(checked), (Tally(results=found.results), found))


def judged(
    lines: Iterable[str], papers: Sequence[str], elsewhere: Knows, minter: Minter
) -> Judgement:
    """Return what the records of a paper show, of which the lines stand without their ends."""
    names = frozenset(f"<{paper}>" for paper in papers)
    judge = Judge(compiled_shapes(), names, owned(papers, minter), elsewhere)
    return judge.judge(lines)


def shown(ordinal: int, record: NamedNode, lines: Iterable[str], judgement: Judgement) -> Shown:
    """Return what a record showed, each result with its place."""
    rows = tuple(sorted(judgement.rows, key=str))
    places = tuple(places_of({row.focus for row in rows}, lines, record)) if rows else ()
    return Shown(ordinal, record.value, rows, places, tuple(sorted(judgement.asked)))


def places_of(nodes: Iterable[str], lines: Iterable[str], record: NamedNode) -> Iterator[Place]:
    """Yield where nodes come from, by the lines of their record."""
    wanted = frozenset(nodes)
    telling = (each for each in lines if _tells(each, wanted))
    parsed = parse(joined(telling), format=RdfFormat.N_TRIPLES, lenient=True)
    places = Places(Quad(each.subject, each.predicate, each.object, record) for each in parsed)
    for node in sorted(wanted):
        yield Place(node, *places.place(text_of(node)))


def _tells(line: str, nodes: frozenset[str]) -> bool:
    """Tell whether a line says something of one of the nodes, or where any node comes from."""
    subject, predicate, _ = line.split(" ", 2)
    return predicate in _TELLING or subject in nodes


def read_results(depot: Depot, checked: str) -> Tally:
    """Return how many results a unit showed."""
    return read_part(depot, checked_of(checked), 0, Tally)


def read_checked(depot: Depot, checked: str) -> UnitChecked:
    """Return what a unit showed."""
    return read_part(depot, checked_of(checked), 1, UnitChecked)


def read_kept(depot: Depot, checked: str) -> Iterator[str]:
    """Yield what a unit kept, sorted."""
    return read_lines(depot, kept_of(checked))
