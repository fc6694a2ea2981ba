"""A document in the making: lists that the parts of a page are added to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg.model import (
    Accession,
    Author,
    Document,
    Grant,
    Heading,
    Identifier,
    Journal,
    Keyword,
    PublicationDate,
    PublicationType,
    Reference,
    RelatedPaper,
    Section,
    Source,
    Span,
    Statement,
    Substance,
    SupplementaryConcept,
    Title,
    UsageFigure,
)
from kg.readers.parts.keywords import parse_keywords
from kg.readers.parts.locator import Locator
from kg.readers.parts.publication_types import types_of_title

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeywordLine:
    """A printed line of keywords without its label; ``single`` where it holds only one."""

    text: str
    line: int
    single: bool = False


@dataclass(slots=True)
class Draft:
    """What was read of a page so far; `document` freezes it."""

    title: Title | None = None
    title_line: int | None = None
    author_line: int | None = None
    translated_title: Title | None = None
    journal: Journal | None = None
    status: str | None = None
    locator: Locator = field(default_factory=Locator)
    languages: tuple[str, ...] = ()
    identifiers: list[Identifier] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    collaborators: list[Author] = field(default_factory=list)
    dates: list[PublicationDate] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    keyword_lines: list[KeywordLine] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    substances: list[Substance] = field(default_factory=list)
    supplementary_concepts: list[SupplementaryConcept] = field(default_factory=list)
    publication_types: list[PublicationType] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    related: list[RelatedPaper] = field(default_factory=list)
    figures: list[UsageFigure] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    accessions: list[Accession] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def is_empty(self) -> bool:
        """Tell whether nothing that makes a paper was found."""
        return not (self.title or self.translated_title or self.sections or self.identifiers)

    def document(self, source: Source) -> Document:
        """Return the document."""
        keywords, section = self._keywords()
        lists: dict[str, Any] = {
            name: _once(getattr(self, name))
            for name in (
                "identifiers", "dates", "headings", "substances", "supplementary_concepts",
                "related", "grants", "accessions", "statements", "links", "figures",
            )
        }  # fmt: skip
        return Document(
            source,
            title=self.title,
            translated_title=self.translated_title,
            languages=self.languages,
            authors=tuple(self.authors),
            collaborators=tuple(self.collaborators),
            journal=self.journal,
            volume=self.locator.volume,
            issue=self.locator.issue,
            supplement=self.locator.supplement,
            pages=self.locator.pages,
            article_number=self.locator.article_number,
            status=self.status,
            sections=(*self._title_section(), *self.sections, *section),
            keywords=keywords,
            publication_types=self._types(),
            references=tuple(self.references),
            **lists,
        )

    def _title_section(self) -> tuple[Section, ...]:
        title = self.title or self.translated_title
        if title is None:
            return ()
        return (Section("title", title.text, language=title.language, line=self.title_line),)

    def _types(self) -> tuple[PublicationType, ...]:
        title = self.title or self.translated_title
        printed = {kind.name: kind for kind in self.publication_types}
        for kind in types_of_title(title.text) if title else ():
            printed.setdefault(kind.name, kind)
        return tuple(printed.values())

    def _keywords(self) -> tuple[tuple[Keyword, ...], tuple[Section, ...]]:
        if not self.keyword_lines:
            return (), ()
        found: list[Keyword] = []
        start = 0
        for entry in self.keyword_lines:
            for word in parse_keywords(entry.text, self.languages, single=entry.single):
                span = word.span or Span(0, 0)
                moved = Span(span.start + start, span.end + start)
                found.append(Keyword(word.text, word.language, span=moved))
            start += len(entry.text) + 1
        whole = "\n".join(entry.text for entry in self.keyword_lines)
        return tuple(found), (Section("keywords", whole, line=self.keyword_lines[0].line),)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
