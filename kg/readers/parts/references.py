"""Printed references: the text whole, and the parts that can be told.

Laws
    1. ``text`` is the print, without the list's bullet and number; nothing else is taken from it.
    2. A part is set only where the print of a known style holds it; the rest stays ``None``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.languages import language_code
from kg.model import Finding, Reference, Severity
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import find_doi, find_pmcid, find_pmid, find_url
from kg.readers.parts.lines import Row, plain
from kg.readers.parts.locator import locator
from kg.readers.parts.reference_authors import (
    ReferenceAuthors,
    parse_group,
    parse_reference_authors,
)
from kg.readers.parts.reference_styles import BOOKS, STYLES

_LABEL = re.compile(r"(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)])(?:\s+|$)")
_BARE_LABEL = re.compile(r"(\d{1,4})(?:\s+(?=[^\W\d_])|$)")
_LINKS = (
    r"(?:(?:full|view|free)[ -](?:text|article|in article|pmc article)|pubmed(?: central)?|doi|pmc"
    r"|ncbi|google scholar|cross-?ref|scopus|web of science|isi|cas|medline|article|publisher"
    r"|wos|pdf|links?|free article|ads|zbmath|mathscinet|[-–|·•\[\]().,/]|\s)"
)
_ONLY_LINKS = re.compile(rf"{_LINKS}+", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s.;,]*(?:\(?\bdoi\s*[:.]|\(?\bhttps?://|\(?\bwww\.|\bPMID\b|\bPMCID\b|\bPMC\d|\[PubMed|\[\s*Links?\s*\]|"
    r"\[Google|\[Cross|\s[-–]\s*(?:PubMed|DOI|PMC)\b|\bEpub\s+(?=\d{4})|\beCollection\b"
    r"|\bAvailable (?:from|at)|\bAccessed\b|\bRetrieved\b|\bpii:|\[?\b10\.\d{4,9}/"
    r"|\bGoogle Scholar|\bCrossref\b"
    r"|\bNo abstract available|\bFree (?:PMC )?article).*$",
    re.DOTALL,
)
_STATUS = re.compile(
    r"[\s;,.]*[\[(]?\b(?P<status>(?:e-?pub|published online|online|published)\s+(?:online\s+)?"
    r"ahead of print|in press|forthcoming|e-?pub ahead|published online first|ahead of print)\b"
    r"[^\])]*[\])]?[\s.;]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!]['’”\"]?\s+(?=\S)")
_DOTTED_END = re.compile(r"(?:\.|,\s)\s?[^\W\d_]$")
_EDITORS = re.compile(
    r",\s*(?:editors?|eds?)\b\.?(?=[.,:]|\s|$)|\s*\((?:editors?|eds?)\.?\)", re.IGNORECASE
)
_IN_LANGUAGE = re.compile(r"(?<=[.;])\s*\(?(?:in )?(?P<name>[A-Z][a-z]+)\)?\.?\s*$")
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d{2}")
_FEWEST_WORDS = 8
_MAX_STOPS = 6
_LONGEST = 2000
_NO_AUTHORS = ReferenceAuthors()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a reference list: its printed text, its label if any, and its rows."""

    text: str
    label: str | None
    rows: tuple[Row, ...]


def entries_of(rows: Iterable[Row]) -> Iterator[Entry]:
    """Yield the entries of a list, the rows of each joined.

    Where the first row has a bullet or a number, only such rows begin an entry; otherwise every
    row does that holds more than links.
    """
    kept = tuple(rows)
    marked = bool(kept) and (bool(kept[0].bullet) or _label(kept[0].plain, 1) is not None)
    group: list[Row] = []
    count = 0
    for row in kept:
        if _begins(row, count + 1, marked=marked) or not group:
            if group:
                yield _entry(group, count)
            group, count = [], count + 1
        group.append(row)
    if group:
        yield _entry(group, count)


def parse_reference(
    text: str, number: int, label: str | None = None, line: int | None = None
) -> Reference:
    """Return a reference, read as far as its style is known.

    >>> reference = parse_reference("Rahman A, Isenberg DA. Lupus. Lancet 2008; 358: 929-39;", 1)
    >>> reference.authors, reference.title, reference.journal, reference.pages
    (('Rahman A', 'Isenberg DA'), 'Lupus', 'Lancet', '929-39')
    """
    printed = plain(text)
    body, status = _take_status(_without_tail(printed))
    parts = _parts(body)
    authors = parts.authors
    place = locator(parts.volume, parts.issue, parts.pages)
    date = parse_date(parts.date) if parts.date else None
    return Reference(
        number=number,
        text=text,
        authors=authors.names,
        et_al=authors.et_al,
        collective=authors.collective,
        title=parts.title,
        journal=parts.journal,
        date=date.value if date else None,
        volume=place.volume,
        issue=place.issue,
        supplement=place.supplement,
        pages=place.pages,
        article_number=place.article_number,
        status=status,
        doi=find_doi(printed),
        pmid=find_pmid(printed),
        pmcid=find_pmcid(printed),
        url=find_url(printed),
        label=label,
        line=line,
    )


def parse_references(rows: Iterable[Row], first: int = 1) -> tuple[Reference, ...]:
    """Return the references of a list, numbered from ``first`` in printed order."""
    kept = (entry for entry in entries_of(rows) if is_plausible(entry))
    return tuple(
        parse_reference(entry.text, number, entry.label, entry.rows[0].line)
        for number, entry in enumerate(kept, start=first)
    )


def plausible_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of a list whose entries can be references."""
    for entry in entries_of(rows):
        if is_plausible(entry):
            yield from entry.rows


def is_plausible(entry: Entry) -> bool:
    """Tell whether an entry can be a reference: it has a year or an identifier, or is long."""
    text = plain(entry.text)
    if _YEAR.search(text) or find_doi(text) or find_pmid(text):
        return True
    return len(text.split()) >= _FEWEST_WORDS


def unknown_parts(reference: Reference, file: str, record: int) -> Finding | None:
    """Return a finding for a reference whose style was not known, or ``None``."""
    if reference.title or reference.journal:
        return None
    return Finding(
        "reference-parts-unknown",
        Severity.INFO,
        file,
        f"the parts of reference {reference.number} could not be told; its text is kept whole",
        record=record,
        line=reference.line,
        quote=reference.text,
    )


def looks_like_reference(text: str) -> bool:
    """Tell whether a text has the form of a journal reference with authors and a place."""
    parts = _parts(_take_status(_without_tail(plain(text)))[0])
    return bool(parts.journal and parts.date and (parts.authors.names or parts.authors.collective))


# ------------------------------------------------------------------------------------------ parts


@dataclass(frozen=True, slots=True)
class _Parts:
    authors: ReferenceAuthors = _NO_AUTHORS
    title: str | None = None
    journal: str | None = None
    date: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def _without_tail(printed: str) -> str:
    """Return a reference without its identifiers, links and the name of its language."""
    body = _TAIL.sub("", printed)
    language = _IN_LANGUAGE.search(body)
    return body[: language.start()] if language and language_code(language["name"]) else body


def _parts(body: str) -> _Parts:
    if len(body) > _LONGEST:  # no reference, and the patterns' time grows with the length
        return _Parts()
    for name, style in STYLES:
        found = style.fullmatch(body)
        parts = _of_style(found.groupdict()) if found else None
        # A publisher's place and name would pass for a journal where no volume follows.
        if parts and not (name == "ahead" and ":" in (parts.journal or "")):
            return parts
    return _book(body)


def _book(body: str) -> _Parts:
    for style in BOOKS:
        found = style.fullmatch(_EDITORS.sub("", body, count=1))
        if found is None:
            continue
        groups = found.groupdict()
        if groups.get("before"):
            authors, title, _ = _split_before(groups["before"], journal=False)
        else:
            read = parse_reference_authors(groups["authors"]) or parse_group(groups["authors"])
            authors, title = read or ReferenceAuthors(), groups["title"]
        if title and (authors.names or authors.collective):
            return _Parts(authors, _tidy(title), date=groups["date"], pages=groups.get("pages"))
    return _Parts()


def _of_style(groups: dict[str, str | None]) -> _Parts | None:
    if groups.get("before"):
        authors, title, journal = _split_before(groups["before"] or "")
    elif groups.get("commas"):
        authors, title = _split_commas(groups["commas"] or "")
        journal = groups["journal"]
    else:
        found = parse_reference_authors(groups["authors"] or "") or parse_group(
            groups["authors"] or ""
        )
        if found is None:
            return None
        authors, title, journal = found, groups["title"], groups["journal"]
    if not journal or not _is_journal(journal) or not title or title.count("(") > title.count(")"):
        return None
    issue = "; ".join(part for part in (groups.get("issue"), groups.get("part")) if part)
    return _Parts(
        authors,
        _tidy(title),
        _tidy_journal(journal),
        groups["date"],
        groups.get("volume"),
        issue or None,
        groups.get("pages"),
    )


def _split_before(
    before: str, *, journal: bool = True
) -> tuple[ReferenceAuthors, str | None, str | None]:
    """Split ``Authors. Title. Journal`` where the authors end and the journal begins."""
    authors, rest = _take_authors(before)
    if not journal:
        stop = _SENTENCE_END.search(rest)
        return authors, _tidy(rest[: stop.end()] if stop else rest), None
    title, name = _take_journal(rest)
    return authors, title, name


def _take_authors(text: str) -> tuple[ReferenceAuthors, str]:
    for count, stop in enumerate(re.finditer(r"[.:]\s+(?=\S)", text)):
        if count == _MAX_STOPS:
            break
        head = text[: stop.start()]
        head = f"{head}." if _DOTTED_END.search(head) else head
        found = parse_reference_authors(head)
        if found and not _more_authors(head, text[stop.end() :]):
            return found, text[stop.end() :]
    stops = list(_SENTENCE_END.finditer(text))
    group = parse_group(text[: stops[0].start()]) if len(stops) > 1 else None
    return (group, text[stops[0].end() :]) if group else (ReferenceAuthors(), text)


def _more_authors(head: str, rest: str) -> bool:
    """Tell whether the list goes on after ``Rahman, A.``, with a name or one more initial."""
    if _DOTTED_END.search(head.rstrip(".")) and re.match(r"[^\W\d_]\.\s", rest):
        return True
    return bool(re.match(r"&\s|et al\b|(?:[^\W\d_]\.\s?)+(?:,|&|;|\s[^\W\d_]+,)", rest))


def _take_journal(text: str) -> tuple[str | None, str | None]:
    bare = text.rstrip(" .,;")
    stops = list(_SENTENCE_END.finditer(bare))
    if not stops:
        return None, None
    place = len(stops) - 1
    while place > 0 and _is_abbreviation(bare[stops[place - 1].end() : stops[place].end()]):
        if not _is_abbreviated_so_far(bare[stops[place].end() :]):
            break
        place -= 1
    stop = stops[place]
    return bare[: stop.end()], bare[stop.end() :]


def _is_abbreviation(piece: str) -> bool:
    word = piece.strip()
    return bool(re.fullmatch(r"[^\W\d_]{1,10}\.", word)) and word[0].isupper()


def _is_abbreviated_so_far(journal: str) -> bool:
    return all(len(word) <= len("Rheumatology") for word in journal.split()) and (
        "." in journal or len(journal.split()) == 1
    )


def _split_commas(text: str) -> tuple[ReferenceAuthors, str | None]:
    """Split ``A. Rahman, D.A. Isenberg, Title`` after the last piece that is a name."""
    pieces = text.split(", ")
    best: tuple[ReferenceAuthors, str | None] = (ReferenceAuthors(), None)
    for count in range(1, len(pieces)):
        found = parse_reference_authors(", ".join(pieces[:count]))
        if found:
            best = found, ", ".join(pieces[count:])
    return best


def _is_journal(text: str) -> bool:
    longest = 14
    words = text.split()
    return (0 < len(words) <= longest and text[0].isupper()) or text[:2] in {"eL", "mB", "iS", "np"}


def _tidy(title: str) -> str:
    bare = title.strip()
    return bare.rstrip(" .,;") if bare.endswith((".", ",", ";")) else bare


def _tidy_journal(journal: str) -> str:
    bare = journal.strip(" ,;")
    # "Int J Clin Pract." loses its full stop, "N. Engl. J. Med." keeps those of its words.
    return bare if bare.count(".") > 1 else bare.rstrip(".")


def _take_status(body: str) -> tuple[str, str | None]:
    found = _STATUS.search(body)
    if found is None:
        return body, None
    return body[: found.start()] + body[found.end() :], found["status"]


# ------------------------------------------------------------------------------------------- list


def _label(text: str, expected: int) -> re.Match[str] | None:
    found = _LABEL.match(text)
    if found:
        return found
    bare = _BARE_LABEL.match(text)
    return bare if bare and int(bare[1]) == expected else None


def _begins(row: Row, expected: int, *, marked: bool) -> bool:
    if _ONLY_LINKS.fullmatch(row.plain):
        return False
    if not marked:
        return not re.match(r"(?:https?://|doi:|10\.\d{4})", row.plain, re.IGNORECASE)
    return bool(row.bullet) or _label(row.plain, expected) is not None


def _entry(rows: list[Row], number: int) -> Entry:
    text = " ".join(row.text for row in rows if not _ONLY_LINKS.fullmatch(row.plain))
    found = _label(text, number)
    if found is None:
        return Entry(text, None, tuple(rows))
    label = next(part for part in found.groups() if part)
    return Entry(text[found.end() :].strip(), label, tuple(rows))
