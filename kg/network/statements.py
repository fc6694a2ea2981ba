"""The statements of a graph, kept so that they can be asked for by predicate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.names import (
    BIOLINK,
    C4O,
    CITO,
    DCTERMS,
    FABIO,
    FOAF,
    KG,
    MESHV,
    OA,
    PRISM,
    PRO,
    RDF,
    RDFS,
)  # fmt: skip
from kg.network.known import Known

RELATIONS: dict[NamedNode, str] = {
    CITO.cites: "cites",
    CITO.corrects: "corrects",
    CITO.isCorrectedBy: "is corrected by",
    CITO.isRetractedBy: "is retracted by",
    CITO.isUpdatedBy: "is updated by",
    CITO.repliesTo: "replies to",
    CITO.hasReplyFrom: "has reply from",
    CITO.retracts: "retracts",
    CITO.updates: "updates",
    DCTERMS.relation: "similar to",
}
"""Kinds of edge between two papers."""

CLAIMS: dict[NamedNode, str] = {
    BIOLINK.treats: "treats",
    BIOLINK.applied_to_treat: "applied to treat",
    BIOLINK.studied_to_treat: "studied to treat",
    BIOLINK.has_adverse_event: "has adverse event",
    BIOLINK.contraindicated_in: "contraindicated in",
    KG.givenWith: "given with",
    BIOLINK.directly_physically_interacts_with: "interacts with",
}
"""What a claim says, in words."""

PREDICATES: Final = frozenset(
    {RDF.type, RDF.subject, RDF.predicate, RDF.object, RDFS.label, OA.hasBody, OA.hasTarget,
     OA.hasSelector, OA.hasScope, OA.exact, OA.motivatedBy, C4O.hasContent, DCTERMS.title,
     DCTERMS.isPartOf, DCTERMS.creator, DCTERMS.hasPart, DCTERMS.type, FOAF.name,
     FOAF.familyName, FABIO.hasTranslatedTitle, FABIO.hasPublicationYear, FABIO.hasPubMedId,
     FABIO.hasNLMJournalTitleAbbreviation, PRISM.doi, PRO.isHeldBy, PRO.withRole,
     PRO.relatesToDocument, KG.position, KG.confidence, KG.negated, KG.otherSubject,
     KG.mentions, KG.hasSubjectHeading, KG.hasQualifierUse, KG.descriptor, KG.qualifierName,
     KG.majorTopic, KG.hasSubstance, KG.hasSupplementaryConcept, KG.concept, KG.citationKey,
     KG.inCase, KG.authorList, KG.etAl, PRISM.publicationDate, BIOLINK.negated,
     BIOLINK.publications, BIOLINK.supporting_text,
     MESHV.broaderDescriptor, MESHV.mappedTo, MESHV.pharmacologicalAction, *RELATIONS}
)  # fmt: skip
"""What is kept for a network: nothing else that a graph states is needed for one."""


class Statements(Known):
    """What a network is made of, by predicate and subject; the rest of a graph is let go.

    It stands in memory. ``also`` names predicates that are kept besides those of the network.
    """

    def __init__(self, quads: Iterable[Quad], also: frozenset[NamedNode] = frozenset()) -> None:
        self._kept = PREDICATES | also
        self._by: dict[str, dict[str, set[NamedNode | Literal]]] = defaultdict(
            lambda: defaultdict(set)
        )
        self._instances: dict[str, set[str]] = defaultdict(set)
        self._subjects: dict[str, dict[str, list[str]]] = {}
        for quad in quads:
            self._keep(quad)

    def _keep(self, quad: Quad) -> None:
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if predicate not in self._kept or not isinstance(subject, NamedNode):
            return
        if not isinstance(value, NamedNode | Literal):
            return
        self._by[predicate.value][subject.value].add(value)
        if predicate == RDF.type:
            self._instances[value.value].add(subject.value)

    def terms(self, subject: str, predicate: NamedNode) -> Iterable[NamedNode | Literal]:
        """Return the objects of a subject and a predicate, each once."""
        return self._by[predicate.value].get(subject, ())

    def pairs(self, predicate: NamedNode) -> Iterator[tuple[str, str]]:
        """Yield subject and object of each statement between two nodes, in order."""
        for subject in sorted(self._by[predicate.value]):
            for other in self.nodes(subject, predicate):
                yield subject, other

    def subjects(self, *predicates: NamedNode) -> Iterator[str]:
        """Yield what any of the predicates is said of, each once, in order."""
        yield from sorted({subject for each in predicates for subject in self._by[each.value]})

    def objects(self, predicate: NamedNode) -> Iterator[str]:
        """Yield the nodes that a predicate leads to, each once, in order."""
        yield from sorted({other for _, other in self.pairs(predicate)})

    def subjects_of(self, predicate: NamedNode, node: str) -> list[str]:
        """Return what a predicate leads from to a node, in order."""
        if predicate.value not in self._subjects:
            found: dict[str, list[str]] = defaultdict(list)
            for subject, other in self.pairs(predicate):
                found[other].append(subject)
            self._subjects[predicate.value] = found
        return self._subjects[predicate.value].get(node, [])

    def instances(self, one: NamedNode) -> Iterator[str]:
        """Yield the nodes of a class, in order."""
        yield from sorted(self._instances.get(one.value, ()))
