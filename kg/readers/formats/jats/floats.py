"""Figures, tables and files: captions, and the cells of tables.

Laws
    1. A caption is one section of kind ``caption``: its title, its paragraphs and its notes; the
       label is the printed one (``Figure 1.``) and the variant says what it belongs to.
    2. The cells of a table are a section of kind ``statement`` and variant ``table-cells``, one row
       a line, cells apart by a tab, an empty cell empty: kept whole, and not running text.
    3. A figure inside a figure, and a file inside a caption, is one more caption behind it.

Source: JATS 1.3, elements fig, fig-group, table-wrap, media, supplementary-material, caption.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import RelatedObject, Section, SectionKind
from kg.readers.formats.jats.coverage import Element, inside
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.front import read_rights
from kg.readers.formats.jats.notes import note_text
from kg.readers.formats.jats.words import FLOATS

_VARIANTS: Final = {
    "fig": "figure", "fig-group": "figure", "table-wrap": "table", "table-wrap-group": "table",
    "supplementary-material": "supplementary-material", "media": "media",
    "chem-struct-wrap": "structure", "chem-struct-wrapper": "structure", "boxed-text": "box",
    "disp-formula-group": "formula",
}  # fmt: skip
_TEXTS: Final = frozenset(
    {"p", "attrib", "alt-text", "long-desc", "list", "def-list", "disp-formula", "disp-quote",
     "preformat", "code", "chem-struct", "statement", "speech", "email", "uri", "ext-link"}
)  # fmt: skip
_SHEETS: Final = frozenset({"table", "array", "oasis:table"})
_PICTURES: Final = frozenset({"graphic", "inline-graphic", "alternatives", "xref", "kwd-group"})


class Floats:
    """Reads what stands apart from the running text."""

    def __init__(self, draft: ArticleDraft, language: str | None, kind: SectionKind) -> None:
        self._draft = draft
        self._coverage = draft.coverage
        self._language = language
        self._kind = kind

    def read(self, element: Element, variant: str | None = None) -> None:
        """Read a figure, a table or a file, with all those inside it."""
        draft, coverage = self._draft, self._coverage
        waiting, draft.words.floats = draft.words.floats, []
        coverage.open(element)
        variant = variant or _VARIANTS.get(element.tag, element.tag)
        label = " ".join(draft.text(one) for one in coverage.each(element, "label"))
        texts = list(self._texts(element))
        self._address(element, variant, label)
        read_rights(element, draft)
        self._add(self._kind, "\n\n".join(texts), label, variant, element)
        for sheet in _sheets(element):
            self._add("statement", self._cells(sheet), label, f"{variant}-cells", sheet)
        for inner in element:
            if inner.tag in FLOATS:
                self.read(inner)
        found, draft.words.floats = draft.words.floats, waiting
        for inner in found:
            self.read(inner)

    def _add(
        self, kind: SectionKind, text: str, label: str, variant: str, element: Element
    ) -> None:
        self._draft.section(
            Section(
                kind, text, label or None, None, self._language, variant,
                self._coverage.line(element),
            )
        )  # fmt: skip

    def _texts(self, element: Element) -> Iterator[str]:
        coverage, words = self._coverage, self._draft.words
        for child in element:
            tag = child.tag
            if tag == "caption":
                coverage.open(child)
                coverage.get(child, "lang")
                yield from self._texts(child)
            elif tag in {"title", "subtitle"} or tag in _TEXTS:
                text = "\n".join(words.piece(child))
                if text:
                    yield text
            elif tag in {"table-wrap-foot", "fn-group"}:
                coverage.open(child)
                yield from self._texts(child)
            elif tag == "fn":
                yield from self._note(child)
            elif tag == "alternatives" and next(_sheets(child), None) is not None:
                coverage.open(child)
                yield from self._texts(child)
            elif tag in _PICTURES:
                yield from self._picture(child)

    def _note(self, child: Element) -> Iterator[str]:
        self._coverage.open(child)
        self._coverage.get(child, "fn-type")
        marks = [self._draft.text(one) for one in child if one.tag == "label"]
        text = " ".join((*marks, note_text(child, self._draft))).strip()
        if text:
            yield text

    def _picture(self, child: Element) -> Iterator[str]:
        """Yield the words that stand for a picture."""
        self._coverage.whole(child)
        for words in inside(child, "alt-text", "long-desc"):
            text = self._draft.text(words)
            if text:
                yield text

    def _address(self, element: Element, variant: str, label: str) -> None:
        found = []
        for one in self._coverage.each(element, "object-id"):
            kind = self._coverage.get(one, "pub-id-type") or "id"
            found.append((kind, self._draft.text(one)))
        for tag in ("media", "supplementary-material"):
            target = self._coverage.get(element, "href") if element.tag == tag else None
            if target:
                found.append(("file", target))
        if found:
            parameters = ((("label", label),) if label else ()) + tuple(found)
            self._draft.objects.append(RelatedObject(variant, parameters))

    def _cells(self, sheet: Element) -> str:
        coverage, rows = self._coverage, []
        waiting = [sheet]
        while waiting:
            element = waiting.pop()
            coverage.open(element)
            if element.tag in {"tr", "row"}:
                rows.append("\t".join(self._cell(cell) for cell in element))
            elif element.tag in {"caption", "title"}:
                rows.append(self._draft.text(element))
            elif element.tag in {"col", "colgroup", "colspec"}:
                coverage.whole(element)
            else:
                waiting.extend(reversed(element))
        return "\n".join(rows)

    def _cell(self, cell: Element) -> str:
        return self._draft.text(cell)


def _sheets(element: Element) -> Iterator[Element]:
    """Yield the tables of an element that stand in no float inside it."""
    if element.tag in _SHEETS:
        yield element
        return
    for child in element:
        if child.tag not in FLOATS and child.tag in {*_SHEETS, "alternatives"}:
            yield from _sheets(child)
