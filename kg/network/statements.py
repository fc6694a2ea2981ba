"""The statements of a graph, kept so that they can be asked for by predicate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

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

_PREDICATES = frozenset(
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


class Statements:
    """What a network is made of, by predicate and subject; the rest of a graph is let go.

    A statement counts once, whichever graphs it stands in. Answers are in order. ``also`` names
    predicates that are kept besides those of the network.
    """

    def __init__(self, quads: Iterable[Quad], also: frozenset[NamedNode] = frozenset()) -> None:
        self._kept = _PREDICATES | also
        self._by: dict[str, dict[str, set[NamedNode | Literal]]] = defaultdict(
            lambda: defaultdict(set)
        )
        self._instances: dict[str, set[str]] = defaultdict(set)
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

    def values(self, subject: str, predicate: NamedNode) -> list[str]:
        """Return what the objects say, in order: the IRI of a node, the form of a literal."""
        return sorted({term.value for term in self._by[predicate.value].get(subject, ())})

    def value(self, subject: str, predicate: NamedNode) -> str | None:
        """Return the first of the values, or ``None``."""
        return next(iter(self.values(subject, predicate)), None)

    def nodes(self, subject: str, predicate: NamedNode) -> list[str]:
        """Return the IRIs among the objects, in order."""
        found = self._by[predicate.value].get(subject, ())
        return sorted({term.value for term in found if isinstance(term, NamedNode)})

    def holds(self, subject: str, predicate: NamedNode) -> bool:
        """Whether a truth value is given, and true."""
        return "true" in self.values(subject, predicate)

    def number(self, subject: str, predicate: NamedNode) -> float | None:
        """Return the greatest number among the values, or ``None``."""
        numbers = [n for v in self.values(subject, predicate) if (n := _number(v)) is not None]
        return max(numbers, default=None)

    def pairs(self, predicate: NamedNode) -> Iterator[tuple[str, str]]:
        """Yield subject and object of each statement between two nodes, in order."""
        for subject in sorted(self._by[predicate.value]):
            for other in self.nodes(subject, predicate):
                yield subject, other

    def instances(self, *classes: NamedNode) -> list[str]:
        """Return the nodes of any of the classes, in order."""
        return sorted({node for each in classes for node in self._instances.get(each.value, ())})

    def classes(self, node: str) -> frozenset[str]:
        """Return the classes of a node."""
        return frozenset(self.nodes(node, RDF.type))


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
