"""The lines of a record that are looked at for places tell the same places as all of them."""

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.build.checking import Place, places_of
from kg.build.lines import Told, joined, lines_of
from kg.extractors import Context, default_registry
from kg.model import Annotation
from kg.names import Minter
from kg.validation.checks.terms import text_of
from kg.validation.places import Places
from kg.vocabulary import Vocabulary
from tests.extractors.documents import FULL

MINTER = Minter("https://example.org/")


def test_the_lines_that_tell_places_tell_all_of_them(vocabulary: Vocabulary) -> None:
    context = Context(FULL, Annotation(), vocabulary, MINTER)
    told = Told()
    told.add(default_registry().extract(context))
    lines = [line.decode() for line in lines_of(told.written())]
    parsed = parse(joined(lines), format=RdfFormat.N_TRIPLES)
    record: NamedNode = context.record
    places = Places(Quad(each.subject, each.predicate, each.object, record) for each in parsed)
    nodes = sorted({line.partition(" ")[0] for line in lines})
    found = {node: list(places_of([node], lines, record)) for node in nodes}
    assert found == {node: [Place(node, *places.place(text_of(node)))] for node in nodes}
    assert any(place.line for each in found.values() for place in each)
    assert any(place.file for each in found.values() for place in each)
