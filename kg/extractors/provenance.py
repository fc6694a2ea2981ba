"""Where a record came from: its file, its place there, and what read it.

Source: PROV-O (W3C Recommendation, 30 April 2013).
"""

from functools import lru_cache
from typing import ClassVar

from kg.extractors.extractor import Context, Emissions, Statements, integer, strings
from kg.model import Document
from kg.names import DCTERMS, FOAF, KG, PROV, RDF, RDFS, SCHEMA, Minter, Written
from kg.ntriples import name, string

_dcterms, _foaf, _kg, _prov = map(Written, (DCTERMS, FOAF, KG, PROV))
_rdf, _rdfs, _schema = map(Written, (RDF, RDFS, SCHEMA))


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
        source, record = context.document.source, str(context.record)
        file = _file(context.minter, source.sha256, source.path)
        yield (
            f"{record} {_rdf.type} {_kg.SourceRecord} .\n"
            f"{record} {_rdf.type} {_prov.Entity} .\n"
            f"{record} {_foaf.primaryTopic} {context.written_paper} .\n"
            f"{record} {_prov.hadPrimarySource} {file} .\n"
            f"{record} {_dcterms.format} {name(source.format)} .\n"
            f"{record} {_kg.recordNumber} {integer(source.number)} .\n"
            f"{record} {_schema.sha256} {string(source.digest)} .\n"
            f"{file} {_rdf.type} {_kg.SourceFile} .\n"
            f"{file} {_rdf.type} {_prov.Entity} .\n"
            f"{file} {_rdfs.label} {name(source.path)} .\n"
            f"{file} {_schema.sha256} {name(source.sha256)} .\n"
        )
        yield strings(record, (_dcterms.identifier, source.member))
        if source.start is not None and source.end is not None:
            yield (
                f"{record} {_kg.byteStart} {integer(source.start)} .\n"
                f"{record} {_kg.byteEnd} {integer(source.end)} .\n"
            )
        yield from _of_itself(context.document, record)


@lru_cache(maxsize=1 << 8)
def _file(minter: Minter, sha256: str, path: str) -> str:
    return str(minter.source(sha256, path))


def _of_itself(document: Document, record: str) -> Statements:
    """Yield what the record says of itself, such as its status and its version."""
    statement_of = f"{record} {_kg.recordStatement} "
    for statement in document.administration:
        owner = f" ({statement.owner})" if statement.owner else ""
        kind = _hyphenated(statement.kind)
        if kind and statement.text:
            yield f"{statement_of}{string(f'{kind}: {statement.text}{owner}')} .\n"
    if document.version is not None:
        yield f"{statement_of}{string(f'version: {document.version}')} .\n"
    for each in document.incomplete:
        yield f"{record} {_kg.incompleteList} {name(each)} .\n"


@lru_cache(maxsize=1 << 10)
def _hyphenated(kind: str) -> str:
    return "-".join(kind.replace(":", " ").split())
