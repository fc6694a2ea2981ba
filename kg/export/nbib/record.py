"""One source record's graph: of which paper it speaks, and what it states."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.export.nbib.statements import Statements


@dataclass(frozen=True, slots=True)
class Record:
    """A record's own node, the paper that it is about, and its statements."""

    node: NamedNode
    paper: NamedNode
    about: Statements
