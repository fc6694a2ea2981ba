"""JSON lines: an object a document, with its sections and the mentions in them.

``start`` and ``end`` count code points in the text of the section of this number, from 0.
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from kg.export.annotations.annotated import (
    TYPES,
    Annotated,
    AnnotationFormat,
    identifier_of,
    marks_of,
)
from kg.model import Mention


def write(documents: Iterable[Annotated], stream: TextIO) -> None:
    """Write a line for each document."""
    for item in documents:
        json.dump(_document(item), stream, ensure_ascii=False)
        stream.write("\n")


def _document(item: Annotated) -> dict[str, Any]:
    source = item.document.source
    return {
        "document": identifier_of(item.document),
        "file": source.path,
        "record": source.number,
        "sections": [
            {"kind": section.kind, "label": section.label, "text": section.text}
            for section in item.document.sections
        ],
        "mentions": [_mention(item, mention) for mention in item.mentions],
    }


def _mention(item: Annotated, mention: Mention) -> dict[str, Any]:
    told = {
        "section": mention.section,
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "type": TYPES[mention.category],
        "category": mention.category.value,
        "concept": mention.concept,
        "name": item.name(mention),
        "method": mention.method.value,
        "confidence": round(mention.confidence, 4),
        "marks": list(marks_of(mention)),
    }
    more = {name: getattr(mention, name) for name in ("short_form_of", "antecedent", "affix")}
    return told | {name: value for name, value in more.items() if value}


FORMAT = AnnotationFormat("json-lines", "application/jsonl", "jsonl", write)
