"""Invented papers in the form that the extractors give, as many as a test wants."""

from collections.abc import Iterator
from itertools import pairwise

import networkx as nx
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.names import (
    BIOLINK,
    BIRO,
    C4O,
    CITO,
    DCTERMS,
    DEFAULT_BASE,
    FABIO,
    FOAF,
    KG,
    MESHV,
    OA,
    PRISM,
    PRO,
    RDF,
    RDFS,
    XSD,
    mesh,
    pubmed,
    within,
)  # fmt: skip
from kg.network.assembly import Network

DRUGS = {
    "D900001": "Quinazole", "D900002": "Mirabegrel", "C900003": "tolvaxumab",
    "D900004": "Antibodies, Bispecific, Humanized and Very Long", "D900005": "Zetafenac",
}  # fmt: skip
CONDITIONS = {
    "D900011": "Osteopathia Striata", "D900012": "Nephritis, Interstitial, of the Left Kidney",
    "D900013": "Hyperimaginemia", "D900014": "Pruritus Falsus",
}  # fmt: skip
PREDICATES = (BIOLINK.applied_to_treat, BIOLINK.has_adverse_event, BIOLINK.studied_to_treat)
TITLES = (
    "Effects of quinazole on bone density in adults with osteopathia striata: an invented trial",
    "Mirabegrel",
    "Was $x^2$ & <b>tolvaxumab</b> safe? An open question about “quotes”, dashes – and 漢字",
)


def corpus(papers: int, authors: int = 3, concepts: int = 9) -> list[Quad]:
    """Papers with authors, journal, headings, mentions, claims, references and a case."""
    quads = [Quad(t.subject, t.predicate, t.object, _graph("concepts")) for t in _concepts()]
    for number in range(1, papers + 1):
        graph = _graph(f"record-{number}")
        triples = _paper(number, authors, concepts)
        quads.extend(Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    return quads


def paper(number: int) -> NamedNode:
    """The IRI of the paper of a number."""
    return pubmed(str(99_000_000 + number))


def _graph(name: str) -> NamedNode:
    return NamedNode(f"{DEFAULT_BASE}graph/{name}")


def _concepts() -> Iterator[Triple]:
    for kind, names in ((BIOLINK.Drug, DRUGS), (BIOLINK.Disease, CONDITIONS)):
        for identifier, name in names.items():
            yield Triple(mesh(identifier), RDF.type, MESHV.TopicalDescriptor)
            yield Triple(mesh(identifier), RDF.type, kind)
            yield Triple(mesh(identifier), RDFS.label, Literal(name, language="en"))
            yield Triple(mesh(identifier), MESHV.broaderDescriptor, mesh("D900099"))
    yield Triple(mesh("D900099"), RDFS.label, Literal("Everything Broader", language="en"))
    yield Triple(mesh("D006801"), RDF.type, MESHV.CheckTag)
    yield Triple(mesh("D006801"), RDFS.label, Literal("Humans", language="en"))


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def _boolean(*, value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=XSD.boolean)


def _paper(number: int, authors: int, concepts: int) -> Iterator[Triple]:
    node = paper(number)
    yield Triple(node, RDF.type, FABIO.JournalArticle)
    yield Triple(node, RDFS.label, Literal(TITLES[number % len(TITLES)]))
    yield Triple(node, FABIO.hasPublicationYear, Literal(str(2000 + number), datatype=XSD.gYear))
    journal = NamedNode(f"{DEFAULT_BASE}journal/{number % 3}")
    yield Triple(node, DCTERMS.isPartOf, journal)
    yield Triple(journal, RDF.type, FABIO.Journal)
    yield Triple(journal, RDFS.label, Literal(f"Annals of Invention {number % 3}"))
    for position in range(1, authors + 1):
        yield from _author(node, number, position)
    yield from _heading(node, "D006801", "Humans", 1)
    known = [*DRUGS, *CONDITIONS][:concepts]
    named = [known[(number + step) % len(known)] for step in range(3)]
    for step, identifier in enumerate(named):
        yield from _mention(node, identifier, step)
    yield from _heading(node, named[0], DRUGS.get(named[0], ""), 2)
    drugs, conditions = list(DRUGS), list(CONDITIONS)
    drug, condition = drugs[number % 4], conditions[number % 4]
    yield from _claim(node, drug, PREDICATES[number % 3], mesh(condition), negated=number % 4 == 0)
    yield from _references(node, number)
    if number == 1:
        case = within(node, "case-1")
        yield Triple(case, RDF.type, BIOLINK.Case)
        yield Triple(case, RDFS.label, Literal("patient 1"))
        yield Triple(case, BIOLINK.publications, node)
        yield from _claim(node, drug, BIOLINK.contraindicated_in, case, negated=False)


def _author(node: NamedNode, number: int, position: int) -> Iterator[Triple]:
    # The first author wrote the paper before, too.
    shared = position == 1 and number % 2 == 0
    person = within(paper(number - 1) if shared else node, f"author-{position}")
    role = within(node, f"authorship-{position}")
    yield Triple(node, DCTERMS.creator, person)
    yield Triple(person, RDF.type, FOAF.Person)
    yield Triple(person, FOAF.name, Literal(f"Zoë-{number - shared} Ångström{position}"))
    yield Triple(person, FOAF.familyName, Literal(f"Ångström{position}"))
    yield Triple(role, PRO.isHeldBy, person)
    yield Triple(role, PRO.withRole, PRO.author)
    yield Triple(role, PRO.relatesToDocument, node)
    yield Triple(role, KG.position, _integer(position))


def _heading(node: NamedNode, identifier: str, name: str, position: int) -> Iterator[Triple]:
    heading = within(node, f"heading-{identifier}")
    yield Triple(node, KG.hasSubjectHeading, heading)
    yield Triple(heading, RDF.type, KG.SubjectHeading)
    yield Triple(heading, KG.descriptor, mesh(identifier))
    yield Triple(heading, KG.descriptorName, Literal(name))
    yield Triple(heading, KG.majorTopic, _boolean(value=False))
    for number, (qualifier, major) in enumerate(
        (("therapeutic use", True), ("adverse effects", False)), 1
    ):
        if position > 1:
            use = within(node, f"heading-{identifier}-{number}")
            yield Triple(heading, KG.hasQualifierUse, use)
            yield Triple(use, KG.qualifierName, Literal(qualifier))
            yield Triple(use, KG.majorTopic, _boolean(value=major))
            yield Triple(use, KG.position, _integer(number))


def _mention(node: NamedNode, identifier: str, step: int) -> Iterator[Triple]:
    mention = NamedNode(f"{node.value}/mention-{identifier}-{step}")
    target, quote = within(mention, "target"), within(mention, "quote")
    yield Triple(node, KG.mentions, mesh(identifier))
    yield Triple(mention, OA.hasBody, mesh(identifier))
    yield Triple(mention, OA.motivatedBy, OA.identifying)
    yield Triple(mention, OA.hasTarget, target)
    yield Triple(target, OA.hasScope, node)
    yield Triple(target, OA.hasSelector, quote)
    yield Triple(quote, OA.exact, Literal(f"quote {step}"))
    yield Triple(mention, KG.confidence, Literal(f"0.{9 - step}", datatype=XSD.decimal))


def _claim(
    node: NamedNode, drug: str, predicate: NamedNode, target: NamedNode, *, negated: bool
) -> Iterator[Triple]:
    claim = NamedNode(f"{node.value}/claim-{drug}-{len(predicate.value)}")
    yield Triple(claim, RDF.type, BIOLINK.Association)
    yield Triple(claim, RDF.subject, mesh(drug))
    yield Triple(claim, RDF.predicate, predicate)
    yield Triple(claim, RDF.object, target)
    yield Triple(claim, BIOLINK.negated, _boolean(value=negated))
    yield Triple(claim, BIOLINK.publications, node)
    yield Triple(claim, BIOLINK.supporting_text, Literal(f"Sentence of {node.value}."))
    yield Triple(claim, KG.confidence, Literal("0.8", datatype=XSD.decimal))


def _references(node: NamedNode, number: int) -> Iterator[Triple]:
    printed, known = within(node, "ref-1"), within(node, "ref-2")
    for position, (reference, words) in enumerate(
        ((printed, "Nobody N. Unfound. 1999."), (known, "Known K. Found. 2001.")), 1
    ):
        yield Triple(node, DCTERMS.hasPart, reference)
        yield Triple(reference, RDF.type, BIRO.BibliographicReference)
        yield Triple(reference, C4O.hasContent, Literal(words))
        yield Triple(reference, KG.position, _integer(position))
    for first, second in pairwise((number, number + 1)):
        yield Triple(known, FABIO.hasPubMedId, Literal(str(99_000_000 + second)))
        yield Triple(node, CITO.cites, paper(second))
        yield Triple(paper(second), RDF.type, FABIO.Expression)
        yield Triple(known, PRISM.volume, Literal(str(first)))


def graph_of(labels: list[str], edges: list[tuple[int, int, str]]) -> Network:
    """A network of drugs and conditions in turn."""
    graph: Network = nx.MultiDiGraph()
    for number, label in enumerate(labels):
        kind = ("drug", "condition")[number % 2]
        graph.add_node(str(number), label=label, kind=kind, color="#000000", iri=str(number))
    for source, target, kind in edges:
        graph.add_edge(str(source), str(target), kind=kind, weight=3, negated=False, label=kind)
    return graph
