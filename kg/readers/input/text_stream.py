"""The lines of a text file as a stream: each with its number and its place in the file's bytes.

Laws
    1. Two passes, each in constant memory: the first finds the encoding by the laws of `decode`,
       the second gives the lines.
    2. A line ends at LF, CR LF or CR alone: exports have other line separators inside their values.
    3. Where bytes are not valid UTF-8 and nothing names an encoding, each line that is valid is
       UTF-8 and each other one Windows-1252, or else ISO 8859-1: one stray byte harms one line.
    4. A line longer than `LONGEST_LINE` is cut there, and says so; the bytes stay counted.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from kg.model import Finding, Severity
from kg.readers.input.decode import decode
from kg.readers.input.files import InputFile

LONGEST_LINE = 4 * 1024 * 1024
"""Characters; the longest abstracts and author lists have some ten thousands."""

_CHUNK = 1024 * 1024
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPED = re.compile("[\udc80-\udcff]")
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first pass finds: the file's SHA-256, its encoding, and its byte-order mark's length.

    ``exact`` tells that every byte is valid in the encoding; others become U+FFFD in the text.
    ``guessed`` tells that nothing names the encoding, and that it is not UTF-8 throughout;
    ``invalid`` is the first byte that is not valid.
    """

    sha256: str
    encoding: str
    mark: int
    exact: bool
    guessed: bool = False
    invalid: int | None = None

    def encoding_for(self, part: bytes) -> str:
        """Return the encoding of a part of the file, which is judged by itself in a guess."""
        return decode(part).encoding if self.guessed else self.encoding


@dataclass(frozen=True, slots=True)
class StreamLine:
    """One line: its text without the line end, and the bytes from ``start`` up to ``end``.

    ``end`` is behind the line end. ``cut`` tells that the text was longer and is not all here.
    """

    number: int
    text: str
    start: int
    end: int
    cut: bool = False


def survey(file: InputFile) -> Survey:
    """Return what the first pass over a file finds; raises `OSError`."""
    with file.open() as stream:
        head = stream.read(4)
        mark, marked = next(
            ((len(mark), name) for mark, name in _MARKS if head.startswith(mark)), (0, None)
        )
        stream.seek(0)
        return _survey(stream, mark, marked, file.sha256)


def doubts(file: InputFile, found: Survey) -> Iterator[Finding]:
    """Yield what is doubtful about a file's encoding."""
    if found.invalid is None:
        return
    place = f"; the first are at byte {found.invalid:,}"
    if found.guessed:
        yield Finding(
            "encoding-guessed", Severity.WARNING, file.name,
            f"bytes that are not valid UTF-8 were read as {found.encoding}{place}",
            remedy="if letters look wrong, export the file again as UTF-8",
        )  # fmt: skip
    else:
        yield Finding(
            "bytes-invalid", Severity.WARNING, file.name,
            f"bytes that {found.encoding} does not allow were replaced by U+FFFD{place}",
            remedy="export the file again",
        )  # fmt: skip


def _survey(stream: BinaryIO, mark: int, marked: str | None, sha256: str) -> Survey:
    decoder = codecs.getincrementaldecoder(marked or "utf-8")()
    invalid, windows, place = None, True, mark
    stream.seek(mark)
    while invalid is None or (windows and not marked):
        chunk = stream.read(_CHUNK)
        if invalid is None:
            invalid = _invalid(decoder, chunk, place)
        if not chunk:
            break
        windows = windows and not _NOT_WINDOWS.search(chunk)
        place += len(chunk)
    if marked or invalid is None:
        return Survey(sha256, marked or "utf-8", mark, invalid is None, invalid=invalid)
    name = "windows-1252" if windows else "iso-8859-1"
    return Survey(sha256, name, 0, exact=True, guessed=True, invalid=invalid)


def _invalid(decoder: codecs.IncrementalDecoder, chunk: bytes, place: int) -> int | None:
    """Return the first byte that is not valid in a chunk at a place; an empty one is the end."""
    try:
        decoder.decode(chunk, not chunk)
    except UnicodeDecodeError as error:
        return place + len(chunk) - len(error.object) + error.start
    return None


def lines_of(file: InputFile, found: Survey) -> Iterator[StreamLine]:
    """Yield every line of a file, blank ones too; raises `OSError`."""
    with file.open() as binary:
        binary.seek(found.mark)
        # A letter a byte keeps the bytes as they are, to be decoded line by line.
        encoding = "iso-8859-1" if found.guessed else found.encoding
        text = io.TextIOWrapper(binary, encoding, _errors(found), newline="")
        yield from _lines(text, found)


def _lines(text: TextIO, found: Survey) -> Iterator[StreamLine]:
    number, place = 0, found.mark
    while kept := text.readline(LONGEST_LINE):
        number += 1
        start, whole = place, kept
        place += _length(kept, found)
        while not whole.endswith(("\n", "\r")) and (whole := text.readline(LONGEST_LINE)):
            place += _length(whole, found)
        cut = len(kept) == LONGEST_LINE and not kept.endswith(("\n", "\r"))
        clean = _clean(kept, found)
        yield StreamLine(number, clean.rstrip("\r\n"), start, place, cut)


def _clean(line: str, found: Survey) -> str:
    if found.guessed:
        return line if line.isascii() else decode(line.encode("iso-8859-1")).text
    return line if found.exact else _ESCAPED.sub("\ufffd", line)


def _errors(found: Survey) -> str:
    """Return how invalid bytes are read: so that writing the text again gives as many bytes."""
    if found.exact:
        return "strict"
    return "surrogateescape" if found.encoding == "utf-8" else "replace"


def _length(text: str, found: Survey) -> int:
    if found.guessed or (found.encoding == "utf-8" and text.isascii()):
        return len(text)
    return len(text.encode(found.encoding, _errors(found)))
