"""Handing the graph over: one file a format, and one for rdflib.

>>> sorted(FORMATS)
['jsonld', 'nquads', 'ntriples', 'rdfxml', 'trig', 'turtle']
>>> sorted(CONVERSIONS)  # doctest: +NORMALIZE_WHITESPACE
['bibtex', 'csl-json', 'kgx-jsonl', 'kgx-tsv', 'nanopub', 'nbib', 'neo4j', 'parquet', 'ris',
 'void']

What hands over to rdflib is loaded when it is first used: nothing else here needs that library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.export.conversion import FileConversion, FolderConversion
from kg.export.delivery import STANDARD_OUTPUT, deliver
from kg.export.format import Format
from kg.export.receipt import Receipt
from kg.export.registry import CONVERSIONS, FORMATS, export, find_format
from kg.export.source import Source, Taker
from kg.export.target import whole_file

if TYPE_CHECKING:
    from kg.export.rdflib_graph import from_rdflib, to_graph, to_rdflib

_OF_RDFLIB = ("from_rdflib", "to_graph", "to_rdflib")

__all__ = [
    "CONVERSIONS",
    "FORMATS",
    "STANDARD_OUTPUT",
    "FileConversion",
    "FolderConversion",
    "Format",
    "Receipt",
    "Source",
    "Taker",
    "deliver",
    "export",
    "find_format",
    "from_rdflib",
    "to_graph",
    "to_rdflib",
    "whole_file",
]


def __getattr__(name: str) -> Any:
    if name not in _OF_RDFLIB:
        raise AttributeError(f"module 'kg.export' has no attribute {name!r}")
    return getattr(import_module("kg.export.rdflib_graph"), name)
