"""Reading a file back with parsers that did not write it, and comparing what came back."""

import warnings

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Quad, RdfFormat, parse
from rdflib.compare import to_isomorphic

from kg.export import FORMATS, to_graph

OXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle", "ntriples": "nt", "nquads": "nquads", "trig": "trig",
    "jsonld": "json-ld", "rdfxml": "xml",
}  # fmt: skip


def expected(quads: list[Quad], name: str) -> set[Quad]:
    """What a format can keep of some quads."""
    if FORMATS[name].holds_graphs:
        return set(quads)
    return {Quad(q.subject, q.predicate, q.object) for q in quads}


def with_oxigraph(data: bytes, name: str) -> set[Quad]:
    """Read with pyoxigraph."""
    return set(parse(data, format=OXIGRAPH[name]))


def with_rdflib(data: bytes, name: str) -> rdflib.Graph:
    """Read with rdflib, all graphs into one."""
    union = rdflib.Graph()
    with warnings.catch_warnings():
        # rdflib's own parsers use what rdflib 7 deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = rdflib.Dataset()
        dataset.parse(data=data, format=RDFLIB[name])
        for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
            union.add((subject, predicate, value))
    return union


def without_blank_nodes(quads: list[Quad]) -> list[Quad]:
    """Leave out what has no name: our graphs have none, and parsers rename them."""
    return [
        q
        for q in quads
        if not any(isinstance(t, BlankNode) for t in (q.subject, q.object, q.graph_name))
    ]


def same_graph(first: rdflib.Graph, second: rdflib.Graph) -> bool:
    """Whether two graphs are isomorphic."""
    return bool(to_isomorphic(first) == to_isomorphic(second))


def assert_round_trip(quads: list[Quad], data: bytes, name: str) -> None:
    """The shared assertion: a written graph is the graph, whoever reads it."""
    assert with_oxigraph(data, name) == expected(quads, name)
    assert same_graph(with_rdflib(data, name), to_graph(expected(quads, name)))


def is_default(quad: Quad) -> bool:
    """Whether a quad stands in no named graph."""
    return isinstance(quad.graph_name, DefaultGraph)
