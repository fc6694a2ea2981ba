"""Abstracts: paragraphs with and without labels.

Laws
    1. Each labelled part is a section of its own; its text is the print after the label.
    2. A paragraph that holds several labels in capitals (``... . METHODS: ...``) is divided there,
       and so is one that begins with a label where others follow, in any letter case.
    3. A label alone on its row belongs to the paragraph below it.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Section
from kg.readers.parts.labels import category_of, is_known_label, split_label
from kg.readers.parts.lines import Line, Row, trim

_INNER = re.compile(r"(?<=[.?!)\]]\s)(?=(?P<label>[^\W\d_a-z][^:.?!;a-z]{3,60}):\s)")

_INNER_ANY_CASE = re.compile(
    r"(?:(?<=[.?!)\]]\s)|(?<=[.?!)\]],\s))(?=(?P<label>[^\W\d_][^:.?!;]{2,60}):\s)"
)
"""Ovid puts a comma between the parts: ``... is known., Methods: ...``."""

_OVID = (".,", "?,", "!,", "),", "],")

_OWN_NAME = re.compile(r"^\s*abstract:\s+", re.IGNORECASE)
"""An abstract that calls itself one: its name labels no part of it."""


def abstract_sections(
    rows: Iterable[Row], language: str | None = None, variant: str | None = None
) -> Iterator[Section]:
    """Yield the sections of an abstract, in printed order."""
    pending: tuple[str, int] | None = None
    for row in rows:
        for part in _parts(row.text):
            found = (part, len(part)) if is_label_row(row) else split_label(part)
            if found and not part[found[1] :].strip():
                if pending:
                    yield _section(pending[0], "", pending[1], language, variant)
                pending = (found[0].rstrip(" :"), row.line)
                continue
            if pending and not found:
                yield _section(pending[0], part, pending[1], language, variant)
            else:
                label = found[0] if found else None
                text = trim(part[found[1] :]) if found else part
                yield _section(label, text, row.line, language, variant)
            pending = None
    if pending:
        yield _section(pending[0], "", pending[1], language, variant)


def is_label_row(row: Row) -> bool:
    """Tell whether a row is nothing but a label that the table knows."""
    return is_known_label(row.key)


def _parts(text: str) -> Iterator[str]:
    pattern = _INNER_ANY_CASE if split_label(text) else _INNER
    cuts = [m.start() for m in pattern.finditer(text) if _may_stand_inside(m["label"])]
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        part = trim(text[start:end])
        yield part.removesuffix(",") if end in cuts and part.endswith(_OVID) else part


def _may_stand_inside(label: str) -> bool:
    return label[0].isupper() and is_known_label(label)


def _section(
    label: str | None, text: str, line: int, language: str | None, variant: str | None
) -> Section:
    category = category_of(label) if label else None
    return Section("abstract", text, label, category, language, variant, line)


def labelled(
    text: str, line: int, language: str | None, variant: str | None
) -> tuple[Section, ...]:
    """Return an abstract of one paragraph, divided at the labels that it has in capitals.

    >>> labelled("ABSTRACT: BACKGROUND: Little is known.", 1, None, None)[0].label
    'BACKGROUND'
    """
    bare = _OWN_NAME.sub("", text)
    return tuple(abstract_sections([Row((Line(line, bare),))], language, variant))
