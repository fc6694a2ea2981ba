"""Abstracts as databases export them: with their publishers' mark-up, glued labels, or none.

Laws
    1. JATS or HTML becomes plain text; its headings are labels.
    2. A word that says that there is no abstract is none.
    3. Labels that lost their colon (``BackgroundLittle is known.MethodsWe asked``) are believed
       where the abstract begins with one and holds those of three categories; the text of each
       part stays as printed.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Section
from kg.readers.parts.abstract import labelled
from kg.readers.parts.labels import category_of
from kg.readers.parts.markup import has_markup, parts_of

_PREFIX = re.compile(r"(</?)jats:")
_TITLE = re.compile(r"<(/?)title\b[^<>]*>")
_OWN_NAMES: Final = frozenset({"abstract", "summary"})
_MISSING = re.compile(
    r"\W{0,3}(?:N\.?/?A\.?|null|none|undefined|abstract not available"
    r"|no abstracts?(?: (?:is )?available| provided)?)\W{0,3}",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?<=[.?!)\]])\s*|^(?:Abstract\s*)?)"
    r"(?P<label>[A-Z][a-z]+(?:[ ,&/][ a-z&]{2,40}?)?)(?=\s?[A-Z0-9])"
)
_FEWEST: Final = 3
"""Categories whose labels prove that words without a colon are labels."""


def printed_abstract(text: str, line: int | None) -> Iterator[Section]:
    """Yield the sections of an exported abstract; ``line`` is where it stands.

    >>> [s.label for s in printed_abstract("AimsTo see.MethodsWe saw.ResultsSeen.", 1)]
    ['Aims', 'Methods', 'Results']
    >>> list(printed_abstract("[No abstract available]", 1))
    []
    """
    if _MISSING.fullmatch(text.strip()):
        return
    for heading, part in _parts(text):
        label = None if (heading or "").casefold() in _OWN_NAMES else heading
        if label:
            yield Section("abstract", part, label, category_of(label), line=line)
        elif part:
            for section in labelled(_with_colons(part), line or 1, None, None):
                yield section if line else _without_line(section)


def _parts(text: str) -> Iterator[tuple[str | None, str]]:
    if has_markup(text):
        return parts_of(_TITLE.sub(r"<\1h4>", _PREFIX.sub(r"\1", text)))
    return iter([(None, " ".join(text.split()))])


def _without_line(section: Section) -> Section:
    return Section(section.kind, section.text, section.label, section.category)


def _with_colons(text: str) -> str:
    """Return an abstract whose labels have the colon that they lost."""
    found = [m for m in _BARE.finditer(text) if category_of(m["label"])]
    kinds = {category_of(m["label"]) for m in found}
    if len(kinds) < _FEWEST or found[0].start():
        return text
    ends = [m.end() for m in found]
    starts = [m.start("label") for m in found]
    pieces = (
        f"{text[start:end]}: {text[end:after].strip()}"
        for start, end, after in zip(starts, ends, [*starts[1:], len(text)], strict=True)
    )
    return " ".join(pieces)
