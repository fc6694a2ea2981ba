"""The text of a file that is one page: whole in memory, so bounded."""

import re
from itertools import islice

from kg.model import Finding, Severity
from kg.readers.input.decode import Decoded, decode
from kg.readers.input.files import InputFile

LARGEST = 20 * 1024 * 1024
"""Bytes; a page is a few kilobytes, and what is larger is something else."""


_OPENING = re.compile(
    r"\s*(?:<\?xml\b|<!doctype\b|<!--|<[a-z][\w:.-]*(?:\s[^<>]*)?/?>)", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:div|p|span|li|ul|a|td|tr|br|script|meta|link|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_MANY = 20


def looks_like_markup(text: str) -> bool:
    """Tell whether a text is XML or HTML: it opens with a tag, or is full of them.

    >>> looks_like_markup("<!DOCTYPE html><html>"), looks_like_markup("p < 0.05 and n > 3")
    (True, False)
    """
    if _OPENING.match(text):
        return True
    return sum(1 for _ in islice(_TAG.finditer(text), _MANY)) == _MANY


def page_text(file: InputFile) -> tuple[Decoded | None, tuple[Finding, ...]]:
    """Return a page's text, or ``None`` where the file is too large, and what is to be said of it.

    Raises `OSError` where the file cannot be read.
    """
    size = file.size()
    if size > LARGEST:
        return None, (_too_large(file, size),)
    decoded = decode(file.content)
    return decoded, tuple(_doubts(file, decoded))


def _too_large(file: InputFile, size: int) -> Finding:
    return Finding(
        "file-too-large",
        Severity.ERROR,
        file.name,
        f"this file has {size:,} bytes; a page saved as text has at most {LARGEST:,}",
        remedy="split it into single pages",
    )


def _doubts(file: InputFile, decoded: Decoded) -> list[Finding]:
    found = []
    if decoded.guessed:
        found.append(
            Finding(
                "encoding-guessed",
                Severity.INFO,
                file.name,
                f"this file is not valid UTF-8; it was read as {decoded.encoding}",
                remedy="if letters look wrong, save the page again as UTF-8",
            )
        )
    if decoded.damaged:
        found.append(
            Finding(
                "bytes-invalid",
                Severity.WARNING,
                file.name,
                f"bytes that {decoded.encoding} does not allow were replaced by U+FFFD",
                line=decoded.text[: decoded.text.find("\ufffd")].count("\n") + 1,
                remedy="save the page again",
            )
        )
    return found
