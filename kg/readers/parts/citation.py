"""The citation line of a PubMed page.

Grammar (NLM, "PubMed Help", summary display; NLM, Citing Medicine, chapter 1)::

    line    = journal "." date [";" volume ["(" issue ")"] [":" pages]] "." *( note )
    note    = "doi:" DOI "." | "pii:" text "." | "Epub" date "." | "eCollection" date "."
            | "Print" date "." | "Online ahead of print."

The date after the journal is the issue's (print), unless the line says that the paper was put
online first (``Online ahead of print``) or belongs to a collection or a print issue named apart
(``eCollection``, ``Print``): then it is the electronic one.
"""

import re
from dataclasses import dataclass, field

from kg.model import DateKind, Identifier, PublicationDate
from kg.readers.parts.dates import PRINTED_DATE, parse_date
from kg.readers.parts.identifiers import DOI, clean_doi
from kg.readers.parts.locator import Locator, locator

_HEAD = re.compile(
    rf"(?:(?P<journal>[^\W\d_](?:[^.]|\.(?!\s))*?)\s*\.|\.)?\s*(?P<date>{PRINTED_DATE})"
    r"(?:\s*;\s*(?P<volume>[^():;.]*)?"
    r"(?:\((?P<issue>[^()]*)\))?(?:\((?P<part>[^()]*)\))?"
    r"(?:\s*:\s*(?P<pages>[^.]*?(?:\.e\d+[^.]*?)?))?)?"
    r"\s*(?:\.(?=\s|$)|$)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:"
    r"doi:\s*(?P<doi>10\.\S+)"
    r"|pii:\s*(?P<pii>\S+(?:\s(?!doi:|Epub|eColl|Print|Online)\S+)*?)\.?(?=\s|$)"
    rf"|(?P<word>Epub|eCollection|Print|Published)\s+(?P<date>{PRINTED_DATE})\.?"
    r"|(?P<ahead>Online ahead of print)\.?"
    r")",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d+[.:]\s+(?=\S)")
_KINDS: dict[str, DateKind] = {
    "epub": "electronic", "ecollection": "collection", "print": "print", "published": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation line, read; ``rest`` is what of it was not understood."""

    journal: str | None
    dates: tuple[PublicationDate, ...]
    locator: Locator
    identifiers: tuple[Identifier, ...] = ()
    status: str | None = None
    rest: str = ""
    number: int | None = field(default=None)


def parse_citation(text: str) -> Citation | None:
    """Return a citation line, read, or ``None`` where the text is none.

    >>> parse_citation("Lancet. 2011 Feb 26;377(9767):721-31. Epub 2011 Feb 4.").journal
    'Lancet'
    """
    number = _NUMBER.match(text)
    body = text[number.end() :] if number else text
    head = _HEAD.match(body)
    date = parse_date(head["date"]) if head else None
    if head is None or date is None:
        return None
    found, rest = _notes(body[head.end() :])
    if rest and not found and not head["volume"]:
        return None  # a sentence that begins like one
    notes = _summary(found)
    kind: DateKind = "electronic" if notes.electronic else "print"
    first = PublicationDate(kind, date.value, date.printed)
    issue = "; ".join(part for part in (head["issue"], head["part"]) if part)
    return Citation(
        journal=_strip(head["journal"]),
        dates=(first, *notes.dates),
        locator=locator(head["volume"], issue, head["pages"]),
        identifiers=notes.identifiers,
        status=notes.status,
        rest=rest,
        number=int(number.group().strip(" .:")) if number else None,
    )


@dataclass(frozen=True, slots=True)
class Notes:
    """A citation's notes; ``electronic`` tells that they make the issue's date electronic."""

    dates: tuple[PublicationDate, ...]
    identifiers: tuple[Identifier, ...]
    status: str | None
    electronic: bool


def parse_notes(text: str) -> Notes | None:
    """Return the dates and identifiers of a line that holds only a citation's notes.

    >>> parse_notes("doi: 10.1000/x1. Epub 2011 Feb 4.").identifiers[0].value
    '10.1000/x1'
    """
    notes, rest = _notes(text)
    if not notes or rest:
        return None
    return _summary(notes)


def _summary(notes: list[re.Match[str]]) -> Notes:
    words = {note["word"].casefold() for note in notes if note["word"]}
    ahead = any(note["ahead"] for note in notes)
    return Notes(
        tuple(_dates(notes)),
        tuple(_identifiers(notes)),
        "Online ahead of print" if ahead else None,
        ahead or bool(words & {"ecollection", "print"}),
    )


def _strip(journal: str | None) -> str | None:
    return (journal or "").strip() or None


def _notes(text: str) -> tuple[list[re.Match[str]], str]:
    notes: list[re.Match[str]] = []
    place = 0
    while found := _NOTE.match(text, place):
        notes.append(found)
        place = found.end()
    return notes, text[place:].strip(" .")


def _dates(notes: list[re.Match[str]]) -> list[PublicationDate]:
    dates = []
    for note in notes:
        date = parse_date(note["date"]) if note["date"] else None
        if date:
            dates.append(PublicationDate(_KINDS[note["word"].casefold()], date.value, date.printed))
    return dates


def _identifiers(notes: list[re.Match[str]]) -> list[Identifier]:
    found = []
    for note in notes:
        if note["doi"] and DOI.match(note["doi"]):
            found.append(Identifier("doi", clean_doi(note["doi"])))
        if note["pii"]:
            found.append(Identifier("pii", note["pii"].rstrip(".")))
    return found
