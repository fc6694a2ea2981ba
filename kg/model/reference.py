"""What else a paper points to: references, related papers, grants, data."""

from kg.model.identifier import Identifier
from kg.model.record import Record


class Reference(Record, frozen=True):
    """An entry of the reference list: ``text`` whole, as printed, and the parts that we parsed.

    ``status`` keeps states such as ``Epub ahead of print``. ``authors`` are as printed, without
    the ``et al`` that ``et_al`` stands for; ``collective`` is a group named beside them.
    ``identifiers`` are those beside DOI, PMID and PMCID; ``list_title`` is the title of the
    reference list that holds the entry.
    """

    number: int
    text: str
    authors: tuple[str, ...] = ()
    et_al: bool = False
    collective: str | None = None
    title: str | None = None
    journal: str | None = None
    date: str | None = None
    volume: str | None = None
    issue: str | None = None
    supplement: str | None = None
    pages: str | None = None
    article_number: str | None = None
    status: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    label: str | None = None
    line: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    list_title: str | None = None


class RelatedPaper(Record, frozen=True):
    """Another paper that the record points to.

    ``kind`` is NLM's RefType in lower case with hyphens (``erratum-in``, ``retraction-of``,
    ``comment-on``, ``update-in`` ...), or ``similar`` and ``cited-by`` from PubMed's pages.
    ``version`` is that of the other paper's PubMed record, ``note`` the indexers' remark.
    """

    kind: str
    text: str
    pmid: str | None = None
    doi: str | None = None
    pmcid: str | None = None
    line: int | None = None
    version: int | None = None
    note: str | None = None


class Grant(Record, frozen=True):
    """A grant as indexed; ``text`` is the printed line."""

    text: str
    number: str | None = None
    agency: str | None = None
    acronym: str | None = None
    country: str | None = None


class Accession(Record, frozen=True):
    """An accession number in a data bank: ``ClinicalTrials.gov``, ``NCT00424476``."""

    bank: str
    number: str


class RelatedObject(Record, frozen=True):
    """A data set or another thing that the record names, with its parameters in order."""

    kind: str
    parameters: tuple[tuple[str, str], ...] = ()
