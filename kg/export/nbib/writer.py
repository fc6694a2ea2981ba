"""Quads to MEDLINE records, in bounded memory.

Statements are brought together by record, each record is set as fields, and the fields are
brought together by paper; both times by the sorting on disk of `kg.export.ordering`. In memory
there is one record at a time, and the preferred record of each paper that has several.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import BinaryIO, Final, NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.errors import ExportError
from kg.export.nbib.fields import fields
from kg.export.nbib.held import statements as held_statements
from kg.export.nbib.layout import Field, field_lines
from kg.export.nbib.record import Record
from kg.export.nbib.statements import Statements
from kg.export.ordering import natural, terms
from kg.export.source import Taker, value
from kg.names import FABIO, FOAF, KG, PUBMED
from kg.sorting import sorted_lines

_BREAK: Final = "\t"
_RECORDS_AT_ONCE: Final = 2_000
"""How many records, set as fields, are sorted in memory at a time."""


class _Set(NamedTuple):
    """A source record set as fields: the fields of each rule, in the order of the rules."""

    record: str
    fields: list[list[Field]]

    def dump(self) -> str:
        return json.dumps(self)

    @classmethod
    def load(cls, text: str) -> "_Set":
        record, rules = json.loads(text)
        return cls(record, [[Field(*field) for field in found] for found in rules])


def write(taker: Taker, stream: BinaryIO) -> None:
    """Write a MEDLINE record for each paper that a source record is about.

    Raises:
        ExportError: when papers stand in the default graph: what one record says of its paper
            cannot be told there from what another says.
    """
    for fields_ in _papers(taker.quads()):
        stream.write(("".join(map(field_lines, fields_)) + "\n").encode())
        _hold(taker, fields_)


def _hold(taker: Taker, printed: Sequence[Field]) -> None:
    paper, told = held_statements(printed)
    for triple in taker.see(paper) if paper else ():
        if (triple.predicate, value(triple)) in told:
            taker.hold(triple)


def _papers(quads: Iterable[Quad]) -> Iterator[list[Field]]:
    """Yield the fields of each paper's record, papers in their order."""
    preferred: set[str] = set()
    keyed = sorted_lines(_by_paper(_by_record(quads, preferred)), _RECORDS_AT_ONCE)
    for _, lines in groupby(keyed, key=lambda line: line.partition(_BREAK)[0]):
        found = [_Set.load(line.partition(_BREAK)[2]) for line in lines]
        found.sort(key=lambda each: (each.record not in preferred, -_filled(each), each.record))
        yield _medline(found)


def _by_record(quads: Iterable[Quad], preferred: set[str]) -> Iterator[str]:
    """Yield statements as lines: the graph, whether it names what the graph is about, the triple.

    The records that are preferred to others of their paper are noted on the way.
    """
    for quad in quads:
        each = terms(quad)
        if each.predicate == KG.preferredRecord and isinstance(each.object, NamedNode):
            preferred.add(each.object.value)
        if each.graph is not None:
            order = "0" if each.predicate == FOAF.primaryTopic else "1"
            triple = f"{each.subject} {each.predicate} {each.object} ."
            yield _BREAK.join((str(each.graph), order, triple))
        elif each.object == FABIO.JournalArticle:
            raise ExportError(
                f"{each.subject}: stands in no record's graph, and MEDLINE is written a record at "
                "a time; give the quads of the graph with their named graphs"
            )


def _by_paper(statements: Iterable[str]) -> Iterator[str]:
    """Yield each record as a line: the paper's place in the file, and what was set."""
    ordered = (line.split(_BREAK, 2) for line in sorted_lines(statements))
    for (graph, named), lines in groupby(ordered, key=_graph_of()):
        if named:  # else a graph that many records share: it is about no paper
            node, about = NamedNode(graph[1:-1]), _statements(lines)
            for paper in about.nodes(node, FOAF.primaryTopic):
                found = _Set(node.value, fields(Record(node, paper, about)))
                yield f"{_place(paper)}{_BREAK}{found.dump()}"


def _graph_of() -> Callable[[list[str]], tuple[str, bool]]:
    """Return a key for lines in order: the graph, and whether it is about a paper.

    The statement that says so is the first of its graph.
    """
    about = ""

    def key(line: list[str]) -> tuple[str, bool]:
        nonlocal about
        about = line[0] if line[1] == "0" else about
        return line[0], line[0] == about

    return key


def _statements(lines: Iterable[list[str]]) -> Statements:
    text = "\n".join(line[2] for line in lines)
    return Statements(quad.triple for quad in parse(text, RdfFormat.N_TRIPLES))


def _place(paper: NamedNode) -> str:
    rank = "0" if paper.value.startswith(PUBMED) else "1"
    return f"{rank}{natural(paper.value)} {paper.value}"


def _filled(each: _Set) -> int:
    return sum(1 for found in each.fields if found)


def _medline(records: Sequence[_Set]) -> list[Field]:
    """Return a paper's fields: those of each rule from the first record that has them.

    One without a PMID opens with its title, so that readers see where it begins.
    """
    by_rule = zip(*(record.fields for record in records), strict=True)
    found = [field for each in by_rule for field in next(filter(None, each), [])]
    if found and found[0].tag != "PMID":
        found.sort(key=lambda field: field.tag != "TI")
    return found
