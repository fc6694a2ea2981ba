"""Where a full text begins below an abstract, and its sections.

Laws
    1. A heading without a colon that only full texts have (``Introduction``) ends the abstract, and
       so does any known label under an abstract that began without one.
    2. Of a body only headings that the table of labels knows, captions and prose are read; short
       rows in between are left, for they may be anything.
"""

import re
from collections.abc import Iterator

from kg.model import Section
from kg.readers.parts.labels import is_known_label, split_label
from kg.readers.parts.lines import Row

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.)]?\s+")
_OPENINGS = frozenset(
    {"introduction", "main text", "main", "background and introduction", "text", "full text"}
)
_CAPTION = re.compile(
    r"(?P<label>(?:figure|fig\.?|table|scheme)\s*\d+[a-z]?)\s*[.:|]?\s+", re.IGNORECASE
)
_FEWEST_WORDS = 12

BODY_HEADINGS = frozenset(
    {
        "introduction", "background", "methods", "materials and methods", "material and methods",
        "results", "discussion", "conclusion", "conclusions", "results and discussion",
        "case report", "case presentation", "main text", "abbreviations",
        "supplementary material", "supplementary information", "data availability",
        "decision letter", "author response", "article and author information", "figures and data",
        "figures", "full text", "comments", "metrics", "peer review",
    }
)  # fmt: skip
"""What stands in tables of contents beside the headings of landing pages."""


def split_body(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows of the abstract and those of the full text below it."""
    unlabelled = bool(rows) and not _heading(rows[0]) and split_label(rows[0].text) is None
    for place, row in enumerate(rows):
        key = _heading(row)
        if place and key and (key in _OPENINGS or unlabelled) and not row.plain.endswith(":"):
            return rows[:place], rows[place:]
    return rows, ()


def body_sections(rows: tuple[Row, ...]) -> Iterator[tuple[Row, Section | None]]:
    """Yield each row that is read with its section, or with ``None`` where it is a heading."""
    label: str | None = None
    for row in rows:
        caption = _CAPTION.match(row.text)
        if _heading(row):
            label = row.plain
            yield row, None
        elif caption:
            text = row.text[caption.end() :]
            yield row, Section("caption", text, caption["label"], line=row.line)
        elif len(row.plain.split()) >= _FEWEST_WORDS:
            yield row, Section("body", row.text, label, line=row.line)


def _heading(row: Row) -> str | None:
    key = _NUMBER.sub("", row.key)
    return key if is_known_label(key) or key in _OPENINGS else None
