"""What a paper is about: headings, substances, supplementary concepts, keywords, types, banks.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", MH, RN, NM, OT, PT, SI.
"""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.names import C4O, DC, DCTERMS, KG, PRISM, RDFS

_DIVIDER: Final = re.compile(r"\s*[;\n]\s*")


def headings(record: Record) -> Iterator[Field]:
    """Yield ``MH``: ``Lupus Erythematosus, Cutaneous/*drug therapy/pathology``."""
    about = record.about
    for heading in about.placed(record.paper, KG.hasSubjectHeading):
        uses = about.placed(heading, KG.hasQualifierUse)
        descriptor = _starred(record, heading, about.text(heading, KG.descriptorName))
        qualifiers = [_starred(record, use, about.text(use, KG.qualifierName)) for use in uses]
        yield Field("MH", "/".join((descriptor, *qualifiers)))


def _starred(record: Record, node: NamedNode, name: str | None) -> str:
    return f"{'*' if record.about.is_true(node, KG.majorTopic) else ''}{name or ''}"


def substances(record: Record) -> Iterator[Field]:
    """Yield ``RN``: ``0 (Antibodies, Monoclonal)``, where the record knows of no number."""
    about = record.about
    for node in about.placed(record.paper, KG.hasSubstance):
        number = about.text(node, KG.registryNumber) or "0"
        yield Field("RN", f"{number} ({about.text(node, KG.substanceName)})")


def supplementary_concepts(record: Record) -> Iterator[Field]:
    """Yield ``NM``, the names of supplementary diseases, protocols and organisms."""
    about = record.about
    for node in about.placed(record.paper, KG.hasSupplementaryConcept):
        yield Field("NM", about.text(node, RDFS.label) or "")


def keywords(record: Record) -> Iterator[Field]:
    """Yield ``OT`` in the order of the keyword line."""
    about = record.about
    lines = [
        about.text(node, C4O.hasContent) or ""
        for node in about.placed(record.paper, DCTERMS.hasPart)
        if about.text(node, KG.sectionKind) == "keywords"
    ]
    printed = _entries("\n".join(lines))
    found = about.texts(record.paper, PRISM.keyword)
    for keyword in sorted(found, key=lambda word: _place(_entries(word), printed)):
        yield Field("OT", keyword)


def _entries(text: str) -> str:
    return "\n{}\n".format(_DIVIDER.sub("\n", text.strip()))


def _place(keyword: str, printed: str) -> int:
    found = printed.find(keyword)
    return found if found >= 0 else len(printed)


def publication_types(record: Record) -> Iterator[Field]:
    """Yield ``PT`` by the printed names, in alphabetical order."""
    for name in record.about.texts(record.paper, DC.type):
        yield Field("PT", name)


def accessions(record: Record) -> Iterator[Field]:
    """Yield ``SI``: ``ClinicalTrials.gov/NCT00424476``."""
    for accession in record.about.texts(record.paper, KG.accession):
        yield Field("SI", accession)
