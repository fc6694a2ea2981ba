"""Invented papers as lines of N-Quads, as many as a benchmark wants.

A paper has two authors, four mentions with their quotes and one claim, and cites up to four earlier
papers; there is a concept for each fifty papers.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.names import (
    BIOLINK,
    CITO,
    DCTERMS,
    DEFAULT_BASE,
    FABIO,
    FOAF,
    KG,
    OA,
    PRO,
    RDF,
    RDFS,
    XSD,
    mesh,
    pubmed,
    within,
)

MENTIONS: Final = 4
AUTHORS: Final = 2
CITED: Final = 4
EDGES_A_PAPER: Final = MENTIONS + AUTHORS + CITED + 1


def statements(papers: int) -> Iterator[str]:
    """Yield lines of N-Quads, a named graph a paper; each concept is typed by one of them."""
    concepts = max(10, papers // 50)
    for number in range(papers):
        graph = NamedNode(f"{DEFAULT_BASE}graph/invented-{number}")
        for subject, predicate, value in _paper(number, concepts):
            yield f"{subject} {predicate} {value} {graph} .\n"


def _concept(number: int) -> NamedNode:
    return mesh(f"D9{number:08}")


def _paper(number: int, concepts: int) -> Iterator[tuple[object, object, object]]:
    paper = pubmed(str(90_000_000 + number))
    yield paper, RDF.type, FABIO.JournalArticle
    yield (
        paper,
        RDFS.label,
        Literal(f"An invented trial of many things, {number}", language="en"),
    )
    yield paper, FABIO.hasPublicationYear, Literal(str(1950 + number % 70), datatype=XSD.gYear)
    for place in range(1, AUTHORS + 1):
        yield from _author(paper, number, place)
    named = [(number * 7 + step * step * 31) % concepts for step in range(MENTIONS)]
    for step, concept in enumerate(named):
        yield from _mention(paper, _concept(concept), step)
    if number < concepts:
        kind = BIOLINK.Drug if number % 2 else BIOLINK.Disease
        yield _concept(number), RDF.type, kind
        yield _concept(number), RDFS.label, Literal(f"Invented thing {number}", language="en")
    yield from _claim(paper, _concept(named[0]), _concept(named[1]))
    for step in range(1, CITED + 1):
        yield paper, CITO.cites, pubmed(str(90_000_000 + max(0, number - step * step)))


def _author(paper: NamedNode, number: int, place: int) -> Iterator[tuple[object, object, object]]:
    person = NamedNode(f"{DEFAULT_BASE}person/{number // 100}-{(number * place) % 100}")
    role = within(paper, f"authorship-{place}")
    yield paper, DCTERMS.creator, person
    yield person, RDF.type, FOAF.Person
    yield person, FOAF.name, Literal(f"Ada Invented-{number // 100}")
    yield role, PRO.isHeldBy, person
    yield role, PRO.withRole, PRO.author
    yield role, PRO.relatesToDocument, paper
    yield role, KG.position, Literal(str(place), datatype=XSD.integer)


def _mention(
    paper: NamedNode, concept: NamedNode, step: int
) -> Iterator[tuple[object, object, object]]:
    mention, target, quote = (within(paper, f"{name}-{step}") for name in ("m", "target", "quote"))
    yield paper, KG.mentions, concept
    yield mention, OA.hasBody, concept
    yield mention, OA.motivatedBy, OA.identifying
    yield mention, OA.hasTarget, target
    yield mention, KG.confidence, Literal("0.9", datatype=XSD.decimal)
    yield target, OA.hasScope, paper
    yield target, OA.hasSelector, quote
    yield quote, OA.exact, Literal(f"thing {step}")


def _claim(
    paper: NamedNode, subject: NamedNode, value: NamedNode
) -> Iterator[tuple[object, object, object]]:
    claim = within(paper, "claim")
    yield claim, RDF.type, BIOLINK.Association
    yield claim, RDF.subject, subject
    yield claim, RDF.predicate, BIOLINK.applied_to_treat
    yield claim, RDF.object, value
    yield claim, BIOLINK.publications, paper
    yield claim, BIOLINK.supporting_text, Literal("It was given, and it helped some of them.")
