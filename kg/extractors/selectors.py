"""Where in a text something stands, in Web Annotation's terms.

Source: Web Annotation Vocabulary (W3C Recommendation, 23 February 2017), 3.2.18 TextQuoteSelector
and 3.2.17 TextPositionSelector. Both count what a reader of the section's literal would count:
Unicode code points.
"""

from kg.extractors.extractor import Context, integer
from kg.model import Span
from kg.names import OA, RDF, Written, part
from kg.ntriples import string

_oa, _rdf = map(Written, (OA, RDF))

CONTEXT_LENGTH = 32
"""How many code points of prefix and suffix a quote carries."""

TARGET_EMITS = frozenset(
    {RDF.type, OA.hasTarget, OA.SpecificResource, OA.hasSource, OA.hasScope,
     OA.hasSelector, OA.TextPositionSelector, OA.TextQuoteSelector, OA.start, OA.end, OA.exact,
     OA.prefix, OA.suffix}
)  # fmt: skip
EMITS = TARGET_EMITS | {OA.Annotation}


def annotation(context: Context, node: str, section: int, span: Span) -> str:
    """Return an annotation whose target is a stretch of a section of the paper."""
    return f"{node} {_rdf.type} {_oa.Annotation} .\n" + target(context, node, section, span)


def target(context: Context, node: str, section: int, span: Span) -> str:
    """Return the target of an annotation: a stretch of a section of the paper."""
    stretch, position, quote = (part(node, name) for name in ("target", "position", "quote"))
    content = context.document.sections[section].text
    before = content[max(0, span.start - CONTEXT_LENGTH) : span.start]
    after = content[span.end : span.end + CONTEXT_LENGTH]
    return (
        f"{node} {_oa.hasTarget} {stretch} .\n"
        f"{stretch} {_rdf.type} {_oa.SpecificResource} .\n"
        f"{stretch} {_oa.hasSource} {context.written_sections[section]} .\n"
        f"{stretch} {_oa.hasScope} {context.written_paper} .\n"
        f"{stretch} {_oa.hasSelector} {position} .\n"
        f"{stretch} {_oa.hasSelector} {quote} .\n"
        f"{position} {_rdf.type} {_oa.TextPositionSelector} .\n"
        f"{position} {_oa.start} {integer(span.start)} .\n"
        f"{position} {_oa.end} {integer(span.end)} .\n"
        f"{quote} {_rdf.type} {_oa.TextQuoteSelector} .\n"
        f"{quote} {_oa.exact} {string(span.of(content))} .\n"
        f"{quote} {_oa.prefix} {string(before)} .\n"
        f"{quote} {_oa.suffix} {string(after)} .\n"
    )
