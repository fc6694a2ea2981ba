"""The journal that a paper appeared in."""

from typing import ClassVar

from pyoxigraph import NamedNode, Triple

from kg.extractors.extractor import Context, Emissions, typed
from kg.extractors.forms import formed, has_form
from kg.model import Journal
from kg.names import DCTERMS, FABIO, PRISM, RDF, RDFS, slug


class Journals:
    """A journal's names and numbers, and the paper's place in it."""

    name: ClassVar = "journals"
    version: ClassVar = "1"
    summary: ClassVar = "the journal that a paper appeared in"
    requires: ClassVar = frozenset({"journal"})
    emits: ClassVar = frozenset(
        {RDF.type, RDFS.label, DCTERMS.isPartOf, DCTERMS.title, DCTERMS.publisher, PRISM.issn,
         PRISM.eIssn, FABIO.Journal, FABIO.hasIssnL, FABIO.hasNLMJournalTitleAbbreviation,
         FABIO.hasNationalLibraryOfMedicineJournalId}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the journal's node and the link to it."""
        journal = context.document.journal
        key = _key(journal) if journal else None
        if journal and key:
            node = context.minter.journal(key)
            yield Triple(context.paper, DCTERMS.isPartOf, node)
            yield from _describe(context, journal, node)


def _key(journal: Journal) -> str | None:
    name = journal.abbreviation or journal.title
    for predicate, number in (
        (FABIO.hasNationalLibraryOfMedicineJournalId, journal.nlm_id),
        (FABIO.hasIssnL, journal.issn_linking),
    ):
        if number and has_form(predicate, number):
            return number
    return slug(name) if name else None


def _describe(context: Context, journal: Journal, node: NamedNode) -> Emissions:
    yield from typed(node, FABIO.Journal)
    for issn in journal.issn:
        yield from formed(context, node, PRISM.issn, issn)
    for predicate, value in (
        (RDFS.label, journal.title or journal.abbreviation),
        (DCTERMS.title, journal.title),
        (FABIO.hasNLMJournalTitleAbbreviation, journal.abbreviation),
        (PRISM.eIssn, journal.electronic_issn),
        (FABIO.hasIssnL, journal.issn_linking),
        (FABIO.hasNationalLibraryOfMedicineJournalId, journal.nlm_id),
        (DCTERMS.publisher, journal.publisher),
    ):
        yield from formed(context, node, predicate, value)
