"""What a paper says of two concepts, with the sentences, mentions and headings that prove it.

Source: Biolink Model, class Association; its slots ``subject``, ``predicate`` and ``object`` are
by their slot URIs those of RDF reification.
"""

from collections.abc import Iterator
from typing import ClassVar

from kg.extractors import selectors
from kg.extractors.extractor import (
    Context,
    Emissions,
    Statements,
    boolean,
    decimal,
    integer,
    strings,
)
from kg.model import Case, Claim, Evidence, Predicate, Span
from kg.names import (
    BIOLINK,
    KG,
    OA,
    PREDICATES,
    RDF,
    RDFS,
    Written,
    part,
    written_mesh,
)  # fmt: skip
from kg.ntriples import string

_biolink, _kg, _oa, _rdf, _rdfs = map(Written, (BIOLINK, KG, OA, RDF, RDFS))

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


def _case(context: Context, case: Case) -> Statements:
    node = _case_node(context, case.number)
    yield (
        f"{node} {_rdf.type} {_biolink.Case} .\n"
        f"{node} {_rdfs.label} {string(f'patient {case.number}')} .\n"
        f"{node} {_biolink.publications} {context.written_paper} .\n"
    )
    yield _evidence(context, case.evidence, node)


def _case_node(context: Context, number: int) -> str:
    return part(context.written_paper, f"case-{number}")


def _claim(context: Context, claim: Claim) -> Statements:
    predicate = PREDICATES[claim.predicate]
    target = _object(context, claim)
    polarity = "false" if claim.negated else "true"
    parts = (claim.subject, predicate.value, target[1:-1], polarity)
    node = str(context.minter.claim(context.paper, *parts))
    yield (
        f"{node} {_rdf.type} {_biolink.Association} .\n"
        f"{node} {_rdf.subject} {written_mesh(claim.subject)} .\n"
        f"{node} {_rdf.predicate} {predicate} .\n"
        f"{node} {_rdf.object} {target} .\n"
        f"{node} {_biolink.negated} {boolean(claim.negated)} .\n"
        f"{node} {_biolink.publications} {context.written_paper} .\n"
        f"{node} {_biolink.knowledge_level} {string(KNOWLEDGE_LEVELS[claim.predicate])} .\n"
        f"{node} {_biolink.agent_type} {string('text_mining_agent')} .\n"
        f"{node} {_kg.rule} {string(claim.rule)} .\n"
        f"{node} {_kg.confidence} {decimal(claim.confidence)} .\n"
    )
    if claim.case is not None:
        yield f"{node} {_kg.inCase} {_case_node(context, claim.case)} .\n"
    yield strings(node, (_biolink.severity_qualifier, claim.severity))
    for number_of, count in (
        (_kg.eventCount, claim.event_count),
        (_kg.cohortSize, claim.cohort_size),
    ):
        if count is not None:
            yield f"{node} {number_of} {integer(count)} .\n"
    yield from _proof(context, claim, node)


def _object(context: Context, claim: Claim) -> str:
    if claim.object is not None:
        return written_mesh(claim.object)
    return _case_node(context, claim.case or 1)


def _proof(context: Context, claim: Claim, node: str) -> Statements:
    for evidence in claim.evidence:
        yield f"{node} {_biolink.supporting_text} {string(evidence.quote)} .\n"
        yield _evidence(context, evidence, node)
    for index in claim.mentions:
        mention = context.annotation.mentions[index]
        section = context.sections[mention.section]
        place = context.minter.mention(section, mention.start, mention.end, mention.concept)
        yield f"{node} {_biolink.has_evidence} {place} .\n"
    for heading in _headings(context, claim):
        yield f"{node} {_biolink.has_evidence} {heading} .\n"


def _evidence(context: Context, evidence: Evidence, proven: str) -> str:
    """Return the stretch of text that proves something, and that it does."""
    section, span = context.sections[evidence.section], Span(evidence.start, evidence.end)
    node = str(context.minter.evidence(section, *span))
    stretch = selectors.annotation(context, node, evidence.section, span)
    return (
        f"{proven} {_biolink.has_evidence} {node} .\n"
        f"{node} {_rdf.type} {_kg.Evidence} .\n"
        f"{node} {_oa.hasBody} {proven} .\n"
        f"{node} {_oa.motivatedBy} {_oa.highlighting} .\n"
        f"{stretch}"
    )


def _headings(context: Context, claim: Claim) -> Iterator[str]:
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


def _qualified(context: Context, identifiers: set[str], qualifier: str) -> Iterator[str]:
    indexed, headings = context.indexed, context.document.headings
    for key, descriptor, heading in zip(indexed.keys, indexed.descriptors, headings, strict=True):
        named = any(use.name == qualifier for use in heading.qualifiers)
        if descriptor and descriptor.identifier in identifiers and named:
            yield part(context.written_paper, f"heading-{key}")
