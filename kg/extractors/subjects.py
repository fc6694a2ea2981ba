"""What the indexers said: MeSH headings with qualifiers and asterisks, substances, supplements.

Source: "MeSH Browser: Qualifiers" and the MEDLINE Indexing Manual. A heading is one descriptor;
each qualifier under it, and the descriptor itself, may carry the asterisk of a major topic. All
of it is kept apart, so that the printed lines can be rebuilt.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import (
    Context,
    Emission,
    Emissions,
    boolean,
    integer,
    optional,
    printed_on,
    text,
    typed,
)
from kg.extractors.indexed import (
    distinct,
    find_descriptor,
    find_qualifier,
    find_substance,
    find_supplementary,
    heading_keys,
)
from kg.model import Heading, HeadingQualifier, Substance, SupplementaryConcept
from kg.names import FABIO, KG, RDF, RDFS, mesh, slug, within
from kg.vocabulary import Concept

CHECK_TAGS = frozenset(
    {"Adolescent", "Adult", "Aged", "Aged, 80 and over", "Animals", "Cats", "Cattle",
     "Chick Embryo", "Child", "Child, Preschool", "Cricetinae", "Dogs", "Female", "Guinea Pigs",
     "Humans", "In Vitro Techniques", "Infant", "Infant, Newborn", "Male", "Mice", "Middle Aged",
     "Pregnancy", "Rabbits", "Rats", "Young Adult"}
)  # fmt: skip
"""The descriptors that the MEDLINE Indexing Manual calls check tags: they say who was studied."""


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
        document, vocabulary = context.document, context.vocabulary
        keys = heading_keys(vocabulary, document.headings)
        for position, (key, heading) in enumerate(zip(keys, document.headings, strict=True), 1):
            yield from _heading(context, position, heading, key)
        substances = [(s, find_substance(vocabulary, s)) for s in document.substances]
        keys = distinct(c.identifier if c else slug(s.name) for s, c in substances)
        for position, (key, (substance, concept)) in enumerate(
            zip(keys, substances, strict=True), 1
        ):
            yield from _substance(context, (position, key), substance, concept)
        extras = [(e, find_supplementary(vocabulary, e)) for e in document.supplementary_concepts]
        keys = distinct(c.identifier if c else slug(e.name) for e, c in extras)
        for position, (key, (extra, concept)) in enumerate(zip(keys, extras, strict=True), 1):
            yield from _supplementary(context, (position, key), extra, concept)


def _heading(context: Context, position: int, heading: Heading, key: str) -> Emissions:
    descriptor = find_descriptor(context.vocabulary, heading)
    node = within(context.paper, f"heading-{key}")
    yield Triple(context.paper, KG.hasSubjectHeading, node)
    yield from typed(node, KG.SubjectHeading)
    if heading.descriptor in CHECK_TAGS:
        yield from typed(node, KG.CheckTagHeading)
    yield Triple(node, RDFS.label, Literal(heading.descriptor))
    yield Triple(node, KG.descriptorName, Literal(heading.descriptor))
    yield Triple(node, KG.majorTopic, boolean(heading.major))
    yield Triple(node, KG.position, integer(position))
    for line in heading.lines:
        yield from printed_on(node, line)
    if descriptor:
        yield Triple(node, KG.descriptor, mesh(descriptor.identifier))
        yield from _subject(context, mesh(descriptor.identifier), major=heading.major)
    else:
        first = heading.lines[0] if heading.lines else None
        yield _unknown(context, "descriptor", heading.descriptor, first)
    for number, (qualifier, on) in enumerate(zip_longest(heading.qualifiers, heading.lines), 1):
        if qualifier is not None:
            yield from _qualifier(context, node, descriptor, (number, on), qualifier)


def _qualifier(
    context: Context,
    heading: NamedNode,
    descriptor: Concept | None,
    place: tuple[int, int | None],
    use: HeadingQualifier,
) -> Emissions:
    number, line = place
    concept = find_qualifier(context.vocabulary, use)
    key = concept.identifier if concept else slug(use.name)
    node = NamedNode(f"{heading.value}-{key}")
    yield Triple(heading, KG.hasQualifierUse, node)
    yield from typed(node, KG.QualifierUse)
    yield Triple(node, KG.qualifierName, Literal(use.name))
    yield Triple(node, KG.majorTopic, boolean(use.major))
    yield Triple(node, KG.position, integer(number))
    if concept:
        yield Triple(node, KG.qualifier, mesh(concept.identifier))
    else:
        yield _unknown(context, "qualifier", use.name, line)
    if concept and descriptor:
        pair = mesh(descriptor.identifier + concept.identifier)
        yield Triple(node, KG.concept, pair)
        yield from _subject(context, pair, major=use.major)


def _subject(context: Context, concept: NamedNode, *, major: bool) -> Iterator[Triple]:
    yield Triple(context.paper, FABIO.hasSubjectTerm, concept)
    if major:
        yield Triple(context.paper, FABIO.hasPrimarySubjectTerm, concept)


def _substance(
    context: Context, place: tuple[int, str], substance: Substance, concept: Concept | None
) -> Emissions:
    position, key = place
    node = within(context.paper, f"substance-{key}")
    yield Triple(context.paper, KG.hasSubstance, node)
    yield from typed(node, KG.IndexedSubstance)
    yield Triple(node, KG.substanceName, Literal(substance.name))
    yield Triple(node, KG.position, integer(position))
    yield from optional(node, KG.registryNumber, text(substance.registry_number))
    yield from printed_on(node, substance.line)
    if concept:
        yield Triple(node, KG.concept, mesh(concept.identifier))
    else:
        yield _unknown(context, "substance", substance.name, substance.line)


def _supplementary(
    context: Context, place: tuple[int, str], extra: SupplementaryConcept, concept: Concept | None
) -> Emissions:
    position, key = place
    node = within(context.paper, f"supplementary-{key}")
    yield Triple(context.paper, KG.hasSupplementaryConcept, node)
    yield from typed(node, KG.IndexedSupplementaryConcept)
    yield Triple(node, RDFS.label, Literal(extra.name))
    yield Triple(node, KG.position, integer(position))
    yield from optional(node, KG.relationKind, text(extra.kind))
    yield from printed_on(node, extra.line)
    if concept:
        yield Triple(node, KG.concept, mesh(concept.identifier))
    else:
        yield _unknown(context, "supplementary concept", extra.name, extra.line)


def _unknown(context: Context, what: str, name: str, line: int | None) -> Emission:
    message = f"the vocabulary has no {what} {name!r}; it stays in the graph by its name alone"
    return context.finding(f"{what.replace(' ', '-')}-unknown", message, quote=name, line=line)
