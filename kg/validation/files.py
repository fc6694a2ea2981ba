"""A file of RDF, checked: each result with the line of the file on which its node is described."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import RdfFormat
from rdflib import Graph

from kg.validation.engine import validate
from kg.validation.parsing import add_file, format_of, quads_of
from kg.validation.places import locate
from kg.validation.report import Report, Result
from kg.validation.turtle_lines import subject_lines

_LINES = frozenset({RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.N3})
"""The formats in which a subject stands on a line that can be told."""


def validate_file(file: Path, shapes: Graph | None = None) -> Report:
    """Check a file of RDF against the project's shapes, or others.

    A file of quads holds its records' provenance, so its results are placed in the sources; in a
    file of triples they are placed on the line of the file itself on which the node is described.

    Raises:
        InputError: when the file cannot be read, or is not valid RDF.
        KgError: when the shapes are not valid.
    """
    form = format_of(file)
    data = Graph()
    add_file(data, file)
    report = validate(data, shapes)
    if form.supports_datasets and form != RdfFormat.JSON_LD:
        return locate(report, quads_of(file))
    lines = subject_lines(_text(file)) if report.results and form in _LINES else {}
    return replace(report, results=tuple(_on_line(each, file, lines) for each in report.results))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _on_line(result: Result, file: Path, lines: dict[str, int]) -> Result:
    line = lines.get(result.node, lines.get(result.focus))
    return replace(result, file=str(file), line=line)
