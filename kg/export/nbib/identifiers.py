"""Identifiers of a paper.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", PMID, PMC, LID, AID. The graph
does not say whether a DOI stood as a location (LID) or an article identifier (AID) or both: it is
printed as AID, and as LID too where no pages tell where the paper stands.
"""

from collections.abc import Iterator

from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.names import FABIO, PRISM


def pmids(record: Record) -> Iterator[Field]:
    """Yield ``PMID``."""
    pmid = record.about.text(record.paper, FABIO.hasPubMedId)
    if pmid:
        yield Field("PMID", pmid)


def locations(record: Record) -> Iterator[Field]:
    """Yield ``LID`` for a paper without pages."""
    if record.about.text(record.paper, PRISM.pageRange) is None:
        yield from (Field("LID", value) for value in _typed(record))


def article_identifiers(record: Record) -> Iterator[Field]:
    """Yield ``AID``: ``10.1016/j.x.2017.04.075 [doi]``."""
    yield from (Field("AID", value) for value in _typed(record))


def _typed(record: Record) -> Iterator[str]:
    about, paper = record.about, record.paper
    yield from (f"{pii} [pii]" for pii in about.texts(paper, FABIO.hasPII))
    yield from (f"{doi} [doi]" for doi in about.texts(paper, PRISM.doi))


def pmcids(record: Record) -> Iterator[Field]:
    """Yield ``PMC``."""
    for pmcid in record.about.texts(record.paper, FABIO.hasPubMedCentralId):
        yield Field("PMC", pmcid)
