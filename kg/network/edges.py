"""The edges: what the statements say of two things, counted, with the sentences that say it.

Law: edges are made one paper at a time, and claims one subject at a time; no more is held.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.names import (
    BIOLINK,
    BIRO,
    CITO,
    DCTERMS,
    FABIO,
    KG,
    MESHV,
    OA,
    PRISM,
    PRO,
    RDF,
    doi,
    pubmed,
)  # fmt: skip
from kg.network.kinds import EdgeKind
from kg.network.known import Known
from kg.network.statements import CLAIMS, RELATIONS

SEPARATOR = "\n"
"""What stands between two sentences, or two IRIs, in one attribute."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge: ``weight`` counts its evidence, ``evidence`` holds the sentences, one a line.

    ``papers`` are the IRIs of the papers that say it, one a line. ``qualifiers`` are those of a
    subject heading, an asterisk on a major topic.
    """

    source: str
    target: str
    kind: str
    weight: int = 1
    confidence: float | None = None
    evidence: str | None = None
    negated: bool = False
    papers: str | None = None
    position: int | None = None
    major: bool | None = None
    qualifiers: str | None = None
    case: str | None = None

    @property
    def key(self) -> str:
        """What tells it from other edges between the same nodes."""
        return f"not {self.kind}" if self.negated else str(self.kind)


def edges(known: Known) -> Iterator[Edge]:
    """Yield every edge of the network, each once, in no order."""
    yield from _authorships(known)
    for paper, journal in known.pairs(DCTERMS.isPartOf):
        yield Edge(paper, journal, EdgeKind.APPEARED_IN)
    yield from _headings(known)
    yield from _mentions(known)
    yield from claims(known)
    yield from citations(known)
    for case in known.instances(BIOLINK.Case):
        for paper in known.nodes(case, BIOLINK.publications):
            yield Edge(paper, case, EdgeKind.DESCRIBES)
    for predicate, kind in (
        (DCTERMS.type, EdgeKind.TYPE),
        (MESHV.broaderDescriptor, EdgeKind.BROADER),
        (MESHV.mappedTo, EdgeKind.MAPPED_TO),
        (MESHV.pharmacologicalAction, EdgeKind.ACTION),
    ):
        for source, target in known.pairs(predicate):
            yield Edge(source, target, kind)


def _authorships(known: Known) -> Iterator[Edge]:
    for paper in known.subjects(DCTERMS.creator):
        positions: dict[str, int] = {}
        for role in known.subjects_of(PRO.relatesToDocument, paper):
            position = known.number(role, KG.position)
            if PRO.author.value in known.nodes(role, PRO.withRole) and position is not None:
                positions |= dict.fromkeys(known.nodes(role, PRO.isHeldBy), int(position))
        for person in known.nodes(paper, DCTERMS.creator):
            yield Edge(person, paper, EdgeKind.WROTE, position=positions.get(person))


def _headings(known: Known) -> Iterator[Edge]:
    others = (KG.hasSubstance, KG.hasSupplementaryConcept)
    for paper in known.subjects(KG.hasSubjectHeading, *others):
        indexed: dict[str, list[str]] = {}
        for heading in known.nodes(paper, KG.hasSubjectHeading):
            for concept in known.nodes(heading, KG.descriptor):
                indexed.setdefault(concept, []).append(heading)
        for node in (node for predicate in others for node in known.nodes(paper, predicate)):
            for concept in known.nodes(node, KG.concept):
                indexed.setdefault(concept, [])
        for concept, headings in indexed.items():
            yield _heading(known, paper, concept, headings)


def _heading(known: Known, paper: str, concept: str, headings: list[str]) -> Edge:
    uses = [use for heading in headings for use in known.nodes(heading, KG.hasQualifierUse)]
    uses.sort(key=lambda use: known.number(use, KG.position) or 0)
    return Edge(
        paper,
        concept,
        EdgeKind.INDEXED_WITH,
        major=any(known.holds(node, KG.majorTopic) for node in (*headings, *uses)),
        qualifiers=_joined(_qualifier(known, use) for use in uses),
    )


def _qualifier(known: Known, use: str) -> str:
    asterisk = "*" if known.holds(use, KG.majorTopic) else ""
    return (known.value(use, KG.qualifierName) or "") + asterisk


def _mentions(known: Known) -> Iterator[Edge]:
    for paper in known.subjects(KG.mentions):
        counts: Counter[str] = Counter()
        quotes: dict[str, set[str]] = {}
        confidences: dict[str, float] = {}
        for target in known.subjects_of(OA.hasScope, paper):
            for mention in known.subjects_of(OA.hasTarget, target):
                if not _identifies(known, mention):
                    continue
                confidence = known.number(mention, KG.confidence) or 0.0
                for concept in known.nodes(mention, OA.hasBody):
                    counts[concept] += 1
                    quotes.setdefault(concept, set()).update(_quotes(known, target))
                    confidences[concept] = max(confidences.get(concept, 0.0), confidence)
        for concept in known.nodes(paper, KG.mentions):
            yield Edge(
                paper,
                concept,
                kind=EdgeKind.MENTIONS,
                weight=max(1, counts[concept]),
                confidence=confidences.get(concept),
                evidence=_joined(sorted(quotes.get(concept, ()))),
            )


def _identifies(known: Known, mention: str) -> bool:
    """Whether an annotation says that the paper speaks of a thing, and of its own subject."""
    if OA.identifying.value not in known.nodes(mention, OA.motivatedBy):
        return False
    return not (known.holds(mention, KG.negated) or known.holds(mention, KG.otherSubject))


def _quotes(known: Known, target: str) -> Iterator[str]:
    for selector in known.nodes(target, OA.hasSelector):
        yield from known.values(selector, OA.exact)


def claims(known: Known) -> Iterator[Edge]:
    """Yield an edge for all claims that say the same of the same two things."""
    names = {predicate.value: words for predicate, words in CLAIMS.items()}
    for subject in known.objects(RDF.subject):
        groups: dict[tuple[str, str, bool], list[str]] = {}
        for claim in known.subjects_of(RDF.subject, subject):
            said, predicate, target = (
                known.value(claim, p) for p in (RDF.subject, RDF.predicate, RDF.object)
            )
            known_claim = BIOLINK.Association.value in known.classes(claim)
            if known_claim and said == subject and target and predicate in names:
                key = (target, names[predicate], known.holds(claim, BIOLINK.negated))
                groups.setdefault(key, []).append(claim)
        for (target, kind, negated), found in groups.items():
            yield _claim(known, Edge(subject, target, kind, negated=negated), found)


def _claim(known: Known, edge: Edge, found: list[str]) -> Edge:
    sentences = [s for claim in found for s in known.values(claim, BIOLINK.supporting_text)]
    papers = {p for claim in found for p in known.nodes(claim, BIOLINK.publications)}
    confidences = [known.number(claim, KG.confidence) for claim in found]
    return replace(
        edge,
        weight=max(1, len(sentences)),
        confidence=max((c for c in confidences if c is not None), default=None),
        evidence=_joined(dict.fromkeys(sentences)),
        papers=_joined(sorted(papers)),
        case=_joined(sorted({c for claim in found for c in known.nodes(claim, KG.inCase)})),
    )


def citations(known: Known) -> Iterator[Edge]:
    """Yield an edge for each link of two papers, and for each printed reference left open."""
    for predicate, kind in RELATIONS.items():
        for citing, cited in known.pairs(predicate):
            yield Edge(citing, cited, kind)
    for part in known.instances(BIRO.BibliographicReference):
        for paper in known.subjects_of(DCTERMS.hasPart, part):
            if not _is_resolved(known, paper, part):
                position = known.number(part, KG.position)
                yield Edge(paper, part, "cites", position=int(position) if position else None)


def _is_resolved(known: Known, paper: str, reference: str) -> bool:
    """Whether a printed reference is among the papers that its paper is known to cite."""
    named = {pubmed(pmid).value for pmid in known.values(reference, FABIO.hasPubMedId)}
    named |= {doi(each).value for each in known.values(reference, PRISM.doi)}
    cited = set(known.nodes(paper, CITO.cites))
    if named & cited:
        return True
    keys = set(known.values(reference, KG.citationKey))
    return any(keys & set(known.values(each, KG.citationKey)) for each in cited)


def _joined(parts: Iterable[str]) -> str | None:
    return SEPARATOR.join(parts) or None
