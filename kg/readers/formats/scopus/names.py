"""The names of Scopus's authors: short ones, full ones, and the numbers that Scopus gives people.

Laws
    1. Short and full names are the same people where they are equally many; else the full ones
       alone count, and the short ones are kept as printed under the record's own data.
    2. Older exports have a comma between names; it divides them where each piece, or each second
       one, is initials or ends with them, and is part of a name elsewhere.
    3. A number is the person's behind whose name it stands in brackets; one of a list apart is
       given by its place where there are as many numbers as people.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from kg.model import Author, Identifier, replace
from kg.readers.formats.scopus.entry import Entry, listed
from kg.readers.parts.persons import full_person
from kg.readers.records.export_names import export_author
from kg.readers.records.tagged import LONGEST_VALUE

_NONE = re.compile(r"\[?no author (?:name|id)s? (?:available|found)\]?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<name>.*\S)\s*\((?P<number>\d{5,15})\)")
_NUMBER = re.compile(r"\d{5,15}")
_INITIALS = r"(?:[^\W\d_]{1,2}\.[\s-]?){1,6}"
_SHORT = re.compile(rf"[^,;]+\s{_INITIALS}")
_ONLY_INITIALS = re.compile(_INITIALS)
_SCHEME: Final = "Scopus"


@dataclass(frozen=True, slots=True)
class People:
    """The authors in order, and the forms in which the record prints the name of each."""

    authors: list[Author] = field(default_factory=list)
    printed: list[tuple[str, ...]] = field(default_factory=list)


def read_names(entry: Entry) -> People:
    """Return the authors, numbered by Scopus where that is sure."""
    short_cell, full_cell = entry.one("Authors"), entry.one("Author full names")
    short = _names(short_cell.text) if short_cell else []
    pairs = [_numbered(name) for name in _names(full_cell.text)] if full_cell else []
    full = [name for name, _ in pairs]
    numbers = [number for _, number in pairs] or [None] * len(short)
    if full and short and len(full) != len(short):
        for name in short:
            entry.draft.administer("short-name", name, short_cell.line if short_cell else None)
    if full and len(full) == len(short):
        people = People(
            [_author(*names) for names in zip(full, short, strict=True)],
            list(zip(full, short, strict=True)),
        )
    else:
        names = full or short
        people = People(list(map(export_author, names)), [(name,) for name in names])
    _give(numbers, people, entry)
    return people


def _give(numbers: list[str | None], people: People, entry: Entry) -> None:
    cell = entry.one("Author(s) ID", "Author ID")
    listing = [part for part in listed(cell.text) if not _NONE.fullmatch(part)] if cell else []
    if not any(numbers) and len(listing) == len(people.authors):
        numbers = [part if _NUMBER.fullmatch(part) else None for part in listing]
    for place, number in enumerate(numbers):
        if number:
            known = Identifier("other", number, source=_SCHEME)
            people.authors[place] = replace(people.authors[place], identifiers=(known,))
    if cell:
        for part in listing:
            if part not in numbers:
                entry.draft.administer("author-id", part, cell.line)


def _names(text: str) -> list[str]:
    names = listed(text) if ";" in text else _between_commas(text) or [text.strip()]
    return [name for name in names if not _NONE.fullmatch(name)]


def _between_commas(text: str) -> list[str]:
    """Return the names of a list with commas between, or nothing where it is one name.

    >>> _between_commas("Ruiz A., van der Berg J.-P."), _between_commas("Ruiz, A., Ek, B.C.")
    (['Ruiz A.', 'van der Berg J.-P.'], ['Ruiz, A.', 'Ek, B.C.'])
    >>> _between_commas("Ruiz, Ana")
    []
    """
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if all(map(_SHORT.fullmatch, pieces)):
        return pieces
    given = pieces[1::2]
    if len(pieces) == 2 * len(given) and all(map(_ONLY_INITIALS.fullmatch, given)):
        return [", ".join(pair) for pair in zip(pieces[::2], given, strict=True)]
    return []


def _numbered(name: str) -> tuple[str, str | None]:
    found = _NUMBERED.fullmatch(name)
    return (found["name"], found["number"]) if found else (name, None)


def _author(full: str, short: str) -> Author:
    if "," not in full or len(full) > LONGEST_VALUE:
        return export_author(full)
    if _ONLY_INITIALS.fullmatch(full.partition(",")[2].strip()):
        return export_author(full)
    return full_person(full, short.replace(",", "", 1))
