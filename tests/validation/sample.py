"""A graph of one invented paper, made by the extractors as a build makes it."""

from collections.abc import Iterator
from functools import cache

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.extractors import Concepts, Context, default_registry
from kg.lineage import activity
from kg.model import (
    Accession,
    Affiliation,
    Annotation,
    Author,
    Case,
    Category,
    Claim,
    Document,
    Evidence,
    Grant,
    Heading,
    HeadingQualifier,
    Identifier,
    Journal,
    Keyword,
    MatchMethod,
    Mention,
    Predicate,
    PublicationDate,
    PublicationType,
    Reference,
    RelatedPaper,
    Section,
    Source,
    Statement,
    Substance,
    Title,
    UsageFigure,
)
from kg.names import PROV, Minter, mesh, mesh_identifier
from tests.extractors.statements import triples_of
from tests.small_vocabulary import small_vocabulary

LUPUS, OSTEOPOROSIS = "D008180", "D010024"
BELIMUMAB, DENOSUMAB = "C511911", "D000069448"
TITLE = "Belimumab with denosumab in lupus 🦴: a case"
TEXT = "A woman with lupus erythematosus received belimumab and denosumab. Osteoporosis got better."


def _mention(quote: str, concept: str, category: Category, section: int = 1) -> Mention:
    text = (TITLE, TEXT)[section]
    start = text.index(quote)
    return Mention(
        section, start, start + len(quote), quote, concept, category, MatchMethod.EXACT, 0.95
    )


def _evidence(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(1, start, start + len(quote), quote)


_FIRST = _evidence("A woman with lupus erythematosus received belimumab and denosumab.")

DOCUMENT = Document(
    source=Source("pages/one.txt", "a" * 64, "b" * 64, "pubmed-page", start=0, end=2105),
    identifiers=(Identifier("pmid", "99000001"), Identifier("doi", "10.1000/j.invent.2020.1")),
    title=Title("Bélimumab et dénosumab dans le lupus", "fr"),
    translated_title=Title(TITLE, "en", translated=True),
    languages=("fr",),
    authors=(
        Author(
            1,
            "Ada Sample",
            given="Ada",
            family="Sample",
            orcid="0000-0002-1825-0097",
            affiliations=(Affiliation("Institute of Examples"), Affiliation("Sample Hospital")),
            corresponding=True,
        ),
        Author(2, "Ben Instance", equal_contribution=True),
        Author(3, "Example Study Group", collective=True),
    ),
    collaborators=(Author(1, "Cy Member"),),
    journal=Journal("Journal of Invented Cases", "J Invent Cases", ("2049-3630",)),
    dates=(PublicationDate("print", "2020-03"), PublicationDate("electronic", "2020-01-21")),
    volume="41",
    pages="152-159",
    sections=(
        Section("title", TITLE, language="en", line=1),
        Section("abstract", TEXT, label="Results", category="RESULTS", language="en", line=7),
    ),
    keywords=(Keyword("Lupus", "en"),),
    headings=(
        Heading("Osteoporosis", OSTEOPOROSIS, lines=(12,),
                qualifiers=(HeadingQualifier("drug therapy", major=True),)),
        Heading("Lupus Erythematosus, Systemic", LUPUS, major=True, lines=(13,)),
        Heading("Imaginary Rays", lines=(14,)),
    ),
    substances=(Substance("belimumab", BELIMUMAB, "73B0K5S26A", 20),),
    publication_types=(PublicationType("Case Reports"),),
    references=(
        Reference(1, "Sample A. Invented bones. J Invent Cases 2015; 3: 1-9;", ("Sample A",),
                  title="Invented bones", journal="J Invent Cases", date="2015", line=31),
        Reference(2, "Instance B, et al. Invented joints. 2016.", ("Instance B",), et_al=True,
                  title="Invented joints", date="2016", pmid="99000002", line=32),
    ),
    related=(RelatedPaper("erratum-in", "J Invent Cases. 2021", pmid="99000003", line=40),),
    figures=(UsageFigure("pdf", 230),),
    grants=(Grant("R01 XX000001/Example Fund", "R01 XX000001"),),
    accessions=(Accession("ClinicalTrials.gov", "NCT00000001"),),
    statements=(Statement("conflict-of-interest", "None."),),
)  # fmt: skip

ANNOTATION = Annotation(
    mentions=(
        _mention("lupus", LUPUS, Category.DISEASE, 0),
        _mention("lupus erythematosus", LUPUS, Category.DISEASE),
        _mention("belimumab", BELIMUMAB, Category.DRUG),
        _mention("denosumab", DENOSUMAB, Category.DRUG),
        _mention("Osteoporosis", OSTEOPOROSIS, Category.DISEASE),
    ),
    claims=(
        Claim(BELIMUMAB, Predicate.APPLIED_TO_TREAT, LUPUS, (_FIRST,), (2, 1), "received", 0.9,
              case=1),
        Claim(BELIMUMAB, Predicate.GIVEN_WITH, DENOSUMAB, (_FIRST,), (2, 3), "together", 0.9,
              case=1),
        Claim(DENOSUMAB, Predicate.STUDIED_TO_TREAT, OSTEOPOROSIS,
              (_FIRST, _evidence("Osteoporosis got better.")), (3, 4), "outcome", 0.8,
              event_count=1, cohort_size=1),
    ),
    cases=(Case(1, _FIRST),),
)  # fmt: skip


@cache
def quads() -> tuple[Quad, ...]:
    """Return the graph of the paper, its concepts and its lineage, as quads."""
    return tuple(_quads(Minter()))


def _quads(minter: Minter) -> Iterator[Quad]:
    vocabulary = small_vocabulary()
    context = Context(DOCUMENT, ANNOTATION, vocabulary, minter)
    made = activity(minter, vocabulary.release, default_registry())
    named: set[str] = set()
    for triple in triples_of(default_registry().extract(context)):
        yield Quad(*triple, context.record)
        for term in triple:
            if isinstance(term, NamedNode) and (identifier := mesh_identifier(term)):
                named.add(identifier)
    yield Quad(context.record, PROV.wasGeneratedBy, made.node, context.record)
    yield from _into(made.describe(), minter.shared_graph("lineage"))
    yield from _into(
        triples_of(Concepts(vocabulary).describe(named)), minter.shared_graph("concepts")
    )


def _into(triples: Iterator[Triple], graph: NamedNode) -> Iterator[Quad]:
    return (Quad(*triple, graph) for triple in triples)


@cache
def _triples() -> tuple[tuple[rdflib.URIRef | rdflib.Literal, ...], ...]:
    return tuple(tuple(map(_term, (q.subject, q.predicate, q.object))) for q in quads())


def graph() -> rdflib.Graph:
    """Return a fresh copy of the graph, for a test to damage."""
    copy = rdflib.Graph()
    for triple in _triples():
        copy.add(triple)
    return copy


def _term(term: object) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        plain = term.datatype.value.endswith("#string")
        return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value)
    assert isinstance(term, NamedNode)
    return rdflib.URIRef(term.value)


def concept(identifier: str) -> rdflib.URIRef:
    """Return a MeSH concept as rdflib's term."""
    return rdflib.URIRef(mesh(identifier).value)
