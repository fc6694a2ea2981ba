"""The order in which statements are written, whatever the order in which they come.

Laws
    1. The order hangs on the statements alone, so that two exports of a graph can be diffed.
    2. No statement is written twice.
    3. Memory is bounded: lines are sorted in runs, runs lie in temporary files, and a merge reads
       them together. A run of `RUN_LENGTH` lines takes 50 to 100 MB with our records; a graph
       that fits in one run touches no disk.
"""

import heapq
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Final, NamedTuple, TextIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import ExportError
from kg.names import DOI, MESH, PUBMED, RDF, RDFS

RUN_LENGTH: Final = 100_000
"""How many lines are sorted in memory at a time."""

RUNS_AT_ONCE: Final = 64
"""How many runs are merged together: as many files are open, no more."""

_KEY_LENGTH: Final = 80
_NUMBER: Final = re.compile(r"\d+")
_FIRST_PREDICATES: Final = {RDF.type: "0", RDFS.label: "1"}


class Statement(NamedTuple):
    """A statement whose terms are written in some syntax; ``graph`` is empty for the default."""

    graph: str
    subject: str
    predicate: str
    object: str


class Terms(NamedTuple):
    """A statement's terms as pyoxigraph gives them, none of them of RDF 1.2."""

    graph: NamedNode | BlankNode | None
    subject: NamedNode | BlankNode
    predicate: NamedNode
    object: NamedNode | BlankNode | Literal


def terms(quad: Quad) -> Terms:
    """Return the terms of a quad.

    Raises:
        ExportError: for a triple term or a base direction, which RDF 1.1 does not have.
    """
    subject, value, graph = quad.subject, quad.object, quad.graph_name
    if isinstance(subject, Triple) or isinstance(value, Triple):
        raise ExportError(f"RDF 1.1 has no statements about statements: {quad}")
    if isinstance(value, Literal) and value.direction is not None:
        raise ExportError(f"RDF 1.1 has no base direction of a text: {quad}")
    named = None if isinstance(graph, DefaultGraph) else graph
    return Terms(named, subject, quad.predicate, value)


def statements(
    quads: Iterable[Quad], render: Callable[[Terms], Statement], *, graphs: bool
) -> Iterator[Statement]:
    """Yield rendered statements, each once, ordered for a reader.

    Graphs come in the order of their names, the default graph first, or are left out. Subjects:
    papers with their parts, then what else there is, then concepts of MeSH. Predicates: type,
    label, then by IRI. Numbers inside a name count as numbers: ``#ref-9`` before ``#ref-10``.
    What ``render`` gives must hold neither a tab nor a line feed.
    """
    width = len(Statement._fields)
    for line in sorted_lines(_keyed(quads, render, graphs=graphs)):
        yield Statement(*line.rsplit("\t", width)[1:])


def _keyed(
    quads: Iterable[Quad], render: Callable[[Terms], Statement], *, graphs: bool
) -> Iterator[str]:
    for quad in quads:
        each = terms(quad)
        if not graphs:
            each = each._replace(graph=None)
        yield "\t".join((_key(each), *render(each)))


def _key(each: Terms) -> str:
    predicate = _FIRST_PREDICATES.get(each.predicate) or "2" + each.predicate.value
    graph = natural(str(each.graph)) if each.graph else ""
    value = natural(str(each.object)[:_KEY_LENGTH])
    return "\x1f".join((graph, _rank(each.subject), predicate, value))


def _rank(subject: NamedNode | BlankNode) -> str:
    name = subject.value
    rank = "0" if name.startswith((PUBMED, DOI)) else "2" if name.startswith(MESH) else "1"
    return rank + natural(name)


def natural(name: str) -> str:
    """Return a key by which names sort as people sort them, numbers by their size.

    >>> sorted(["#ref-10", "#ref-9"], key=natural)
    ['#ref-9', '#ref-10']
    """
    return _NUMBER.sub(_by_length, name)


def _by_length(number: re.Match[str]) -> str:
    digits = number.group().lstrip("0")
    return chr(ord("0") + min(len(digits), 5000)) + digits


def sorted_lines(lines: Iterable[str], run_length: int = RUN_LENGTH) -> Iterator[str]:
    """Yield lines in the order of their code points, which is that of UTF-8, each once.

    A line holds no line feed.
    """
    source = iter(lines)
    with ExitStack() as files:
        runs: list[TextIO] = []
        while run := sorted(islice(source, run_length)):
            if not runs and len(run) < run_length:
                yield from _unique(run)
                return
            if len(runs) == RUNS_AT_ONCE:
                runs = [_spill(_merged(runs), files)]
            runs.append(_spill(run, files))
        yield from _unique(_merged(runs))


def _spill(lines: Iterable[str], files: ExitStack) -> TextIO:
    temporary = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
    run = files.enter_context(temporary)
    run.writelines(f"{line}\n" for line in lines)
    run.seek(0)
    return run


def _merged(runs: Iterable[TextIO]) -> Iterator[str]:
    # A line is compared without its line feed: U+0009 sorts before U+000A.
    return heapq.merge(*((line[:-1] for line in run) for run in runs))


def _unique(lines: Iterable[str]) -> Iterator[str]:
    last: str | None = None
    for line in lines:
        if line != last:
            yield line
        last = line
