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

from typing import ClassVar

from kg.extractors import selectors
from kg.extractors.extractor import Context, Emissions, Statements, strings
from kg.model import SourceArgument, SourceMention, SourceRelation, Span
from kg.names import (
    BIOLINK,
    DCTERMS,
    KG,
    OA,
    PROV,
    RDF,
    RDFS,
    Written,
    digest,
    written_mesh,
)  # fmt: skip
from kg.ntriples import string

_biolink, _dcterms, _kg, _oa = map(Written, (BIOLINK, DCTERMS, KG, OA))
_prov, _rdf, _rdfs = map(Written, (PROV, RDF, RDFS))

_MESH = "MESH:"
_BINARY = 2
_NOT_PROVIDED = string("not_provided")


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


def _mention(context: Context, mention: SourceMention) -> Statements:
    place = (str(mention.section), str(mention.start), str(mention.end))
    printed = mention.printed or ""
    node = _minted(context, "source-mention", *place, mention.type, printed)
    span = Span(mention.start, mention.end)
    yield f"{node} {_rdf.type} {_kg.SourceAnnotation} .\n"
    yield selectors.target(context, node, mention.section, span)
    yield f"{node} {_kg.sourceType} {string(mention.type)} .\n"
    yield strings(node, (_dcterms.identifier, mention.printed))
    yield _attributed(context, node, mention.annotator)
    for identifier in mention.identifiers or (None,):
        yield _named(context, node, _oa.hasBody, identifier, mention.type)


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
) -> Statements:
    node = _minted(context, "source-association", relation.type, subject, target)
    annotator = relation.annotator or context.document.annotator
    knowledge = _agent(context, annotator) if annotator else _file(context)
    yield (
        f"{node} {_rdf.type} {_kg.SourceAssociation} .\n"
        f"{node} {_rdf.predicate} {_biolink.related_to} .\n"
        f"{node} {_kg.sourceType} {string(relation.type)} .\n"
        f"{node} {_biolink.publications} {context.written_paper} .\n"
        f"{node} {_biolink.knowledge_level} {_NOT_PROVIDED} .\n"
        f"{node} {_biolink.agent_type} {_NOT_PROVIDED} .\n"
        f"{node} {_biolink.primary_knowledge_source} {knowledge} .\n"
    )
    yield _named(context, node, _rdf.subject, subject, "")
    yield _named(context, node, _rdf.object, target, "")
    yield _attributed(context, node, relation.annotator)


def _shown(argument: SourceArgument) -> str:
    return argument.printed or "-"


def _minted(context: Context, kind: str, *parts: str) -> str:
    """Return a node of this record's own: two sources that say the same are two that say it."""
    return str(context.minter.node(kind, digest(context.record.value, *parts)))


def _named(context: Context, node: str, predicate: str, identifier: str | None, kind: str) -> str:
    """Return the link to what an identifier names, and its name where that is the source's own."""
    number = (identifier or "").removeprefix(_MESH)
    if number != (identifier or "") and context.vocabulary.get(number):
        return f"{node} {predicate} {written_mesh(number)} .\n"
    key = ("identifier", identifier) if identifier else ("type", kind)
    concept = context.minter.node("source-concept", digest(*key))
    label = string(identifier or f"unidentified: {kind}")
    return (
        f"{node} {predicate} {concept} .\n"
        f"{concept} {_rdf.type} {_kg.SourceConcept} .\n"
        f"{concept} {_rdfs.label} {label} .\n"
    ) + strings(str(concept), (_dcterms.identifier, identifier))


def _attributed(context: Context, node: str, annotator: str | None) -> str:
    derived = f"{node} {_prov.wasDerivedFrom} {_file(context)} .\n"
    name = annotator or context.document.annotator
    if not name:
        return derived
    agent = _agent(context, name)
    return (
        f"{derived}"
        f"{node} {_prov.wasAttributedTo} {agent} .\n"
        f"{agent} {_rdf.type} {_prov.Agent} .\n"
        f"{agent} {_rdfs.label} {string(name)} .\n"
    )


def _agent(context: Context, name: str) -> str:
    return str(context.minter.node("annotator", digest(name)))


def _file(context: Context) -> str:
    source = context.document.source
    return str(context.minter.source(source.sha256, source.path))
