"""The paper itself: what it is called, when and where it appeared, what kind of paper it is."""

from typing import ClassVar

from pyoxigraph import NamedNode

from kg.extractors.extractor import (
    Context,
    Emission,
    Emissions,
    Statements,
    date,
    strings,
    text,
    words,
)  # fmt: skip
from kg.extractors.forms import formed
from kg.model import Document, PublicationType
from kg.names import (
    DC,
    DCTERMS,
    FABIO,
    KG,
    PRISM,
    RDF,
    RDFS,
    XSD,
    Written,
    document_key,
    language,
    publication_year,
    written_mesh,
)  # fmt: skip
from kg.ntriples import iri, string, typed
from kg.ntriples import name as named

_dc, _dcterms, _fabio, _kg, _prism = map(Written, (DC, DCTERMS, FABIO, KG, PRISM))
_rdf, _rdfs, _xsd = map(Written, (RDF, RDFS, XSD))

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

_DATES = {kind: str(predicate) for kind, predicate in DATES.items()}
_IDENTIFIERS = {scheme: str(predicate) for scheme, predicate in IDENTIFIERS.items()}


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
        document, paper = context.document, context.written_paper
        yield f"{paper} {_rdf.type} {_fabio.JournalArticle} .\n"
        identifiers = ((_IDENTIFIERS[each.scheme], each.value) for each in document.identifiers)
        yield from formed(context, paper, identifiers)
        yield from _titles(document, paper)
        yield from _languages(context, paper)
        yield from _dates(document, paper)
        yield strings(
            paper,
            (_prism.volume, document.volume),
            (_prism.number, document.issue),
            (_kg.supplement, document.supplement),
            (_prism.pageRange, document.pages),
            (_fabio.hasElectronicArticleIdentifier, document.article_number),
            (_kg.publicationState, document.status),
        )
        for publication_type in document.publication_types:
            yield from _kind(context, paper, publication_type)
        for keyword in document.keywords:
            yield words(paper, _prism.keyword, keyword.text, keyword.language)
        for link in document.links:
            yield _link(context, paper, link)


def _titles(document: Document, paper: str) -> Statements:
    own, translated = document.title, document.translated_title
    if own and own.text:  # as printed: the same text is a section, into which mentions point
        yield f"{paper} {_dcterms.title} {text(own.text, own.language)} .\n"
    if translated and translated.text:
        title = text(translated.text, translated.language)
        yield f"{paper} {_fabio.hasTranslatedTitle} {title} .\n"
    shown = own or translated
    if shown is None:
        yield f"{paper} {_rdfs.label} {string(_called(document))} .\n"
    else:
        yield words(paper, _rdfs.label, shown.text, shown.language)
    yield strings(paper, (_kg.citationKey, document_key(document)))


def _called(document: Document) -> str:
    """Return what to show for a paper of which the record gives no title."""
    shown = (("PMID ", "pmid"), ("DOI ", "doi"), ("", "pmcid"))
    for prefix, scheme in shown:
        value = next((i.value for i in document.identifiers if i.scheme == scheme), None)
        if value:
            return prefix + value
    return "(no title)"


def _languages(context: Context, paper: str) -> Emissions:
    for code in context.document.languages:
        node = language(code)
        if node is None:
            yield context.finding(
                "language-unknown", f"{code!r} is no code of ISO 639; it was left out", quote=code
            )
            continue
        yield (
            f"{paper} {_dcterms.language} {node} .\n"
            f"{node} {_rdf.type} {_dcterms.LinguisticSystem} .\n"
            f"{node} {_rdfs.label} {named(code.partition('-')[0].lower())} .\n"
        )


def _link(context: Context, paper: str, link: str) -> Emission:
    """Return the link, or what is wrong with it: RFC 3987 is what the store itself checks."""
    try:
        return f"{paper} {_rdfs.seeAlso} {iri(link)} .\n"
    except ValueError as error:
        return context.finding(
            "link-not-valid", f"a link is no absolute IRI ({error}); it was left out", quote=link
        )


def _dates(document: Document, paper: str) -> Statements:
    for published in document.dates:
        predicate = _DATES.get(published.kind)
        if predicate is not None:
            value = date(published.value)
            if value:
                yield f"{paper} {predicate} {value} .\n"
            yield strings(paper, (_kg.printedDate, published.printed))
    year = publication_year(document)
    if year:
        yield f"{paper} {_fabio.hasPublicationYear} {typed(year, _xsd.gYear)} .\n"


def _kind(context: Context, paper: str, publication_type: PublicationType) -> Emissions:
    name, identifier = publication_type.name, publication_type.identifier
    closer = CLASSES.get(name)
    if closer is not None:
        yield f"{paper} {_rdf.type} {closer} .\n"
    yield f"{paper} {_dc.type} {named(name)} .\n"
    vocabulary = context.vocabulary
    concept = vocabulary.get(identifier) if identifier else vocabulary.descriptor(name)
    if concept is not None:
        yield f"{paper} {_dcterms.type} {written_mesh(concept.identifier)} .\n"
    else:
        yield context.finding(
            "publication-type-unknown",
            f"the vocabulary has no publication type {name!r}",
            quote=name,
        )
