"""Authors, editors and translators of EndNote, and their addresses.

Laws
    1. A name is one field, or, as Chinese databases write it, one between semicolons.
    2. A corporate author ends in a comma (EndNote's manual), and is a group.
    3. What a second or third creator is depends on the type of the thing.
"""

import re
from typing import Final

from kg.model import Author, replace
from kg.readers.formats.endnote.entry import Entry
from kg.readers.records.export_fields import add_affiliations
from kg.readers.records.export_names import export_author
from kg.readers.records.tagged import Field

_ROLES: Final = {"%E": "editor", "%Y": "contributor", "%?": "translator"}
_TERTIARY: Final = {
    "book section": "series-editor", "conference paper": "series-editor",
    "conference proceedings": "series-editor", "thesis": "advisor",
}  # fmt: skip


def read_people(entry: Entry) -> tuple[Author, ...]:
    """Read authors and addresses into the draft; return those with another role."""
    draft = entry.draft
    draft.authors = [_author(name) for item in entry.take("%A") for name in _names(item)]
    for item in entry.take("%+"):
        add_affiliations(item, draft)
    for item in entry.take("%H"):
        draft.state("translated-author", item.text, item.line)
    return tuple(
        replace(_author(name), role=_role(item.tag, entry.kind))
        for item in entry.take(*_ROLES)
        for name in _names(item)
    )


def _names(item: Field) -> list[str]:
    parts = (part.strip() for line in item.lines for part in re.split(r"[;；]", line))
    return [part for part in parts if part]


def _author(printed: str) -> Author:
    author = export_author(printed)
    if printed.endswith(",") and author.family is None:
        return replace(author, name=printed.rstrip(", ").replace(",,", ","), collective=True)
    return author


def _role(tag: str, kind: str) -> str:
    return _TERTIARY.get(kind, _ROLES[tag]) if tag == "%Y" else _ROLES[tag]
