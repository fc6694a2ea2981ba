"""Stored questions, asked of the embedded store, of an rdflib graph or of an endpoint.

The engines for rdflib and for endpoints are loaded when they are first used: whoever asks a graph
on disk needs neither rdflib nor HTTP.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.catalogue.answer import Answer, Term, Value
from kg.catalogue.asking import ask
from kg.catalogue.catalogue import Catalogue, load_catalogue
from kg.catalogue.embedded import EmbeddedEngine
from kg.catalogue.engine import Engine
from kg.catalogue.formats import FORMATS, render
from kg.catalogue.resolver import Resolver
from kg.catalogue.stored import Parameter, ParameterKind, StoredQuery, parse

if TYPE_CHECKING:
    from kg.catalogue.endpoint import EndpointEngine
    from kg.catalogue.rdflib_engine import RdflibEngine

_HOMES = {
    "EndpointEngine": "kg.catalogue.endpoint",
    "RdflibEngine": "kg.catalogue.rdflib_engine",
}

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


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'kg.catalogue' has no attribute {name!r}")
    return getattr(import_module(home), name)
