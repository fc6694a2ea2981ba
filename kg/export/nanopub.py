"""Nanopublications in TriG: one a text-mined claim, unsigned.

The assertion is the claim as Biolink states it, with its polarity: a direct triple would say of a
negated claim that it holds. The provenance is the paper, the sentences and the rule; the
publication info names the software. Nothing hangs on when the export was made; a nanopublication
gets its date, its signature and its trusty IRI from who publishes it.

Source: Nanopublication Guidelines (nanopub.net), 2.0.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from pyoxigraph import NamedNode, Quad, Triple

from kg.export import trig
from kg.export.conversion import FileConversion
from kg.export.source import Taker
from kg.names import BIOLINK, DCTERMS, KG, NP, PROV, RDF, within

_ASSERTED: Final = frozenset(
    {
        RDF.type, RDF.subject, RDF.predicate, RDF.object, BIOLINK.negated,
        BIOLINK.severity_qualifier, KG.inCase, KG.eventCount, KG.cohortSize,
    }
)  # fmt: skip


def write(taker: Taker, stream: BinaryIO) -> None:
    """Write four graphs a claim."""
    trig.write(_quads(taker), stream)


def _quads(taker: Taker) -> Iterator[Quad]:
    agents = list(taker.instances(PROV.SoftwareAgent))
    for claim in taker.instances(BIOLINK.Association):
        about = list(taker.take(claim))
        papers = [t.object for t in about if t.predicate == BIOLINK.publications]
        yield from _nanopublication(claim, about, papers, agents)


def _nanopublication(
    claim: NamedNode, about: list[Triple], papers: Sequence[object], agents: list[NamedNode]
) -> Iterator[Quad]:
    whole = NamedNode(f"{claim.value}/nanopub")
    head, assertion = within(whole, "Head"), within(whole, "assertion")
    provenance, publication = within(whole, "provenance"), within(whole, "pubinfo")
    yield Quad(whole, RDF.type, NP.Nanopublication, head)
    yield Quad(whole, NP.hasAssertion, assertion, head)
    yield Quad(whole, NP.hasProvenance, provenance, head)
    yield Quad(whole, NP.hasPublicationInfo, publication, head)
    for triple in about:
        graph = assertion if triple.predicate in _ASSERTED else provenance
        yield Quad(triple.subject, triple.predicate, triple.object, graph)
    for paper in papers:
        if isinstance(paper, NamedNode):
            yield Quad(assertion, PROV.wasDerivedFrom, paper, provenance)
    for agent in agents:
        yield Quad(assertion, PROV.wasAttributedTo, agent, provenance)
        yield Quad(whole, DCTERMS.creator, agent, publication)
    yield Quad(whole, PROV.wasDerivedFrom, claim, publication)


FORMAT: Final = FileConversion("nanopub", "application/trig", "trig", write)
