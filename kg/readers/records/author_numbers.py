"""Numbers of people in lists apart from the authors: ``Ruiz, Ana/0000-0002-1825-0097; ...``.

Law: a number is given to the one author whose family and first name stand before it; what nobody,
or more than one, bears is left to the caller.
"""

import re
from collections.abc import Callable, Iterable

from kg.model import Author, Identifier, replace
from kg.readers.parts.identifiers import valid_orcid

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
Numbered = Callable[[Author, str], Author | None]
"""Returns an author with a number, or ``None`` where it is none."""


def with_orcid(author: Author, number: str) -> Author | None:
    """Return an author with an ORCID iD, or ``None`` where it is not valid."""
    known = _ORCID.fullmatch(number) and valid_orcid(number)
    return replace(author, orcid=number) if known else None


def with_researcher_id(author: Author, number: str) -> Author | None:
    """Return an author with a ResearcherID."""
    known = Identifier("other", number, source="ResearcherID")
    return replace(author, identifiers=(*author.identifiers, known))


def give_numbers(pieces: Iterable[str], authors: list[Author], give: Numbered) -> list[str]:
    """Give each number to its author in the list, and return the pieces that found none.

    >>> people = [Author(1, "Ana Ruiz", "Ana", "Ruiz"), Author(2, "Bo Ek", "Bo", "Ek")]
    >>> give_numbers(["Ruiz, Ana/0000-0002-1825-0097", "Li, X/0-1"], people, with_orcid)
    ['Li, X/0-1']
    >>> people[0].orcid
    '0000-0002-1825-0097'
    """
    bearers: dict[tuple[str, str] | None, list[int]] = {}
    for place, author in enumerate(authors):
        bearers.setdefault(_own_key(author), []).append(place)
    left = []
    for piece in pieces:
        name, _, number = (part.strip() for part in piece.rpartition("/"))
        key = _key(name)
        places = bearers.get(key, []) if key else []
        given = give(authors[places[0]], number) if len(places) == 1 and number else None
        if given:
            authors[places[0]] = given
        else:
            left.append(piece)
    return left


def _own_key(author: Author) -> tuple[str, str] | None:
    return _key(f"{author.family}, {author.given or author.initials or ''}")


def _key(name: str) -> tuple[str, str] | None:
    family, _, given = name.partition(",")
    first = re.split(r"[\s.]+", given.strip())[0]
    return (family.strip().casefold(), first.casefold()) if first else None
