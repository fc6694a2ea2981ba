"""A stretch of a section with the words that matter marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

AROUND: Final = 160
"""How far an excerpt reaches around a mention, in characters, unless its sentence ends before."""

_ENDS: Final = (". ", "? ", "! ", "\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces of text of a paper's section, in turn plain and marked: plain stands first."""

    paper: str
    section: str
    pieces: tuple[str, ...]


def pieces(text: str, start: int, end: int, marks: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the text from start to end, cut at the marks within it; marks may not overlap.

    >>> pieces("Belimumab helped in lupus.", 0, 26, [(0, 9), (20, 25)])
    ('', 'Belimumab', ' helped in ', 'lupus', '.')
    """
    parts, at = [], start
    for first, last in sorted(set(marks)):
        if at <= first < last <= end:
            parts += [text[at:first], text[first:last]]
            at = last
    return (*parts, text[at:end])


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a mention begins and ends, or so many characters around.

    >>> text = "It was tried. Belimumab helped. Nothing else did."
    >>> "".join(text[slice(*surroundings(text, 14, 23))])
    'Belimumab helped.'
    """
    least, most = max(0, start - AROUND), min(len(text), end + AROUND)
    begins = [at + len(e) for e in _ENDS if (at := text.rfind(e, least, start)) >= 0]
    ends = [at + 1 for e in _ENDS if (at := text.find(e, end, most)) >= 0]
    begin = max(begins, default=least if least == 0 else _word(text, least))
    return begin, min(ends, default=most)


def _word(text: str, at: int) -> int:
    """Return where the next word begins, so that none is cut in two."""
    space = text.find(" ", at)
    return at if space < 0 else space + 1
