"""The reference list as printed and as parsed, and the papers that a record points to."""

from collections.abc import Iterator
from typing import ClassVar, Final

from pyoxigraph import NamedNode

from kg.extractors.extractor import (
    TRUE,
    Context,
    Emissions,
    date,
    integer,
    printed_on,
    strings,
    words,
)
from kg.extractors.forms import formed, has_form
from kg.model import Document, Finding, Reference, RelatedPaper
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
    Written,
    citation_key,
    part,
)  # fmt: skip
from kg.ntriples import string

_biro, _c4o, _cito, _dc, _dcterms = map(Written, (BIRO, C4O, CITO, DC, DCTERMS))
_fabio, _kg, _prism, _rdf = map(Written, (FABIO, KG, PRISM, RDF))

RELATIONS: dict[str, NamedNode] = {
    "cites": CITO.cites,
    "comment-in": CITO.hasReplyFrom,
    "comment-on": CITO.repliesTo,
    "corrected-and-republished-from": CITO.corrects,
    "corrected-and-republished-in": CITO.isCorrectedBy,
    "erratum-for": CITO.corrects,
    "erratum-in": CITO.isCorrectedBy,
    "partial-retraction-in": CITO.isRetractedBy,
    "partial-retraction-of": CITO.retracts,
    "retracted-and-republished-from": CITO.retracts,
    "retracted-and-republished-in": CITO.isRetractedBy,
    "retraction-in": CITO.isRetractedBy,
    "retraction-of": CITO.retracts,
    "similar": DCTERMS.relation,
    "update-in": CITO.isUpdatedBy,
    "update-of": CITO.updates,
}
"""CiTO's predicate for a kind of related paper; other kinds keep their name on the node alone."""

ABOVE_PMCIDS: Final = 20_000_000
"""PMC's numbers are far below; PMIDs have been above since 2010."""

_RELATIONS = {kind: str(predicate) for kind, predicate in RELATIONS.items()}


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
    paper = context.written_paper
    node = part(paper, f"ref-{reference.number}")
    pmid, pmcid = _numbers(reference)
    if reference.pmcid and not pmcid:
        yield _copied(context, reference)
    yield (
        f"{paper} {_dcterms.hasPart} {node} .\n"
        f"{node} {_rdf.type} {_biro.BibliographicReference} .\n"
        f"{node} {_c4o.hasContent} {string(reference.text)} .\n"
        f"{node} {_kg.position} {integer(reference.number)} .\n"
        f"{printed_on(node, reference.line)}"
        f"{_authors(node, reference)}"
        f"{_dated(node, reference)}"
        f"{_cited(context, _cito.cites, *_identified(reference))}"
    )
    yield from formed(
        context,
        node,
        (
            (_dcterms.title, reference.title),
            (_prism.publicationName, reference.journal),
            (_prism.volume, reference.volume),
            (_prism.number, reference.issue),
            (_kg.supplement, reference.supplement),
            (_prism.pageRange, reference.pages),
            (_fabio.hasElectronicArticleIdentifier, reference.article_number),
            (_kg.publicationState, reference.status),
            (_prism.doi, reference.doi),
            (_fabio.hasPubMedId, pmid),
            (_fabio.hasPubMedCentralId, pmcid),
            (_dcterms.identifier, reference.url),
        ),
        reference.line,
    )


def _authors(node: str, reference: Reference) -> str:
    """Return the authors, one by one and as they are printed."""
    authors, collective = reference.authors, reference.collective
    if not (authors or collective or reference.et_al):
        return ""
    said = [words(node, _dc.creator, author) for author in authors]
    said.append(
        strings(node, (_kg.authorList, ", ".join(authors)), (_kg.collectiveAuthor, collective))
    )
    if reference.et_al:
        said.append(f"{node} {_kg.etAl} {TRUE} .\n")
    return "".join(said)


def _dated(node: str, reference: Reference) -> str:
    """Return the date, and the key by which the paper is found that is meant."""
    day = date(reference.date)
    said = f"{node} {_prism.publicationDate} {day} .\n" if day else ""
    if reference.title:
        first = reference.authors[0] if reference.authors else None
        key = citation_key(reference.title, reference.date, first)
        said += f"{node} {_kg.citationKey} {string(key)} .\n"
    return said


def _related(context: Context, position: int, related: RelatedPaper) -> Emissions:
    paper = context.written_paper
    node = part(paper, f"related-{position}")
    yield (
        f"{paper} {_kg.hasRelatedPaper} {node} .\n"
        f"{node} {_rdf.type} {_kg.RelatedPaper} .\n"
        f"{node} {_c4o.hasContent} {string(related.text)} .\n"
        f"{node} {_kg.position} {integer(position)} .\n"
        f"{node} {_kg.relationKind} {string(related.kind)} .\n"
    )
    yield printed_on(node, related.line)
    yield from formed(
        context,
        node,
        (
            (_fabio.hasPubMedId, related.pmid),
            (_prism.doi, related.doi),
            (_fabio.hasPubMedCentralId, related.pmcid),
        ),
        related.line,
    )
    pmid, doi_value = _identified(related)
    if related.kind == "cited-by":
        other = context.cited(pmid, doi_value)
        if other is not None:
            yield f"{other} {_cito.cites} {paper} .\n"
            yield _stub(str(other), pmid, doi_value)
    elif related.kind in _RELATIONS:
        yield _cited(context, _RELATIONS[related.kind], pmid, doi_value)


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
    number, _ = _numbers(entry)
    pmid = number if number and has_form(FABIO.hasPubMedId, number) else None
    doi_value = entry.doi.lower() if entry.doi else ""
    return pmid, doi_value if has_form(PRISM.doi, doi_value) else None


def _numbers(entry: Reference | RelatedPaper) -> tuple[str | None, str | None]:
    """Return the PMID and the PMCID of an entry, without what was copied from one to the other.

    Publishers write one number into both places. Which of them it belongs to is known where PMC has
    no such number yet; elsewhere it would cite a paper that has nothing to do with it.

    >>> _numbers(Reference(1, "", pmid="29545511", pmcid="PMC29545511"))
    ('29545511', None)
    >>> _numbers(Reference(1, "", pmid="186604", pmcid="PMC186604"))
    (None, None)
    """
    pmid, pmcid = entry.pmid, entry.pmcid
    if not pmid or not pmcid or pmcid.removeprefix("PMC").partition(".")[0] != pmid:
        return pmid, pmcid
    return pmid if pmid.isdecimal() and int(pmid) > ABOVE_PMCIDS else None, None


def _copied(context: Context, reference: Reference) -> Finding:
    return context.finding(
        "number-copied",
        f"the reference gives the number {reference.pmid} as PMID and as PMCID, and one of them is "
        "a copy; what is not known to be right was left out",
        quote=reference.text,
        line=reference.line,
    )


def _cited(context: Context, predicate: str, pmid: str | None, doi_value: str | None) -> str:
    """Return the link to another paper that is cited by PMID or DOI, and what that paper is."""
    found = context.cited(pmid, doi_value)
    other = str(found) if found is not None else context.written_paper
    if other == context.written_paper:
        return ""
    link = f"{context.written_paper} {predicate} {other} .\n"
    return link + _stub(other, pmid, doi_value)


def _stub(other: str, pmid: str | None, doi_value: str | None) -> str:
    """Return what is known of a paper that the graph may not hold."""
    said = strings(other, (_fabio.hasPubMedId, pmid), (_prism.doi, doi_value))
    return f"{other} {_rdf.type} {_fabio.Expression} .\n{said}"
