r"""References as Scopus prints them in its exports, with a semicolon between two.

Grammar, today's and that of before 2020 or so::

    today  = *( name ", " ) [title ", "] [journal] [", " volume [", " issue]]
             [", pp. " pages] ", (" year ")"
    before = *( name ", " ) title " (" year ") " journal [", " volume [" (" issue ")"]]
             [", pp. " pages] "." [" , " anything]

Laws
    1. Commas divide everything and stand in titles and journals' names, too: title and journal of
       today's form are told only where just these two stand between the names and the numbers.
    2. A name is one with initials. A list that goes on without them (``Ruiz, Ana``) gives none.
    3. In the older form what stands behind the year is a journal only where a volume follows, or
       pages and a title stands before it: books have their title there.
    4. A reference of neither form is read as any printed one where that tells names, journal and
       volume; else nothing but its identifiers is.
"""

import re
from typing import Final

from kg.model import Reference
from kg.readers.parts.identifiers import find_doi, find_pmcid, find_pmid, find_url
from kg.readers.parts.locator import locator
from kg.readers.parts.references import parse_reference

_DIVIDER = re.compile(r";\s+")
_YEAR = r"\((?P<date>(?:1[5-9]|20)\d{2})\)"
_NUMBER = (
    r"(?:(?:[A-Z]{1,3}[- ]?)?\d[\w./-]{0,14}(?: SUPPL\.?(?: \d+)?| PART \d+| PT \d+)?"
    r"|SUPPL\.?(?: \d+)?)"
)
_PAGES = r"(?:, pp?\. ?(?P<pages>[\w.-]{1,20}))?"
_TODAY = re.compile(
    rf"(?P<before>.*?)(?:, (?P<volume>{_NUMBER})(?:, (?P<issue>{_NUMBER}))?)?{_PAGES}, {_YEAR}\.?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<before>.+?),? {_YEAR} (?P<journal>[^\W\d](?:(?!, \d)[^;()])*?)"
    rf"(?:, (?P<volume>{_NUMBER})(?: \((?P<issue>[^()]{{1,20}})\))?)?{_PAGES}"
    r"(?:\. , .*|[.,]? (?:doi:? ?|https?://)\S+)?\.?",
    re.IGNORECASE,
)
_INITIALS = r"(?:[^\W\d_]{1,2}\.[\s-]?){1,5}"
_NAME = re.compile(rf"[^\W\d_][^\d.,;:()]{{0,40}} {_INITIALS}(?: (?:Jr|Sr|II|III)\.?)?")
_FAMILY = re.compile(r"[^\W\d_][^\d.,;:()]{0,40}")
_ONLY_INITIALS = re.compile(_INITIALS)
_ET_AL = re.compile(r"et al\.?", re.IGNORECASE)
_GOES_ON = re.compile(r"(?i:and|part|series|section)\b|[^\w\s]|[a-z]")
"""How a piece begins that is the rest of a name with commas in it."""
_TWO: Final = 2
_LONGEST: Final = 2_000
"""Characters of one reference that is parsed."""


def split_references(text: str) -> list[str]:
    """Return the references of a field.

    A semicolon without a blank behind it belongs to the reference: old DOIs have some.
    """
    return [piece for part in _DIVIDER.split(text) if (piece := part.strip())]


def printed_reference(text: str, line: int | None) -> Reference:
    """Return one reference.

    >>> found = printed_reference("Li B., Ek C., Old ways, J. Old, 46, 1, pp. 96-132, (2014)", 1)
    >>> found.authors, found.title, found.journal, found.volume, found.issue, found.pages
    (('Li B.', 'Ek C.'), 'Old ways', 'J. Old', '46', '1', '96-132')
    >>> found = printed_reference("Li, B., Ek, C., Old, and new (2014) J Old, 46 (1), p. 7.", 1)
    >>> found.authors, found.title, found.journal, found.date
    (('Li, B.', 'Ek, C.'), 'Old, and new', 'J Old', '2014')
    >>> printed_reference("Li B., Lupus, Brain, and Body, 3, (2014)", 1).journal is None
    True
    """
    if len(text) > _LONGEST:
        return Reference(0, text, line=line)
    today = _TODAY.fullmatch(text)
    if today:
        return _today(text, line, today)
    before = _BEFORE.fullmatch(text)
    return _before(text, line, before) if before else _other(text, line)


def _today(text: str, line: int | None, found: re.Match[str]) -> Reference:
    authors, rest, et_al = _take_names(found["before"].split(", "))
    numbered = bool(found["volume"] or found["pages"])
    title, journal = None, None
    if authors and len(rest) == _TWO and numbered and not _GOES_ON.match(rest[1]):
        title, journal = rest
    elif authors and len(rest) == 1 and found["volume"]:
        journal = rest[0]
    elif authors and rest and not numbered:
        title = rest[0] if len(rest) == 1 else None
    return _reference(text, line, found, authors, title, journal, et_al=et_al)


def _before(text: str, line: int | None, found: re.Match[str]) -> Reference:
    authors, rest, et_al = _take_names(found["before"].rstrip(",").split(", "))
    title = ", ".join(rest) if authors and rest else None
    sure = found["volume"] or (found["pages"] and title)
    journal = found["journal"] if sure else None
    return _reference(text, line, found, authors, title, journal, et_al=et_al)


def _other(text: str, line: int | None) -> Reference:
    read = parse_reference(text, 1, None, line)
    if read.authors and read.volume and not re.search(r", \d|^$", read.journal or ""):
        return read
    return Reference(
        0, text, doi=read.doi, pmid=read.pmid, pmcid=read.pmcid, url=read.url, line=line
    )


def _take_names(pieces: list[str]) -> tuple[list[str], list[str], bool]:
    """Return the names that a list begins with, what is behind them, and whether *et al.* is."""
    names: list[str] = []
    place = 0
    while place < len(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else ""
        if _ET_AL.fullmatch(pieces[place]):
            return names, pieces[place + 1 :], True
        if _NAME.fullmatch(pieces[place]):
            names.append(pieces[place])
        elif _FAMILY.fullmatch(pieces[place]) and _ONLY_INITIALS.fullmatch(following):
            names.append(f"{pieces[place]}, {following}")
            place += 1
        else:
            break
        place += 1
    return names, pieces[place:], False


def _reference(
    text: str, line: int | None, found: re.Match[str], authors: list[str], title: str | None,
    journal: str | None, *, et_al: bool,
) -> Reference:  # fmt: skip
    place = locator(found["volume"], found["issue"], found["pages"])
    return Reference(
        0, text, authors=tuple(authors), et_al=et_al, title=title, journal=journal,
        date=found["date"], volume=place.volume, issue=place.issue, supplement=place.supplement,
        pages=place.pages, article_number=place.article_number, doi=find_doi(text),
        pmid=find_pmid(text), pmcid=find_pmcid(text), url=find_url(text), line=line,
    )  # fmt: skip
