"""Dates: ``2020 Mar 5`` for the issue, ``20200305`` on line, ``2020/03/05 00:00`` in history.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", DP, DEP, PHST.
"""

from collections.abc import Iterator
from typing import Final

from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.names import DCTERMS, KG, PRISM

MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip

_ISSUE: Final = (PRISM.publicationDate, KG.collectionDate, KG.electronicPublicationDate)
_HISTORY: Final = (
    (DCTERMS.dateSubmitted, "received"),
    (DCTERMS.modified, "revised"),
    (DCTERMS.dateAccepted, "accepted"),
)
_YEAR: Final = 4
_DAY: Final = len("2020-03-05")


def spelled(value: str) -> str:
    """Return a date as PubMed spells it.

    >>> spelled("2020-03-05"), spelled("2020-03"), spelled("2020")
    ('2020 Mar 5', '2020 Mar', '2020')
    """
    year, *rest = value.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if rest[1:] else []
    return " ".join((year, *month, *day))


def issue_date(record: Record) -> str | None:
    """Return the date of the issue as PubMed spells it, or as it was printed (``1978 Jan-Feb``).

    Where several dates are known, the least exact one is the issue's: the history of a paper has
    days.
    """
    about, paper = record.about, record.paper
    found = next((dates for p in _ISSUE if (dates := about.texts(paper, p))), None)
    if found is None:
        return None
    value = min(found, key=lambda date: (len(date), date))
    printed = about.texts(paper, KG.printedDate)
    return next((text for text in printed if value[:_YEAR] in text), None) or spelled(value)


def issue_dates(record: Record) -> Iterator[Field]:
    """Yield ``DP``."""
    date = issue_date(record)
    if date:
        yield Field("DP", date)


def electronic_dates(record: Record) -> Iterator[Field]:
    """Yield ``DEP``, which needs a day."""
    for value in record.about.texts(record.paper, KG.electronicPublicationDate):
        if len(value) == _DAY:
            yield Field("DEP", value.replace("-", ""))
            return


def history(record: Record) -> Iterator[Field]:
    """Yield ``PHST``; midnight is what PubMed prints for an unknown hour."""
    for predicate, event in _HISTORY:
        for value in record.about.texts(record.paper, predicate):
            if len(value) == _DAY:
                yield Field("PHST", f"{value.replace('-', '/')} 00:00 [{event}]")
