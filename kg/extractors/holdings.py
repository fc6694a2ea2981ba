"""What else a page says of a paper: views, grants, data accessions, rights, interests."""

from collections.abc import Iterator
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import Context, Emissions, integer, optional, text, typed
from kg.names import DCTERMS, FRAPO, KG, RDF, RDFS, SCHEMA, slug, within

STATEMENTS: dict[str, NamedNode] = {
    "conflict-of-interest": KG.conflictOfInterest,
    "copyright": DCTERMS.rights,
    "funding": KG.fundingStatement,
}
"""The predicate of each kind of printed statement; any other kind is a ``kg:note``."""


class Holdings:
    """View counts with their kind, grants, accession numbers and printed statements."""

    name: ClassVar = "holdings"
    version: ClassVar = "1"
    summary: ClassVar = "view counts, grants, data accessions, copyright and interests"
    requires: ClassVar = frozenset({"figures", "grants", "accessions", "statements"})
    emits: ClassVar = frozenset(
        {RDF.type, RDFS.label, SCHEMA.InteractionCounter, SCHEMA.ViewAction,
         SCHEMA.interactionStatistic, SCHEMA.interactionType, SCHEMA.name,
         SCHEMA.userInteractionCount, FRAPO.Grant, FRAPO.hasGrantNumber, FRAPO.isOutputOf,
         KG.accession, KG.note, *STATEMENTS.values()}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the statements in the order of the record."""
        document, paper = context.document, context.paper
        for figure in document.figures:
            yield from _views(paper, figure.kind, figure.count)
        for position, grant in enumerate(document.grants, start=1):
            node = within(paper, f"grant-{position}")
            yield Triple(paper, FRAPO.isOutputOf, node)
            yield from typed(node, FRAPO.Grant)
            yield Triple(node, RDFS.label, Literal(grant.text))
            yield from optional(node, FRAPO.hasGrantNumber, text(grant.number))
        for accession in document.accessions:
            yield Triple(paper, KG.accession, Literal(f"{accession.bank}/{accession.number}"))
        for statement in document.statements:
            yield Triple(paper, STATEMENTS.get(statement.kind, KG.note), Literal(statement.text))


def _views(paper: NamedNode, kind: str, count: int) -> Iterator[Triple]:
    node = within(paper, f"views-{slug(kind)}")
    yield Triple(paper, SCHEMA.interactionStatistic, node)
    yield from typed(node, SCHEMA.InteractionCounter)
    yield Triple(node, SCHEMA.interactionType, SCHEMA.ViewAction)
    yield Triple(node, SCHEMA.name, Literal(kind))
    yield Triple(node, SCHEMA.userInteractionCount, integer(count))
