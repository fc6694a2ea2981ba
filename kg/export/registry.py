"""Which formats there are, and the one function that writes any of them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO, Final

from pyoxigraph import Quad

from kg.errors import ExportError
from kg.export import (
    bibtex,
    csl_json,
    jsonld,
    kgx,
    nanopub,
    nbib,
    neo4j,
    nquads,
    ntriples,
    rdfxml,
    ris,
    tables,
    trig,
    turtle,
    void,
)
from kg.export.conversion import FileConversion, FolderConversion
from kg.export.format import Format

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        module.FORMAT.name: module.FORMAT
        for module in (turtle, ntriples, nquads, trig, jsonld, rdfxml)
    }
)
"""The syntaxes of RDF by name."""

CONVERSIONS: Final[Mapping[str, FileConversion | FolderConversion]] = MappingProxyType(
    {
        each.name: each
        for each in (
            tables.FORMAT,
            neo4j.FORMAT,
            kgx.TSV,
            kgx.JSONL,
            ris.FORMAT,
            bibtex.FORMAT,
            csl_json.FORMAT,
            nbib.FORMAT,
            nanopub.FORMAT,
            void.FORMAT,
        )
    }
)
"""The formats of other tools by name, which need not hold every statement."""


def find_format(name: str) -> Format:
    """Return a format by its name, its file extension or its media type.

    Raises:
        ExportError: for any other name; the message lists the formats.

    >>> find_format("TTL").name
    'turtle'
    """
    wanted = name.lower().removeprefix(".")
    for each in FORMATS.values():
        if wanted in {each.name, each.extension, each.media_type}:
            return each
    known = ", ".join(FORMATS)
    raise ExportError(f"there is no export format {name!r}; choose one of: {known}")


def export(quads: Iterable[Quad], format: str, stream: BinaryIO) -> None:  # noqa: A002
    """Write a graph to a binary stream, in UTF-8.

    The same statements give the same bytes, in whatever order they come and however often. Memory
    is bounded (see `kg.export.ordering`).

    Raises:
        ExportError: for an unknown format, and for a statement that the format cannot hold.
    """
    find_format(format).write(quads, stream)
