"""The paper itself: what it is called, when and where it appeared, what kind of paper it is."""

from collections.abc import Iterator
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import Context, Emission, Emissions, date, optional, text, typed
from kg.extractors.forms import formed
from kg.model import Document, PublicationDate, PublicationType
from kg.names import (
    DC,
    DCTERMS,
    FABIO,
    KG,
    PRISM,
    RDF,
    RDFS,
    XSD,
    document_key,
    language,
    mesh,
    publication_year,
)  # fmt: skip

CLASSES: dict[str, NamedNode] = {
    "Case Reports": FABIO.ClinicalCaseReport,
    "Comment": FABIO.Comment,
    "Editorial": FABIO.JournalEditorial,
    "Letter": FABIO.Letter,
    "Retraction Notice": FABIO.RetractionNotice,
    "Retraction of Publication": FABIO.RetractionNotice,
    "Review": FABIO.ReviewArticle,
    "Systematic Review": FABIO.SystematicReview,
}
"""FaBiO's class for a MeSH publication type, where it has one."""

DATES: dict[str, NamedNode] = {
    "print": PRISM.publicationDate,
    "electronic": KG.electronicPublicationDate,
    "collection": KG.collectionDate,
    "received": DCTERMS.dateSubmitted,
    "accepted": DCTERMS.dateAccepted,
    "revised": DCTERMS.modified,
}
"""The predicate of each kind of date; PubMed's own housekeeping dates are not the paper's."""

IDENTIFIERS: dict[str, NamedNode] = {
    "pmid": FABIO.hasPubMedId,
    "doi": PRISM.doi,
    "pmcid": FABIO.hasPubMedCentralId,
    "pii": FABIO.hasPII,
    "publisher-id": DCTERMS.identifier,
    "other": DCTERMS.identifier,
}


class Papers:
    """Identifiers, titles, languages, dates, place of publication and kind."""

    name: ClassVar = "papers"
    version: ClassVar = "1"
    summary: ClassVar = "a paper's identifiers, titles, languages, dates, place and kind"
    requires: ClassVar = frozenset(
        {"identifiers", "title", "translated_title", "languages", "dates", "volume", "issue",
         "supplement", "pages", "article_number", "status", "publication_types", "keywords",
         "links"}
    )  # fmt: skip
    emits: ClassVar = frozenset(
        {RDF.type, RDFS.label, RDFS.seeAlso, DC.type, DCTERMS.title, DCTERMS.language, DCTERMS.type,
         DCTERMS.LinguisticSystem, FABIO.JournalArticle, FABIO.hasTranslatedTitle,
         FABIO.hasPublicationYear, FABIO.hasElectronicArticleIdentifier, PRISM.volume,
         PRISM.number, PRISM.pageRange, PRISM.keyword, KG.supplement, KG.publicationState,
         KG.printedDate, KG.citationKey, *CLASSES.values(), *DATES.values(),
         *IDENTIFIERS.values()}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the statements about the paper as a whole."""
        document, paper = context.document, context.paper
        yield from typed(paper, FABIO.JournalArticle)
        for identifier in document.identifiers:
            yield from formed(context, paper, IDENTIFIERS[identifier.scheme], identifier.value)
        yield from _titles(document, paper)
        yield from _languages(context)
        yield from _dates(document, paper)
        yield from _place(document, paper)
        for publication_type in document.publication_types:
            yield from _kind(context, publication_type)
        for keyword in document.keywords:
            yield from optional(paper, PRISM.keyword, text(keyword.text, keyword.language))
        for link in document.links:
            yield _link(context, link)


def _titles(document: Document, paper: NamedNode) -> Iterator[Triple]:
    own, translated = document.title, document.translated_title
    if own:
        yield from optional(paper, DCTERMS.title, text(own.text, own.language))
    if translated:
        predicate = FABIO.hasTranslatedTitle
        yield from optional(paper, predicate, text(translated.text, translated.language))
    shown = own or translated
    if shown:
        yield from optional(paper, RDFS.label, text(shown.text, shown.language))
    else:
        yield Triple(paper, RDFS.label, Literal(_called(document)))
    yield from optional(paper, KG.citationKey, text(document_key(document)))


def _called(document: Document) -> str:
    """Return what to show for a paper of which the record gives no title."""
    shown = (("PMID ", "pmid"), ("DOI ", "doi"), ("", "pmcid"))
    for prefix, scheme in shown:
        value = next((i.value for i in document.identifiers if i.scheme == scheme), None)
        if value:
            return prefix + value
    return "(no title)"


def _languages(context: Context) -> Emissions:
    for code in context.document.languages:
        node = language(code)
        if node is None:
            yield context.finding(
                "language-unknown", f"{code!r} is no code of ISO 639; it was left out", quote=code
            )
            continue
        yield Triple(context.paper, DCTERMS.language, node)
        yield Triple(node, RDF.type, DCTERMS.LinguisticSystem)
        yield Triple(node, RDFS.label, Literal(code.partition("-")[0].lower()))


def _link(context: Context, link: str) -> Emission:
    """Return the link, or what is wrong with it: RFC 3987 is what the store itself checks."""
    try:
        return Triple(context.paper, RDFS.seeAlso, NamedNode(link))
    except ValueError as error:
        return context.finding(
            "link-not-valid", f"a link is no absolute IRI ({error}); it was left out", quote=link
        )


def _dates(document: Document, paper: NamedNode) -> Iterator[Triple]:
    for published in document.dates:
        yield from _date(published, paper)
    year = publication_year(document)
    if year:
        yield Triple(paper, FABIO.hasPublicationYear, Literal(year, datatype=XSD.gYear))


def _date(published: PublicationDate, paper: NamedNode) -> Iterator[Triple]:
    predicate = DATES.get(published.kind)
    if predicate is not None:
        yield from optional(paper, predicate, date(published.value))
        yield from optional(paper, KG.printedDate, text(published.printed))


def _place(document: Document, paper: NamedNode) -> Iterator[Triple]:
    for predicate, value in (
        (PRISM.volume, document.volume),
        (PRISM.number, document.issue),
        (KG.supplement, document.supplement),
        (PRISM.pageRange, document.pages),
        (FABIO.hasElectronicArticleIdentifier, document.article_number),
        (KG.publicationState, document.status),
    ):
        yield from optional(paper, predicate, text(value))


def _kind(context: Context, publication_type: PublicationType) -> Emissions:
    closer = CLASSES.get(publication_type.name)
    if closer is not None:
        yield Triple(context.paper, RDF.type, closer)
    yield Triple(context.paper, DC.type, Literal(publication_type.name))
    identifier = publication_type.identifier
    concept = (
        context.vocabulary.get(identifier)
        if identifier
        else context.vocabulary.descriptor(publication_type.name)
    )
    if concept is not None:
        yield Triple(context.paper, DCTERMS.type, mesh(concept.identifier))
    else:
        yield context.finding(
            "publication-type-unknown",
            f"the vocabulary has no publication type {publication_type.name!r}",
            quote=publication_type.name,
        )
