"""Which engine judges a graph: pyshacl, the reference, or two Rust engines for what is too large.

pyshacl takes a third of a millisecond a triple; shifty takes the constraints of SHACL Core in a
twentieth of that, and Oxigraph those that are SPARQL queries on the graph as a whole. Tests hold
the results of both ways equal: focus nodes, paths, values, components, shapes and severities.
"""

from enum import StrEnum
from typing import Final

from pyoxigraph import Store
from rdflib import Graph

from kg.names import Minter
from kg.validation import rust, stream
from kg.validation.engine import validate
from kg.validation.report import Report
from kg.validation.shapes import load_shapes

SMALL: Final = 50_000
"""Triples up to which the reference judges if nobody says otherwise."""


class Engine(StrEnum):
    """Who judges; ``AUTO`` is pyshacl for small graphs, and what it alone understands.

    ``STREAM`` is the checks that judge records as they are linked.
    """

    AUTO = "auto"
    PYSHACL = "pyshacl"
    RUST = "rust"
    STREAM = "stream"


def validate_store(
    data: Store,
    shapes: Graph | None = None,
    engine: Engine = Engine.AUTO,
    minter: Minter | None = None,
) -> Report:
    """Check the default graph of a store against the project's shapes or others.

    ``STREAM`` looks at the named graphs too, and tells by the ``minter`` which nodes are a record's
    own; without the right one it takes longer.

    Raises:
        KgError: when the shapes are not valid, a validator fails, or ``RUST`` is asked for shapes
            that only pyshacl understands.
    """
    wanted = load_shapes() if shapes is None else shapes
    if engine is Engine.AUTO:
        large = rust.is_larger(data, SMALL)
        engine = Engine.RUST if large and not rust.not_understood(wanted) else Engine.PYSHACL
    if engine is Engine.STREAM:
        return stream.validate(data, wanted, minter)
    if engine is Engine.RUST:
        return rust.validate(data, wanted)
    return validate(rust.as_rdflib(data), wanted)
