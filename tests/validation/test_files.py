"""Files: each format is read, each result has its line, each mistake is told."""

from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kg.data import shapes_directory
from kg.errors import InputError
from kg.validation import load_shapes, validate_file
from tests.validation import sample

SECTION = """@prefix doco: <http://purl.org/spar/doco/> .
@prefix ex: <https://example.org/> .

ex:paper <http://purl.org/dc/terms/hasPart> ex:section .

ex:section a doco:Section .
"""
GOLDEN = Path(__file__).parent / "messages.txt"


def _shapes(name: str = "section") -> rdflib.Graph:
    return load_shapes(shapes_directory() / f"{name}.ttl")


def test_a_turtle_files_results_have_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(SECTION, encoding="utf-8")
    results = validate_file(file, _shapes()).results
    assert {result.line for result in results} == {6}
    assert {result.file for result in results} == {str(file)}


@pytest.mark.parametrize(
    ("suffix", "form", "line"),
    [
        (".nt", pyoxigraph.RdfFormat.N_TRIPLES, 2),
        (".rdf", pyoxigraph.RdfFormat.RDF_XML, None),
        (".nq", pyoxigraph.RdfFormat.N_QUADS, None),
        (".trig", pyoxigraph.RdfFormat.TRIG, None),
    ],
)
def test_other_formats_give_the_same_results(
    tmp_path: Path, suffix: str, form: pyoxigraph.RdfFormat, line: int | None
) -> None:
    turtle = tmp_path / "graph.ttl"
    turtle.write_text(SECTION, encoding="utf-8")
    file = turtle.with_suffix(suffix)
    quads = list(pyoxigraph.parse(path=str(turtle)))
    triples = [quad.triple for quad in quads]
    many = quads if suffix in {".nq", ".trig"} else triples
    pyoxigraph.serialize(many, str(file), format=form)
    shapes = _shapes()
    wanted, found = validate_file(turtle, shapes).results, validate_file(file, shapes).results
    assert [(r.node, r.shape, r.message) for r in found] == [
        (r.node, r.shape, r.message) for r in wanted
    ]
    assert {result.line for result in found} == {line}


def test_a_file_of_quads_places_its_results_in_the_sources(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    pyoxigraph.serialize(sample.quads(), str(file), format=pyoxigraph.RdfFormat.N_QUADS)
    (result,) = validate_file(file, _shapes("heading")).results
    assert (result.file, result.line) == ("pages/one.txt", 14)


def test_a_literal_that_does_not_fit_its_datatype_is_a_result_and_no_noise(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "graph.ttl"
    bad = SECTION + 'ex:section <https://w3id.org/litkg/terms#position> "x"^^'
    file.write_text(f"{bad}<http://www.w3.org/2001/XMLSchema#integer> .\n", encoding="utf-8")
    components = {result.component for result in validate_file(file, _shapes()).results}
    assert "DatatypeConstraintComponent" in components
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


BROKEN = {
    "broken.ttl": "@prefix ex: <http://e/> .\nex:a ex:b ex:c\nex:d ex:e ex:f .\n",
    "broken.nq": "<urn:a> <urn:b> .\n",
    "broken.rdf": "<rdf>",
    "broken.jsonld": "{",
    "latin.ttl": b'<urn:a> <urn:b> "\xe9" .',
    "graph.txt": "",
    "missing.ttl": None,
}


def test_the_messages_of_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = []
    for name, content in BROKEN.items():
        if content is not None:
            Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(InputError) as caught:
            validate_file(Path(name), _shapes())
        told.append(str(caught.value))
    Path("empty").mkdir()
    with pytest.raises(InputError) as caught:
        load_shapes(Path("empty"))
    told.append(str(caught.value))
    assert "\n".join(told) + "\n" == GOLDEN.read_text(encoding="utf-8")
