"""Authors and editors of RIS, and their affiliations.

Law: an affiliation goes to the authors that it names (Embase: ``(Liu R.; Adler D.G.) ...``; Ovid:
``Liu, Rong. ...``; PsycINFO: ``Liu, Rong: ...``), or to the only author; else it is kept as a
statement of the paper.
"""

import re

from kg.model import Affiliation, Author, replace
from kg.readers.formats.ris.entry import Entry
from kg.readers.parts.identifiers import EMAIL
from kg.readers.parts.persons import with_affiliation
from kg.readers.records.export_fields import add_affiliations
from kg.readers.records.export_names import export_author
from kg.readers.records.tagged import LONGEST_VALUE

_NAMED = re.compile(r"\((?P<names>[^()]+(?:\([^()]*\)[^()]*)*)\)\s*(?P<text>\S.*)", re.DOTALL)
_ROLES = {"A2": "editor", "ED": "editor", "A3": "series-editor", "A4": "contributor",
          "TA": "translator"}  # fmt: skip


def read_people(entry: Entry) -> tuple[Author, ...]:
    """Read authors and affiliations into the draft; return those with another role."""
    draft = entry.draft
    draft.authors = [export_author(name) for item in entry.take("AU", "A1") for name in item.lines]
    for item in entry.take("AD"):
        if not _add_to_named(item.text, draft.authors):
            add_affiliations(item, draft)
    _read_named(entry)
    for item in entry.take("M2"):
        if not _add_to_named(item.text, draft.authors):
            draft.administer("miscellaneous-2", item.text, item.line)
    return tuple(
        replace(export_author(name), role=_ROLES[item.tag])
        for item in entry.take(*_ROLES)
        for name in item.lines
    )


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


def _add_to_named(text: str, authors: list[Author]) -> bool:
    """Give an affiliation to the author whose name, as the list prints it, it begins with."""
    for place, author in enumerate(authors):
        name = f"{author.family}, {author.given or author.initials}"
        rest = text.removeprefix(name) if author.family else text
        if rest != text and rest.startswith((". ", ": ")):
            authors[place] = with_affiliation(author, rest[2:].strip())
            return True
    return False


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
