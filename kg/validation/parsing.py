"""Reading RDF files for pyshacl, which takes rdflib's graphs: errors and noise end here.

Laws
    1. Data and shapes are read alike, or ``sh:in`` and ``sh:hasValue`` would miss.
    2. A file is read by its ending; what is wrong in it is told with its line.
    3. rdflib logs a traceback for each literal that does not fit its datatype. Such a literal is a
       validation result, with a place and a mend, so the log is kept silent while we read.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph
import rdflib
from pyoxigraph import RdfFormat

from kg.errors import InputError

_FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".n3": RdfFormat.N3,
}


def format_of(file: Path) -> RdfFormat:
    """Return a file's format, by its ending.

    Raises:
        InputError: when the ending is none of an RDF format.
    """
    ending = file.suffix.lower()
    if ending not in _FORMATS:
        raise InputError(
            f"{file}: not the name of an RDF file; such a name ends in {', '.join(_FORMATS)}"
        )
    return _FORMATS[ending]


def quads_of(file: Path) -> Iterator[pyoxigraph.Quad]:
    """Yield the quads of a file; triples are in the default graph.

    Raises:
        InputError: when it cannot be read or is not valid RDF; the text says where.
    """
    form = format_of(file)
    if not file.is_file():
        raise InputError(f"{file}: there is no such file")
    try:
        base = file.absolute().as_uri()
        yield from pyoxigraph.parse(path=str(file), format=form, base_iri=base)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        place = f"{file}:{line}" if line else f"{file}"
        told = getattr(error, "msg", str(error))
        raise InputError(f"{place}: not valid {form.name}: {told}") from error


def add_file(graph: rdflib.Graph, file: Path) -> None:
    """Add the triples of a file to a graph, whichever named graphs they stand in.

    Raises:
        InputError: when it cannot be read or is not valid RDF; the text says where.
    """
    with quiet():
        for quad in quads_of(file):
            subject, value = _node(quad.subject, file), _node(quad.object, file)
            graph.add((subject, rdflib.URIRef(quad.predicate.value), value))


def _node(
    term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple,
    file: Path,
) -> rdflib.term.Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, pyoxigraph.Triple):
        raise InputError(f"{file}: SHACL knows no triple terms; leave out {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib's log of literals silent."""
    logger = logging.getLogger("rdflib.term")

    def nothing(_: logging.LogRecord) -> bool:
        return False

    logger.addFilter(nothing)
    try:
        yield
    finally:
        logger.removeFilter(nothing)
