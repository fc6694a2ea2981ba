r"""Which encoding a saved page is in.

Laws
    1. A byte-order mark decides; then UTF-8, where the bytes prove it (valid, and not all ASCII),
       for browsers save as UTF-8 and leave the old declaration standing; then what the page
       declares; then the laws of `kg.readers.input.decode`.
    2. A declaration is looked for in the first bytes alone, and its labels mean what browsers take
       them to mean: ``iso-8859-1`` is Windows-1252.

Source: WHATWG, Encoding Standard (labels), and HTML, section 13.2.3.2 (prescan of 1024 bytes; real
pages have the declaration later, so four times as many are looked at).
"""

import codecs
import re
from typing import Final

from kg.readers.input.decode import Decoded, decode

_PRESCAN: Final = 4096
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]+)"
    rb"|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"'](?P<xml>[\w.:-]+)",
    re.IGNORECASE,
)
_LABELS: Final = {
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252", "iso-8859-9": "windows-1254", "gb2312": "gb18030", "gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "x-sjis": "cp932",
    "tis-620": "cp874", "windows-874": "cp874",
}  # fmt: skip


def decode_html(content: bytes) -> Decoded:
    r"""Return the text of a page; ``guessed`` where neither the bytes nor the page told.

    >>> decode_html(b'<meta charset="windows-1251">\xef').text[-1]
    'п'
    >>> decode_html(b'<meta charset="latin1">\xc3\xa9').text[-1]
    'é'
    """
    found = decode(content)
    if not found.guessed:
        return found
    label = declared_encoding(content)
    codec = _codec(label) if label else None
    if codec is None or codec == "utf-8":
        return found
    try:
        return Decoded(content.decode(codec), codec)
    except UnicodeDecodeError:
        return Decoded(content.decode(codec, errors="replace"), codec, damaged=True)


def declared_encoding(content: bytes) -> str | None:
    """Return the label that the page declares, in lower case, or ``None``."""
    found = _DECLARED.search(content[:_PRESCAN])
    return (found["meta"] or found["xml"]).decode("ascii").casefold() if found else None


def _codec(label: str) -> str | None:
    """Return Python's name of a text encoding that keeps ASCII, or ``None``."""
    try:
        codec = codecs.lookup(_LABELS.get(label, label))
        ascii_kept = codec.decode(b"<a>")[0] == "<a>"
    except (LookupError, UnicodeError, TypeError, ValueError):
        return None
    return codec.name if ascii_kept else None
