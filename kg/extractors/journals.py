"""The journal that a paper appeared in."""

from collections.abc import Iterator
from typing import ClassVar

from kg.extractors.extractor import Context, Emissions
from kg.extractors.forms import formed, has_form
from kg.model import Journal
from kg.names import DCTERMS, FABIO, PRISM, RDF, RDFS, Written, slug

_dcterms, _fabio, _prism, _rdf, _rdfs = map(Written, (DCTERMS, FABIO, PRISM, RDF, RDFS))


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
        key = journal_key(journal) if journal else None
        if journal and key:
            node = str(context.journal(key))
            yield f"{context.written_paper} {_dcterms.isPartOf} {node} .\n"
            yield f"{node} {_rdf.type} {_fabio.Journal} .\n"
            yield from formed(context, node, _said(journal))


def journal_key(journal: Journal) -> str | None:
    """Return what a journal is minted by: NLM id, else linking ISSN, else name; else ``None``."""
    name = journal.abbreviation or journal.title
    for predicate, number in (
        (FABIO.hasNationalLibraryOfMedicineJournalId, journal.nlm_id),
        (FABIO.hasIssnL, journal.issn_linking),
    ):
        if number and has_form(predicate, number):
            return number
    return slug(name) if name else None


def _number(journal: Journal) -> str | None:
    """Return what a journal without a name is called: the number that its node is named by."""
    if journal.issn_linking or journal.issn:
        return f"ISSN {journal.issn_linking or journal.issn[0]}"
    return f"NLM {journal.nlm_id}" if journal.nlm_id else None


def _said(journal: Journal) -> Iterator[tuple[str, str | None]]:
    """Yield the predicates of a journal with their values."""
    yield from ((_prism.issn, issn) for issn in journal.issn)
    yield _rdfs.label, journal.title or journal.abbreviation or _number(journal)
    yield _dcterms.title, journal.title
    yield _fabio.hasNLMJournalTitleAbbreviation, journal.abbreviation
    yield _prism.eIssn, journal.electronic_issn
    yield _fabio.hasIssnL, journal.issn_linking
    yield _fabio.hasNationalLibraryOfMedicineJournalId, journal.nlm_id
    yield _dcterms.publisher, journal.publisher
