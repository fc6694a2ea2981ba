"""What of the visible page no rule read, one finding a block."""

import re
from collections.abc import Callable

from kg.model import Severity
from kg.readers.formats.html_page.comparing import bare
from kg.readers.formats.html_page.elements import marks_of
from kg.readers.formats.html_page.html_blocks import HtmlBlock, is_site_heading
from kg.readers.formats.html_page.rows import (
    VisibleText,
)
from kg.readers.pages.page import Page
from kg.readers.records.unread import Unread

_SURE = 12
TRANSLATED = re.compile(r"(?:^|\s)(?:trans-title|translated-title)(?=\s|$)")


def _is_body(block: HtmlBlock, page: Page) -> bool:
    """Tell whether prose of a block was read as full text."""
    lines = {section.line for section in page.draft.sections if section.kind in {"body", "caption"}}
    return any(item.row.line in lines for item in block.items)


def _is_parent(block: HtmlBlock, following: HtmlBlock | None) -> bool:
    """Tell whether a heading stands over a deeper one alone."""
    if following is None or following.heading is None or block.heading is None:
        return False
    return (following.heading.level or 0) > (block.heading.level or 0)


def _is_lost(block: HtmlBlock, told: Callable[[str], bool]) -> bool:
    heading = block.heading
    return (
        heading is not None
        and not block.name
        and not block.items
        and not TRANSLATED.search(marks_of(heading.element))
        and not told(heading.row.plain)
        and not is_site_heading(block)
    )


def _place(block: HtmlBlock, text: VisibleText) -> int | None:
    return text.places[block.heading.row.line - 1] or None if block.heading else None


def report_unread(
    blocks: tuple[HtmlBlock, ...], page: Page, text: VisibleText, told: Callable[[str], bool],
    unread: Unread,
) -> None:  # fmt: skip
    """Count what no rule read; ``told`` tells what metadata has said already."""
    held = bare("".join(section.text for section in page.draft.sections))
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if _is_lost(block, told) and not _is_parent(block, following):
            unread.note(
                "heading-not-read", "heading", "nothing was read under this heading, or of it",
                severity=Severity.INFO, record=1,
                line=_place(block, text), quote=block.title,
            )  # fmt: skip
        site = is_site_heading(block) or block.name == "end"
        title = "the full text" if block.name is None and _is_body(block, page) else block.title
        for item in block.items:
            row = item.row
            if not page.ledger.free(row) or told(row.plain) or _is_held(row.plain, held):
                continue
            unread.note(
                "site-block" if site else "block-not-read",
                title,
                f'under "{title}" there are lines that '
                + ("belong to the site, and went unread" if site else "no rule reads"),
                severity=Severity.INFO if site else Severity.WARNING,
                record=1,
                line=text.places[row.line - 1] or None,
                quote=row.text,
            )


def _is_held(text: str, held: str) -> bool:
    """Tell whether sections that were read hold a text, by more than chance."""
    letters = bare(text)
    return len(letters) >= _SURE and letters in held
