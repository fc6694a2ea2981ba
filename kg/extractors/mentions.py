"""What a machine read in the text: each mention with its place, its concept and its confidence."""

from collections.abc import Iterator
from typing import ClassVar

from pyoxigraph import Literal, Triple

from kg.extractors import selectors
from kg.extractors.extractor import Context, Emissions, boolean, decimal, optional, text
from kg.model import Mention, Span
from kg.names import KG, OA, mesh


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
                yield Triple(context.paper, KG.mentions, mesh(mention.concept))


def _mention(context: Context, mention: Mention) -> Iterator[Triple]:
    section = context.sections[mention.section]
    node = context.minter.mention(section, mention.start, mention.end, mention.concept)
    span = Span(mention.start, mention.end)
    yield from selectors.annotation(context, node, mention.section, span)
    yield Triple(node, OA.hasBody, mesh(mention.concept))
    yield Triple(node, OA.motivatedBy, OA.identifying)
    yield Triple(node, KG.confidence, decimal(mention.confidence))
    yield Triple(node, KG.matchMethod, Literal(mention.method.value))
    for predicate, holds in (
        (KG.negated, mention.negated),
        (KG.hypothetical, mention.hypothetical),
        (KG.historical, mention.historical),
        (KG.otherSubject, mention.other_subject),
        (KG.inAnimals, mention.animal),
    ):
        if holds:
            yield Triple(node, predicate, boolean(holds))
    yield from optional(node, KG.shortFormOf, text(mention.short_form_of))
    yield from optional(node, KG.antecedent, text(mention.antecedent))
    yield from optional(node, KG.affix, text(mention.affix))
