"""A plan remembers what hangs on a value alone, and nothing that hangs on what is around it."""

import pytest
from rdflib import Graph

from kg.validation.checks.around import Around, nodes_of
from kg.validation.checks.compiler import compile_shapes

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:shape> a sh:NodeShape ; sh:targetClass <urn:Paper> ;
  sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ;
  sh:property [ sh:path <urn:in> ; sh:class <urn:Journal> ; sh:nodeKind sh:IRI ; sh:maxCount 1 ] ;
  sh:property [ sh:path <urn:pmid> ; sh:pattern "^[1-9][0-9]*$" ; sh:minCount 1 ] .
"""
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
PAPER = f"<urn:x> {A} <urn:Paper>"
JOURNAL = f"<urn:j> {A} <urn:Journal>"
IN, PMID = "<urn:x> <urn:in> <urn:j>", '<urn:x> <urn:pmid> "12"'
RIGHT = (PAPER, IN, PMID, JOURNAL)


@pytest.mark.parametrize(
    "wrong",
    [
        (PAPER, IN, PMID),
        (PAPER, IN, "<urn:x> <urn:in> <urn:k>", PMID, JOURNAL, f"<urn:k> {A} <urn:Journal>"),
        (PAPER, '<urn:x> <urn:pmid> "12"', '<urn:x> <urn:pmid> "012"'),
        (PAPER, IN, JOURNAL),
        (*RIGHT, '<urn:x> <urn:other> "12"'),
    ],
    ids=["class", "number", "value", "missing", "closed"],
)
def test_what_was_right_before_hides_nothing_that_is_wrong(wrong: tuple[str, ...]) -> None:
    plans = compile_shapes(Graph().parse(data=SHAPES, format="turtle")).plans
    for _ in range(2):
        assert list(plans.doubtful(Around(nodes_of(RIGHT)))) == []
        assert list(plans.doubtful(Around(nodes_of(wrong)))) == ["<urn:x>"]
