"""Records of tagged text: what MEDLINE, RIS and EndNote exports have in common."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.model import Finding, Severity
from kg.readers.input.text_stream import StreamLine

LONGEST_VALUE = 5_000
"""Characters of a field that is no running text: what is longer is damage, and is not parsed."""

LARGEST_RECORD = 32 * 1024 * 1024
"""Characters; the largest records, with thousands of collaborators, have one or two million."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its tag, its lines as printed without indentation, and its first line's number."""

    tag: str
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The lines joined by one blank."""
        return " ".join(self.lines)


@dataclass(slots=True)
class TaggedRecord:
    """One record in the making: the parts of its fields, and the bytes and the line of its start.

    ``closed`` tells that its end was seen. ``strays`` are lines that belong to no field.
    """

    number: int
    line: int
    start: int
    end: int
    parts: list[tuple[str, list[str], int]] = field(default_factory=list)
    strays: list[StreamLine] = field(default_factory=list)
    closed: bool = False
    too_large: bool = False
    length: int = 0

    @property
    def fields(self) -> Iterator[Field]:
        """The fields in printed order."""
        return (Field(tag, tuple(lines), line) for tag, lines, line in self.parts)

    def add(self, tag: str, text: str, line: StreamLine) -> None:
        """Begin a field."""
        if self._take(line):
            self.parts.append((tag, [text.strip()], line.number))

    def extend(self, line: StreamLine) -> None:
        """Add a line to the last field."""
        if self._take(line):
            self.parts[-1][1].append(line.text.strip())

    def stray(self, line: StreamLine) -> None:
        """Keep a line that belongs to no field."""
        if self._take(line):
            self.strays.append(line)

    def _take(self, line: StreamLine) -> bool:
        self.end = line.end
        self.length += len(line.text)
        self.too_large = self.too_large or line.cut or self.length > LARGEST_RECORD
        return not self.too_large


Splitter = Callable[[Iterator[StreamLine]], Iterator[TaggedRecord]]


def too_large(file: str, record: TaggedRecord) -> Finding:
    """Return the finding for a record whose end was left out."""
    return Finding(
        "record-too-large",
        Severity.ERROR,
        file,
        f"this record has more than {LARGEST_RECORD:,} characters or one endless line; "
        "what is beyond was left out",
        record=record.number,
        line=record.line,
        remedy="check that the file is what its format says; export it again",
    )


def cut_off(file: str, record: TaggedRecord, end: str) -> Finding:
    """Return the finding for a last record that does not end as records of its format do."""
    return Finding(
        "record-cut-off",
        Severity.WARNING,
        file,
        f"the file ends inside this record: {end}; what is there was read",
        record=record.number,
        line=record.line,
        remedy="export the file again",
    )
