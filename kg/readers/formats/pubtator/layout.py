"""The running text of a PubTator record as sections, and the record's offsets into them.

Law: a record's offsets count code points over the title, one separator, and the abstract; each
further text line follows behind one more separator.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Section, SectionKind
from kg.readers.formats.pubtator.entries import TextLine
from kg.readers.parts.placing import Placed, place

_KINDS: dict[str, SectionKind] = {"t": "title", "a": "abstract"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text line where it stands among the others; ``section`` is its index, if it has text."""

    text: str
    start: int
    section: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a record, and its passages."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]

    def place(self, start: int, end: int, quote: str) -> tuple[int, Placed] | None:
        """Return the section that holds a stretch of the record, and its place there.

        Offsets in other units than code points (see `kg.readers.parts.placing`) are tried over the
        record as a whole, for that is what they count. ``None`` where text and quote differ, or
        where the stretch runs over the end of a section.
        """
        whole = " ".join(passage.text for passage in self.passages)
        found = place(whole, start, end, quote)
        if found is None:
            return None
        for passage in self.passages:
            shifted = found.span.start - passage.start
            if passage.section is None or not 0 <= shifted <= len(passage.text):
                continue
            if found.span.end - passage.start > len(passage.text):
                return None
            section = self.sections[passage.section].text
            cut = len(passage.text) - len(passage.text.lstrip())
            span = type(found.span)(shifted - cut, found.span.end - passage.start - cut)
            if span.of(section) == found.span.of(whole):
                return passage.section, Placed(span, found.unit, found.trimmed)
        return None


def layout(texts: Sequence[TextLine]) -> Layout:
    """Return the sections of a record's text lines; white space at their ends is no text."""
    sections: list[Section] = []
    passages: list[Passage] = []
    start = 0
    for item in texts:
        text = item.text.strip()
        passages.append(Passage(item.text, start, len(sections) if text else None))
        start += len(item.text) + 1
        if text:
            kind = _KINDS.get(item.part, "body")
            label = None if item.part in _KINDS else item.part
            sections.append(Section(kind, text, label, line=item.line))
    return Layout(tuple(sections), tuple(passages))


def unknown_parts(texts: Iterable[TextLine]) -> Iterable[TextLine]:
    """Yield the text lines that are neither title nor abstract."""
    return (item for item in texts if item.part not in _KINDS)
