"""Texts with a few NUL bytes, which broken downloads and disks leave.

Laws
    1. A NUL byte is read as SUB, which ASCII has for a character in the place of a wrong one, so
       that everything else keeps its place; what is read says U+FFFD there.
    2. Sources stay those of the file as it lies: the digest is that of its own bytes.
    3. Each record that held some is named with the first one's place, and so is the first that
       stands outside every record that was read.

Source: ISO/IEC 646, control function SUB.
"""

import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO, Final, TypeVar, cast

from kg.model import Finding, Readings, Record, Severity, field_names, replace
from kg.readers.input.files import InputFile, Unpacked

SUBSTITUTE: Final = b"\x1a"
_NUL: Final = b"\x00"
_CHUNK: Final = 1024 * 1024
_ONE_BYTE_ENCODINGS: Final = frozenset({"utf-8", "windows-1252", "iso-8859-1"})
_REMEDY: Final = "fetch or export the file again"
T = TypeVar("T")


def holds_nuls(file: InputFile, encoding: str) -> bool:
    """Tell whether a text in an encoding has NUL bytes that are no part of its characters."""
    if encoding not in _ONE_BYTE_ENCODINGS:
        return False
    with file.open() as stream:
        return any(_NUL in chunk for chunk in iter(lambda: stream.read(_CHUNK), b""))


def substituted(file: InputFile) -> InputFile:
    """Return a file as it is, but for its NUL bytes."""

    def opened() -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(_Substituted(file.open()), _CHUNK))

    return InputFile(
        file.path, file.name, file.fault, file.member,
        Unpacked(opened, file.size(), file.sha256),
    )  # fmt: skip


def restored(readings: Readings, file: InputFile) -> Readings:
    """Yield what was read of a substituted file as if it were of the file, and where NULs stood."""
    places: list[tuple[int, int]] = []
    for reading in map(_restored, readings):
        source = None if isinstance(reading, Finding) else reading.source
        if isinstance(reading, Finding) or source is None or source.end is None:
            yield reading
            continue
        start, end = source.start or 0, source.end
        places.append((start, end))
        content = _bytes(file, start, end)
        digest = hashlib.sha256(content).hexdigest()
        yield replace(reading, source=replace(source, digest=digest))
        if _NUL in content:
            yield _held(file, content.count(_NUL), start + content.index(_NUL), source.number)
    yield from _outside(file, places)


def _outside(file: InputFile, places: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield the finding of NUL bytes in no place that was read, if there are any."""
    count, first, done = 0, 0, 0
    for start, end in (*sorted(places), (file.size(), file.size())):
        for at in range(done, start, _CHUNK):
            gap = _bytes(file, at, min(start, at + _CHUNK))
            if not count and _NUL in gap:
                first = at + gap.index(_NUL)
            count += gap.count(_NUL)
        done = max(done, end)
    if count:
        yield _held(file, count, first)


def _held(file: InputFile, count: int, first: int, record: int | None = None) -> Finding:
    what = f"{count:,} NUL bytes" if count > 1 else "a NUL byte"
    where = "in this record" if record else "outside of what was read"
    began = f", the first at byte {first:,}" if count > 1 else f", at byte {first:,}"
    message = f"{what} {where}{began}{'; U+FFFD stands for each' if record else ''}"
    return Finding(
        "bytes-invalid", Severity.WARNING, file.name, message, record=record, remedy=_REMEDY
    )


def _bytes(file: InputFile, start: int, end: int) -> bytes:
    with file.open() as stream:
        stream.seek(start)
        return stream.read(end - start)


def _restored(value: T) -> T:
    """Return a record with U+FFFD where it has SUB."""
    if isinstance(value, str) and not isinstance(value, Severity):
        return cast("T", value.replace(SUBSTITUTE.decode(), "\ufffd"))
    if isinstance(value, tuple):
        return cast("T", tuple(map(_restored, value)))
    if isinstance(value, Record):
        parts = {name: _restored(getattr(value, name)) for name in field_names(type(value))}
        return cast("T", replace(value, **parts))
    return value


class _Substituted(io.RawIOBase):
    """A stream whose NUL bytes are SUB."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data.replace(_NUL, SUBSTITUTE)
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
