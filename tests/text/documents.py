"""Documents made by hand: a title, labelled paragraphs and a line of keywords."""

from collections.abc import Sequence

from kg.model import Document, Keyword, PublicationType, Section, Source, Span, Title

_SOURCE = Source("page.txt", "0" * 64, "0" * 64, "test")


def document(
    title: str | None = None,
    *paragraphs: str | tuple[str, str],
    keywords: Sequence[str] = (),
    types: Sequence[str] = (),
) -> Document:
    """A document of a title, of paragraphs (with or without a label), and of keywords."""
    sections = [Section("title", title)] if title else []
    for paragraph in paragraphs:
        label, text = paragraph if isinstance(paragraph, tuple) else (None, paragraph)
        sections.append(Section("abstract", text, label=label))
    line = "; ".join(keywords)
    listed: list[Keyword] = []
    for word in keywords:
        start = sum(len(k.text) + 2 for k in listed)
        listed.append(Keyword(word, span=Span(start, start + len(word))))
    if line:
        sections.append(Section("keywords", line))
    return Document(
        source=_SOURCE,
        title=Title(title) if title else None,
        sections=tuple(sections),
        keywords=tuple(listed),
        publication_types=tuple(PublicationType(name) for name in types),
    )
