"""Words with their places, and what may stand between two words of one term.

Laws
    1. ``text[token.start:token.end] == token.text``; tokens do not overlap and are in order.
    2. A hyphen divides: "belimumab-treated" is two tokens, so that a term may end there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Combining marks are part of a word: a page may hold decomposed letters (Unicode form NFD).
_RUN = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_WORD = re.compile(rf"{_RUN}(?:['’]{_RUN})?")

_JOINT = re.compile(r"\s+|\s?[-‐‑–−/]\s?|['’]|'\s|-\s")
_TIGHT_COMMA = re.compile(r",")
_LIST_COMMA = re.compile(r",\s+")

HYPHENS = frozenset("-‐‑–−")


def vocables(text: str) -> frozenset[str]:
    """Return the words of a table of words, which are divided by spaces.

    >>> sorted(vocables("to be or not to be"))
    ['be', 'not', 'or', 'to']
    """
    return frozenset(text.split())


def lowered(text: str) -> str:
    """Return a text in small letters, each in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Token(NamedTuple):
    """A word: code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    text: str


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the words of ``text[start:end]`` with offsets into ``text``.

    >>> [token.text for token in tokens("anti-TNF-α (Crohn's)")]
    ['anti', 'TNF', 'α', "Crohn's"]
    """
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Token(match.start(), match.end(), match.group())


def places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of ``text[start:end]`` stand.

    >>> places("tumour necrosis", 0, 15)
    [(0, 6), (7, 15)]
    """
    return [match.span() for match in _WORD.finditer(text, start, end)]


def last_places(text: str, start: int, end: int, number: int) -> list[tuple[int, int]]:
    """Return where the last ``number`` words of ``text[start:end]`` stand, or all if it has fewer.

    >>> last_places("of tumour necrosis factor", 0, 25, 2)
    [(10, 18), (19, 25)]
    """
    # No word holds a space: behind one the words are the same whatever stands before it.
    begin = end
    for _ in range(number):
        begin = text.rfind(" ", start, begin)
        if begin < 0:
            return places(text, start, end)[-number:]
    found = places(text, begin, end)
    # Between two spaces may stand a sign that is no word.
    return (found if len(found) >= number else places(text, start, end))[-number:]


def joins(text: str, left: Token, right: Token, *, inverted: bool = False) -> bool:
    """Tell whether two neighbouring words may belong to one term.

    Space, hyphen, slash and apostrophe join. A comma joins inside a chemical's name
    ("1,25-dihydroxy"), and before a space only where names are ``inverted``, as in keywords
    ("Lupus Erythematosus, Systemic").
    """
    gap = text[left.end : right.start]
    if _JOINT.fullmatch(gap):
        return gap.count("\n") < 2  # noqa: PLR2004 - two line ends are a new paragraph
    if _TIGHT_COMMA.fullmatch(gap):
        return left.text.isdigit() or len(left.text) == 1
    return inverted and _LIST_COMMA.fullmatch(gap) is not None
