"""What a reader of a MEDLINE record gets back of the graph's statements, off its fields alone.

Laws
    1. The subject is the paper, named by what is printed: its PMID, else its DOI. What has neither
       cannot be found again, and nothing of it is held.
    2. A value is read as the field prints it: what was joined, shortened or put on one line is no
       value of the graph any more. It is the caller who knows which statements there are.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.export.nbib.dates import MONTHS
from kg.export.nbib.layout import Field, one_line
from kg.names import DC, DCTERMS, FABIO, KG, PRISM, RDF, doi, pubmed


class Told(NamedTuple):
    """A statement of a paper: the predicate, and what the object says."""

    predicate: NamedNode
    value: str


Reading: TypeAlias = Callable[[str], Iterator[Told]]

_DATE: Final = re.compile(r"(\d{4})(?: ([A-Z][a-z]{2}))?(?: (\d{1,2}))?")
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_EVENT: Final = re.compile(r"(\d{4})/(\d\d)/(\d\d) 00:00 \[([a-z]+)\]")
_EVENTS: Final = {
    "received": DCTERMS.dateSubmitted,
    "revised": DCTERMS.modified,
    "accepted": DCTERMS.dateAccepted,
}
_IDENTIFIERS: Final = {" [doi]": PRISM.doi, " [pii]": FABIO.hasPII}
_PMID: Final = FABIO.hasPubMedId


def statements(fields: Iterable[Field]) -> tuple[NamedNode | None, frozenset[Told]]:
    """Return the paper that a record's fields name, and what they say of it.

    >>> paper, told = statements([Field("PMID", "99000301"), Field("VI", "3")])
    >>> paper.value, sorted(each.value for each in told)  # doctest: +NORMALIZE_WHITESPACE
    ('http://rdf.ncbi.nlm.nih.gov/pubmed/99000301',
     ['3', '99000301', 'http://purl.org/spar/fabio/JournalArticle'])
    """
    told = {each for field in fields for each in _told(field)}
    told.add(Told(RDF.type, FABIO.JournalArticle.value))
    return _paper(told), frozenset(told)


def _paper(told: set[Told]) -> NamedNode | None:
    for predicate, name in ((_PMID, pubmed), (PRISM.doi, doi)):
        found = sorted(each.value for each in told if each.predicate == predicate)
        if found:
            return name(found[0])
    return None


def _told(field: Field) -> Iterator[Told]:
    reading = _READINGS.get(field.tag)
    if reading is not None:
        yield from reading(one_line(field.value))


def _as(*predicates: NamedNode) -> Reading:
    """Return how a field is read whose text is the value of one of the predicates."""

    def read(text: str) -> Iterator[Told]:
        for predicate in predicates:
            yield Told(predicate, text)

    return read


def _title(text: str) -> Iterator[Told]:
    if text.startswith("[") and text.endswith("]."):
        yield Told(FABIO.hasTranslatedTitle, text[1:-2])
    else:
        yield Told(DCTERMS.title, text.removesuffix("."))


def _identifier(text: str) -> Iterator[Told]:
    for ending, predicate in _IDENTIFIERS.items():
        if text.endswith(ending):
            yield Told(predicate, text.removesuffix(ending))


def _issue_date(text: str) -> Iterator[Told]:
    yield Told(KG.printedDate, text)
    found = _DATE.fullmatch(text)
    if found and (found[2] is None or found[2] in MONTHS):
        month = [f"{MONTHS.index(found[2]) + 1:02}"] if found[2] else []
        day = [f"{int(found[3]):02}"] if found[3] else []
        yield Told(PRISM.publicationDate, "-".join((found[1], *month, *day)))


def _electronic_date(text: str) -> Iterator[Told]:
    found = _COMPACT.fullmatch(text)
    if found:
        yield Told(KG.electronicPublicationDate, "-".join(found.groups()))


def _history(text: str) -> Iterator[Told]:
    found = _EVENT.fullmatch(text)
    if found and found[4] in _EVENTS:
        yield Told(_EVENTS[found[4]], "-".join(found.groups()[:3]))


_READINGS: Final[dict[str, Reading]] = {
    "PMID": _as(_PMID),
    "VI": _as(PRISM.volume),
    "IP": _as(PRISM.number),
    "DP": _issue_date,
    "TI": _title,
    "TT": _title,
    "PG": _as(PRISM.pageRange, FABIO.hasElectronicArticleIdentifier),
    "LID": _identifier,
    "AID": _identifier,
    "AB": _as(DCTERMS.abstract),
    "CI": _as(DCTERMS.rights),
    "SI": _as(KG.accession),
    "PT": _as(DC.type),
    "DEP": _electronic_date,
    "PMC": _as(FABIO.hasPubMedCentralId),
    "OT": _as(PRISM.keyword),
    "COIS": _as(KG.conflictOfInterest),
    "PHST": _history,
    "PST": _as(KG.publicationState),
}
