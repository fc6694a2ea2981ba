"""What the indexers said: MeSH headings with qualifiers and asterisks, substances, supplements.

Source: "MeSH Browser: Qualifiers" and the MEDLINE Indexing Manual. A heading is one descriptor;
each qualifier under it, and the descriptor itself, may carry the asterisk of a major topic. All
of it is kept apart, so that the printed lines can be rebuilt.
"""

from typing import ClassVar

from kg.extractors.extractor import (
    Context,
    Emission,
    Emissions,
    boolean,
    integer,
    printed_on,
    strings,
)  # fmt: skip
from kg.extractors.indexed import find_qualifier, keys_of
from kg.model import Finding, Heading, HeadingQualifier, Substance, SupplementaryConcept
from kg.names import FABIO, KG, RDF, RDFS, Written, part, slug, written_mesh
from kg.ntriples import name as named
from kg.vocabulary import Concept

_fabio, _kg, _rdf, _rdfs = map(Written, (FABIO, KG, RDF, RDFS))

CHECK_TAGS = frozenset(
    {"Adolescent", "Adult", "Aged", "Aged, 80 and over", "Animals", "Cats", "Cattle",
     "Chick Embryo", "Child", "Child, Preschool", "Cricetinae", "Dogs", "Female", "Guinea Pigs",
     "Humans", "In Vitro Techniques", "Infant", "Infant, Newborn", "Male", "Mice", "Middle Aged",
     "Pregnancy", "Rabbits", "Rats", "Young Adult"}
)  # fmt: skip
"""The descriptors that the MEDLINE Indexing Manual calls check tags: they say who was studied."""


NO_NUMBER = "0"
"""What NLM writes where a substance has no registry number."""


class Subjects:
    """Subject headings as indexed, substances and supplementary concepts."""

    name: ClassVar = "subjects"
    version: ClassVar = "1"
    summary: ClassVar = "MeSH headings with each qualifier and asterisk, substances, supplements"
    requires: ClassVar = frozenset({"headings", "substances", "supplementary_concepts"})
    emits: ClassVar = frozenset(
        {RDF.type, RDFS.label, FABIO.hasSubjectTerm, FABIO.hasPrimarySubjectTerm,
         KG.SubjectHeading, KG.CheckTagHeading, KG.QualifierUse, KG.IndexedSubstance,
         KG.IndexedSupplementaryConcept, KG.hasSubjectHeading, KG.hasQualifierUse,
         KG.hasSubstance, KG.hasSupplementaryConcept, KG.descriptor, KG.descriptorName,
         KG.qualifier, KG.qualifierName, KG.line, KG.majorTopic, KG.position, KG.concept,
         KG.substanceName, KG.registryNumber, KG.relationKind}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield a node for each heading, each use of a qualifier, each substance."""
        document, indexed = context.document, context.indexed
        for position, heading in enumerate(document.headings, start=1):
            yield from _heading(context, position, heading)
        keys = keys_of(indexed.substances, [each.name for each in document.substances])
        for position, (key, substance) in enumerate(zip(keys, document.substances, strict=True), 1):
            yield from _substance(context, position, key, substance)
        extras = document.supplementary_concepts
        keys = keys_of(indexed.supplementary, [each.name for each in extras])
        for position, (key, extra) in enumerate(zip(keys, extras, strict=True), 1):
            yield from _supplementary(context, position, key, extra)


def _heading(context: Context, position: int, heading: Heading) -> Emissions:
    paper, indexed = context.written_paper, context.indexed
    descriptor = indexed.descriptors[position - 1]
    node = part(paper, f"heading-{indexed.keys[position - 1]}")
    name = named(heading.descriptor)
    if descriptor:
        concept = written_mesh(descriptor.identifier)
        linked = f"{node} {_kg.descriptor} {concept} .\n"
        linked += _subject(paper, concept, major=heading.major)
    else:
        linked = ""
        first = heading.lines[0] if heading.lines else None
        yield _unknown(context, "descriptor", heading.descriptor, first)
    yield (
        f"{node} {_rdf.type} {_kg.SubjectHeading} .\n"
        f"{node} {_rdfs.label} {name} .\n"
        f"{node} {_kg.descriptorName} {name} .\n"
        f"{node} {_kg.majorTopic} {boolean(heading.major)} .\n"
        f"{node} {_kg.position} {integer(position)} .\n"
        f"{paper} {_kg.hasSubjectHeading} {node} .\n"
        f"{linked}"
    )
    if heading.descriptor in CHECK_TAGS:
        yield f"{node} {_rdf.type} {_kg.CheckTagHeading} .\n"
    for line in heading.lines:
        yield printed_on(node, line)
    for number, use in enumerate(heading.qualifiers, 1):
        qualifier = find_qualifier(context.vocabulary, use)
        if qualifier is None:
            at = heading.lines[number - 1] if number <= len(heading.lines) else None
            yield _unknown(context, "qualifier", use.name, at)
        yield _qualifier(paper, node, descriptor, (number, qualifier), use)


def _qualifier(
    paper: str,
    heading: str,
    descriptor: Concept | None,
    place: tuple[int, Concept | None],
    use: HeadingQualifier,
) -> str:
    number, concept = place
    node = f"{heading[:-1]}-{concept.identifier if concept else slug(use.name)}>"
    linked = f"{node} {_kg.qualifier} {written_mesh(concept.identifier)} .\n" if concept else ""
    if concept and descriptor:
        pair = written_mesh(descriptor.identifier + concept.identifier)
        linked += f"{node} {_kg.concept} {pair} .\n"
        linked += _subject(paper, pair, major=use.major)
    return (
        f"{heading} {_kg.hasQualifierUse} {node} .\n"
        f"{node} {_rdf.type} {_kg.QualifierUse} .\n"
        f"{node} {_kg.majorTopic} {boolean(use.major)} .\n"
        f"{node} {_kg.position} {integer(number)} .\n"
        f"{node} {_kg.qualifierName} {named(use.name)} .\n"
        f"{linked}"
    )


def _subject(paper: str, concept: str, *, major: bool) -> str:
    term = f"{paper} {_fabio.hasSubjectTerm} {concept} .\n"
    return f"{term}{paper} {_fabio.hasPrimarySubjectTerm} {concept} .\n" if major else term


def _substance(context: Context, position: int, key: str, substance: Substance) -> Emissions:
    concept = context.indexed.substances[position - 1]
    node = part(context.written_paper, f"substance-{key}")
    yield (
        f"{context.written_paper} {_kg.hasSubstance} {node} .\n"
        f"{node} {_rdf.type} {_kg.IndexedSubstance} .\n"
        f"{node} {_kg.position} {integer(position)} .\n"
        f"{node} {_kg.substanceName} {named(substance.name)} .\n"
    )
    if substance.registry_number != NO_NUMBER:
        yield strings(node, (_kg.registryNumber, substance.registry_number))
    yield printed_on(node, substance.line)
    yield _concept(context, node, concept, "substance", substance)


def _supplementary(
    context: Context, position: int, key: str, extra: SupplementaryConcept
) -> Emissions:
    concept = context.indexed.supplementary[position - 1]
    node = part(context.written_paper, f"supplementary-{key}")
    yield (
        f"{context.written_paper} {_kg.hasSupplementaryConcept} {node} .\n"
        f"{node} {_rdf.type} {_kg.IndexedSupplementaryConcept} .\n"
        f"{node} {_rdfs.label} {named(extra.name)} .\n"
        f"{node} {_kg.position} {integer(position)} .\n"
    )
    yield strings(node, (_kg.relationKind, extra.kind))
    yield printed_on(node, extra.line)
    yield _concept(context, node, concept, "supplementary concept", extra)


def _concept(
    context: Context,
    node: str,
    concept: Concept | None,
    what: str,
    printed: Substance | SupplementaryConcept,
) -> Emission:
    """Return the link to the concept, or that the vocabulary has none."""
    if concept:
        return f"{node} {_kg.concept} {written_mesh(concept.identifier)} .\n"
    return _unknown(context, what, printed.name, printed.line)


def _unknown(context: Context, what: str, name: str, line: int | None) -> Finding:
    message = f"the vocabulary has no {what} {name!r}; it stays in the graph by its name alone"
    return context.finding(f"{what.replace(' ', '-')}-unknown", message, quote=name, line=line)
