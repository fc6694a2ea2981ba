"""The sections of a BioC document, and where their text stands in it.

Laws
    1. A passage with text is one section.
    2. A heading inside an abstract is the label of what follows; it is a section too only where
       something is annotated in it, or where nothing follows.
"""

from typing import Final

from kg.model import Section, SectionKind
from kg.readers.formats.bioc.marks import Placement
from kg.readers.formats.bioc.parts import BioCPassage
from kg.readers.parts.labels import category_of

_TITLES: Final = frozenset({"title", "front"})
_HEADING: Final = "abstract_title"


class SectionList:
    """The sections of one document, which grow passage by passage."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.placements: list[Placement] = []
        self._heading: BioCPassage | None = None
        self._waits = False

    def add(self, passage: BioCPassage, kind: str | None, area: str | None) -> None:
        """Add a passage; ``kind`` and ``area`` are its ``type`` and its ``section_type``."""
        if not passage.text.strip():
            return
        sort = _kind(kind, area, held=self.title is not None)
        if sort != "abstract":
            self.close()
            self._append(passage, sort, area or kind if sort in {"body", "caption"} else None)
        elif (kind or "").casefold().startswith(_HEADING):
            self._open(passage)
        else:
            label = self._heading.text.strip() if self._heading else None
            self._waits = False
            self._append(passage, sort, label)

    def close(self) -> None:
        """Leave the heading of an abstract; one that nothing followed becomes a section."""
        if self._heading and self._waits:
            self._append(self._heading, "abstract", None)
        self._heading, self._waits = None, False

    @property
    def title(self) -> str | None:
        """The title, where there is one so far."""
        return next((one.text for one in self.sections if one.kind == "title"), None)

    def _open(self, passage: BioCPassage) -> None:
        self.close()
        if passage.annotations:
            self._append(passage, "abstract", None)
        self._heading, self._waits = passage, not passage.annotations

    def _append(self, passage: BioCPassage, sort: SectionKind, label: str | None) -> None:
        cut = len(passage.text) - len(passage.text.lstrip())
        place = Placement(passage.offset, passage.text, len(self.sections), cut)
        self.placements.append(place)
        category = category_of(label) if label and sort == "abstract" else None
        text = passage.text.strip()
        self.sections.append(Section(sort, text, label, category, line=passage.line))


def _kind(kind: str | None, area: str | None, *, held: bool) -> SectionKind:
    folded, place = (kind or "").casefold(), (area or "").casefold()
    if not held and (folded in _TITLES or (place == "title" and folded != "paragraph")):
        return "title"
    if "caption" in folded or place in {"fig", "table"}:
        return "caption"
    if folded.startswith("abstract") or place == "abstract":
        return "abstract"
    if place == "keyword" or folded in {"kwd", "keywords"}:
        return "statement"
    return "body"
