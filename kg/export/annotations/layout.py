"""A document's sections as one text, over which PubTator and BioC count their offsets.

Laws
    1. Offsets count code points from 0 over the passages, one blank between two of them; the first
       title comes first, empty where there is none.
    2. An abstract's heading stands before its paragraph, as in NLM's own PubTator files:
       ``OBJECTIVE: To find out``.
    3. Statements (funding, interests) hold no mentions and are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.model import Document, Mention, Section, SectionKind

_LINE_ENDS: Final = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"), " ")


@dataclass(frozen=True, slots=True)
class Passage:
    """A section in the text of its document; ``lead`` is what stands before the section's own.

    ``section`` is ``None`` for the title of a document that has none.
    """

    kind: SectionKind
    text: str
    offset: int
    lead: int
    section: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The passages of a document in order, the title first."""

    passages: tuple[Passage, ...]

    def start(self, mention: Mention) -> int:
        """Return the offset of a mention's first character.

        Raises:
            ValueError: for a mention in a section that is no passage.
        """
        for passage in self.passages:
            if passage.section == mention.section:
                return passage.offset + passage.lead + mention.start
        raise ValueError(f"section {mention.section} holds no mentions")


def layout(document: Document) -> Layout:
    """Return the passages of a document."""
    return Layout(tuple(_passages(document)))


def one_line(text: str) -> str:
    r"""Return a text in which each tab and line end is one blank, so that offsets stay.

    >>> one_line("two\r\nlines")
    'two  lines'
    """
    return text.translate(_LINE_ENDS)


def _passages(document: Document) -> Iterator[Passage]:
    told = [
        (number, section)
        for number, section in enumerate(document.sections)
        if section.kind != "statement" and section.text.strip()
    ]
    title = next(((n, section) for n, section in told if section.kind == "title"), None)
    offset = 0
    if title is None:
        yield Passage("title", "", offset, 0, None)
        offset += 1
    for number, section in [*([title] if title else []), *(one for one in told if one != title)]:
        lead = _lead(section)
        text = lead + section.text
        yield Passage(section.kind, text, offset, len(lead), number)
        offset += len(text) + 1


def _lead(section: Section) -> str:
    return f"{section.label}: " if section.kind == "abstract" and section.label else ""
