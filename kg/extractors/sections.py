"""The running text: title, abstract with its labelled sections in order, full text, captions."""

from itertools import groupby
from typing import ClassVar

from pyoxigraph import NamedNode

from kg.extractors.extractor import Context, Emissions, integer, printed_on, strings, text
from kg.extractors.forms import formed
from kg.model import Section
from kg.names import C4O, DCTERMS, DEO, DOCO, KG, RDF, RDFS, Written
from kg.ntriples import name

_c4o, _dcterms, _doco, _kg, _rdf, _rdfs = map(Written, (C4O, DCTERMS, DOCO, KG, RDF, RDFS))

KINDS: dict[str, NamedNode] = {"title": DOCO.Title, "abstract": DOCO.Section}
CATEGORIES: dict[str, NamedNode] = {
    "BACKGROUND": DEO.Background,
    "OBJECTIVE": DEO.Motivation,
    "METHODS": DEO.Methods,
    "RESULTS": DEO.Results,
    "CONCLUSIONS": DEO.Conclusion,
}
"""DEO's class for each of NLM's five categories of abstract sections."""

_KINDS = {kind: str(node) for kind, node in KINDS.items()}
_CATEGORIES = {category: str(node) for category, node in CATEGORIES.items()}


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
            if whole:
                yield f"{context.written_paper} {_dcterms.abstract} {text(whole, language)} .\n"


def _section(context: Context, position: int, section: Section) -> Emissions:
    node = context.written_sections[position - 1]
    yield (
        f"{context.written_paper} {_dcterms.hasPart} {node} .\n"
        f"{node} {_rdf.type} {_KINDS.get(section.kind, _doco.Section)} .\n"
        f"{node} {_kg.position} {integer(position)} .\n"
        f"{node} {_kg.sectionKind} {name(section.kind)} .\n"
    )
    if section.text:
        yield f"{node} {_c4o.hasContent} {text(section.text, section.language)} .\n"
    if section.category in _CATEGORIES:
        yield f"{node} {_rdf.type} {_CATEGORIES[section.category]} .\n"
    yield from formed(context, node, [(_kg.sectionCategory, section.category)], section.line)
    yield strings(
        node, (_kg.sectionVariant, section.variant), (_rdfs.label, section.label or section.kind)
    )
    yield printed_on(node, section.line)
