"""The reference list as printed and as parsed, and the papers that a record points to."""

from collections.abc import Iterator
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import (
    Context,
    Emissions,
    boolean,
    date,
    integer,
    optional,
    printed_on,
    text,
    typed,
)
from kg.extractors.forms import formed, has_form
from kg.model import Document, Reference, RelatedPaper
from kg.names import (
    BIRO,
    C4O,
    CITO,
    DC,
    DCTERMS,
    FABIO,
    KG,
    PRISM,
    RDF,
    citation_key,
    within,
)  # fmt: skip

RELATIONS: dict[str, NamedNode] = {
    "comment-in": CITO.hasReplyFrom,
    "comment-on": CITO.repliesTo,
    "corrected-and-republished-from": CITO.corrects,
    "corrected-and-republished-in": CITO.isCorrectedBy,
    "erratum-for": CITO.corrects,
    "erratum-in": CITO.isCorrectedBy,
    "partial-retraction-in": CITO.isRetractedBy,
    "partial-retraction-of": CITO.retracts,
    "retraction-in": CITO.isRetractedBy,
    "retraction-of": CITO.retracts,
    "similar": DCTERMS.relation,
    "update-in": CITO.isUpdatedBy,
    "update-of": CITO.updates,
}
"""CiTO's predicate for a kind of related paper; other kinds keep their name on the node alone."""


class Citations:
    """A node for each printed reference; ``cito:cites`` where the cited paper is known."""

    name: ClassVar = "citations"
    version: ClassVar = "1"
    summary: ClassVar = "references as printed and parsed; retractions, errata, comments, updates"
    requires: ClassVar = frozenset({"references", "related"})
    emits: ClassVar = frozenset(
        {RDF.type, BIRO.BibliographicReference, C4O.hasContent, CITO.cites, DC.creator,
         DCTERMS.hasPart, DCTERMS.title, DCTERMS.identifier, FABIO.Expression,
         FABIO.hasPubMedId, FABIO.hasPubMedCentralId, FABIO.hasElectronicArticleIdentifier,
         PRISM.doi, PRISM.publicationName, PRISM.publicationDate, PRISM.volume, PRISM.number,
         PRISM.pageRange, KG.RelatedPaper, KG.authorList, KG.citationKey, KG.collectiveAuthor,
         KG.etAl, KG.hasRelatedPaper, KG.line, KG.position, KG.publicationState, KG.relationKind,
         KG.supplement, *RELATIONS.values()}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield references and related papers in their printed order."""
        for reference in context.document.references:
            yield from _reference(context, reference)
        for position, related in enumerate(context.document.related, start=1):
            yield from _related(context, position, related)


def _reference(context: Context, reference: Reference) -> Emissions:
    paper = context.paper
    node = within(paper, f"ref-{reference.number}")
    yield Triple(paper, DCTERMS.hasPart, node)
    yield from typed(node, BIRO.BibliographicReference)
    yield Triple(node, C4O.hasContent, Literal(reference.text))
    yield Triple(node, KG.position, integer(reference.number))
    yield from printed_on(node, reference.line)
    yield from _reference_authors(node, reference)
    yield from optional(node, PRISM.publicationDate, date(reference.date))
    for predicate, value in (
        (DCTERMS.title, reference.title),
        (PRISM.publicationName, reference.journal),
        (PRISM.volume, reference.volume),
        (PRISM.number, reference.issue),
        (KG.supplement, reference.supplement),
        (PRISM.pageRange, reference.pages),
        (FABIO.hasElectronicArticleIdentifier, reference.article_number),
        (KG.publicationState, reference.status),
        (PRISM.doi, reference.doi),
        (FABIO.hasPubMedId, reference.pmid),
        (FABIO.hasPubMedCentralId, reference.pmcid),
        (DCTERMS.identifier, reference.url),
    ):
        yield from formed(context, node, predicate, value, reference.line)
    if reference.title:
        first = reference.authors[0] if reference.authors else None
        key = citation_key(reference.title, reference.date, first)
        yield Triple(node, KG.citationKey, Literal(key))
    yield from _cited(context, CITO.cites, *_identified(reference))


def _reference_authors(node: NamedNode, reference: Reference) -> Iterator[Triple]:
    for author in reference.authors:
        yield Triple(node, DC.creator, Literal(author))
    yield from optional(node, KG.authorList, text(", ".join(reference.authors)))
    yield from optional(node, KG.collectiveAuthor, text(reference.collective))
    if reference.et_al:
        yield Triple(node, KG.etAl, boolean(True))  # noqa: FBT003


def _related(context: Context, position: int, related: RelatedPaper) -> Emissions:
    paper = context.paper
    node = within(paper, f"related-{position}")
    yield Triple(paper, KG.hasRelatedPaper, node)
    yield from typed(node, KG.RelatedPaper)
    yield Triple(node, C4O.hasContent, Literal(related.text))
    yield Triple(node, KG.relationKind, Literal(related.kind))
    yield Triple(node, KG.position, integer(position))
    yield from printed_on(node, related.line)
    for predicate, value in (
        (FABIO.hasPubMedId, related.pmid),
        (PRISM.doi, related.doi),
        (FABIO.hasPubMedCentralId, related.pmcid),
    ):
        yield from formed(context, node, predicate, value, related.line)
    pmid, doi_value = _identified(related)
    other = context.cited(pmid, doi_value)
    if other is None:
        return
    if related.kind == "cited-by":
        yield Triple(other, CITO.cites, paper)
        yield from _stub(other, pmid, doi_value)
    elif related.kind in RELATIONS:
        yield from _cited(context, RELATIONS[related.kind], pmid, doi_value)


def cited_by_doi(document: Document) -> Iterator[tuple[str | None, str]]:
    """Yield the papers that a record cites by DOI: PMID, where that is given too, and DOI.

    What these are called depends on what other records say; what is cited by PMID alone does not.
    """
    entries: tuple[Reference | RelatedPaper, ...] = (*document.references, *document.related)
    for pmid, doi_value in map(_identified, entries):
        if doi_value:
            yield pmid, doi_value


def _identified(entry: Reference | RelatedPaper) -> tuple[str | None, str | None]:
    """Return the PMID and the DOI that an entry gives, without those of another form."""
    pmid = entry.pmid if entry.pmid and has_form(FABIO.hasPubMedId, entry.pmid) else None
    doi_value = entry.doi.lower() if entry.doi else ""
    return pmid, doi_value if has_form(PRISM.doi, doi_value) else None


def _cited(
    context: Context, predicate: NamedNode, pmid: str | None, doi_value: str | None
) -> Iterator[Triple]:
    other = context.cited(pmid, doi_value)
    if other is not None and other != context.paper:
        yield Triple(context.paper, predicate, other)
        yield from _stub(other, pmid, doi_value)


def _stub(other: NamedNode, pmid: str | None, doi_value: str | None) -> Iterator[Triple]:
    """Yield what is known of a paper that the graph may not hold."""
    yield from typed(other, FABIO.Expression)
    yield from optional(other, FABIO.hasPubMedId, text(pmid))
    yield from optional(other, PRISM.doi, text(doi_value))
