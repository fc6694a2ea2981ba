"""What tells which paper a record is of."""

from collections.abc import Iterator
from typing import Final

from kg.folding import fold
from kg.identity.people import Identified, identified
from kg.identity.preference import preference
from kg.model import Document, Record, Source
from kg.names import Minter, publication_year

TELLING: Final = 30
"""How many letters a title needs to tell a paper from others."""


class Entry(Record, frozen=True):
    """What tells which paper a record is of.

    ``ordinal`` counts the records of its unit from 0; ``own`` is what the paper is called if no
    other record speaks of it. ``rank`` sorts records of one paper, the preferred first;
    ``revision`` those of one PMID, the latest last. ``journal`` counts the journals that the unit
    names from 0; ``people`` are the authors with an ORCID iD.
    """

    ordinal: int
    own: str
    rank: str
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    year: str
    author: str
    version: int
    revision: tuple[int, str, str, int, str]
    source: Source
    journal: int | None
    people: tuple[Identified, ...]

    @property
    def pmid(self) -> str | None:
        """The first PMID that the record gives."""
        return next((key[5:] for key in self.keys if key.startswith("pmid:")), None)


def entry_of(ordinal: int, document: Document, minter: Minter, journal: int | None) -> Entry:
    """Return what is known of a record; ``journal`` counts the journals of its unit from 0."""
    return Entry(
        ordinal,
        minter.paper(document).value,
        preference(document),
        tuple(_keys(document)),
        tuple(sorted(_titles(document))),
        publication_year(document) or "",
        _first_author(document),
        document.version or 1,
        _revision(document),
        document.source,
        journal,
        tuple(identified(document)),
    )


def _revision(document: Document) -> tuple[int, str, str, int, str]:
    revised = max((d.value for d in document.dates if d.kind == "last-revised"), default="")
    source = document.source
    return document.version or 1, revised, source.path, source.number, source.digest


def _keys(document: Document) -> Iterator[str]:
    seen: set[str] = set()
    for identifier in document.identifiers:
        if identifier.scheme in ("pmid", "pmcid", "doi"):
            key = f"{identifier.scheme}:{identifier.value.lower()}"
            if key not in seen:
                seen.add(key)
                yield key


def _titles(document: Document) -> set[str]:
    titles = (fold(t.text) for t in (document.title, document.translated_title) if t)
    return {title for title in titles if len(title) >= TELLING}


def _first_author(document: Document) -> str:
    if not document.authors:
        return ""
    words = fold(document.authors[0].family or document.authors[0].name).split()
    return " ".join(words)
