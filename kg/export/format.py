"""What a format is: a name, how the world knows it, and a function that writes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from pyoxigraph import Quad

Writer: TypeAlias = Callable[[Iterable[Quad], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a graph can be written in.

    ``holds_graphs`` tells that it keeps which record said what. A format that does not, writes a
    triple once, however many records say it. It is a syntax of RDF: every statement can be read
    back from it.
    """

    name: str
    media_type: str
    extension: str
    holds_graphs: bool
    write: Writer
