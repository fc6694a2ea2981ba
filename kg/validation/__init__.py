"""Is a graph what the model says it is? SHACL shapes, the W3C validator's answer, and the place.

>>> from rdflib import Graph
>>> validate(Graph()).conforms
True
"""

from kg.validation.engine import validate
from kg.validation.engines import Engine, validate_store
from kg.validation.files import validate_file
from kg.validation.places import locate, locate_in
from kg.validation.report import Report, Result
from kg.validation.shapes import load_shapes

__all__ = [
    "Engine",
    "Report",
    "Result",
    "load_shapes",
    "locate",
    "locate_in",
    "validate",
    "validate_file",
    "validate_store",
]
