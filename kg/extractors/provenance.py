"""Where a record came from: its file, its place there, and what read it.

Source: PROV-O (W3C Recommendation, 30 April 2013).
"""

from typing import ClassVar

from pyoxigraph import Literal, Triple

from kg.extractors.extractor import Context, Emissions, integer, optional, text, typed
from kg.names import DCTERMS, FOAF, KG, PROV, RDF, RDFS, SCHEMA


class Provenance:
    """The record, which names its own graph, and the file that it was read from.

    What generated the record is linked by the build, which alone knows every version.
    """

    name: ClassVar = "provenance"
    version: ClassVar = "1"
    summary: ClassVar = "the record, its file, its place in the file, its hashes"
    requires: ClassVar = frozenset({"source"})
    emits: ClassVar = frozenset(
        {RDF.type, RDFS.label, PROV.Entity, PROV.hadPrimarySource, FOAF.primaryTopic,
         DCTERMS.format, DCTERMS.identifier, SCHEMA.sha256, KG.SourceRecord, KG.SourceFile,
         KG.recordNumber, KG.byteStart, KG.byteEnd}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield the description of the record and its file."""
        source, record = context.document.source, context.record
        file = context.minter.source(source.sha256, source.path)
        yield from typed(record, KG.SourceRecord, PROV.Entity)
        yield Triple(record, FOAF.primaryTopic, context.paper)
        yield Triple(record, PROV.hadPrimarySource, file)
        yield Triple(record, DCTERMS.format, Literal(source.format))
        yield Triple(record, KG.recordNumber, integer(source.number))
        yield Triple(record, SCHEMA.sha256, Literal(source.digest))
        yield from optional(record, DCTERMS.identifier, text(source.member))
        if source.start is not None and source.end is not None:
            yield Triple(record, KG.byteStart, integer(source.start))
            yield Triple(record, KG.byteEnd, integer(source.end))
        yield from typed(file, KG.SourceFile, PROV.Entity)
        yield Triple(file, RDFS.label, Literal(source.path))
        yield Triple(file, SCHEMA.sha256, Literal(source.sha256))
