"""The running text: title, abstract with its labelled sections in order, full text, captions."""

from itertools import groupby
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import Context, Emissions, integer, optional, printed_on, text, typed
from kg.extractors.forms import formed
from kg.model import Section
from kg.names import C4O, DCTERMS, DEO, DOCO, KG, RDF, RDFS

KINDS: dict[str, NamedNode] = {"title": DOCO.Title, "abstract": DOCO.Section}
CATEGORIES: dict[str, NamedNode] = {
    "BACKGROUND": DEO.Background,
    "OBJECTIVE": DEO.Motivation,
    "METHODS": DEO.Methods,
    "RESULTS": DEO.Results,
    "CONCLUSIONS": DEO.Conclusion,
}
"""DEO's class for each of NLM's five categories of abstract sections."""


class Sections:
    """Each section with its text, label and place, and each abstract as a whole."""

    name: ClassVar = "sections"
    version: ClassVar = "1"
    summary: ClassVar = "sections with their text, labels and order; the abstract as a whole"
    requires: ClassVar = frozenset({"sections"})
    emits: ClassVar = frozenset(
        {RDF.type, RDFS.label, C4O.hasContent, DCTERMS.hasPart, DCTERMS.abstract, DOCO.Section,
         KG.line, KG.position, KG.sectionKind, KG.sectionCategory, KG.sectionVariant,
         *KINDS.values(), *CATEGORIES.values()}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the section nodes and the abstracts."""
        sections = context.document.sections
        for position, section in enumerate(sections, start=1):
            yield from _section(context, position, section)
        abstracts = [section for section in sections if section.kind == "abstract"]
        for (language, _), parts in groupby(abstracts, key=lambda s: (s.language, s.variant)):
            whole = "\n".join(f"{p.label}: {p.text}" if p.label else p.text for p in parts)
            yield from optional(context.paper, DCTERMS.abstract, text(whole, language))


def _section(context: Context, position: int, section: Section) -> Emissions:
    node = context.sections[position - 1]
    yield Triple(context.paper, DCTERMS.hasPart, node)
    yield from typed(node, KINDS.get(section.kind, DOCO.Section))
    if section.category in CATEGORIES:
        yield from typed(node, CATEGORIES[section.category])
    yield from optional(node, C4O.hasContent, text(section.text, section.language))
    yield Triple(node, KG.sectionKind, Literal(section.kind))
    yield Triple(node, KG.position, integer(position))
    yield from formed(context, node, KG.sectionCategory, section.category, section.line)
    yield from optional(node, KG.sectionVariant, text(section.variant))
    yield from optional(node, RDFS.label, text(section.label or section.kind))
    yield from printed_on(node, section.line)
