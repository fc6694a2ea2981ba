"""An article in the making."""

from dataclasses import dataclass, field

from kg.model import Document, RelatedObject, Section, Source, Statement, replace
from kg.readers.formats.jats.coverage import Coverage, Element
from kg.readers.formats.jats.words import Words
from kg.readers.records.export_draft import ExportDraft


@dataclass
class ArticleDraft(ExportDraft):
    """What was read of an article so far; `document` freezes it.

    ``language`` is the article's own.
    """

    coverage: Coverage = field(kw_only=True)
    words: Words = field(kw_only=True)
    language: str | None = None
    items: list[tuple[str, str]] = field(default_factory=list)
    objects: list[RelatedObject] = field(default_factory=list)

    def text(self, element: Element | None, without: tuple[str, ...] = ()) -> str:
        """Return the text of an element on one line; none for no element."""
        return "" if element is None else self.words.line(element, without)

    def say(self, kind: str, element: Element, text: str) -> None:
        """Add a statement of an element; an empty text says nothing."""
        if text:
            self.statements.append(Statement(kind, text, self.coverage.line(element)))

    def document(self, source: Source) -> Document:
        """Return the document."""
        document = ExportDraft.document(self, source)
        order = {"title": 0, "abstract": 1, "keywords": 2}
        return replace(
            document,
            sections=tuple(sorted(document.sections, key=lambda one: order.get(one.kind, 3))),
            items=tuple(dict.fromkeys(self.items)),
            objects=tuple(dict.fromkeys(self.objects)),
        )

    def section(self, section: Section) -> None:
        """Add a section; one without text says nothing."""
        if section.text:
            self.sections.append(section)
