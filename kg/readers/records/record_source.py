"""Where the records of a streamed file come from."""

import hashlib
from dataclasses import dataclass

from kg.model import Source
from kg.readers.input.files import InputFile

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RecordSource:
    """Makes the `Source` of each record of one file; the record's bytes are read once more."""

    file: InputFile
    sha256: str
    reader: str

    def of(self, number: int, start: int, end: int) -> Source:
        """Return the source of the record in the bytes ``start`` to ``end``; raises `OSError`."""
        digest = hashlib.sha256()
        with self.file.open() as stream:
            stream.seek(start)
            left = end - start
            while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
                digest.update(chunk)
                left -= len(chunk)
        name, member = self.file.name, self.file.member
        return Source(
            name, self.sha256, digest.hexdigest(), self.reader, number, member, start, end
        )
