"""From the numbers of rows to the lines of the file, in all that was read of rows."""

from dataclasses import fields
from typing import Any, TypeVar

from kg.model import Record, field_names, replace
from kg.readers.records.draft import Draft, KeywordLine
from kg.readers.records.export_draft import ExportDraft

T = TypeVar("T", bound=Record)
_LISTS = (
    "sections", "headings", "substances", "supplementary_concepts", "references", "related",
    "figures", "statements",
)  # fmt: skip


def placed_draft(draft: Draft, places: tuple[int, ...]) -> ExportDraft:
    """Return a text reader's draft as one of records, its lines those of the file.

    ``places[n - 1]`` is the line of row ``n``.
    """
    found = ExportDraft()
    for field in fields(Draft):
        setattr(found, field.name, getattr(draft, field.name))
    for name in _LISTS:
        setattr(found, name, [_placed(item, places) for item in getattr(draft, name)])
    found.title_line = _line(draft.title_line, places)
    words, _ = draft._keywords()  # noqa: SLF001 - one family
    spoken = draft.keywords if isinstance(draft, ExportDraft) else []
    found.keywords = [*spoken, *(replace(word, span=None) for word in words)]
    found.keyword_lines = list[KeywordLine]()
    return found


def _placed(item: T, places: tuple[int, ...]) -> T:
    values: dict[str, Any] = {}
    for name in field_names(type(item)):
        value = getattr(item, name)
        if name == "line":
            values["line"] = _line(value, places)
        elif name == "lines":
            values["lines"] = tuple(_line(number, places) or 0 for number in value)
    return replace(item, **values)


def _line(number: int | None, places: tuple[int, ...]) -> int | None:
    return places[number - 1] or None if number and number <= len(places) else None
