"""The fields of a BibTeX entry, and what their values say.

Grammar::

    entry  = key *( "," field ) [","]     ; a key may hold blanks: Scopus makes it of names
    field  = name "=" value
    value  = piece *( "#" piece )
    piece  = "{" text "}" | '"' text '"' | number | string name
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_NAME = re.compile(r"\s*([A-Za-z][^\s\"#%'(),={}]*)\s*=\s*")
_KEY = re.compile(r"\s*((?:[^\s,={}\"]+(?:[ \t]+[^\s,={}\"]+)*)?)\s*(?:,|$)")
_BARE = re.compile(r"[^\s\"#%'(),={}]+")
_SPACE = re.compile(r"\s*")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
MONTHS: Mapping[str, str] = {month[:3].casefold(): month for month in _MONTHS}
"""The strings that every BibTeX style defines."""


@dataclass(frozen=True, slots=True)
class BibtexField:
    """One field: its name in lower case, its value with LaTeX still in it, and its line.

    ``unknown`` names the first string that no ``@string`` defines; it stands in the value as it is.
    """

    name: str
    value: str
    line: int
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class BibtexEntry:
    """One entry; ``rest`` is the text from which on it could not be parsed."""

    key: str
    fields: tuple[BibtexField, ...]
    rest: str = ""


def parse_entry(text: str, line: int, strings: Mapping[str, str]) -> BibtexEntry:
    """Return what stands between the braces of an entry.

    >>> entry = parse_entry('a1, title = {A {B}}, month = mar # "~1", year = 2011', 1, MONTHS)
    >>> parse_entry("De la Cruz2020, year = 2020", 1, MONTHS).key
    'De la Cruz2020'
    >>> entry.key, [field.value for field in entry.fields]
    ('a1', ['A {B}', 'March~1', '2011'])
    """
    key = _KEY.match(text)
    place = key.end() if key else 0
    fields, place = parse_fields(text, place, line, strings)
    return BibtexEntry(key[1] if key else "", fields, text[place:].strip(" ,\r\n\t"))


def parse_fields(
    text: str, place: int, line: int, strings: Mapping[str, str]
) -> tuple[tuple[BibtexField, ...], int]:
    """Return the fields from a place on, and the place behind the last one that was understood."""
    fields: list[BibtexField] = []
    while found := _NAME.match(text, place):
        value = _value(text, found.end(), strings)
        if value is None:
            break
        printed, unknown, end = value
        at = line + text.count("\n", 0, found.start(1))
        fields.append(BibtexField(found[1].casefold(), printed, at, unknown))
        place = end
        comma = re.compile(r"\s*,").match(text, place)
        if comma is None:
            break
        place = comma.end()
    return tuple(fields), place


def _value(text: str, place: int, strings: Mapping[str, str]) -> tuple[str, str | None, int] | None:
    pieces: list[str] = []
    unknown: str | None = None
    while True:
        piece = _piece(text, place)
        if piece is None:
            return None
        printed, bare, end = piece
        if bare and not printed.isdecimal():
            known = strings.get(printed.casefold())
            unknown = unknown or (printed if known is None else None)
            printed = printed if known is None else known
        pieces.append(printed)
        sign = re.compile(r"\s*#\s*").match(text, end)
        if sign is None:
            return "".join(pieces), unknown, end
        place = sign.end()


def _piece(text: str, place: int) -> tuple[str, bool, int] | None:
    """Return one piece, whether it is a bare name or number, and the place behind it."""
    if text[place : place + 1] in {"{", '"'}:
        end = _closing(text, place)
        return None if end is None else (text[place + 1 : end], False, end + 1)
    found = _BARE.match(text, place)
    return (found.group(), True, found.end()) if found else None


def _closing(text: str, place: int) -> int | None:
    """Return where the brace or quotation mark at a place closes; a quote in braces does not."""
    quoted = text[place] == '"'
    depth = 0
    for found in re.compile(r'[{}"]').finditer(text, place + 1):
        sign = found.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            if depth == 0:
                return None if quoted else found.start()
            depth -= 1
        elif quoted and depth == 0:
            return found.start()
    return None
