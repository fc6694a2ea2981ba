"""Author lines of pages.

Laws
    1. A name stays as printed. Family name and initials are set only where the print tells them
       apart (``Navarra SV``), never for ``Sandra V Navarra``.
    2. Marks after a name (``1``, ``(2)``, ``#``) are no part of it; they lead to affiliations.
    3. What follows a semicolon is a group.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Affiliation, Author, Record, replace
from kg.readers.parts.identifiers import EMAIL, ORCID, valid_orcid
from kg.readers.parts.reference_authors import GROUP_WORDS

_MARK = r"[\d#*†‡§¶∥‖✉]|\(\d{1,3}\)|(?<=[\s,])[a-h](?=[\s,]|$)"
_NAME_MARKS = re.compile(rf"^(?P<name>.*?)(?P<marks>(?:[\s,]*(?:{_MARK}))*)[\s,]*$")
_ONLY_MARKS = re.compile(rf"^(?:\s*(?:{_MARK}|[a-z]\b))+\s*$")
_MARKS = re.compile(r"\d{1,3}|[#*†‡§¶∥‖✉]|\b[a-h]\b")
_ORCID = re.compile(
    r"\s*(?:ORCID(?:\s+iD)?\s*:?\s*)?(?:https?://)?(?:orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_MARKED = 300
"""Characters of a name and its marks; telling them apart takes time that grows as their square."""
_INITIALS = re.compile(
    r"^(?P<family>.+?)\s+(?P<initials>[^\W\d_a-z]{1,4})(?:\s+(?P<suffix>Jr|Sr|"
    r"2nd|3rd|4th|II|III|IV)\.?)?$"
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "delle",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "la",
        "le",
        "las",
        "los",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "y",
        "e",
        "st",
        "af",
        "av",
        "zu",
        "zur",
        "dem",
        "vom",
        "dei",
        "degli",
        "d'",
        "of",
        "'t",
    ]
)
_AND = re.compile(r"\s+(?:and|&)\s+|^(?:and|&)\s+")
_ET_AL = re.compile(r"\bet al\.?$", re.IGNORECASE)
_SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV|MD|PhD|M\.D\.|Ph\.D\.|MSc|MPH|MBBS|RN|DO|FRCP)\.?$")
_LONGEST_NAME = 7


class AuthorMark(Record, frozen=True):
    """An author and the marks printed after the name."""

    author: Author
    marks: tuple[str, ...]


def parse_authors(text: str) -> tuple[AuthorMark, ...]:
    """Return the authors of a line.

    >>> [item.author.name for item in parse_authors("Ana Ruiz 1 2, Bo Li #; ABC Study Group")]
    ['Ana Ruiz', 'Bo Li', 'ABC Study Group']
    """
    orcids = dict(_orcids(text))
    body = _ORCID.sub(" ", text.translate(_SUPERSCRIPTS)).strip()
    parts = [part for part in re.split(r"\s*;\s*", body.rstrip(" .;")) if part]
    if not parts:
        return ()
    people, *groups = parts
    if "," not in people and all(map(_is_person, (people, *groups))):
        people, groups = ", ".join((people, *groups)), []
    found = [_author(name, marks) for name, marks in _names(people)]
    found += [_group(part) for part in groups]
    return tuple(
        replace(
            item,
            author=replace(item.author, position=position, orcid=orcids.get(item.author.name)),
        )
        for position, item in enumerate(found, start=1)
    )


def plain_marks(text: str) -> str:
    """Return a text with its superscript digits as plain ones.

    >>> plain_marks("²Hospital")
    '2Hospital'
    """
    return text.translate(_SUPERSCRIPTS)


def with_affiliations(
    authors: Iterable[AuthorMark], affiliations: Mapping[str, str]
) -> Iterator[Author]:
    """Yield the authors with the affiliations that their marks lead to."""
    equal = "equal" in affiliations.get("#", "").casefold()
    for item in authors:
        kept = tuple(
            Affiliation(affiliations[mark])
            for mark in item.marks
            if mark in affiliations and not (mark == "#" and equal)
        )
        yield replace(
            item.author,
            affiliations=kept,
            equal_contribution=equal and "#" in item.marks,
        )


def looks_like_authors(text: str) -> bool:
    """Tell whether a line has the form of an author list.

    Every piece must look like a name; a single name counts only where it cannot be a sentence.

    >>> looks_like_authors("Marco Scarati, Simone Parisi"), looks_like_authors("Lupus, bone and us")
    (True, False)
    """
    bare = _ORCID.sub(" ", text.translate(_SUPERSCRIPTS)).rstrip(" .")
    body = re.split(r"\s*;\s*", bare)[0]
    names = [name for name, _ in _names(body)]
    return bool(names) and all(map(looks_like_name, names))


def looks_like_name(text: str) -> bool:
    """Tell whether a piece has the form of a person's name: two to seven words, capitals first."""
    words = [word for word in re.split(r"[\s]+", text.strip()) if word]
    if not 1 < len(words) <= _LONGEST_NAME or re.search(r"[\d:?!/\"“”()=%]", text):
        return False
    if words[0].casefold() in _NO_NAMES:
        return False
    return all(
        word[0].isupper() or word.casefold() in _PARTICLES or word[:2] in {"d'", "d’", "l'", "l’"}
        or (word[0].isalpha() and not word[0].islower())
        for word in words
    )  # fmt: skip


_NO_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "with",
        "abstract",
        "keywords",
        "volume",
        "issue",
        "received",
        "accepted",
        "published",
    ]
)


def orcid_of(text: str) -> str | None:
    """Return a valid ORCID iD in a text, or ``None``."""
    return next((found for found in ORCID.findall(text) if valid_orcid(found)), None)


def email_of(text: str) -> str | None:
    """Return the first e-mail address in a text, or ``None``."""
    found = EMAIL.search(text)
    return found.group() if found else None


def _orcids(text: str) -> Iterator[tuple[str, str]]:
    for piece in re.split(r"\s*[,;&]\s*", text):
        orcid = orcid_of(piece)
        if orcid:
            yield _take_marks(_ORCID.sub(" ", piece).translate(_SUPERSCRIPTS))[0], orcid


def _names(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    pending: tuple[str, tuple[str, ...]] | None = None
    for part in text.split(","):
        for piece in _AND.split(part):
            name, marks = _take_marks(piece)
            if not name and not marks:
                continue
            if pending and (not name or _SUFFIX.match(name)):
                pending = (f"{pending[0]}, {name}" if name else pending[0], pending[1] + marks)
                continue
            if pending:
                yield pending
            pending = (name, marks)
    if pending:
        yield pending


def _take_marks(piece: str) -> tuple[str, tuple[str, ...]]:
    if len(piece) > _LONGEST_MARKED:
        return piece.strip(), ()
    if _ONLY_MARKS.match(piece):
        return "", tuple(_MARKS.findall(piece))
    name = _ET_AL.sub("", piece.strip()).strip()
    found = _NAME_MARKS.match(name)
    if found is None:
        return name, ()
    return found["name"].strip(), tuple(_MARKS.findall(found["marks"]))


def _author(name: str, marks: tuple[str, ...]) -> AuthorMark:
    found = _INITIALS.match(name)
    if found and not re.search(r"(?:^|\s)[^\W\d_](?:\s|$)", found["family"]):
        author = Author(
            0, name, family=found["family"], initials=found["initials"], suffix=found["suffix"]
        )
    else:
        author = Author(0, name)
    return AuthorMark(author, marks)


def _group(text: str) -> AuthorMark:
    name, marks = _take_marks(text)
    return AuthorMark(Author(0, name.rstrip("."), collective=True), marks)


def _is_person(text: str) -> bool:
    name = _take_marks(text)[0]
    form = looks_like_name(name) or _INITIALS.match(name) is not None
    return form and not GROUP_WORDS.search(name)
