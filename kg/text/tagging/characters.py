"""The kinds of characters: what a unit is made of.

They are those of Python's regular expressions: a letter is ``[^\\W\\d_]``, a digit ``\\d``.
"""

from functools import cache
from typing import Final

import numpy as np

from kg.text.tagging.arrays import CodePoints, Kinds

SPACE: Final = 0
LETTER: Final = 1
DIGIT: Final = 2
COMBINING: Final = 3
"""A diacritic by itself: part of a word where it follows a letter."""
MARK: Final = 4
JOINING: Final = 5
"""A mark that may stand inside a name."""

_JOINING: Final = "-‐‑–−/,'’()[]+."
_PLANE: Final = 1 << 16


def code_points(text: str) -> CodePoints:
    """Return the numbers of a text's characters."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def kinds(codes: CodePoints) -> Kinds:
    """Return the kind of each character."""
    if not len(codes) or int(codes.max()) < _PLANE:
        return _first_plane()[codes]
    # Mathematical letters and the like: a table of all planes would take longer than the few texts.
    rest = {int(code): _kind(chr(code)) for code in np.unique(codes[codes >= _PLANE])}
    found = _first_plane()[np.minimum(codes, _PLANE - 1)]
    for code, kind in rest.items():
        found[codes == code] = kind
    return found


def kind_of(character: str) -> int:
    """Return the kind of one character."""
    code = ord(character)
    return _first_plane_bytes()[code] if code < _PLANE else _kind(character)


@cache
def _first_plane() -> Kinds:
    characters = np.arange(_PLANE, dtype=np.uint32).view("U1")
    found = np.full(_PLANE, MARK, np.uint8)
    found[np.char.isalnum(characters)] = LETTER
    found[np.char.isdecimal(characters)] = DIGIT
    found[np.char.isspace(characters)] = SPACE
    found[0x300:0x370] = COMBINING
    found[[ord(mark) for mark in _JOINING]] = JOINING
    found.flags.writeable = False
    return found


@cache
def _first_plane_bytes() -> bytes:
    """Return the kinds as bytes, of which one is found five times as fast as in an array."""
    return _first_plane().tobytes()


def _kind(character: str) -> int:
    if character.isalnum():
        return DIGIT if character.isdecimal() else LETTER
    return SPACE if character.isspace() else MARK
