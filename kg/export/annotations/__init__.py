"""Handing mentions over: one file a format that other tools of the field read.

>>> sorted(ANNOTATION_FORMATS)
['bioc-json', 'csv', 'json-lines', 'pubtator']
"""

from kg.export.annotations.annotated import Annotated, AnnotationFormat
from kg.export.annotations.registry import (
    ANNOTATION_FORMATS,
    find_annotation_format,
    write_annotations,
    write_annotations_to,
)

__all__ = [
    "ANNOTATION_FORMATS",
    "Annotated",
    "AnnotationFormat",
    "find_annotation_format",
    "write_annotations",
    "write_annotations_to",
]
