"""What a paper says of two concepts, with the sentences, mentions and headings that prove it.

Source: Biolink Model, class Association; its slots ``subject``, ``predicate`` and ``object`` are
by their slot URIs those of RDF reification.
"""

from collections.abc import Iterator
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors import selectors
from kg.extractors.extractor import (
    Context,
    Emissions,
    boolean,
    decimal,
    integer,
    optional,
    text,
    typed,
)
from kg.extractors.indexed import find_descriptor, heading_keys
from kg.model import Case, Claim, Evidence, Predicate, Span
from kg.names import BIOLINK, KG, OA, PREDICATES, RDF, RDFS, mesh, within

KNOWLEDGE_LEVELS: dict[Predicate, str] = {
    Predicate.TREATS: "knowledge_assertion",
    Predicate.CONTRAINDICATED: "knowledge_assertion",
    Predicate.INTERACTS: "knowledge_assertion",
    Predicate.APPLIED_TO_TREAT: "observation",
    Predicate.ADVERSE_EVENT: "observation",
    Predicate.GIVEN_WITH: "observation",
    Predicate.STUDIED_TO_TREAT: "observation",
}
"""Biolink's KnowledgeLevelEnum: what is stated as established, and what was seen or done."""

TREATMENT = frozenset({Predicate.TREATS, Predicate.APPLIED_TO_TREAT, Predicate.STUDIED_TO_TREAT})


class Claims:
    """An association for each claim, an annotation for each sentence that proves it."""

    name: ClassVar = "claims"
    version: ClassVar = "1"
    summary: ClassVar = "drug and condition claims, each with the sentence that proves it"
    requires: ClassVar = frozenset({"sections", "headings", "mentions", "claims", "cases"})
    emits: ClassVar = frozenset(
        {RDF.subject, RDF.predicate, RDF.object, RDFS.label, OA.motivatedBy, OA.highlighting,
         OA.hasBody, BIOLINK.Association, BIOLINK.Case, BIOLINK.agent_type, BIOLINK.has_evidence,
         BIOLINK.knowledge_level, BIOLINK.negated, BIOLINK.publications,
         BIOLINK.severity_qualifier, BIOLINK.supporting_text, KG.Evidence, KG.cohortSize,
         KG.confidence, KG.eventCount, KG.inCase, KG.rule}
    ) | selectors.EMITS  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the cases, the claims and their evidence."""
        for case in context.annotation.cases:
            yield from _case(context, case)
        for claim in context.annotation.claims:
            yield from _claim(context, claim)


def _case(context: Context, case: Case) -> Iterator[Triple]:
    node = _case_node(context, case.number)
    yield from typed(node, BIOLINK.Case)
    yield Triple(node, RDFS.label, Literal(f"patient {case.number}"))
    yield Triple(node, BIOLINK.publications, context.paper)
    yield Triple(node, BIOLINK.has_evidence, _evidence_node(context, case.evidence))
    yield from _evidence(context, case.evidence, node)


def _case_node(context: Context, number: int) -> NamedNode:
    return within(context.paper, f"case-{number}")


def _claim(context: Context, claim: Claim) -> Iterator[Triple]:
    predicate = PREDICATES[claim.predicate]
    target = _object(context, claim)
    polarity = "false" if claim.negated else "true"
    parts = (claim.subject, predicate.value, target.value, polarity)
    node = context.minter.claim(context.paper, *parts)
    yield from typed(node, BIOLINK.Association)
    yield Triple(node, RDF.subject, mesh(claim.subject))
    yield Triple(node, RDF.predicate, predicate)
    yield Triple(node, RDF.object, target)
    yield Triple(node, BIOLINK.negated, boolean(claim.negated))
    yield Triple(node, BIOLINK.publications, context.paper)
    yield Triple(node, BIOLINK.knowledge_level, Literal(KNOWLEDGE_LEVELS[claim.predicate]))
    yield Triple(node, BIOLINK.agent_type, Literal("text_mining_agent"))
    yield Triple(node, KG.rule, Literal(claim.rule))
    yield Triple(node, KG.confidence, decimal(claim.confidence))
    if claim.case is not None:
        yield Triple(node, KG.inCase, _case_node(context, claim.case))
    yield from optional(node, BIOLINK.severity_qualifier, text(claim.severity))
    for number_of, count in (
        (KG.eventCount, claim.event_count),
        (KG.cohortSize, claim.cohort_size),
    ):
        if count is not None:
            yield Triple(node, number_of, integer(count))
    yield from _proof(context, claim, node)


def _object(context: Context, claim: Claim) -> NamedNode:
    if claim.object is not None:
        return mesh(claim.object)
    return _case_node(context, claim.case or 1)


def _proof(context: Context, claim: Claim, node: NamedNode) -> Iterator[Triple]:
    for evidence in claim.evidence:
        yield Triple(node, BIOLINK.supporting_text, Literal(evidence.quote))
        yield Triple(node, BIOLINK.has_evidence, _evidence_node(context, evidence))
        yield from _evidence(context, evidence, node)
    for index in claim.mentions:
        mention = context.annotation.mentions[index]
        section = context.sections[mention.section]
        place = context.minter.mention(section, mention.start, mention.end, mention.concept)
        yield Triple(node, BIOLINK.has_evidence, place)
    for heading in _headings(context, claim):
        yield Triple(node, BIOLINK.has_evidence, heading)


def _evidence_node(context: Context, evidence: Evidence) -> NamedNode:
    section = context.sections[evidence.section]
    return context.minter.evidence(section, evidence.start, evidence.end)


def _evidence(context: Context, evidence: Evidence, proven: NamedNode) -> Iterator[Triple]:
    node = _evidence_node(context, evidence)
    yield from typed(node, KG.Evidence)
    span = Span(evidence.start, evidence.end)
    yield from selectors.annotation(context, node, evidence.section, span)
    yield Triple(node, OA.hasBody, proven)
    yield Triple(node, OA.motivatedBy, OA.highlighting)


def _headings(context: Context, claim: Claim) -> Iterator[NamedNode]:
    """Yield the headings with which the indexers say the same of a treatment.

    The drug, or the descriptor that NLM maps it to, with "therapeutic use", together with the
    condition with "drug therapy": either alone says nothing of the pair.
    """
    if claim.predicate not in TREATMENT or claim.negated or claim.object is None:
        return
    drug = context.vocabulary.get(claim.subject)
    drugs = {claim.subject, *(drug.mapped_to if drug else ())}
    of_drug = list(_qualified(context, drugs, "therapeutic use"))
    of_condition = list(_qualified(context, {claim.object}, "drug therapy"))
    if of_drug and of_condition:
        yield from of_drug
        yield from of_condition


def _qualified(context: Context, identifiers: set[str], qualifier: str) -> Iterator[NamedNode]:
    vocabulary, headings = context.vocabulary, context.document.headings
    for key, heading in zip(heading_keys(vocabulary, headings), headings, strict=True):
        descriptor = find_descriptor(vocabulary, heading)
        named = any(use.name == qualifier for use in heading.qualifiers)
        if descriptor and descriptor.identifier in identifiers and named:
            yield within(context.paper, f"heading-{key}")
