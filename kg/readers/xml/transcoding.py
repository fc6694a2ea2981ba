"""Streams of bytes in front of other streams."""

import codecs
from typing import Protocol

from kg.readers.xml.frame import Encoding


class Readable(Protocol):
    """What gives at most ``size`` bytes, and none at its end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        ...


class Rejoined:
    """Bytes that were read already, and then the rest of their stream."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        if not self._head:
            return self._rest.read(size)
        taken, self._head = self._head[:size], self._head[size:]
        return taken


class Transcoded:
    """A stream in another encoding as UTF-8; bytes that it does not allow become U+FFFD."""

    def __init__(self, stream: Readable, encoding: Encoding) -> None:
        self._stream = stream
        self._skip = encoding.mark
        self._decoder = codecs.getincrementaldecoder(encoding.name)(errors="replace")
        self._ended = False

    def read(self, size: int, /) -> bytes:
        """Return about ``size`` bytes; more where letters take more bytes than they did."""
        while not self._ended:
            chunk = self._stream.read(size)
            self._ended = not chunk
            if self._skip:
                chunk, self._skip = chunk[self._skip :], max(0, self._skip - len(chunk))
            text = self._decoder.decode(chunk, self._ended)
            if text:
                return text.encode()
        return b""


def whole(stream: Readable, head: bytes, encoding: Encoding) -> Readable:
    """Return a stream from its beginning, given the head that was read; UTF-8 where need be.

    Bytes that can be split as they are stay as they are, so that offsets are the file's own.
    """
    rest = Rejoined(head, stream)
    return rest if encoding.by_bytes else Transcoded(rest, encoding)
