"""Bytes of a page to a tree of elements, safely.

Laws
    1. No script runs, nothing outside the file is read, no entity but HTML's own is known.
    2. The parser's limits hold: 256 levels and 10 MB of text in one piece; a page that goes beyond
       is read up to there, and that is said.
    3. Broken mark-up is mended as the parser mends it; only what cuts a page short is reported.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kg.model import Finding, Severity
from kg.readers.formats.html_page.encoding import decode_html
from kg.readers.formats.html_page.web_archive import archived_page
from kg.readers.input.files import InputFile

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

LARGEST: Final = 40 * 1024 * 1024
"""Bytes; saved pages with their pictures inside have a few million."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page: its root element, and the address that the browser noted when it saved it."""

    root: Element
    saved_from: str | None


def parse_page(file: InputFile) -> tuple[HtmlPage | None, tuple[Finding, ...]]:
    """Return the page, or ``None`` where there is none to be had, and what is to be said of it.

    Raises `OSError` where the file cannot be read.
    """
    size = file.size()
    if size > LARGEST:
        return None, (_too_large(file, size),)
    archived = archived_page(file.content)
    decoded = decode_html(archived.content if archived else file.content)
    doubts: list[Finding] = []
    if decoded.guessed:
        doubts.append(_doubt(
            file, "encoding-guessed", Severity.INFO,
            "this page does not say its encoding and is not UTF-8; it was read as "
            f"{decoded.encoding}", "if letters look wrong, save the page again as UTF-8",
        ))  # fmt: skip
    if decoded.damaged:
        doubts.append(_doubt(
            file, "bytes-invalid", Severity.WARNING,
            f"bytes that {decoded.encoding} does not allow were replaced by U+FFFD",
            "save the page again",
        ))  # fmt: skip
    text = _CONTROLS.sub("\ufffd", decoded.text)
    saved = _SAVED_FROM.search(text[:5000])
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    doubts.extend(_limits(file, parser))
    if root is None:
        return None, (*doubts, _no_element(file))
    address = archived.address if archived else None
    return HtmlPage(root, saved[1] if saved else address), tuple(doubts)


def _limits(file: InputFile, parser: "etree.HTMLParser") -> Iterator[Finding]:
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            yield Finding(
                "page-cut-short",
                Severity.ERROR,
                file.name,
                f"the parser stopped here ({entry.message.strip()}); nothing below was read",
                record=1,
                line=entry.line or None,
                remedy="save the page again, or save it as text",
            )
            return


def _too_large(file: InputFile, size: int) -> Finding:
    return _doubt(
        file, "file-too-large", Severity.ERROR,
        f"this page has {size:,} bytes; pages of up to {LARGEST:,} are read",
        "save the page without its pictures, or as text",
    )  # fmt: skip


def _no_element(file: InputFile) -> Finding:
    return _doubt(
        file, "nothing-read", Severity.ERROR, "there is no HTML in this file",
        "save the page again, from its title on",
    )  # fmt: skip


def _doubt(file: InputFile, code: str, severity: Severity, message: str, remedy: str) -> Finding:
    return Finding(code, severity, file.name, message, remedy=remedy)
