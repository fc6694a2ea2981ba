"""The members of ZIP and tar archives, in the order of their names.

Laws
    1. A member's name is data: it names the member in findings and sources, and nothing else.
    2. A member that is no regular file, whose path climbs out of the archive, or that is encrypted
       is named and left out.
    3. What stands before a fault is read.

Sources: PKWARE, APPNOTE 6.3.10; POSIX.1-2017, pax, "ustar Interchange Format".
"""

import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, Final, Literal, cast

from kg.readers.input.compression import CHUNK
from kg.readers.input.files import printable
from kg.readers.input.zip_recovery import LostMember, lost_members, unpacked

ArchiveKind = Literal["ZIP", "tar"]
_TAR_BLOCK: Final = 512
_ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OUTSIDE = re.compile(r"(?:[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$))")
_LONGEST_READ: Final = 64 * 1024 * 1024


class BadArchive(Exception):
    """An archive, or a member of one, that cannot be read on; its text says why."""


_ERRORS: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError,
    ValueError, LookupError, ArithmeticError, RuntimeError, BadArchive,
)  # fmt: skip
"""What the standard library raises for archives that are damaged, or that it cannot read."""


@dataclass(frozen=True, slots=True)
class Member:
    """One regular file of an archive; ``fault`` is the code of what keeps it from being read.

    ``pieces`` yields its bytes; it raises `BadArchive` where they are damaged, and `OSError`.
    """

    name: str
    pieces: Callable[[], Iterator[bytes]]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The members of an archive by name, and why there may be more of them.

    ``office`` tells that the archive is a document: OOXML, OpenDocument, EPUB.
    """

    members: tuple[Member, ...]
    broken: str | None = None
    office: bool = False


def archive_kind(head: bytes) -> ArchiveKind | None:
    """Return what archive a file is, by its first bytes: 512 of them."""
    if head.startswith(_ZIP_MARKS):
        return "ZIP"
    if len(head) < _TAR_BLOCK:
        return None
    try:
        tarfile.TarInfo.frombuf(head[:_TAR_BLOCK], "utf-8", "replace")
    except (tarfile.HeaderError, ValueError):
        return None
    return "tar"


def listing(stream: BinaryIO, kind: ArchiveKind) -> Listing:
    """Return the members of an archive; raises `OSError`, never for a damaged archive."""
    found = _zip_listing(stream) if kind == "ZIP" else _tar_listing(stream)
    return Listing(
        tuple(sorted(found.members, key=lambda item: item.name)), found.broken, found.office
    )


def _zip_listing(stream: BinaryIO) -> Listing:
    try:
        archive = zipfile.ZipFile(stream)
    except _ERRORS:
        members = tuple(_lost_member(stream, lost) for lost in lost_members(stream))
        return Listing(members, "its directory, which stands at the end, cannot be read")
    infos = archive.infolist()
    members = tuple(_zip_member(archive, info) for info in infos if not info.is_dir())
    names = [info.filename for info in infos]
    return Listing(members, None, "[Content_Types].xml" in names or names[:1] == ["mimetype"])


def _lost_member(stream: BinaryIO, lost: LostMember) -> Member:
    fault = _unsafe(lost.name) or ("member-encrypted" if lost.encrypted else None)
    return Member(_name(lost.name), lambda: _lost_pieces(stream, lost), fault)


def _lost_pieces(stream: BinaryIO, lost: LostMember) -> Iterator[bytes]:
    if not lost.known:
        raise BadArchive("it is packed in a way that is not read without the archive's directory")
    try:
        yield from unpacked(stream, lost)
    except _ERRORS as error:
        raise BadArchive(str(error)) from error


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    kind = info.external_attr >> 28  # the file type of a Unix mode; 0 elsewhere
    fault = _unsafe(info.filename)
    if kind not in {0, _REGULAR}:
        fault = "member-not-a-file"
    elif info.flag_bits & 1:
        fault = fault or "member-encrypted"
    return Member(_name(info.filename), lambda: _pieces(lambda: archive.open(info)), fault)


_REGULAR: Final = 8  # S_IFREG >> 12


def _tar_listing(stream: BinaryIO) -> Listing:
    members: list[Member] = []
    try:
        careful = cast("BinaryIO", _Careful(stream))
        archive = tarfile.open(fileobj=careful, mode="r:", errors="surrogateescape")  # noqa: SIM115
        while info := archive.next():
            archive.members.clear()  # type: ignore[attr-defined] # else a million stay in memory
            if not info.isdir():
                members.append(_tar_member(stream, info))
    except _ERRORS:
        return Listing(tuple(members), f"it is cut off or damaged at byte {stream.tell():,}")
    return Listing(tuple(members))


class _Careful:
    """A stream that refuses what no honest tar header asks for: names of many megabytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self.seek = stream.seek
        self.tell = stream.tell
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Return at most ``size`` bytes; raises `BadArchive`."""
        if not 0 <= size <= _LONGEST_READ:
            raise BadArchive(f"a header of {size:,} bytes")
        return self._stream.read(size)


def _tar_member(stream: BinaryIO, info: tarfile.TarInfo) -> Member:
    fault = _unsafe(info.name)
    if not info.isreg() or info.issparse():
        fault = "member-not-a-file"
    start, size = info.offset_data, info.size
    return Member(_name(info.name), lambda: _slice(stream, start, size), fault)


def _slice(stream: BinaryIO, start: int, size: int) -> Iterator[bytes]:
    stream.seek(start)
    left = size
    while left:
        piece = stream.read(min(left, CHUNK))
        if not piece:
            raise BadArchive(f"{left:,} of its {size:,} bytes are missing")
        left -= len(piece)
        yield piece


def _pieces(opened: Callable[[], IO[bytes]]) -> Iterator[bytes]:
    try:
        with opened() as stream:
            while piece := stream.read1(CHUNK):  # type: ignore[attr-defined]
                yield piece
    except OSError as error:
        if error.errno is None:  # bzip2's word for damaged data
            raise BadArchive(str(error)) from error
        raise
    except _ERRORS as error:
        raise BadArchive(str(error) or type(error).__name__) from error


def _unsafe(name: str) -> str | None:
    return "member-path-unsafe" if _OUTSIDE.match(name) else None


def _name(printed: str) -> str:
    """Return a name that any text can hold, without ``./`` at its front.

    >>> _name("./a/b.xml")
    'a/b.xml'
    """
    return printable(printed).removeprefix("./") or "."
