"""Pages that a browser saved as one file with all that belongs to them (MHTML, RFC 2557).

Law: the first part of HTML is the page; frames, pictures and style sheets behind it are none.
"""

import re
from email import message_from_bytes
from email.message import Message
from typing import Final, NamedTuple

_HEADERS = re.compile(
    r"\ufeff?\s*(?:[A-Za-z][A-Za-z-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?"
    r"Content-Type:\s*multipart/related\b",
    re.IGNORECASE,
)
_HEAD: Final = 8_000


class ArchivedPage(NamedTuple):
    """The bytes of a page, marked as UTF-8 where the archive tells their encoding; its address."""

    content: bytes
    address: str | None


def is_web_archive(text: str) -> bool:
    r"""Tell whether a text is a page saved with its parts, by its headers.

    >>> is_web_archive("MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n")
    True
    """
    return _HEADERS.match(text[:_HEAD].replace("\r\n", "\n")) is not None


def archived_page(content: bytes) -> ArchivedPage | None:
    """Return the page of an archive; ``None`` where the bytes are none, or hold no page."""
    if not is_web_archive(content[:_HEAD].decode("latin-1")):
        return None
    message = message_from_bytes(content.removeprefix(b"\xef\xbb\xbf").lstrip())
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return None
    return ArchivedPage(_in_utf8(payload, part), _address(message) or _address(part))


def _in_utf8(payload: bytes, part: Message) -> bytes:
    charset = part.get_content_charset()
    try:
        return b"\xef\xbb\xbf" + payload.decode(charset).encode() if charset else payload
    except (LookupError, UnicodeError):
        return payload


def _address(message: Message) -> str | None:
    for name in ("Snapshot-Content-Location", "Content-Location"):
        value = str(message.get(name, "")).strip()
        if re.fullmatch(r"https?://\S+", value):
            return value
    return None
