"""The shapes: the project's own as they lie, or anybody's."""

from pathlib import Path

from rdflib import Graph

from kg.data import shapes_directory
from kg.errors import InputError
from kg.validation.parsing import add_file


def load_shapes(place: Path | None = None) -> Graph:
    """Return the project's shapes in one graph, or those of a file or a directory of Turtle files.

    Raises:
        InputError: when there are none, or a file is not valid RDF.
    """
    where = shapes_directory() if place is None else place
    files = sorted(where.glob("*.ttl")) if where.is_dir() else [where]
    if not files:
        raise InputError(f"{where}: no shapes here; name a Turtle file, or a directory of *.ttl")
    graph = Graph()
    for file in files:
        add_file(graph, file)
    return graph
