"""Asks an rdflib graph, for who has one in hand."""

import warnings
from collections.abc import Mapping

import rdflib
from pyoxigraph import NamedNode

from kg.catalogue.answer import Answer, Term
from kg.errors import QueryError
from kg.names import XSD


class RdflibEngine:
    """Asks an `rdflib.Graph`, or an `rdflib.Dataset` whose default graph is the union of all."""

    def __init__(self, graph: rdflib.Graph) -> None:
        if isinstance(graph, rdflib.Dataset) and not graph.default_union:
            raise QueryError(
                "the queries run over all graphs of a dataset: make it with "
                "rdflib.Dataset(default_union=True)"
            )
        self._graph = graph

    def select(self, query: str, bindings: Mapping[str, Term]) -> Answer:
        """Answer a query; see `kg.catalogue.engine.Engine`."""
        bound = {name: _to_rdflib(term) for name, term in bindings.items()}
        try:
            with warnings.catch_warnings():
                # rdflib's own evaluation calls what rdflib has deprecated in its Dataset.
                warnings.filterwarnings("ignore", r"Dataset\.", DeprecationWarning)
                result = self._graph.query(query, initBindings=bound)
                document = result.serialize(format="json")
        except Exception as error:  # rdflib lets its parser's and its operators' errors out
            raise QueryError(f"rdflib could not answer the query: {error}") from error
        return Answer.of_json(document or b"")


def _to_rdflib(term: Term) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    # rdflib's own parsers leave xsd:string out, and to it a literal with it is another one.
    datatype = None if term.datatype == XSD.string else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype)
