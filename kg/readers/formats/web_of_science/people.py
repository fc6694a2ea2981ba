"""People of a record of Web of Science: authors, groups, editors, and where they work.

Laws
    1. ``AU`` and ``AF`` are the same people where they are equally many; else ``AF`` alone counts,
       and ``AU`` is kept as printed under the record's own data.
    2. An address belongs to the authors named in brackets before it, or to the only author.
    3. An e-mail address is the corresponding author's where there is one of each.
"""

import re
from collections.abc import Iterator

from kg.model import Author, replace
from kg.readers.formats.web_of_science.entry import Entry
from kg.readers.parts.persons import full_person, with_affiliation
from kg.readers.records.author_numbers import give_numbers, with_orcid, with_researcher_id
from kg.readers.records.export_names import export_author
from kg.readers.records.tagged import LONGEST_VALUE

_PLACED = re.compile(r"\[(?P<names>[^\[\]]*)\]\s*(?P<text>.*)", re.DOTALL)
_WRITES = re.compile(r"\s*\((?:corresponding|reprint) author\)", re.IGNORECASE)
_BOOK_AUTHOR = "book-author"
_NEXT_ADDRESS = r";\s*(?=\[)"


def read_people(entry: Entry) -> tuple[Author, ...]:
    """Read authors and what is known of them into the draft; return those of the book."""
    draft = entry.draft
    short = [name for name, _ in entry.listed("AU")]
    full = [name for name, _ in entry.listed("AF")]
    people = _Known(short, full)
    draft.authors = people.authors
    for name in short if full and len(full) != len(short) else ():
        draft.administer("short-name", name)
    draft.authors += [Author(0, name, collective=True) for name, _ in entry.listed("CA")]
    _read_addresses(entry, people)
    _read_correspondence(entry, people)
    for tag, give, kind in (
        ("OI", with_orcid, "orcid"), ("RI", with_researcher_id, "researcher-id"),
    ):  # fmt: skip
        for item in entry.take(tag):
            pieces = [part.strip() for part in item.text.split(";") if part.strip()]
            for left in give_numbers(pieces, draft.authors, give):
                draft.administer(kind, left, item.line)
    return tuple(_others(entry))


class _Known:
    """The authors, and who bears which printed name."""

    def __init__(self, short: list[str], full: list[str]) -> None:
        pairs = list(zip(full, short, strict=True)) if len(full) == len(short) else []
        self.authors = [_author(*pair) for pair in pairs] or list(map(export_author, full or short))
        names = [set(pair) for pair in pairs] or [{name} for name in full or short]
        self._places: dict[str, list[int]] = {}
        for place, forms in enumerate(names):
            for form in forms:
                self._places.setdefault(form.casefold(), []).append(place)

    def place(self, name: str) -> int | None:
        """Return which author bears a name, if there is exactly one."""
        places = self._places.get(name.strip(" .").casefold()) or self._places.get(
            name.strip().casefold(), []
        )
        return places[0] if len(places) == 1 else None


def _author(full: str, short: str) -> Author:
    if "," not in full or len(full) > LONGEST_VALUE:
        return export_author(full)
    return full_person(full, short.replace(",", "", 1))


def _read_addresses(entry: Entry, people: _Known) -> None:
    authors = entry.draft.authors
    brackets = "[" in entry.peek("C1")
    for text, item in entry.listed("C1", divider=_NEXT_ADDRESS if brackets else r";\s+"):
        placed = _PLACED.fullmatch(text)
        address = placed["text"] if placed else text
        names = [name for name in placed["names"].split(";") if name.strip()] if placed else []
        places = {people.place(name) for name in names}
        if not names and len(authors) == 1:
            places = {0}
        if not places or None in places or not address:
            entry.draft.state("affiliation", text, item.line)
            continue
        for place in sorted(place for place in places if place is not None):
            authors[place] = with_affiliation(authors[place], address)


def _read_correspondence(entry: Entry, people: _Known) -> None:
    authors = entry.draft.authors
    found: set[int] = set()
    for item in entry.take("RP"):
        entry.draft.state("correspondence", item.text, item.line)
        *before, _ = _WRITES.split(item.text)
        names = (name for part in before for name in part.split(";"))
        found |= {place for name in names if (place := people.place(name)) is not None}
    for place in sorted(found):
        authors[place] = replace(authors[place], corresponding=True)
    mails = list(entry.pieces("EM"))
    if len(mails) == 1 and len(found) == 1:
        place = found.pop()
        authors[place] = replace(authors[place], email=authors[place].email or mails[0][0])
        return
    for mail, item in mails:
        entry.draft.state("author-email", mail, item.line)


def _others(entry: Entry) -> Iterator[Author]:
    """Yield the people and groups of the book; full names stand in for their short forms."""
    has_full = entry.has("BF")
    if has_full:
        for _ in entry.take("BA"):
            pass
    for name, _ in entry.listed("BF" if has_full else "BA"):
        yield replace(export_author(name), role=_BOOK_AUTHOR)
    for name, _ in entry.listed("BE", "ED"):
        yield replace(export_author(name), role="editor")
    for name, _ in entry.listed("GP"):
        yield Author(0, name, collective=True, role=_BOOK_AUTHOR)
