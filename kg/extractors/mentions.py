"""What a machine read in the text: each mention with its place, its concept and its confidence."""

from typing import ClassVar

from kg.extractors import selectors
from kg.extractors.extractor import TRUE, Context, Emissions, Statements, decimal, strings
from kg.model import Mention, Span
from kg.names import KG, OA, Written, written_mesh
from kg.ntriples import string

_kg, _oa = map(Written, (KG, OA))


class Mentions:
    """A Web Annotation for each mention, and ``kg:mentions`` from the paper to the concept.

    A mention that is negated is still a mention; the link from the paper stands for the mentions
    that are not negated and not of somebody else. What is said of experimental animals counts: the
    paper is about it.
    """

    name: ClassVar = "mentions"
    version: ClassVar = "2"
    summary: ClassVar = "drugs and conditions found in the text, with quote and offsets"
    requires: ClassVar = frozenset({"sections", "mentions"})
    emits: ClassVar = frozenset(
        {OA.hasBody, OA.motivatedBy, OA.identifying, KG.mentions, KG.confidence, KG.matchMethod,
         KG.negated, KG.hypothetical, KG.historical, KG.otherSubject, KG.inAnimals,
         KG.shortFormOf, KG.antecedent, KG.affix}
    ) | selectors.EMITS  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the annotations in the order of the text."""
        for mention in context.annotation.mentions:
            yield from _mention(context, mention)
            if not mention.negated and not mention.other_subject:
                concept = written_mesh(mention.concept)
                yield f"{context.written_paper} {_kg.mentions} {concept} .\n"


def _mention(context: Context, mention: Mention) -> Statements:
    section = context.sections[mention.section]
    minted = context.minter.mention(section, mention.start, mention.end, mention.concept)
    node = str(minted)
    span = Span(mention.start, mention.end)
    yield selectors.annotation(context, node, mention.section, span)
    yield (
        f"{node} {_oa.hasBody} {written_mesh(mention.concept)} .\n"
        f"{node} {_oa.motivatedBy} {_oa.identifying} .\n"
        f"{node} {_kg.confidence} {decimal(mention.confidence)} .\n"
        f"{node} {_kg.matchMethod} {string(mention.method.value)} .\n"
    )
    for predicate, holds in (
        (_kg.negated, mention.negated),
        (_kg.hypothetical, mention.hypothetical),
        (_kg.historical, mention.historical),
        (_kg.otherSubject, mention.other_subject),
        (_kg.inAnimals, mention.animal),
    ):
        if holds:
            yield f"{node} {predicate} {TRUE} .\n"
    yield strings(
        node,
        (_kg.shortFormOf, mention.short_form_of),
        (_kg.antecedent, mention.antecedent),
        (_kg.affix, mention.affix),
    )
