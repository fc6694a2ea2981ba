"""Where in a text something stands, in Web Annotation's terms.

Source: Web Annotation Vocabulary (W3C Recommendation, 23 February 2017), 3.2.18 TextQuoteSelector
and 3.2.17 TextPositionSelector. Both count what a reader of the section's literal would count:
Unicode code points.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import Context, integer, typed
from kg.model import Span
from kg.names import OA, RDF, within

CONTEXT_LENGTH = 32
"""How many code points of prefix and suffix a quote carries."""

TARGET_EMITS = frozenset(
    {RDF.type, OA.hasTarget, OA.SpecificResource, OA.hasSource, OA.hasScope,
     OA.hasSelector, OA.TextPositionSelector, OA.TextQuoteSelector, OA.start, OA.end, OA.exact,
     OA.prefix, OA.suffix}
)  # fmt: skip
EMITS = TARGET_EMITS | {OA.Annotation}


def annotation(context: Context, node: NamedNode, section: int, span: Span) -> Iterator[Triple]:
    """Yield an annotation whose target is a stretch of a section of the paper."""
    yield from typed(node, OA.Annotation)
    yield from target(context, node, section, span)


def target(context: Context, node: NamedNode, section: int, span: Span) -> Iterator[Triple]:
    """Yield the target of an annotation: a stretch of a section of the paper."""
    stretch, position, quote = (within(node, name) for name in ("target", "position", "quote"))
    content = context.document.sections[section].text
    before = content[max(0, span.start - CONTEXT_LENGTH) : span.start]
    after = content[span.end : span.end + CONTEXT_LENGTH]
    yield Triple(node, OA.hasTarget, stretch)
    yield from typed(stretch, OA.SpecificResource)
    yield Triple(stretch, OA.hasSource, context.sections[section])
    yield Triple(stretch, OA.hasScope, context.paper)
    yield Triple(stretch, OA.hasSelector, position)
    yield Triple(stretch, OA.hasSelector, quote)
    yield from typed(position, OA.TextPositionSelector)
    yield Triple(position, OA.start, integer(span.start))
    yield Triple(position, OA.end, integer(span.end))
    yield from typed(quote, OA.TextQuoteSelector)
    yield Triple(quote, OA.exact, Literal(span.of(content)))
    yield Triple(quote, OA.prefix, Literal(before))
    yield Triple(quote, OA.suffix, Literal(after))
