"""A built graph of five papers, two of which several records speak of, and damage to it."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import XSD

from kg.build import Build, BuildOptions, TextReading, build_graph
from tests.build.inputs import pubmed_xml, record, write
from tests.small_vocabulary import small_vocabulary

MEDLINE = """PMID- {pmid}
OWN - NLM
DP  - 2020
TI  - Another title
AB  - Belimumab for systemic lupus in women.
FAU - Roe, B
AU  - Roe B
MH  - *Lupus Erythematosus, Systemic/drug therapy
JT  - Lupus
AID - 10.1000/other{pmid} [doi]
SO  - Lupus. 2020

"""
STATEMENTS = 6
ODD = (
    Literal(""), Literal("x"), Literal(-1), Literal(1.5), Literal("é", language="fr"),
    Literal("2020-02-30", datatype=NamedNode(str(XSD.date))), NamedNode("urn:x"),
)  # fmt: skip


def papers(folder: Path) -> Path:
    """Write files of records that cite one another, two of them in two formats."""
    return write(
        folder,
        {
            "a.xml": pubmed_xml([record(11, cites=(12, 21)), record(12, cites=(11,))]),
            "b.xml": pubmed_xml([record(21, cites=(11,)), record(22)]),
            "c.txt": MEDLINE.format(pmid=11) + MEDLINE.format(pmid=21) + MEDLINE.format(pmid=31),
        },
    )


def built(folder: Path, out: Path, **options: object) -> Build:
    """Build the graph of files."""
    told = BuildOptions(**{"text": TextReading.ACCURATE, **options})  # type: ignore[arg-type]
    return build_graph([folder], out, vocabulary=small_vocabulary(), options=told)


def damaged(quads: Sequence[Quad], seed: int) -> set[Quad]:
    """Return quads of which some were lost, changed, doubled or moved within their graph."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    copy = set(quads)
    for quad in chance.sample(quads, STATEMENTS):
        graph = quad.graph_name
        beside = [each for each in quads if each.graph_name == graph]
        other, change = chance.choice(beside), chance.choice(["lose", "change", "double", "move"])
        if change != "double":
            copy.discard(quad)
        if change in {"change", "double"}:
            value = chance.choice([other.object, chance.choice(ODD)])
            copy.add(Quad(quad.subject, quad.predicate, value, graph))
        if change == "move":
            copy.add(Quad(other.subject, quad.predicate, quad.object, graph))
    return copy


def stored(quads: Iterable[Quad]) -> pyoxigraph.Store:
    """Return quads as the embedded store holds them: in their graphs, and in all as one."""
    store = pyoxigraph.Store()
    for quad in quads:
        store.add(quad)
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store
