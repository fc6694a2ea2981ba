"""Where a record came from: its file, its place there, and what read it.

Source: PROV-O (W3C Recommendation, 30 April 2013).
"""

from collections.abc import Iterator
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors.extractor import Context, Emissions, integer, optional, text, typed
from kg.model import Document
from kg.names import DCTERMS, FOAF, KG, PROV, RDF, RDFS, SCHEMA


class Provenance:
    """The record, which names its own graph, and the file that it was read from.

    What generated the record is linked by the build, which alone knows every version.
    """

    name: ClassVar = "provenance"
    version: ClassVar = "1"
    summary: ClassVar = "the record, its file, its place in the file, its hashes"
    requires: ClassVar = frozenset({"source", "administration", "incomplete", "version"})
    emits: ClassVar = frozenset(
        {RDF.type, RDFS.label, PROV.Entity, PROV.hadPrimarySource, FOAF.primaryTopic,
         DCTERMS.format, DCTERMS.identifier, SCHEMA.sha256, KG.SourceRecord, KG.SourceFile,
         KG.recordNumber, KG.byteStart, KG.byteEnd, KG.incompleteList, KG.recordStatement}
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
        yield from _of_itself(context.document, record)
        yield from typed(file, KG.SourceFile, PROV.Entity)
        yield Triple(file, RDFS.label, Literal(source.path))
        yield Triple(file, SCHEMA.sha256, Literal(source.sha256))


def _of_itself(document: Document, record: NamedNode) -> Iterator[Triple]:
    """Yield what the record says of itself, such as its status and its version."""
    for statement in document.administration:
        owner = f" ({statement.owner})" if statement.owner else ""
        kind = "-".join(statement.kind.replace(":", " ").split())
        if kind and statement.text:
            yield Triple(record, KG.recordStatement, Literal(f"{kind}: {statement.text}{owner}"))
    if document.version is not None:
        yield Triple(record, KG.recordStatement, Literal(f"version: {document.version}"))
    for name in document.incomplete:
        yield Triple(record, KG.incompleteList, Literal(name))
