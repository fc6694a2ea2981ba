"""The statements that a network holds as they are: an edge that is a statement, a class of a node.

What a network counts, joins or shortens (claims, mentions, headings) is not among them, and a
label that may be one of several names is not either. Whoever reads a written network back gets
these statements again by the same two tables.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from kg.names import BIOLINK, DCTERMS, FABIO, KG, MESHV, RDF
from kg.network.assembly import Network
from kg.network.kinds import EdgeKind, NodeKind
from kg.network.listing import Listing, listed
from kg.network.statements import RELATIONS

EDGES: Final = {
    EdgeKind.APPEARED_IN.value: DCTERMS.isPartOf,
    EdgeKind.MENTIONS.value: KG.mentions,
    EdgeKind.TYPE.value: DCTERMS.type,
    EdgeKind.BROADER.value: MESHV.broaderDescriptor,
    EdgeKind.MAPPED_TO.value: MESHV.mappedTo,
    EdgeKind.ACTION.value: MESHV.pharmacologicalAction,
    **{kind: predicate for predicate, kind in RELATIONS.items()},
}
"""The predicate of each kind of edge that is a statement, from its source to its target."""

REVERSED: Final = {EdgeKind.WROTE.value: DCTERMS.creator}
"""The predicate of each kind of edge that is a statement, from its target to its source."""

CLASSES: Final = {
    NodeKind.DRUG.value: BIOLINK.Drug,
    NodeKind.CHEMICAL.value: BIOLINK.ChemicalEntity,
    NodeKind.PROTEIN.value: BIOLINK.Protein,
    NodeKind.JOURNAL.value: FABIO.Journal,
    NodeKind.CASE.value: BIOLINK.Case,
}
"""The class of each kind of node that stands for one class."""


def plain_statements(graph: Network | Listing) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    """Yield subject, predicate and object of what a network may hold as it is.

    A printed reference that its paper cites is an edge too: it is no statement of the graph, and
    who asks leaves out what the graph does not have.
    """
    found = listed(graph)
    for name, data in found.nodes():
        if data["kind"] in CLASSES:
            yield NamedNode(name), RDF.type, CLASSES[str(data["kind"])]
    for source, target, _, data in found.edges():
        kind = str(data["kind"])
        if kind in EDGES:
            yield NamedNode(source), EDGES[kind], NamedNode(target)
        elif kind in REVERSED:
            yield NamedNode(target), REVERSED[kind], NamedNode(source)
