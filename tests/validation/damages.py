"""What can go wrong in a graph, each with the shapes that see it and the one that speaks up."""

from collections.abc import Callable
from dataclasses import dataclass

import rdflib
from pyoxigraph import NamedNode
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg.names import (
    BIOLINK,
    BIRO,
    C4O,
    DCTERMS,
    FABIO,
    FOAF,
    KG,
    MESH,
    OA,
    PRISM,
    PRO,
    PROV,
    PUBMED,
    SCHEMA,
)  # fmt: skip
from tests.validation.sample import DENOSUMAB, LUPUS, concept

Change = Callable[[Graph], None]
Term = rdflib.term.Node


@dataclass(frozen=True)
class Damage:
    """A change of a right graph; ``shapes`` is the file and ``name`` the shape that finds it."""

    shapes: str
    name: str
    change: Change

    def __str__(self) -> str:
        return self.name


def iri(term: NamedNode) -> URIRef:
    """Return a term of the model as rdflib's."""
    return URIRef(term.value)


def _triples(graph: Graph, predicate: NamedNode, of: NamedNode | None) -> list[tuple[Term, ...]]:
    found = sorted(graph.triples((None, iri(predicate), None)))
    return [t for t in found if of is None or (t[0], RDF.type, iri(of)) in graph]


def lose(predicate: NamedNode, of: NamedNode | None = None, *, every: bool = False) -> Change:
    """Take away the first such statement on a node of a class, or all."""

    def change(graph: Graph) -> None:
        for triple in _triples(graph, predicate, of)[: None if every else 1]:
            graph.remove(triple)

    return change


def put(
    predicate: NamedNode, value: Term, of: NamedNode | None = None, *, every: bool = False
) -> Change:
    """Give the first such statement on a node of a class, or all, another value."""

    def change(graph: Graph) -> None:
        for subject, path, old in _triples(graph, predicate, of)[: None if every else 1]:
            graph.remove((subject, path, old))
            graph.add((subject, path, value))

    return change


def shift(predicate: NamedNode, by: int, of: NamedNode | None = None) -> Change:
    """Add to a number, everywhere."""

    def change(graph: Graph) -> None:
        for subject, path, old in _triples(graph, predicate, of):
            graph.remove((subject, path, old))
            graph.add((subject, path, Literal(int(old) + by)))

    return change


def add(subject: URIRef, predicate: URIRef, value: Term) -> Change:
    """Add a statement."""
    return lambda graph: graph.add((subject, predicate, value)) and None


def untype(node: URIRef | None, of: NamedNode | None) -> Change:
    """Take a class away from a node, or from all; or all its classes."""
    return lambda graph: graph.remove((node, RDF.type, iri(of) if of else None)) and None


def both(*changes: Change) -> Change:
    """Do one after the other."""

    def change(graph: Graph) -> None:
        for each in changes:
            each(graph)

    return change


_PAPER = URIRef(PUBMED + "99000001")
_ORCID = URIRef("https://orcid.org/0000-0002-1825-0079")
_HTTPS = URIRef(MESH.replace("http:", "https:") + "D010024")
_CLAIM = BIOLINK.Association
_PREDICATE, _SUBJECT, _OBJECT = (NamedNode(RDF[n]) for n in ("predicate", "subject", "object"))
_NO_MONTH = Literal("2020-13", datatype=XSD.gYearMonth)

DAMAGES = (
    Damage("paper", "paper-label", lose(NamedNode(RDFS.label), FABIO.JournalArticle)),
    Damage("paper", "TitledPaper", both(lose(DCTERMS.title, FABIO.JournalArticle),
                                  lose(FABIO.hasTranslatedTitle))),
    Damage("paper", "papers-titles", add(_PAPER, iri(DCTERMS.title), Literal("Another"))),
    Damage("paper", "paper-doi", put(PRISM.doi, Literal("https://doi.org/10.1000/x"))),
    Damage("paper", "papers-identity", put(FABIO.hasPubMedId, Literal("9"), FABIO.JournalArticle)),
    Damage("paper", "paper-printed", put(PRISM.publicationDate, _NO_MONTH, FABIO.JournalArticle)),
    Damage("authorship", "authorship-position", lose(KG.position, PRO.RoleInTime)),
    Damage("authorship", "authors-positions", shift(KG.position, -1, PRO.RoleInTime)),
    Damage("authorship", "authors-same-position", put(KG.position, Literal(1), PRO.RoleInTime,
                                                      every=True)),
    Damage("authorship", "authors-orcid-checksum", add(_ORCID, RDF.type, iri(FOAF.Person))),
    Damage("authorship", "authorship-holder", untype(None, FOAF.Person)),
    Damage("section", "sections-positions", shift(KG.position, 1)),
    Damage("section", "section-text", lose(C4O.hasContent, every=True)),
    Damage("heading", "heading-major", lose(KG.majorTopic, KG.SubjectHeading)),
    Damage("heading", "use-major", lose(KG.majorTopic, KG.QualifierUse)),
    Damage("heading", "uses-pair", put(KG.concept, concept("D008180Q000188"))),
    Damage("heading", "heading-descriptor", put(KG.descriptor, _HTTPS)),
    Damage("journal", "journal-issn", put(PRISM.issn, Literal("2049-363"))),
    Damage("journal", "journals-issn-checksum", put(PRISM.issn, Literal("2049-3631"))),
    Damage("mention", "annotations-quote", shift(OA.start, 1)),
    Damage("mention", "annotations-quote", shift(OA.end, -1)),
    Damage("mention", "position-start", shift(OA.end, -60)),
    Damage("mention", "annotations-quote", put(OA.exact, Literal("lupin"))),
    Damage("mention", "annotations-context", put(OA.prefix, Literal("xyz"))),
    Damage("mention", "annotations-quote", put(C4O.hasContent, Literal("Other."), every=True)),
    Damage("mention", "mentions-body", put(OA.hasBody, concept("D999999"), every=True)),
    Damage("mention", "mention-confidence", put(KG.confidence, Literal(1.5), OA.Annotation)),
    Damage("claim", "claim-evidence", lose(BIOLINK.has_evidence, every=True)),
    Damage("claim", "claims-text", put(BIOLINK.supporting_text, Literal("No."))),
    Damage("claim", "claims-evidence-paper", put(BIOLINK.publications, URIRef(PUBMED + "1"))),
    Damage("claim", "claim-predicate", put(_PREDICATE, iri(KG.mentions), _CLAIM)),
    Damage("claim", "claim-subject", put(_SUBJECT, concept(LUPUS), _CLAIM)),
    Damage("claim", "claims-object", put(_OBJECT, concept(DENOSUMAB), _CLAIM, every=True)),
    Damage("reference", "references-positions", shift(KG.position, 1)),
    Damage("reference", "reference-text", lose(C4O.hasContent, BIRO.BibliographicReference)),
    Damage("record", "record-sha256", put(SCHEMA.sha256, Literal("abc"), KG.SourceRecord)),
    Damage("record", "record-activity", lose(PROV.wasGeneratedBy)),
    Damage("graph", "graph-predicates", add(_PAPER, URIRef("urn:posiiton"), Literal(1))),
    Damage("graph", "graph-classes", add(_PAPER, RDF.type, URIRef("urn:Papper"))),
    Damage("graph", "graph-dangling", untype(concept(LUPUS), None)),
)  # fmt: skip
