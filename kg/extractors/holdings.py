"""What else a page says of a paper: views, grants, data accessions, rights, interests."""

from typing import ClassVar

from pyoxigraph import NamedNode

from kg.extractors.extractor import Context, Emissions, integer, strings, words
from kg.names import DCTERMS, FRAPO, KG, RDF, RDFS, SCHEMA, Written, part, slug
from kg.ntriples import string

_frapo, _kg, _rdf, _rdfs, _schema = map(Written, (FRAPO, KG, RDF, RDFS, SCHEMA))

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
        document, paper = context.document, context.written_paper
        for figure in document.figures:
            yield _views(paper, figure.kind, figure.count)
        # A record that names a grant once for each of its authors has it once.
        for position, grant in enumerate(dict.fromkeys(document.grants), start=1):
            node = part(paper, f"grant-{position}")
            yield (
                f"{paper} {_frapo.isOutputOf} {node} .\n"
                f"{node} {_rdf.type} {_frapo.Grant} .\n"
                f"{words(node, _rdfs.label, grant.text)}"
            )
            yield strings(node, (_frapo.hasGrantNumber, grant.number))
        for accession in document.accessions:
            yield f"{paper} {_kg.accession} {string(f'{accession.bank}/{accession.number}')} .\n"
        for statement in document.statements:
            predicate = STATEMENTS.get(statement.kind, KG.note)
            yield words(paper, str(predicate), statement.text)


def _views(paper: str, kind: str, count: int) -> str:
    node = part(paper, f"views-{slug(kind)}")
    return (
        f"{paper} {_schema.interactionStatistic} {node} .\n"
        f"{node} {_rdf.type} {_schema.InteractionCounter} .\n"
        f"{node} {_schema.interactionType} {_schema.ViewAction} .\n"
        f"{node} {_schema.name} {string(kind)} .\n"
        f"{node} {_schema.userInteractionCount} {integer(count)} .\n"
    )
