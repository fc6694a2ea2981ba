"""The lines of a PubTator file gathered into records.

Source: the PubTator format's description (NCBI): ``PMID|t|title``, ``PMID|a|abstract``, then lines
of fields between tabs; a blank line ends a record.

Laws
    1. A record ends at a blank line, at the end of the file, and where a title or the lines of
       another PMID begin: files exist without blank lines.
    2. A record's bytes run from its first line to its last, blank lines apart.
    3. Nothing is kept of a record beyond `LARGEST` characters; it says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.readers.input.text_stream import StreamLine

LARGEST: Final = 32 * 1024 * 1024
TEXT_LINE = re.compile(
    r"(?P<id>[^|\t\s]{1,64})\|(?P<part>[A-Za-z]\w{0,30})\|(?P<text>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of running text: ``part`` is ``t`` for the title and ``a`` for the abstract."""

    part: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line of fields behind the record's identifier."""

    fields: tuple[str, ...]
    line: int


@dataclass(slots=True)
class Entry:
    """One record in the making."""

    identifier: str
    number: int
    line: int
    start: int
    end: int
    texts: list[TextLine] = field(default_factory=list)
    fields: list[FieldLine] = field(default_factory=list)
    strays: list[StreamLine] = field(default_factory=list)
    too_large: bool = False
    length: int = 0


def entries(lines: Iterable[StreamLine]) -> Iterator[Entry]:
    """Yield the records of a file; lines before the first one are a record without identifier."""
    entry: Entry | None = None
    number = 0
    for line in lines:
        if not line.text.strip("\x00 \t\ufeff\x1a"):
            if entry:
                yield entry
            entry = None
            continue
        identifier, part = _head(line.text)
        if entry is None or _begins(entry, identifier, part):
            if entry:
                yield entry
            number += 1
            entry = Entry(identifier, number, line.number, line.start, line.end)
        _add(entry, line)
    if entry:
        yield entry


def _head(text: str) -> tuple[str, str | None]:
    """Return the identifier that a line begins with, and its part where it is running text."""
    found = TEXT_LINE.match(text)
    if found:
        return found["id"], found["part"]
    identifier, tab, _ = text.partition("\t")
    return (identifier.strip() if tab else ""), None


def _begins(entry: Entry, identifier: str, part: str | None) -> bool:
    if not identifier:
        return False
    if part == "t":
        return True
    return identifier != entry.identifier and bool(entry.identifier)


def _add(entry: Entry, line: StreamLine) -> None:
    entry.end = line.end
    entry.length += len(line.text)
    entry.too_large = entry.too_large or line.cut or entry.length > LARGEST
    if entry.too_large:
        return
    found = TEXT_LINE.match(line.text)
    if found:
        entry.texts.append(TextLine(found["part"], found["text"], line.number))
        return
    first, *fields = line.text.split("\t")
    if fields and first.strip() == entry.identifier:
        entry.fields.append(FieldLine(tuple(fields), line.number))
    else:
        entry.strays.append(line)
