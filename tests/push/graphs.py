"""Stores in memory to push: the sample of the catalogue, and as many small records as wanted."""

from pyoxigraph import Literal, NamedNode, Triple

from kg.names import DCTERMS, RDFS, XSD
from kg.store import Store
from kg.vocabulary import Vocabulary
from tests.catalogue.sample import quads

BASE = "https://w3id.org/litkg/"
LEDGER = BASE + "graph/push"


def sample(vocabulary: Vocabulary) -> Store:
    """Return the catalogue's sample, as a build would store it."""
    store = Store.create()
    graphs: dict[NamedNode, list[Triple]] = {}
    for quad in quads(vocabulary):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name, []).append(quad.triple)
    store.load(graphs.items())
    return store


def name(number: int) -> NamedNode:
    """Return the name of a small record."""
    return NamedNode(f"{BASE}record/{number:04d}")


def record(number: int, title: str = "as it was", size: int = 4) -> list[Triple]:
    """Return a small record, with what stores like to change."""
    me = name(number)
    texts = (f"{title} {number} “é” \\ \n\t \U0001f9ec", "0.90", "")
    literals = [*(Literal(text) for text in texts), Literal("A titre", language="en-GB")]
    values = [
        Literal("true", datatype=XSD.boolean), Literal("0.90", datatype=XSD.decimal),
        Literal("2019-04", datatype=XSD.gYearMonth), Literal("7", datatype=XSD.nonNegativeInteger),
    ]  # fmt: skip
    more = [Literal(f"word {n} of record {number}") for n in range(size)]
    return [
        *(Triple(me, RDFS.label, each) for each in literals),
        *(Triple(me, DCTERMS.title, each) for each in values),
        *(Triple(me, DCTERMS.abstract, each) for each in more),
    ]


def records(count: int, size: int = 4) -> Store:
    """Return a store of small records."""
    store = Store.create()
    store.load((name(number), record(number, size=size)) for number in range(count))
    return store
