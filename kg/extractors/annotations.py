"""What the source itself annotates: its mentions and relations, as its own and not as ours.

Laws
    1. Nothing here is `kg:mentions`, `oa:Annotation` proper or a claim: the classes are
       subclasses of their own, so that no question about what we found counts what others say.
    2. Every annotation names the file that it comes from, and its annotator where that is said.
    3. An identifier of MeSH that the vocabulary holds is that concept; any other identifier, and a
       thing without one, is a `kg:SourceConcept`: the source's word for it.

Source: Web Annotation Vocabulary (W3C Recommendation, 23 February 2017); PROV-O; Biolink Model,
slots ``primary_knowledge_source``, ``agent_type`` and ``knowledge_level``.
"""

from collections.abc import Iterator
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors import selectors
from kg.extractors.extractor import Context, Emissions, optional, text, typed
from kg.model import SourceArgument, SourceMention, SourceRelation, Span
from kg.names import BIOLINK, DCTERMS, KG, OA, PROV, RDF, RDFS, digest, mesh

_MESH = "MESH:"
_BINARY = 2


class Annotations:
    """A node for each mention and each relation that the source brings with it."""

    name: ClassVar = "annotations"
    version: ClassVar = "1"
    summary: ClassVar = "mentions and relations that the source itself annotates, as the source's"
    requires: ClassVar = frozenset(
        {"sections", "annotator", "source_mentions", "source_relations"}
    )  # fmt: skip
    emits: ClassVar = selectors.TARGET_EMITS | frozenset(
        {RDF.subject, RDF.predicate, RDF.object, RDFS.label, OA.hasBody, DCTERMS.identifier,
         BIOLINK.agent_type, BIOLINK.knowledge_level, BIOLINK.primary_knowledge_source,
         BIOLINK.publications, PROV.Agent, PROV.wasAttributedTo, PROV.wasDerivedFrom,
         KG.SourceAnnotation, KG.SourceAssociation, KG.SourceConcept, KG.sourceType}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the mentions in the order of the source, then the relations."""
        for mention in context.document.source_mentions:
            yield from _mention(context, mention)
        for relation in context.document.source_relations:
            yield from _relation(context, relation)


def _mention(context: Context, mention: SourceMention) -> Iterator[Triple]:
    place = (str(mention.section), str(mention.start), str(mention.end))
    printed = mention.printed or ""
    node = _minted(context, "source-mention", *place, mention.type, printed)
    span = Span(mention.start, mention.end)
    yield from typed(node, KG.SourceAnnotation)
    yield from selectors.target(context, node, mention.section, span)
    yield Triple(node, KG.sourceType, Literal(mention.type))
    yield from optional(node, DCTERMS.identifier, text(mention.printed))
    yield from _attributed(context, node, mention.annotator)
    for identifier in mention.identifiers or (None,):
        yield from _named(context, node, OA.hasBody, identifier, mention.type)


def _relation(context: Context, relation: SourceRelation) -> Emissions:
    if len(relation.arguments) != _BINARY or not all(a.identifiers for a in relation.arguments):
        yield context.finding(
            "relation-not-linked",
            "a relation of the source does not relate two identified things; it was left out",
            quote=" ".join((relation.type, *(_shown(each) for each in relation.arguments))),
        )
        return
    first, second = relation.arguments
    for subject in first.identifiers:
        for target in second.identifiers:
            yield from _association(context, relation, subject, target)


def _association(
    context: Context, relation: SourceRelation, subject: str, target: str
) -> Iterator[Triple]:
    node = _minted(context, "source-association", relation.type, subject, target)
    yield from typed(node, KG.SourceAssociation)
    yield from _named(context, node, RDF.subject, subject, "")
    yield from _named(context, node, RDF.object, target, "")
    yield Triple(node, RDF.predicate, BIOLINK.related_to)
    yield Triple(node, KG.sourceType, Literal(relation.type))
    yield Triple(node, BIOLINK.publications, context.paper)
    yield Triple(node, BIOLINK.knowledge_level, Literal("not_provided"))
    yield Triple(node, BIOLINK.agent_type, Literal("not_provided"))
    annotator = relation.annotator or context.document.annotator
    knowledge = _agent(context, annotator) if annotator else _file(context)
    yield Triple(node, BIOLINK.primary_knowledge_source, knowledge)
    yield from _attributed(context, node, relation.annotator)


def _shown(argument: SourceArgument) -> str:
    return argument.printed or "-"


def _minted(context: Context, kind: str, *parts: str) -> NamedNode:
    """Return a node of this record's own: two sources that say the same are two that say it."""
    return context.minter.node(kind, digest(context.record.value, *parts))


def _named(
    context: Context, node: NamedNode, predicate: NamedNode, identifier: str | None, kind: str
) -> Iterator[Triple]:
    """Yield the link to what an identifier names, and, where that is the source's own, its name."""
    number = (identifier or "").removeprefix(_MESH)
    if number != (identifier or "") and context.vocabulary.get(number):
        yield Triple(node, predicate, mesh(number))
        return
    key = ("identifier", identifier) if identifier else ("type", kind)
    concept = context.minter.node("source-concept", digest(*key))
    yield Triple(node, predicate, concept)
    yield from typed(concept, KG.SourceConcept)
    yield Triple(concept, RDFS.label, Literal(identifier or f"unidentified: {kind}"))
    yield from optional(concept, DCTERMS.identifier, text(identifier))


def _attributed(context: Context, node: NamedNode, annotator: str | None) -> Iterator[Triple]:
    yield Triple(node, PROV.wasDerivedFrom, _file(context))
    name = annotator or context.document.annotator
    if name:
        agent = _agent(context, name)
        yield Triple(node, PROV.wasAttributedTo, agent)
        yield from typed(agent, PROV.Agent)
        yield Triple(agent, RDFS.label, Literal(name))


def _agent(context: Context, name: str) -> NamedNode:
    return context.minter.node("annotator", digest(name))


def _file(context: Context) -> NamedNode:
    source = context.document.source
    return context.minter.source(source.sha256, source.path)
