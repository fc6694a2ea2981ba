"""Where pyoxigraph's terms become rdflib's, and back: the whole boundary is this file.

Law: a term is what rdflib's own parsers would have made of it. A string has no datatype there,
and a number is in its canonical form if `rdflib.NORMALIZE_LITERALS` says so.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pyoxigraph
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import ExportError
from kg.export.ordering import terms
from kg.names import PREFIXES, XSD

OxTerm: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal
RdflibTerm: TypeAlias = rdflib.URIRef | rdflib.BNode | rdflib.Literal


def to_rdflib(quads: Iterable[pyoxigraph.Quad]) -> rdflib.Dataset:
    """Return a dataset of the quads, with the project's prefixes bound.

    Raises:
        ExportError: for a triple term or a base direction, which rdflib does not have.
    """
    dataset = rdflib.Dataset()
    _bind(dataset)
    for quad in quads:
        each = terms(quad)
        name = _to_rdflib_term(each.graph) if each.graph else DATASET_DEFAULT_GRAPH_ID
        triple = tuple(map(_to_rdflib_term, (each.subject, each.predicate, each.object)))
        dataset.graph(name).add(triple)  # type: ignore[arg-type]
    return dataset


def to_graph(quads: Iterable[pyoxigraph.Quad]) -> rdflib.Graph:
    """Return a graph of the triples of all quads, whichever graphs they stand in.

    Raises:
        ExportError: for a triple term or a base direction, which rdflib does not have.
    """
    graph = rdflib.Graph()
    _bind(graph)
    for quad in quads:
        each = terms(quad)
        triple = tuple(map(_to_rdflib_term, (each.subject, each.predicate, each.object)))
        graph.add(triple)  # type: ignore[arg-type]
    return graph


def from_rdflib(source: rdflib.Graph | rdflib.Dataset) -> Iterator[pyoxigraph.Quad]:
    """Yield the quads of a dataset, or the triples of a graph in the default graph.

    Raises:
        ExportError: for a term that RDF does not allow, such as an IRI with a space.
    """
    if isinstance(source, rdflib.Dataset):
        for subject, predicate, value, name in source.quads((None, None, None, None)):
            yield _quad((subject, predicate, value), name)
    else:
        for triple in source:
            yield _quad(triple, None)


def _bind(graph: rdflib.Graph) -> None:
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, override=True, replace=True)


def _to_rdflib_term(term: OxTerm) -> RdflibTerm:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype == XSD.string:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _quad(triple: tuple[object, object, object], name: object) -> pyoxigraph.Quad:
    try:
        subject, predicate, value = map(_from_rdflib_term, triple)
        graph = None if name in (None, DATASET_DEFAULT_GRAPH_ID) else _from_rdflib_term(name)
        return pyoxigraph.Quad(subject, predicate, value, graph)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ExportError(f"rdflib holds a statement that RDF does not allow: {error}") from error


def _from_rdflib_term(term: object) -> OxTerm:
    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return pyoxigraph.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return pyoxigraph.Literal(str(term), language=term.language)
        datatype = pyoxigraph.NamedNode(str(term.datatype)) if term.datatype else None
        return pyoxigraph.Literal(str(term), datatype=datatype)
    raise TypeError(f"{term!r} is no RDF term")
