"""What a reader is: the one interface that another package implements to add a format."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.model import Readings
from kg.readers.input.files import InputFile


@dataclass(frozen=True, slots=True)
class Sample:
    """The decoded head of a file, at most `SAMPLE_LENGTH` characters, and the file's name.

    Lines end in a line feed, whatever the file has.
    """

    text: str
    name: str


SAMPLE_LENGTH = 200_000


@runtime_checkable
class Reader(Protocol):
    """Reads one format.

    ``confidence`` judges the content, never the file's name, from 0 (not this format) to 1. Below
    0.5 a reader does not want the file. ``read`` yields the records of a file and what it did not
    understand of them, one after the other, for a file may be larger than memory; it raises nothing
    but `OSError` from reading the bytes. It takes the bytes from `InputFile.open` or, where the
    file is small, `InputFile.content`: these are decompressed, and those of an archive's member.
    """

    name: str
    description: str

    def confidence(self, sample: Sample) -> float:
        """Return how sure the reader is that it can read this file, from 0 to 1."""
        ...

    def read(self, file: InputFile) -> Readings:
        """Yield the documents of a file, its deletions, and findings."""
        ...
