"""Bytes to text: what a file seems to be, and which encoding it is in.

Laws
    1. A byte-order mark decides (Unicode 15, section 23.8), or an XML declaration in UTF-16; then
       UTF-8 if all of it is valid; then
       Windows-1252, the encoding that HTML gives to unlabelled Western pages, which is a guess and
       says so; then ISO 8859-1, which knows every byte.
    2. What is not text is named, never decoded.
"""

import codecs
from dataclasses import dataclass

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text (RTF) document"),
)
_LEAD = 0xC0  # the first byte of a character of several in UTF-8
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED: tuple[tuple[bytes, str], ...] = (
    (b"<\x00?\x00x\x00m\x00", "utf-16-le"),
    (b"\x00<\x00?\x00x\x00m", "utf-16-be"),
)
"""XML declarations in UTF-16 without a mark (XML 1.0, appendix F.1)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, the length of its byte-order mark, and doubts.

    ``guessed`` tells that nothing in the file says that this is its encoding; ``damaged`` that
    bytes were found that it does not allow.
    """

    text: str
    encoding: str
    mark: int = 0
    guessed: bool = False
    damaged: bool = False

    def byte_offset(self, character: int) -> int:
        """Return where a character stands in the file's bytes."""
        return self.mark + len(self.text[:character].encode(self.encoding, errors="replace"))


def binary_kind(content: bytes) -> str | None:
    """Return what a binary file seems to be, or ``None`` for a text, which may have a few NULs.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF document'
    """
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(tuple(mark for mark, _ in (*_MARKS, *_UNMARKED))):
        return None
    nuls = content.count(0)
    if not nuls:
        return None
    if nuls * 5 > len(content) * 2 and len(content) > _WIDE:
        halves = content[::2].count(0), content[1::2].count(0)
        if max(halves) > 9 * min(halves):
            return "a text in UTF-16 without the mark that says so"
    printable = sum(content.count(sign) for sign in _PRINTED)
    if printable * 5 <= (len(content) - nuls) * 4:
        return "a binary file"
    return None if nuls * _MOST_NULS <= len(content) else _DAMAGED


_WIDE = 16
_MOST_NULS = 20
"""Bytes of a text for each that is NUL."""
_PRINTED = (*range(0x20, 0x7F), 0x09, 0x0A, 0x0D)
_DAMAGED = "a text with NUL bytes, which broken downloads and disks leave"


def decode(content: bytes) -> Decoded:
    r"""Return the text of a file.

    >>> decode(b"Bu\xeeyon").encoding
    'windows-1252'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], encoding, len(mark))
    for opening, encoding in _UNMARKED:
        if content.startswith(opening):
            return _decode_marked(content, encoding, 0)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_western(content)


def whole_characters(head: bytes) -> bytes:
    """Return the head of a longer file without a character that was cut in two at its end.

    >>> whole_characters("Bélimumab é".encode()[:-1]).decode()
    'Bélimumab '
    """
    mark = next((mark for mark, _ in _MARKS if head.startswith(mark)), b"")
    if len(mark) in {2, 4} or head.startswith(tuple(opening for opening, _ in _UNMARKED)):
        return head[: len(mark) + (len(head) - len(mark)) // 4 * 4]
    for length in range(1, 4):
        if len(head) >= length and head[-length] >= _LEAD:
            return head[:-length]
    return head


def _decode_marked(content: bytes, encoding: str, mark: int) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, errors="replace"), encoding, mark, damaged=True)


def _decode_western(content: bytes) -> Decoded:
    for encoding in ("windows-1252", "iso-8859-1"):
        try:
            return Decoded(content.decode(encoding), encoding, guessed=True)
        except UnicodeDecodeError:
            continue
    raise AssertionError("ISO 8859-1 has a character for every byte")
