"""Unpacked bytes, kept on disk for as long as they are read.

Laws
    1. The bytes lie in one file without a name, which the system removes, whatever happens; no
       name that an archive gives is ever used.
    2. Every opened stream has its own place, and can seek.
"""

import io
import tempfile
from collections.abc import Iterable
from types import TracebackType
from typing import IO, BinaryIO, Self, cast


class Spool:
    """Bytes on disk; a context manager."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.length = 0

    def __enter__(self) -> Self:
        """Return the spool."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the bytes go."""
        self._file.close()

    def fill(self, pieces: Iterable[bytes]) -> None:
        """Add bytes at the end; raises `OSError` where the disk is full."""
        self._file.seek(self.length)
        for piece in pieces:
            self._file.write(piece)
            self.length += len(piece)
        self._file.flush()

    def open(self) -> BinaryIO:
        """Return a stream of the bytes, with a place of its own."""
        return cast("BinaryIO", io.BufferedReader(_View(self._file, self.length), _BUFFER))


_BUFFER = 128 * 1024


class _View(io.RawIOBase):
    """A place in the bytes of a file that others read too."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._shared = file
        self._length = length
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._shared.fileno()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._shared.seek(self._place)
        data = self._shared.read(min(len(buffer), max(self._length - self._place, 0)))
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._length}[whence]
        if base + offset < 0:
            raise ValueError("a place before the first byte")
        self._place = base + offset
        return self._place

    def tell(self) -> int:
        return self._place
