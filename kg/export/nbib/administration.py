"""What a record says of itself: its owner, its status, the subsets it belongs to.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", OWN, STAT, SB.
"""

from collections.abc import Iterator

from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.names import KG


def owners(record: Record) -> Iterator[Field]:
    """Yield ``OWN`` and ``STAT``."""
    yield from _stated(record, "OWN", "owner")
    yield from _stated(record, "STAT", "status", "record-status")


def subsets(record: Record) -> Iterator[Field]:
    """Yield ``SB``."""
    yield from _stated(record, "SB", "subset", "citation-subset")


def _stated(record: Record, tag: str, *kinds: str) -> Iterator[Field]:
    for statement in record.about.texts(record.node, KG.recordStatement):
        kind, _, text = statement.partition(": ")
        if kind in kinds:
            yield Field(tag, text)
