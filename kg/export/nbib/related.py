"""Other papers that a record points to, and the grants that paid for it.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", Comments/Corrections, GR; the
PubMed DTD's RefType. References and similar papers have no field.
"""

from collections.abc import Iterator
from typing import Final

from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.names import C4O, FABIO, FRAPO, KG, RDFS

TAGS: Final = {
    "comment-in": "CIN",
    "comment-on": "CON",
    "corrected-and-republished-from": "CRF",
    "corrected-and-republished-in": "CRI",
    "dataset-described-in": "DDIN",
    "dataset-use-reported-in": "DRIN",
    "erratum-for": "EFR",
    "erratum-in": "EIN",
    "expression-of-concern-for": "ECF",
    "expression-of-concern-in": "ECI",
    "original-report-in": "ORI",
    "partial-retraction-in": "PRIN",
    "partial-retraction-of": "PROF",
    "republished-from": "RPF",
    "republished-in": "RPI",
    "retracted-and-republished-from": "RRF",
    "retracted-and-republished-in": "RRI",
    "retraction-in": "RIN",
    "retraction-of": "ROF",
    "summary-for-patients-in": "SPIN",
    "update-in": "UIN",
    "update-of": "UOF",
}
"""The tag of each kind of related paper."""


def related(record: Record) -> Iterator[Field]:
    """Yield ``CIN``, ``EIN`` and their like, in the order of the record, with the PMID."""
    about = record.about
    for node in about.placed(record.paper, KG.hasRelatedPaper):
        tag = TAGS.get(about.text(node, KG.relationKind) or "")
        if tag:
            text = about.text(node, C4O.hasContent) or ""
            pmid = about.text(node, FABIO.hasPubMedId)
            yield Field(tag, text if not pmid or "PMID:" in text else _with_pmid(text, pmid))


def _with_pmid(text: str, pmid: str) -> str:
    """Return a citation with its PMID behind.

    >>> _with_pmid("Lupus. 2019 Feb;28(2):12", "99000001")
    'Lupus. 2019 Feb;28(2):12. PMID: 99000001'
    """
    stop = "" if not text or text.endswith(".") else "."
    return f"{text}{stop} PMID: {pmid}".strip()


def grants(record: Record) -> Iterator[Field]:
    """Yield ``GR``: ``R01 AR00000/AR/NIAMS NIH HHS/United States``."""
    for node in record.about.nodes(record.paper, FRAPO.isOutputOf):
        yield Field("GR", record.about.text(node, RDFS.label) or "")
