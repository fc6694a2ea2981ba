"""The records of a file: one page, or several pasted into one file."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Source
from kg.readers.input.decode import Decoded
from kg.readers.input.files import InputFile
from kg.readers.parts.lines import Row


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it stands, and its rows."""

    source: Source
    rows: tuple[Row, ...]


def records_of(
    file: InputFile, decoded: Decoded, rows: tuple[Row, ...], starts: Sequence[int], reader: str
) -> Iterator[Record]:
    """Yield the records of a file that begin at the rows ``starts``; the first begins the file."""
    cuts = sorted({0, *starts})
    places = [
        0,
        *(decoded.byte_offset(rows[cut].lines[0].start) for cut in cuts[1:]),
        len(file.content),
    ]
    for number, cut in enumerate(cuts, start=1):
        end = cuts[number] if number < len(cuts) else len(rows)
        start_byte, end_byte = places[number - 1], places[number]
        digest = hashlib.sha256(file.content[start_byte:end_byte]).hexdigest()
        source = Source(file.name, file.sha256, digest, reader, number, None, start_byte, end_byte)
        yield Record(source, rows[cut:end])
