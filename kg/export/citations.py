"""What reference managers keep of a paper: the fields that RIS, BibTeX and CSL-JSON share.

Laws
    1. A record a paper of which the graph has a record, in the order of PMIDs.
    2. A field that the graph says twice, as two sources may, is printed once: the first by its
       text; the receipt counts the other as left out.
    3. Journals and authors are printed with their papers; they have no IRI there, so what the
       graph says of them does not count as held. Nor does a keyword with a semicolon, at which
       these formats part keywords: it is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.export.ordering import natural
from kg.export.source import Taker, node, value, values
from kg.names import DCTERMS, FABIO, FOAF, KG, PRISM, PRO, PUBMED, RDF, RDFS


@dataclass(frozen=True, slots=True)
class Name:
    """An author: family and given name where the record has them, else the name as printed."""

    family: str | None
    given: str | None
    printed: str | None
    suffix: str | None = None
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """One paper; dates are ISO 8601, as precise as the graph has them."""

    iri: str
    title: str | None
    translated_title: str | None
    authors: tuple[Name, ...]
    journal: str | None
    journal_short: str | None
    issn: tuple[str, ...]
    date: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    article: str | None
    abstract: str | None
    keywords: tuple[str, ...]
    languages: tuple[str, ...]
    pmid: str | None
    doi: str | None
    pmcid: str | None

    @property
    def key(self) -> str:
        """A key that is its own in any file: what `cite` commands name."""
        return f"pmid{self.pmid}" if self.pmid else self.iri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Room:
    """What a format has one field for, where others have two: the second is then left out."""

    both_titles: bool = True
    pages_and_article: bool = True


def citations(taker: Taker, room: Room) -> Iterator[Citation]:
    """Yield each paper; what is in it, journal and authors apart, counts as held."""
    papers = sorted(taker.instances(FABIO.JournalArticle), key=_place)
    for paper in papers:
        triple = taker.has(paper, RDF.type, FABIO.JournalArticle)
        if triple is not None:
            taker.hold(triple)
        yield _citation(taker, paper, room)


def _place(paper: NamedNode) -> tuple[bool, str]:
    return not paper.value.startswith(PUBMED), natural(paper.value)


def _citation(taker: Taker, paper: NamedNode, room: Room) -> Citation:
    journals = [node(t.object) for t in taker.see(paper, DCTERMS.isPartOf)][:1]
    journal = journals[0] if journals else None
    title = _one(taker, paper, DCTERMS.title)
    pages = _one(taker, paper, PRISM.pageRange)
    translated = article = None
    if room.both_titles or title is None:
        translated = _one(taker, paper, FABIO.hasTranslatedTitle)
    if room.pages_and_article or pages is None:
        article = _one(taker, paper, FABIO.hasElectronicArticleIdentifier)
    return Citation(
        iri=paper.value,
        title=title,
        translated_title=translated,
        authors=tuple(_authors(taker, paper)),
        journal=_seen(taker, journal, DCTERMS.title),
        journal_short=_seen(taker, journal, FABIO.hasNLMJournalTitleAbbreviation),
        issn=tuple(dict.fromkeys(values(taker.see(journal, PRISM.issn)))) if journal else (),
        date=_one(taker, paper, PRISM.publicationDate),
        volume=_one(taker, paper, PRISM.volume),
        issue=_one(taker, paper, PRISM.number),
        pages=pages,
        article=article,
        abstract=_one(taker, paper, DCTERMS.abstract),
        keywords=_all(taker, paper, PRISM.keyword),
        languages=tuple(
            each.rpartition("/")[2] for each in values(taker.see(paper, DCTERMS.language))
        ),
        pmid=_one(taker, paper, FABIO.hasPubMedId),
        doi=_one(taker, paper, PRISM.doi),
        pmcid=_one(taker, paper, FABIO.hasPubMedCentralId),
    )


def _one(taker: Taker, paper: NamedNode, predicate: NamedNode) -> str | None:
    """Return the first value on one line, as every field of these formats is."""
    for triple in taker.see(paper, predicate):
        text = " ".join(value(triple).split())
        if text:
            if text == value(triple):
                taker.hold(triple)
            return text
    return None


def _all(taker: Taker, paper: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    """Return the values that stand on one line, each once."""
    found: list[str] = []
    for triple in taker.see(paper, predicate):
        text = value(triple)
        if text == " ".join(text.split()) and text not in found and ";" not in text:
            taker.hold(triple)
            found.append(text)
    return tuple(found)


def _authors(taker: Taker, paper: NamedNode) -> Iterator[Name]:
    places: dict[NamedNode, int] = {}
    people = [node(triple.object) for triple in taker.see(paper, DCTERMS.creator)]
    for person in people:
        for role in taker.subjects(PRO.isHeldBy, person):
            if taker.has(role, PRO.relatesToDocument, paper):
                numbers = [int(value(t)) for t in taker.see(role, KG.position)]
                places[person] = min(numbers, default=len(people))
    for person in sorted(people, key=lambda p: (places.get(p, len(people)), natural(p.value))):
        yield _name(taker, person)


def _name(taker: Taker, person: NamedNode) -> Name:
    collective = taker.has(person, RDF.type, FOAF.Organization) is not None
    family = _seen(taker, person, FOAF.familyName)
    given = _seen(taker, person, FOAF.givenName) or _seen(taker, person, KG.initials)
    printed = _seen(taker, person, FOAF.name) or _seen(taker, person, RDFS.label)
    return Name(family, given, printed, _suffix(family, given, printed), collective)


def _suffix(family: str | None, given: str | None, printed: str | None) -> str | None:
    """Return what the whole name has after its parts: "3rd" of "John D Miller 3rd"."""
    parts = f"{given} {family} "
    return printed.removeprefix(parts) if printed and printed.startswith(parts) else None


def _seen(taker: Taker, subject: NamedNode | None, predicate: NamedNode) -> str | None:
    if subject is None:
        return None
    found = (" ".join(value(triple).split()) for triple in taker.see(subject, predicate))
    return next(filter(None, found), None)
