"""Authors in metadata, and the joining of what two accounts say of the same people.

Laws
    1. Two names are one person's where family name and first initial agree, and no other author of
       either list shares them.
    2. A name in parts replaces one that is not; affiliations are not mixed: the account that has
       more of them for an author gives them.
"""

import re
import unicodedata
from collections import Counter

from kg.model import Affiliation, Author, replace
from kg.readers.parts.persons import inverted_person
from kg.readers.parts.reference_authors import GROUP_WORDS

_PARTICLES = re.compile(r"\b(?:de|da|do|dos|del|della|di|du|van|von|der|den|la|le)\s+")


def metadata_author(printed: str) -> Author:
    """Return an author by a name printed ``Given Family`` or ``Family, Given``.

    >>> metadata_author("Ruiz, Ana").given, metadata_author("Ana Ruiz").name
    ('Ana', 'Ana Ruiz')
    >>> metadata_author("Lupus Study Group").collective
    True
    """
    name = " ".join(printed.split()).strip(" ,;")
    if GROUP_WORDS.search(name):
        return Author(0, name, collective=True)
    return inverted_person(name) if "," in name else Author(0, name)


def with_affiliations_of(author: Author, texts: tuple[str, ...]) -> Author:
    """Return an author with more affiliations, none of them twice."""
    known = {_plain(item.text) for item in author.affiliations}
    new = [Affiliation(text) for text in dict.fromkeys(texts) if _plain(text) not in known]
    return replace(author, affiliations=(*author.affiliations, *new))


def name_key(author: Author) -> tuple[str, str]:
    """Return what two prints of one name share: the family name and the first initial."""
    family, given = author.family, author.given or author.initials
    if family is None:
        words = author.name.split()
        family, given = (words[-1], words[0]) if len(words) > 1 else (author.name, "")
    bare = _PARTICLES.sub("", _plain(family) + " ").strip()
    return bare.replace(" ", "").replace("-", ""), _plain(given or "")[:1]


def same_people(ours: tuple[Author, ...], theirs: tuple[Author, ...]) -> dict[int, Author]:
    """Return for each place in ``ours`` the same person in ``theirs``."""
    keys = [name_key(author) for author in ours]
    count, other = Counter(keys), Counter(map(name_key, theirs))
    by_key = {name_key(author): author for author in theirs}
    return {
        place: by_key[key]
        for place, key in enumerate(keys)
        if count[key] == 1 and other.get(key) == 1
    }


def enrich(author: Author, other: Author) -> Author:
    """Return an author with what another account adds."""
    parts = author if author.family or author.collective else other
    more = len(other.affiliations) > len(author.affiliations)
    identifiers = tuple(dict.fromkeys((*author.identifiers, *other.identifiers)))
    return replace(
        author,
        given=parts.given,
        family=parts.family,
        initials=parts.initials or author.initials,
        suffix=parts.suffix,
        orcid=author.orcid or other.orcid,
        email=author.email or other.email,
        affiliations=other.affiliations if more else author.affiliations,
        collective=author.collective or other.collective,
        equal_contribution=author.equal_contribution or other.equal_contribution,
        corresponding=author.corresponding or other.corresponding,
        identifiers=identifiers,
        contributions=author.contributions or other.contributions,
        role=author.role or other.role,
    )


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum() or letter in " -")
