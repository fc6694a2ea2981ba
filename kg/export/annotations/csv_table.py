"""A table of mentions: comma-separated values by RFC 4180, a row a mention.

``start`` and ``end`` count code points in the section of this number (from 0), ``marks`` are
divided by blanks.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from kg.export.annotations.annotated import (
    TYPES,
    Annotated,
    AnnotationFormat,
    identifier_of,
    marks_of,
)

COLUMNS: Final = (
    "document", "file", "record", "section", "section_kind", "start", "end", "quote", "type",
    "category", "concept", "name", "method", "confidence", "marks", "short_form_of", "antecedent",
    "affix",
)  # fmt: skip


def write(documents: Iterable[Annotated], stream: TextIO) -> None:
    """Write a heading and the rows."""
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for item in documents:
        table.writerows(_rows(item))


def _rows(item: Annotated) -> Iterator[tuple[object, ...]]:
    identifier, source = identifier_of(item.document), item.document.source
    for m in item.mentions:
        yield (
            identifier, source.path, source.number, m.section,
            item.document.sections[m.section].kind, m.start, m.end, m.quote, TYPES[m.category],
            m.category.value, m.concept, item.name(m), m.method.value, f"{m.confidence:.4g}",
            " ".join(marks_of(m)), m.short_form_of, m.antecedent, m.affix,
        )  # fmt: skip


FORMAT = AnnotationFormat("csv", "text/csv", "csv", write)
