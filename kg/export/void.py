"""A description of the graph: VoID with DCAT, in Turtle.

VoID and not RO-Crate, since what is described is one RDF data set and not a folder of files: a
SPARQL client reads from it which classes and properties there are and how many of each, and a
catalogue reads the DCAT part.

Source: "Describing Linked Datasets with the VoID Vocabulary" (W3C Note, 3 March 2011); DCAT 3
(W3C Recommendation, 22 August 2024).
"""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.export import turtle
from kg.export.conversion import FileConversion
from kg.export.source import Taker, node, value
from kg.names import (
    DCAT,
    DCTERMS,
    KG,
    RDF,
    RDFS,
    SCHEMA,
    VOCABULARIES,
    VOID,
    XSD,
    Minter,
    digest,
    within,
)  # fmt: skip
from kg.sorting import sorted_lines
from kg.version import __version__

_TITLE: Final = "Knowledge graph of biomedical literature"


def write(taker: Taker, stream: BinaryIO) -> None:
    """Write the description; the data set is named by its sources and its counts."""
    turtle.write(_quads(taker), stream)


def _quads(taker: Taker) -> Iterator[Quad]:
    properties = taker.present()
    classes = Counter(value(triple) for triple in taker.see(None, RDF.type))
    subjects = sum(1 for _ in sorted_lines(node(t.subject).value for t in taker.all()))
    files = list(taker.instances(KG.SourceFile))
    counted = [f"{name} {count}" for name, count in sorted(properties.items())]
    data = Minter().node("dataset", digest(*counted, *(each.value for each in files)))
    for each in (VOID.Dataset, DCAT.Dataset):
        yield Quad(data, RDF.type, each)
    yield Quad(data, DCTERMS.title, Literal(_TITLE, language="en"))
    yield Quad(data, SCHEMA.softwareVersion, Literal(__version__))
    for predicate, count in (
        (VOID.triples, sum(properties.values())),
        (VOID.distinctSubjects, subjects),
        (VOID.classes, len(classes)),
        (VOID.properties, len(properties)),
    ):
        yield Quad(data, predicate, _integer(count))
    yield from _vocabularies(data, properties)
    yield from _partitions(data, properties, classes)
    for file in files:
        yield Quad(data, DCTERMS.source, file)
        for triple in (*taker.see(file, RDFS.label), *taker.see(file, SCHEMA.sha256)):
            yield Quad(file, triple.predicate, triple.object)


def _vocabularies(data: NamedNode, properties: Counter[str]) -> Iterator[Quad]:
    for each in VOCABULARIES:
        if any(name.startswith(each.namespace_iri) for name in properties):
            yield Quad(data, VOID.vocabulary, NamedNode(each.namespace_iri))


def _partitions(data: NamedNode, properties: Counter[str], classes: Counter[str]) -> Iterator[Quad]:
    for name, count in properties.items():
        part = within(data, f"property-{digest(name)[:10]}")
        yield Quad(data, VOID.propertyPartition, part)
        yield Quad(part, VOID.property, NamedNode(name))
        yield Quad(part, VOID.triples, _integer(count))
    for name, count in classes.items():
        part = within(data, f"class-{digest(name)[:10]}")
        yield Quad(data, VOID.classPartition, part)
        yield Quad(part, VOID.namespace_terms["class"], NamedNode(name))
        yield Quad(part, VOID.entities, _integer(count))


def _integer(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)


FORMAT: Final = FileConversion("void", "text/turtle", "ttl", write, describes=True)
