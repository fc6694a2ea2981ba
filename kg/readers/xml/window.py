"""A window that moves over a stream of bytes.

Laws
    1. Only what stands behind `Window.place` is kept, and never more than `LARGEST` and a chunk.
    2. Looking for the same bytes again costs nothing until their place is passed, so that a file
       of openings without ends takes time in proportion to its length.
"""

from typing import Final

from kg.readers.xml.transcoding import Readable

CHUNK: Final = 1024 * 1024
LARGEST: Final = 32 * 1024 * 1024
"""Bytes of one record; the largest, with thousands of collaborators, have a few million."""

_OPENING: Final = ord("<")


class Window:
    """The bytes from ``place`` on; ``line`` counts from 1."""

    def __init__(self, stream: Readable, largest: int = LARGEST, mark: int = 0) -> None:
        self._stream = stream
        self._largest = largest
        self._base = 0
        self._found: dict[bytes, int] = {}
        self._ended = False
        self.buffer = b""
        self.place = 0
        self.line = 1
        if mark:
            self.more()
            self.place = mark

    @property
    def offset(self) -> int:
        """Where ``place`` stands in the file."""
        return self._base + self.place

    @property
    def full(self) -> bool:
        """Tell whether as much is held as may be."""
        return len(self.buffer) - self.place >= self._largest

    def more(self) -> bool:
        """Take in more bytes, at least as many as are held, or return false at the end."""
        if self._ended or self.full:
            return False
        held = len(self.buffer) - self.place
        chunk = self._stream.read(min(max(CHUNK, held), max(CHUNK, self._largest - held)))
        self._ended = not chunk
        self._base += self.place
        self.buffer = self.buffer[self.place :] + chunk
        self.place = 0
        self._found.clear()
        return bool(chunk)

    def find(self, needle: bytes, start: int) -> int:
        """Return where ``needle`` stands at or behind ``start``, or the length of the buffer."""
        at = self._found.get(needle, -1)
        if at < start:
            at = self.buffer.find(needle, start)
            at = len(self.buffer) if at < 0 else at
            self._found[needle] = at
        return at

    def find_markup(self, mark: bytes, start: int) -> int:
        """Return where ``<`` and then ``mark``, one byte, stand, as `find` does.

        Marks (``!``, ``?``) are rare and ``<`` is not: looking for the mark is ten times as fast as
        looking for both.
        """
        known = self._found.get(mark, -1)
        if known >= start:
            return known
        at = self.buffer.find(mark, start + 1)
        while at >= 0 and self.buffer[at - 1] != _OPENING:
            at = self.buffer.find(mark, at + 1)
        self._found[mark] = len(self.buffer) if at < 0 else at - 1
        return self._found[mark]

    def advance(self, place: int) -> None:
        """Move on to ``place``."""
        self.line += self.buffer.count(b"\n", self.place, place)
        self.place = place
