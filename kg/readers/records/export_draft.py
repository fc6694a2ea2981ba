"""A document in the making, of a record whose fields say what they are.

Laws
    1. Each keyword is one line of the section of kind ``keywords`` and its span points there.
    2. Publication types are the record's own; none is read off the title.
    3. A title and its translation are sections both, so that either can hold mentions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from kg.model import Author, Book, Document, Keyword, Section, Source, Span, Statement, replace
from kg.readers.records.draft import Draft


@dataclass
class ExportDraft(Draft):
    """What was read of a record so far; `document` freezes it."""

    keywords: list[Keyword] = field(default_factory=list)
    keyword_line: int | None = None
    administration: list[Statement] = field(default_factory=list)
    personal_subjects: list[Author] = field(default_factory=list)
    start_page: str | None = None
    end_page: str | None = None
    book: Book | None = None

    def document(self, source: Source) -> Document:
        """Return the document."""
        keywords, listing = keyword_section(self.keywords, self.keyword_line)
        title, rest = self._split_sections()
        return replace(
            Draft.document(self, source),
            authors=tuple(numbered(self.authors)),
            collaborators=tuple(numbered(self.collaborators)),
            sections=(*title, *rest, *listing),
            keywords=keywords,
            publication_types=tuple(dict.fromkeys(self.publication_types)),
            administration=tuple(dict.fromkeys(self.administration)),
            personal_subjects=tuple(numbered(self.personal_subjects)),
            start_page=self.start_page,
            end_page=self.end_page,
            book=self.book,
        )

    def state(self, kind: str, text: str, line: int | None = None) -> None:
        """Add a printed statement; an empty one says nothing."""
        if text:
            self.statements.append(Statement(kind, text, line))

    def administer(self, kind: str, text: str, line: int | None = None) -> None:
        """Add what the record says of itself; an empty text says nothing."""
        if text:
            self.administration.append(Statement(kind, text, line))

    def _split_sections(self) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        titles = tuple(
            Section("title", title.text, language=title.language, variant=variant,
                    line=self.title_line)
            for title, variant in (
                (self.title, None),
                (self.translated_title, "translation" if self.title else None),
            )
            if title
        )  # fmt: skip
        return titles, tuple(self.sections)


def numbered(authors: Iterable[Author]) -> Iterator[Author]:
    """Yield authors with their positions, from 1."""
    return (replace(author, position=place) for place, author in enumerate(authors, start=1))


def keyword_section(
    keywords: Iterable[Keyword], line: int | None = None
) -> tuple[tuple[Keyword, ...], tuple[Section, ...]]:
    r"""Return keywords with their spans, and the section that they point into.

    >>> words, (section,) = keyword_section([Keyword("Lupus"), Keyword("Belimumab")])
    >>> section.text, words[1].span
    ('Lupus\nBelimumab', Span(start=6, end=15))
    """
    kept = tuple(keywords)
    if not kept:
        return (), ()
    starts = accumulate((len(word.text) + 1 for word in kept), initial=0)
    placed = tuple(
        replace(word, span=Span(start, start + len(word.text)))
        for word, start in zip(kept, starts, strict=False)
    )
    return placed, (Section("keywords", "\n".join(word.text for word in kept), line=line),)
