"""The files of shapes: valid SHACL, complete in themselves, and usable by any other tool."""

import subprocess
import sys
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH

from kg.data import shapes_directory
from kg.validation import load_shapes
from tests.shapes.constraints import reporting_shapes

FILES = sorted(shapes_directory().glob("*.ttl"))
SHAPE = "https://w3id.org/litkg/shapes#"


def _stem(file: Path) -> str:
    return file.stem


@pytest.mark.parametrize("file", FILES, ids=_stem)
def test_a_file_is_valid_by_the_shapes_of_shapes(file: Path) -> None:
    shapes = rdflib.Graph().parse(file)
    conforms, _, _ = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms


@pytest.mark.parametrize("file", FILES, ids=_stem)
def test_a_file_names_no_shape_that_it_does_not_hold(file: Path) -> None:
    shapes = rdflib.Graph().parse(file)
    named = {node for node in shapes.all_nodes() if str(node).startswith(SHAPE)}
    assert named <= set(shapes.subjects(RDF.type))


@pytest.mark.parametrize("file", FILES, ids=_stem)
def test_a_file_says_what_it_is(file: Path) -> None:
    shapes = rdflib.Graph().parse(file)
    (header,) = shapes.subjects(RDF.type, OWL.Ontology)
    assert shapes.value(header, RDFS.label)


def test_every_shape_that_reports_says_what_to_mend() -> None:
    shapes = load_shapes()
    speaking = {
        shape
        for shape in reporting_shapes(shapes)
        if set(shapes.predicates(shape)) - {RDF.type, SH.targetNode, SH.sparql, SH.severity}
        and set(shapes.predicates(shape)) - {RDF.type, SH.targetClass, SH.property}
    }
    speaking |= set(shapes.objects(None, SH.sparql))
    for shape in speaking:
        messages = [str(message) for message in shapes.objects(shape, SH.message)]
        assert len(messages) == 1, shape
        assert messages[0].endswith("."), shape
        assert ":" in messages[0] or ";" in messages[0] or ". " in messages[0], shape


def test_all_files_are_loaded_together_and_none_says_another_ones_shape() -> None:
    apart = [set(_named_shapes(rdflib.Graph().parse(file))) for file in FILES]
    together = _named_shapes(load_shapes())
    assert len(together) == sum(map(len, apart))
    assert together == set().union(*apart)


def _named_shapes(shapes: rdflib.Graph) -> set[str]:
    return {str(node) for node in shapes.subjects(RDF.type) if str(node).startswith(SHAPE)}


def test_the_command_of_pyshacl_reads_a_file_as_it_lies() -> None:
    shapes = shapes_directory() / "journal.ttl"
    examples = Path(__file__).parent / "journal"
    for name, code in (("journal_PASS.ttl", 0), ("journal_FAIL.ttl", 1)):
        command = [sys.executable, "-m", "pyshacl", "-s", str(shapes), str(examples / name)]
        assert subprocess.run(command, capture_output=True, check=False).returncode == code
