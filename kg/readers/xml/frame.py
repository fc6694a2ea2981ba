"""What stands around the records: encoding, root element, namespaces.

Laws
    1. The records are parsed one by one, each inside the start tag of the set that holds it where
       that tag binds namespaces.
    2. Nothing of a document type declaration is used: entities that it declares stay undefined.

Source: XML 1.0, sections 2.8 and 4.3.3 with appendix F (encodings); Namespaces in XML 1.0.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

PROLOGUE: Final = r"\ufeff?(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
"""What stands before the root; it gives nothing back, or thirty blanks would take for ever."""

_DECLARED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z][\w.:-]*)[\"']", re.ASCII)
_TAG_NAME = re.compile(rb"</?([^\s/>]+)")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_BY_BYTES = re.compile(r"utf-8|ascii|iso8859-\d+|cp125\d|koi8-[rut]")
"""Python's names of encodings, known to lxml, in which mark-up is ASCII and nothing else is."""
_NO_ENCODINGS: Final = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
"""Python's ways to write text in ASCII, which know no replacement for what is not valid."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are read.

    ``name`` is Python's. ``by_bytes`` tells that the file can be cut without decoding it; else it
    is turned into UTF-8 first and has no byte offsets. ``unknown`` is a declared name that
    nobody knows, or that cannot be right.
    """

    name: str
    mark: int = 0
    by_bytes: bool = True
    unknown: str | None = None


def encoding_of(head: bytes) -> Encoding:
    """Return the encoding of a file by its first bytes.

    >>> encoding_of(b"<?xml version='1.0' encoding='ISO-8859-1'?>").name
    'iso8859-1'
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            length = 0 if mark.startswith((b"<", b"\x00<")) else len(mark)
            return Encoding(name, length, by_bytes=name == "utf-8")
    found = _DECLARED.match(head)
    if found is None:
        return Encoding("utf-8")
    declared = found[1].decode("ascii")
    known = _codec(declared)
    if known is None:
        return Encoding("utf-8", unknown=declared)
    return Encoding(known, by_bytes=_BY_BYTES.fullmatch(known) is not None)


def _codec(declared: str) -> str | None:
    """Return Python's name of an encoding in which the declaration reads as it does in ASCII.

    UTF-16 is none, for the declaration was found byte by byte; nor is what Python calls a codec
    but turns no bytes into letters (``zlib``).
    """
    try:
        name = codecs.lookup(declared).name
        same = declared.encode("ascii").decode(name) == declared
    except (LookupError, UnicodeError):
        return None
    return name if same and name not in _NO_ENCODINGS else None


def local_name(tag: bytes) -> str:
    """Return the name of a tag without its prefix.

    >>> local_name(b"</x:PubmedArticleSet >")
    'PubmedArticleSet'
    """
    found = _TAG_NAME.match(tag)
    return found[1].rpartition(b":")[2].decode("utf-8", "replace") if found else ""


def wrapping(tag: bytes) -> tuple[bytes, bytes]:
    """Return what has to stand around a record of the set with this start tag, if anything.

    >>> wrapping(b'<PubmedArticleSet xmlns:m="urn:x">')
    (b'<PubmedArticleSet xmlns:m="urn:x">', b'</PubmedArticleSet>')
    """
    found = _TAG_NAME.match(tag)
    if found is None or b"xmlns" not in tag:
        return b"", b""
    return tag, b"</%s>" % found[1]
