"""Handing the graph over: one file a format, and one for rdflib.

>>> sorted(FORMATS)
['jsonld', 'nbib', 'nquads', 'ntriples', 'rdfxml', 'trig', 'turtle']
"""

from kg.export.format import Format
from kg.export.rdflib_graph import from_rdflib, to_graph, to_rdflib
from kg.export.registry import FORMATS, export, find_format

__all__ = [
    "FORMATS",
    "Format",
    "export",
    "find_format",
    "from_rdflib",
    "to_graph",
    "to_rdflib",
]
