"""What generated the records: this software, these extractors, this vocabulary.

Source: PROV-O (W3C Recommendation, 30 April 2013), 3.1. One description serves all records that
were made in the same way, so it lies in a graph of its own that any rebuild gives again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Triple

from kg.extractors import Registry
from kg.names import KG, PROV, RDF, RDFS, SCHEMA, XSD, Minter, digest
from kg.version import TEXT_VERSION, __version__
from kg.vocabulary import Release


@dataclass(frozen=True)
class Activity:
    """One way of making records: the software that took part and the vocabulary that it used."""

    node: NamedNode
    minter: Minter
    software: tuple[tuple[str, str], ...]
    release: Release

    def describe(self, day: date | None = None) -> Iterator[Triple]:
        """Yield the description; ``day`` is when the build was made, if that is to be recorded."""
        names = ", ".join(f"{name} {version}" for name, version in self.software)
        yield Triple(self.node, RDF.type, PROV.Activity)
        yield Triple(self.node, RDFS.label, Literal(f"{names}; {self.release.name}"))
        if day is not None:
            value = Literal(f"{day.isoformat()}T00:00:00Z", datatype=XSD.dateTime)
            yield Triple(self.node, PROV.endedAtTime, value)
        for name, version in self.software:
            agent = self.minter.software(name, version)
            yield Triple(self.node, PROV.wasAssociatedWith, agent)
            yield Triple(agent, RDF.type, PROV.SoftwareAgent)
            yield Triple(agent, RDFS.label, Literal(name))
            yield Triple(agent, SCHEMA.softwareVersion, Literal(version))
        yield from self._vocabulary()

    def _vocabulary(self) -> Iterator[Triple]:
        node = self.minter.vocabulary(self.release.digest)
        yield Triple(self.node, PROV.used, node)
        for each in (KG.VocabularyRelease, PROV.Entity):
            yield Triple(node, RDF.type, each)
        yield Triple(node, RDFS.label, Literal(self.release.name))
        yield Triple(node, SCHEMA.sha256, Literal(self.release.digest))
        for source in self.release.sources:
            file = self.minter.source(source.sha256, source.file)
            yield Triple(node, PROV.wasDerivedFrom, file)
            for each in (KG.SourceFile, PROV.Entity):
                yield Triple(file, RDF.type, each)
            yield Triple(
                file, RDFS.label, Literal(f"{source.name} {source.version}: {source.file}")
            )
            yield Triple(file, SCHEMA.sha256, Literal(source.sha256))


def activity(minter: Minter, release: Release, extractors: Registry) -> Activity:
    """Return the activity of these extractors with this vocabulary."""
    named = (("kg extractor " + each.name, each.version) for each in extractors)
    software = (("kg", __version__), ("kg text", TEXT_VERSION), *named)
    parts = (part for pair in software for part in pair)
    node = minter.activity(digest(*parts, release.digest))
    return Activity(node, minter, software, release)
