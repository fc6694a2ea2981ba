"""The dates of MEDLINE: ``20170422``, ``2017/04/26 06:00``, ``2017 Nov 15``.

Laws
    1. The issue's date (DP) is electronic where the paper appeared on line alone (PST epublish) or
       ahead of print, and a collection's where the record says eCollection.
    2. A time of day is kept unless it is midnight, which says nothing.
"""

import re

from kg.model import DateKind, PublicationDate
from kg.readers.formats.medline.entry import Entry
from kg.readers.parts.citation import parse_citation
from kg.readers.parts.dates import parse_date
from kg.readers.records.tagged import Field

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIMED = re.compile(r"(\d{4}/\d{1,2}/\d{1,2})(?:\s+(\d{1,2}:\d{2}))?")
_HISTORY = re.compile(r"(?P<date>.+?)\s*\[(?P<event>[\w -]+)\]")
_EVENTS: dict[str, DateKind] = {
    "received": "received", "revised": "revised", "accepted": "accepted", "pubmed": "pubmed",
    "medline": "medline", "entrez": "entrez", "retracted": "retracted",
    "aheadofprint": "electronic", "epublish": "electronic", "ppublish": "print",
    "ecollection": "collection", "pmc-release": "pmc-release", "premedline": "premedline",
}  # fmt: skip
KINDS: dict[str, DateKind] = {
    "DEP": "electronic", "EDAT": "entrez", "MHDA": "medline", "CRDT": "created", "DA": "created",
    "DCOM": "completed", "LR": "last-revised", "PMCR": "pmc-release", "CTDT": "contribution",
}  # fmt: skip


def medline_date(printed: str, kind: DateKind) -> PublicationDate | None:
    """Return a date in any of MEDLINE's forms, or ``None``.

    >>> medline_date("20170422", "electronic").value
    '2017-04-22'
    >>> medline_date("2017/04/26 06:00", "entrez")
    PublicationDate(kind='entrez', value='2017-04-26', printed=None, time='06:00')
    """
    text = printed.strip()
    compact, timed = _COMPACT.fullmatch(text), _TIMED.fullmatch(text)
    if compact:
        text = "-".join(compact.groups())
    elif timed:
        text = timed[1]
    found = parse_date(text)
    if found is None:
        return None
    time = timed[2] if timed and timed[2] not in {"00:00", "0:00"} else None
    return PublicationDate(kind, found.value, found.printed, time)


def read_dated(item: Field, entry: Entry) -> None:
    """Read a field that is one date."""
    date = medline_date(item.text, KINDS[item.tag])
    if date is None:
        entry.misread(item)
    else:
        entry.draft.dates.append(date)


def read_history(item: Field, entry: Entry) -> None:
    """Read ``2016/11/28 00:00 [received]``."""
    found = _HISTORY.fullmatch(item.text)
    event = found["event"].casefold() if found else ""
    date = medline_date(found["date"], _EVENTS.get(event, "other")) if found else None
    if date is None:
        entry.misread(item)
    elif event in _EVENTS:
        entry.collection = entry.collection or event == "ecollection"
        entry.draft.dates.append(date)
    else:
        entry.draft.administer(f"date:{event}", item.text, item.line)


def settle_issue_date(entry: Entry) -> None:
    """Add the issue's date, and what the source line alone says of dates and the DOI."""
    source = entry.values.get("SO")
    citation = parse_citation(source.text) if source else None
    if source and (citation is None or not (entry.text("TA") or entry.text("BTI"))):
        entry.draft.state("citation", source.text, source.line)  # else it repeats the other fields
    collection = entry.collection or bool(source and "eCollection" in source.text)
    printed = entry.values.get("DP")
    kind = _issue_kind(entry, collection=collection)
    date = medline_date(printed.text, kind) if printed else None
    if printed and date is None:
        entry.misread(printed)
    dates = entry.draft.dates
    entry.draft.dates = [*([date] if date else []), *dates]
    known = {kept.kind for kept in entry.draft.dates}
    for told in citation.dates if citation else ():
        if told.kind not in known:
            entry.draft.dates.append(told)
    if citation and not any(i.scheme == "doi" for i in entry.draft.identifiers):
        entry.draft.identifiers.extend(i for i in citation.identifiers if i.scheme == "doi")


def _issue_kind(entry: Entry, *, collection: bool) -> DateKind:
    model, status = entry.text("PUBM") or "", entry.text("PST") or ""
    if collection or model.endswith("eCollection"):
        return "collection"
    if status in {"epublish", "aheadofprint"} or model.startswith("Electronic"):
        return "electronic"
    return "print"
