"""A journal's page as people see it: the blocks under its headings, and the lines above them.

Laws
    1. A heading of the mark-up begins a block; so does a label that the readers of text pages know
       (``Published``, ``How to Cite``). What a block is stands in their table of headings.
    2. Prose under other headings is the full text, from the abstract to the references, for reviews
       and related papers come after them; other blocks are counted as unread, one finding a
       heading.
    3. What metadata has said already (title, names, affiliations) is not read again.
"""

from collections.abc import Callable, Iterable

from kg.model import Identifier, Source, Title, replace
from kg.readers.formats.html_page.abstract_block import read_abstract_block, read_summary
from kg.readers.formats.html_page.elements import language_of, marks_of, tag_of
from kg.readers.formats.html_page.html_blocks import HtmlBlock, html_blocks, is_site_heading
from kg.readers.formats.html_page.leftovers import TRANSLATED, report_unread
from kg.readers.formats.html_page.parsing import Element
from kg.readers.formats.html_page.places import placed_draft
from kg.readers.formats.html_page.printed_figures import read_article_number, read_figure
from kg.readers.formats.html_page.reference_items import read_reference_item
from kg.readers.formats.html_page.rows import (
    VisibleText,
    is_reference_item,
    is_site_part,
    visible_text,
)
from kg.readers.formats.journal_page.blocks import READERS, STATEMENTS, read_statement_block
from kg.readers.formats.journal_page.lines import (
    ANYWHERE,
    IN_REFERENCES,
    LineReaders,
    read_article_kind,
    read_bare_doi,
    read_dates,
    read_doi,
)
from kg.readers.pages.body import body_sections
from kg.readers.pages.furniture import JOURNAL, is_furniture
from kg.readers.pages.page import Page, page_of
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.lines import Row
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.unread import Unread


def read_visible_journal(
    root: Element,
    source: Source,
    told: Callable[[str], bool],
    doi: Identifier | None,
    unread: Unread,
) -> tuple[ExportDraft, VisibleText]:
    """Return what the visible page says; ``told`` tells what metadata has said already."""
    text = visible_text(_main(root), is_site_part)
    page = page_of(source.path, 1, text.rows)
    draft = page.draft = ExportDraft()
    page.draft.identifiers.extend([doi] if doi else [])  # so that a figure's DOI is not the paper's
    blocks = tuple(html_blocks(text.items))
    behind = ended = False
    for block in blocks:
        _read_translated_title(block, draft)
        _read_block(block, page, behind=behind, told=told)
        behind = (behind or (block.name or "").startswith("abstract")) and not ended
        ended = ended or block.name == "references"
        behind = behind and not ended
    report_unread(blocks, page, text, told, unread)
    placed = placed_draft(draft, text.places)
    for finding in page.findings:
        place = text.places[finding.line - 1] if finding.line else None
        unread.note(finding.code, finding.code, finding.message, severity=finding.severity,
                    record=1, line=place, quote=finding.quote, remedy=finding.remedy)  # fmt: skip
    return placed, text


def _main(root: Element) -> Element:
    for wanted in (_is_main, _is_article, _is_content):
        found = [element for element in root.iter("*") if wanted(element)]
        if len(found) == 1:
            around = [above for above in found[0].iterancestors() if _is_article(above)]
            return around[-1] if around else found[0]
    return root


def _is_main(element: Element) -> bool:
    return tag_of(element) == "main" or element.get("role") == "main"


def _is_article(element: Element) -> bool:
    return tag_of(element) == "article"


def _is_content(element: Element) -> bool:
    return element.get("id") in {"content", "main", "main-content", "maincontent"}


def _read_block(block: HtmlBlock, page: Page, *, behind: bool, told: Callable[[str], bool]) -> None:
    if block.heading:
        page.ledger.read(block.heading.row, "heading")
    _read_furniture((item.row for item in block.items), page)
    rows = tuple(item.row for item in block.items if page.ledger.free(item.row))
    name, _, language = (block.name or "").partition(":")
    if name == "abstract":
        read_abstract_block(block, page, language)
    elif name == "summary":
        read_summary(rows, page, block.title)
    elif name in STATEMENTS:
        read_statement_block(name, rows, page)
    elif name == "references":
        _read_references(block, rows, page)
    elif name == "keywords":
        _read_lines(rows, page, ANYWHERE)
        READERS[name](_first_list(block, page), page)
    elif name in READERS:
        READERS[name](tuple(row for row in rows if not told(row.plain)), page)
    elif behind and not name and block.heading and not is_site_heading(block):
        _read_body(block, rows, page)
    _read_lines(rows, page, _line_readers(name))


def _line_readers(name: str) -> LineReaders:
    """Return what is tried on the lines of a block that its own reader has left."""
    if name == "references":
        return IN_REFERENCES
    if name == "how-to-cite":
        return (("dates", read_dates),)
    if name not in {"head", "", "end", "dates", "keywords", "published", "issue", "doi"}:
        return ()
    figures: LineReaders = (("usage", read_figure), ("place", read_article_number))
    kind: LineReaders = (("kind", read_article_kind),) if name == "head" else ()
    return (*figures, *ANYWHERE, ("doi", read_bare_doi), *kind)


def _read_references(block: HtmlBlock, rows: tuple[Row, ...], page: Page) -> None:
    """Read the entries that the mark-up tells apart, or else the rows, without the paper's DOI."""
    if not _read_reference_items(block, page):
        _read_lines(rows, page, (("doi", read_doi),))
        READERS["references"](tuple(row for row in rows if page.ledger.free(row)), page)


def _read_reference_items(block: HtmlBlock, page: Page) -> bool:
    """Read the entries that the mark-up tells apart; tell whether there are any."""
    found = False
    for item in block.items:
        if not is_reference_item(item.element):
            continue
        reference = read_reference_item(item.element, len(page.draft.references) + 1)
        if reference:
            page.draft.references.append(replace(reference, line=item.row.line))
            page.ledger.read(item.row, "references")
            found = True
    return found


def _first_list(block: HtmlBlock, page: Page) -> tuple[Row, ...]:
    """Return the rows that stand in one list, or in one element, with the block's first."""
    free = [item for item in block.items if page.ledger.free(item.row)]
    if not free:
        return ()
    start = free[0].element
    return tuple(item.row for item in free if _is_alike(item.element, start))


def _is_alike(element: Element, other: Element) -> bool:
    """Tell whether an element is the other one, or stands beside it in the same role."""
    if element is other:
        return True
    same = element.getparent() is other.getparent() and tag_of(element) == tag_of(other)
    named = tag_of(element) == "li" or bool(element.get("class"))
    return same and named and element.get("class") == other.get("class")


def _read_translated_title(block: HtmlBlock, draft: ExportDraft) -> None:
    """Read a heading that the mark-up calls a translated title."""
    heading = block.heading
    if heading and TRANSLATED.search(marks_of(heading.element)) and not draft.translated_title:
        tag = language_of(heading.element)
        language = code_of_language(tag) if tag else None
        draft.translated_title = Title(heading.row.text, language, translated=True)


def _read_furniture(rows: Iterable[Row], page: Page) -> None:
    for row in rows:
        if is_furniture(row.plain, JOURNAL):
            page.ledger.furniture(row)


def _read_lines(
    rows: Iterable[Row], page: Page, readers: Iterable[tuple[str, Callable[..., bool]]]
) -> None:
    kept = tuple(readers)
    for row in rows:
        if not page.ledger.free(row):
            continue
        name = next((name for name, read in kept if read(row, page.draft)), None)
        if name:
            page.ledger.read(row, name)


def _read_body(block: HtmlBlock, rows: tuple[Row, ...], page: Page) -> None:
    """Read the prose of one part of the full text."""
    captions = {item.row.line for item in block.items if _in_caption(item.element)}
    for row, section in body_sections(rows):
        page.ledger.read(row, "body")
        if section:
            kind = "caption" if row.line in captions else section.kind
            page.draft.sections.append(
                replace(section, kind=kind, label=section.label or block.title)
            )


def _in_caption(element: Element) -> bool:
    above: Element | None = element
    for _ in range(4):
        if above is None:
            return False
        if tag_of(above) == "figcaption" or "caption" in marks_of(above):
            return True
        above = above.getparent()
    return False
