"""Stored questions, asked of the embedded store, of an rdflib graph or of an endpoint."""

from kg.catalogue.answer import Answer, Term, Value
from kg.catalogue.asking import ask
from kg.catalogue.catalogue import Catalogue, load_catalogue
from kg.catalogue.embedded import EmbeddedEngine
from kg.catalogue.endpoint import EndpointEngine
from kg.catalogue.engine import Engine
from kg.catalogue.formats import FORMATS, render
from kg.catalogue.rdflib_engine import RdflibEngine
from kg.catalogue.resolver import Resolver
from kg.catalogue.stored import Parameter, ParameterKind, StoredQuery, parse

__all__ = [
    "FORMATS",
    "Answer",
    "Catalogue",
    "EmbeddedEngine",
    "EndpointEngine",
    "Engine",
    "Parameter",
    "ParameterKind",
    "RdflibEngine",
    "Resolver",
    "StoredQuery",
    "Term",
    "Value",
    "ask",
    "load_catalogue",
    "parse",
    "render",
]
