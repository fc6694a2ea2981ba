"""One sentence of a document, with what the rules want to know of it.

Laws
    1. A passage's offsets are those of its section: ``section.text[start:end] == text``.
    2. Statements about other things than the paper's content (funding, conflicts of interest) are
       no passages.
"""

import re
from collections.abc import Iterator

from kg.model import Document, Evidence, Mention, Record, Section, SectionKind, Span
from kg.text.sentences import sentences

_AIM = re.compile(
    r"\b(?:aims?|objectives?|purpose|goals?|hypothes\w+|sought to|we asked|intended to|"
    r"to (?:determine|evaluate|assess|investigate|examine|study|compare|test|explore|establish)|"
    r"whether|if it)\b",
    re.IGNORECASE,
)
_KEYWORD = re.compile(r"[^;\s](?:[^;\n]*[^;\s])?")

LONGEST_SENTENCE = 3000
"""In code points; longer stretches are searched for names, and make no claims."""


class Passage(Record, frozen=True):
    """A sentence, its place, and the kind of section that it stands in."""

    section: int
    start: int
    end: int
    text: str
    kind: SectionKind
    english: bool

    @property
    def is_readable(self) -> bool:
        """Whether the sentence is one: what has thousands of characters is a table run together."""
        return len(self.text) <= LONGEST_SENTENCE

    @property
    def is_title(self) -> bool:
        """Whether the sentence is (part of) the title."""
        return self.kind == "title"

    @property
    def is_question(self) -> bool:
        """Whether the sentence asks or announces, so that it reports no result."""
        return self.text.rstrip().endswith("?") or _AIM.search(self.text) is not None

    @property
    def evidence(self) -> Evidence:
        """The sentence as evidence of a claim."""
        return Evidence(self.section, self.start, self.end, self.text)

    def holds(self, mention: Mention) -> bool:
        """Tell whether a mention stands in this sentence."""
        return (
            mention.section == self.section
            and self.start <= mention.start
            and mention.end <= self.end
        )


def readable(document: Document) -> Iterator[tuple[int, Section]]:
    """Yield the sections that can hold mentions, with their numbers."""
    for number, section in enumerate(document.sections):
        if section.kind != "statement" and section.text.strip():
            yield number, section


def passages(document: Document) -> Iterator[Passage]:
    """Yield the sentences of a document, and its keywords: by lines, divided at semicolons."""
    for number, section in readable(document):
        text, kind = section.text, section.kind
        english = section.language in (None, "en")
        for start, end in _divided(section):
            yield Passage(number, start, end, text[start:end], kind, english)


def _divided(section: Section) -> Iterator[Span]:
    if section.kind != "keywords":
        yield from sentences(section.text)
        return
    for match in _KEYWORD.finditer(section.text):
        yield Span(match.start(), match.end())
