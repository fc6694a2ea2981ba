"""The members of a ZIP archive whose directory is lost, by the headers in front of each.

Laws
    1. Headers are followed from the first byte on for as long as each says how long its member is;
       nothing is searched for, for a member may hold archives itself.
    2. A member is checked against the checksum in its header.

Source: PKWARE, APPNOTE 6.3.10, section 4.3.7.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

_HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
_MARK: Final = b"PK\x03\x04"
_ENCRYPTED, _SIZE_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_CHUNK: Final = 64 * 1024
_MOST: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class LostMember:
    """A member by its own header: where its bytes lie, and how they are packed."""

    name: str
    start: int
    packed: int
    method: int
    checksum: int
    encrypted: bool

    @property
    def known(self) -> bool:
        """Tell whether the member is packed in a way that is read here."""
        return self.method in {_STORED, _DEFLATED}


def lost_members(stream: BinaryIO) -> Iterator[LostMember]:
    """Yield the members in the order in which they lie; raises `OSError`."""
    place = 0
    while True:
        stream.seek(place)
        head = stream.read(_HEADER.size)
        if len(head) < _HEADER.size or not head.startswith(_MARK):
            return
        _, _, flags, method, _, _, checksum, packed, _, named, extra = _HEADER.unpack(head)
        name = stream.read(named)
        if flags & _SIZE_BEHIND or packed == 0xFFFFFFFF or len(name) < named:  # noqa: PLR2004
            return
        start = place + _HEADER.size + named + extra
        text = name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        if not text.endswith("/"):
            yield LostMember(text, start, packed, method, checksum, bool(flags & _ENCRYPTED))
        place = start + packed


def unpacked(stream: BinaryIO, member: LostMember) -> Iterator[bytes]:
    """Yield a member's bytes; raises `ValueError` or `zlib.error` where they are not whole."""
    found = 0
    for piece in _inflated(stream, member):
        found = zlib.crc32(piece, found)
        yield piece
    if found != member.checksum:
        raise ValueError("its checksum is another, or its end is missing")


def _inflated(stream: BinaryIO, member: LostMember) -> Iterator[bytes]:
    decoder = zlib.decompressobj(-zlib.MAX_WBITS) if member.method == _DEFLATED else None
    place, left = member.start, member.packed
    while left:
        stream.seek(place)
        piece = stream.read(min(left, _CHUNK))
        if not piece:
            return
        place, left = place + len(piece), left - len(piece)
        if decoder is None:
            yield piece
            continue
        while piece:
            yield decoder.decompress(piece, _MOST)
            piece = decoder.unconsumed_tail
    if decoder:
        yield decoder.flush()
