"""Compressed bytes to plain ones: gzip, bzip2, xz and Zstandard, by what the bytes are.

Laws
    1. What was decompressed before a fault is handed on; the fault says at which byte of the
       compressed file it showed.
    2. Files of several streams one after the other are one (RFC 1952, section 2.2; RFC 8878,
       section 3; the xz format, section 2); zeros behind the last one are padding.
    3. A step takes 64 KiB and gives at most `CHUNK` bytes, whatever the stream claims of itself.
"""

import bz2
import lzma
import sys
import zlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import BinaryIO, Final, Literal, Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHUNK: Final = 1024 * 1024
_STEP: Final = 64 * 1024
_GZIP_WINDOW: Final = 31  # zlib's word for: a gzip header, the largest window
_XZ_MEMORY: Final = 128 * 1024 * 1024  # xz -9 asks for 65 MB; a hostile header for 4 GB
_ZSTD_WINDOW: Final = (
    27  # powers of two: 128 MB, the most that zstd itself takes without being told
)

Compression = Literal["gzip", "bzip2", "xz", "Zstandard"]
_SIGNATURES: Final[tuple[tuple[bytes, Compression], ...]] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
)


class Decoder(Protocol):
    """What the standard library's decompressors have in common."""

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether all that was given has been decompressed."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the stream."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Return at most ``max_length`` decompressed bytes."""
        ...


class _Gzip:
    """zlib's decompressor with the interface of the others."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(_GZIP_WINDOW)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        found = self._inner.decompress(self._inner.unconsumed_tail + data, max(max_length, 0))
        self.needs_input = not self._inner.unconsumed_tail and len(found) != max_length
        return found


def _zstd_decoder() -> Decoder:
    limit = {int(zstd.DecompressionParameter.window_log_max): _ZSTD_WINDOW}
    return zstd.ZstdDecompressor(options=limit)


_DECODERS: Final[dict[Compression, Callable[[], Decoder]]] = {
    "gzip": _Gzip,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY),
    "Zstandard": _zstd_decoder,
}
_ERRORS: Final = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zstd.ZstdError)


@dataclass(frozen=True, slots=True)
class Broken:
    """Why decompressing ended early, and behind which byte of the compressed file."""

    reason: Literal["cut-off", "damaged"]
    place: int


def compression_of(head: bytes) -> Compression | None:
    r"""Return how a file is compressed, by its first bytes.

    >>> compression_of(b"\x1f\x8b\x08\x00"), compression_of(b"BZhou et al. write")
    ('gzip', None)
    """
    found = next((name for mark, name in _SIGNATURES if head.startswith(mark)), None)
    if found == "bzip2" and not (head[3:4] in b"123456789" and head[4:10] in _BZIP2_BLOCKS):
        return None
    return found


_BZIP2_BLOCKS: Final = frozenset({b"1AY&SY", b"\x17rE8P\x90"})
"""The first block's mark, or the mark of the end of an empty stream."""


def decompress(stream: BinaryIO, kind: Compression) -> Generator[bytes, None, Broken | None]:
    """Yield the decompressed bytes in pieces; return what was wrong with them, if anything.

    Raises `OSError` where the stream cannot be read.
    """
    decoder = _DECODERS[kind]()
    place, fresh, ended = 0, True, False
    data = b""
    while True:
        if not data and (fresh or decoder.needs_input):
            data = stream.read(_STEP)
            place += len(data)
            if not data:
                return None if ended and fresh else Broken("cut-off", place)
        if fresh and ended and not (data := data.lstrip(b"\0")):
            continue  # padding
        given, data = data, b""
        try:
            piece = decoder.decompress(given, CHUNK)
        except _ERRORS:
            return Broken("damaged", place)
        fresh = fresh and not given
        if piece:
            yield piece
        if decoder.eof:
            data, fresh, ended = decoder.unused_data, True, True
            decoder = _DECODERS[kind]()
