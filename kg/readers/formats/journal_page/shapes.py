"""What a row without a heading is, by its shape.

Each role has a score from 0 to 1, the sum of what speaks for it; the highest one of at least one
half wins, and what has none stays not understood.

=========  =======================================================================  =====
role       what speaks for it                                                       score
=========  =======================================================================  =====
reference  authors, journal, date and place as a known style prints them             1.0
           a bullet or a number, and a year                                          0.6
keywords   two or more short pieces between semicolons, no sentence                  0.7
           they follow the abstract                                                  0.2
authors    every piece between commas or semicolons has the form of a name           0.7
           it stands above the abstract                                              0.2
           a single name alone                                                      -0.7
abstract   25 words or more, and the end of a sentence                               0.8
           12 words or more, and the end of a sentence                               0.5
=========  =======================================================================  =====
"""

import re
from enum import StrEnum

from kg.readers.parts.authors import looks_like_authors
from kg.readers.parts.lines import Row
from kg.readers.parts.reference_authors import parse_group, parse_reference_authors
from kg.readers.parts.references import looks_like_reference

_YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")
_NUMBERED = re.compile(r"^(?:\[\d{1,3}\]|\d{1,3}\.)\s")
_SENTENCE_END = re.compile(r"[.!?][)\]”\"’']?$")
_LONG, _SHORT = 25, 12
_FEWEST_KEYWORDS = 2
_LONGEST_KEYWORD = 7
_LONGEST_KEYWORDS = 600
ENOUGH = 0.5


class Role(StrEnum):
    """What an unlabelled row can be."""

    REFERENCE = "reference"
    KEYWORDS = "keywords"
    AUTHORS = "authors"
    ABSTRACT = "abstract"


def role_of(row: Row, *, after_abstract: bool) -> Role | None:
    """Return the role with the highest score, or ``None`` where none reaches one half."""
    scores = {
        Role.REFERENCE: _reference(row),
        Role.KEYWORDS: _keywords(row.plain, after_abstract=after_abstract),
        Role.AUTHORS: _authors(row.plain, after_abstract=after_abstract),
        Role.ABSTRACT: _abstract(row),
    }
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= ENOUGH else None


def _reference(row: Row) -> float:
    if looks_like_reference(row.plain):
        return 1.0
    marked = bool(row.bullet) or bool(_NUMBERED.match(row.plain))
    return 0.6 if marked and _YEAR.search(row.plain) else 0.0


def _keywords(text: str, *, after_abstract: bool) -> float:
    pieces = [piece.strip() for piece in text.rstrip(".").split(";") if piece.strip()]
    short = all(len(piece.split()) <= _LONGEST_KEYWORD for piece in pieces)
    if (
        len(pieces) < _FEWEST_KEYWORDS
        or not short
        or len(text) > _LONGEST_KEYWORDS
        or _YEAR.search(text)
    ):
        return 0.0
    if any(re.search(r"[.!?]\s", piece) for piece in pieces):
        return 0.0
    return 0.9 if after_abstract else 0.7


def _authors(text: str, *, after_abstract: bool) -> float:
    pieces = [piece for piece in re.split(r"\s*;\s*", text.rstrip(" .;")) if piece]
    people = [piece for piece in pieces if looks_like_authors(piece) or _initialled(piece)]
    groups = [piece for piece in pieces if piece not in people and parse_group(piece)]
    if not people or len(people) + len(groups) < len(pieces):
        return 0.0
    lone = len(people) == 1 and "," not in text
    return 0.7 + (0.0 if after_abstract else 0.2) - (0.7 if lone else 0.0)


def _initialled(text: str) -> bool:
    found = parse_reference_authors(text)
    return found is not None and bool(found.names)


def _abstract(row: Row) -> float:
    words = len(row.plain.split())
    if row.bullet or words < _SHORT or not _SENTENCE_END.search(row.plain):
        return 0.0
    return 0.8 if words >= _LONG else ENOUGH
