"""The edges: what the statements say of two things, counted, with the sentences that say it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

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
from kg.network.statements import CLAIMS, RELATIONS, Statements

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


def edges(known: Statements) -> Iterator[Edge]:
    """Yield every edge of the network."""
    yield from _authorships(known)
    for paper, journal in known.pairs(DCTERMS.isPartOf):
        yield Edge(paper, journal, EdgeKind.APPEARED_IN)
    yield from _headings(known)
    yield from _mentions(known)
    yield from _claims(known)
    yield from _citations(known)
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


def _authorships(known: Statements) -> Iterator[Edge]:
    positions: dict[tuple[str, str], int] = {}
    for role, paper in known.pairs(PRO.relatesToDocument):
        position = known.number(role, KG.position)
        if PRO.author.value in known.nodes(role, PRO.withRole) and position is not None:
            for person in known.nodes(role, PRO.isHeldBy):
                positions[person, paper] = int(position)
    for paper, person in known.pairs(DCTERMS.creator):
        yield Edge(person, paper, EdgeKind.WROTE, position=positions.get((person, paper)))


def _headings(known: Statements) -> Iterator[Edge]:
    indexed: dict[tuple[str, str], list[str]] = {}
    for paper, heading in known.pairs(KG.hasSubjectHeading):
        for concept in known.nodes(heading, KG.descriptor):
            indexed.setdefault((paper, concept), []).append(heading)
    for predicate in (KG.hasSubstance, KG.hasSupplementaryConcept):
        for paper, node in known.pairs(predicate):
            for concept in known.nodes(node, KG.concept):
                indexed.setdefault((paper, concept), [])
    for (paper, concept), headings in indexed.items():
        uses = [use for heading in headings for use in known.nodes(heading, KG.hasQualifierUse)]
        uses.sort(key=lambda use: known.number(use, KG.position) or 0)
        yield Edge(
            paper,
            concept,
            EdgeKind.INDEXED_WITH,
            major=any(known.holds(node, KG.majorTopic) for node in (*headings, *uses)),
            qualifiers=_joined(_qualifier(known, use) for use in uses),
        )


def _qualifier(known: Statements, use: str) -> str:
    asterisk = "*" if known.holds(use, KG.majorTopic) else ""
    return (known.value(use, KG.qualifierName) or "") + asterisk


def _mentions(known: Statements) -> Iterator[Edge]:
    counts: Counter[tuple[str, str]] = Counter()
    quotes: dict[tuple[str, str], set[str]] = {}
    confidences: dict[tuple[str, str], float] = {}
    for mention, concept in known.pairs(OA.hasBody):
        if OA.identifying.value not in known.nodes(mention, OA.motivatedBy):
            continue
        if known.holds(mention, KG.negated) or known.holds(mention, KG.otherSubject):
            continue
        for target in known.nodes(mention, OA.hasTarget):
            for paper in known.nodes(target, OA.hasScope):
                pair = (paper, concept)
                counts[pair] += 1
                quotes.setdefault(pair, set()).update(_quotes(known, target))
                confidence = known.number(mention, KG.confidence) or 0.0
                confidences[pair] = max(confidences.get(pair, 0.0), confidence)
    for pair in known.pairs(KG.mentions):
        yield Edge(
            *pair,
            kind=EdgeKind.MENTIONS,
            weight=max(1, counts[pair]),
            confidence=confidences.get(pair),
            evidence=_joined(sorted(quotes.get(pair, ()))),
        )


def _quotes(known: Statements, target: str) -> Iterator[str]:
    for selector in known.nodes(target, OA.hasSelector):
        yield from known.values(selector, OA.exact)


def _claims(known: Statements) -> Iterator[Edge]:
    groups: dict[tuple[str, str, str, bool], list[str]] = {}
    names = {predicate.value: words for predicate, words in CLAIMS.items()}
    for claim in known.instances(BIOLINK.Association):
        ends = (known.value(claim, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        subject, predicate, target = ends
        if subject and target and predicate in names:
            said = (subject, target, names[predicate], known.holds(claim, BIOLINK.negated))
            groups.setdefault(said, []).append(claim)
    for (subject, target, kind, negated), claims in groups.items():
        sentences = [s for claim in claims for s in known.values(claim, BIOLINK.supporting_text)]
        papers = {p for claim in claims for p in known.nodes(claim, BIOLINK.publications)}
        confidences = [known.number(claim, KG.confidence) for claim in claims]
        yield Edge(
            subject,
            target,
            kind,
            weight=max(1, len(sentences)),
            confidence=max((c for c in confidences if c is not None), default=None),
            evidence=_joined(dict.fromkeys(sentences)),
            negated=negated,
            papers=_joined(sorted(papers)),
            case=_joined(sorted({c for claim in claims for c in known.nodes(claim, KG.inCase)})),
        )


def _citations(known: Statements) -> Iterator[Edge]:
    for predicate, kind in RELATIONS.items():
        for citing, cited in known.pairs(predicate):
            yield Edge(citing, cited, kind)
    printed = frozenset(known.instances(BIRO.BibliographicReference))
    for paper, part in known.pairs(DCTERMS.hasPart):
        if part in printed and not _is_resolved(known, paper, part):
            position = known.number(part, KG.position)
            yield Edge(paper, part, "cites", position=int(position) if position else None)


def _is_resolved(known: Statements, paper: str, reference: str) -> bool:
    """Whether a printed reference is among the papers that its paper is known to cite."""
    named = {pubmed(pmid).value for pmid in known.values(reference, FABIO.hasPubMedId)}
    named |= {doi(each).value for each in known.values(reference, PRISM.doi)}
    cited = set(known.nodes(paper, CITO.cites))
    if named & cited:
        return True
    keys = set(known.values(reference, KG.citationKey))
    return any(keys & set(known.values(each, KG.citationKey)) for each in cited)


def _joined(parts: Iterator[str] | list[str] | dict[str, None]) -> str | None:
    return SEPARATOR.join(parts) or None
