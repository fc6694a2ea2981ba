"""Annotated corpora as documents without their annotations, and those as gold names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.learning import KINDS
from kg.model import Document, Finding, replace
from kg.readers import read
from measuring.scoring import Name


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document, stripped of what its source annotates, and the gold names in its sections."""

    document: Document
    names: tuple[Name, ...]

    @property
    def pmid(self) -> str:
        """The PMID, empty where there is none."""
        return self.document.identifier("pmid") or ""


def gold_documents(path: Path, found: Callable[[Finding], None]) -> Iterator[GoldDocument]:
    """Yield the documents of a corpus, each PMID once; ``found`` hears what was not read."""
    yield from map(_gold, annotated_documents(path, found))


def annotated_documents(path: Path, found: Callable[[Finding], None]) -> Iterator[Document]:
    """Yield the documents of a corpus as it annotates them, each PMID once."""
    seen: set[str] = set()
    for reading in read([path]):
        if isinstance(reading, Finding):
            found(reading)
        elif isinstance(reading, Document):
            pmid = reading.identifier("pmid")
            if not pmid or pmid not in seen:
                seen.add(pmid or "")
                yield reading


def bare(document: Document) -> Document:
    """Return a document without what its source annotates."""
    return replace(document, source_mentions=(), source_relations=())


def _gold(document: Document) -> GoldDocument:
    names = tuple(
        Name(
            KINDS[m.type.casefold()], m.section, m.start, m.end, m.quote,
            (m.printed,) if m.printed else m.identifiers,
        )
        for m in document.source_mentions
        if m.type.casefold() in KINDS
    )  # fmt: skip
    return GoldDocument(bare(document), names)
