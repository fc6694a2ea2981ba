"""Authors and editors of RIS, and their affiliations.

Laws
    1. ``Family, Given`` and Embase's ``Family I.J.`` are told apart; another name stays whole.
    2. An affiliation goes to the authors that it names (Embase: ``(Liu R.; Adler D.G.) ...``), or
       to the only author; else it is kept as a statement of the paper.
"""

import re

from kg.model import Affiliation, Author, replace
from kg.readers.formats.ris.entry import Entry
from kg.readers.parts.identifiers import EMAIL
from kg.readers.parts.persons import inverted_person, person, with_affiliation
from kg.readers.parts.reference_authors import GROUP_WORDS
from kg.readers.records.tagged import LONGEST_VALUE, Field

_DOTTED = re.compile(r"(?P<family>[^,]+?)\s+(?P<initials>(?:[^\W\d_]\.[\s-]?)+)")
_NAMED = re.compile(r"\((?P<names>[^()]+(?:\([^()]*\)[^()]*)*)\)\s*(?P<text>\S.*)", re.DOTALL)
_ROLES = {"A2": "editor", "ED": "editor", "A3": "series-editor", "A4": "contributor",
          "TA": "translator"}  # fmt: skip


def read_people(entry: Entry) -> tuple[Author, ...]:
    """Read authors and affiliations into the draft; return those with another role."""
    draft = entry.draft
    draft.authors = [ris_author(name) for item in entry.take("AU", "A1") for name in item.lines]
    for item in entry.take("AD"):
        _affiliate(item, entry)
    _read_named(entry)
    return tuple(
        replace(ris_author(name), role=_ROLES[item.tag])
        for item in entry.take(*_ROLES)
        for name in item.lines
    )


def ris_author(printed: str) -> Author:
    """Return an author as RIS prints one.

    >>> ris_author("Liu R.").initials, ris_author("Rudnik, Agata").name
    ('R.', 'Agata Rudnik')
    >>> ris_author("Belimumab Study Group").collective
    True
    """
    name = printed.strip(" ;")
    if len(name) > LONGEST_VALUE:
        return Author(0, name)
    if "," in name and not GROUP_WORDS.search(name):
        return inverted_person(name)
    dotted = _DOTTED.fullmatch(name)
    if dotted:
        author = person(dotted["family"], None, dotted["initials"].strip())
        return replace(author, name=name)
    return Author(0, name.rstrip(","), collective=GROUP_WORDS.search(name) is not None)


def _affiliate(item: Field, entry: Entry) -> None:
    authors = entry.draft.authors
    for text in item.lines:
        if len(authors) == 1:
            authors[0] = with_affiliation(authors[0], text)
        else:
            entry.draft.state("affiliation", text, item.line)


def _read_named(entry: Entry) -> None:
    """Read Embase's ``M1``: the authors in brackets, then their affiliation."""
    for item in entry.take("M1"):
        found = _NAMED.fullmatch(item.text) if len(item.text) <= LONGEST_VALUE else None
        people = _people_named(found["names"]) if found else {}
        authors = entry.draft.authors
        if found and people and set(people) <= {author.name for author in authors}:
            entry.draft.authors = [_placed(author, people, found["text"]) for author in authors]
        else:
            entry.draft.administer("miscellaneous-1", item.text, item.line)


def _people_named(names: str) -> dict[str, str | None]:
    people: dict[str, str | None] = {}
    for part in names.split(";"):
        name, _, rest = part.strip().partition(",")
        mail = EMAIL.search(rest)
        people[name.strip()] = mail.group() if mail else None
    return people


def _placed(author: Author, people: dict[str, str | None], text: str) -> Author:
    if author.name not in people:
        return author
    mail = author.email or people[author.name]
    return replace(author, email=mail, affiliations=(*author.affiliations, Affiliation(text)))
