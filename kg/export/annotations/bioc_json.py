"""BioC JSON with the infons of PubTator 3's export, and ours beside them.

Sources: BioC.dtd, its JSON form as NCBI's APIs give it, and PubTator 3's infons (``identifier``,
``type``, ``database``, ``name``).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TextIO

from kg.export.annotations.annotated import (
    TYPES,
    Annotated,
    AnnotationFormat,
    identifier_of,
    marks_of,
)
from kg.export.annotations.layout import Layout, Passage, layout
from kg.model import Mention, SectionKind

_INFONS: Final[Mapping[SectionKind, Mapping[str, str]]] = {
    "title": {"section_type": "TITLE", "type": "title"},
    "abstract": {"section_type": "ABSTRACT", "type": "abstract"},
    "keywords": {"section_type": "KEYWORD", "type": "keywords"},
    "caption": {"section_type": "FIG", "type": "fig_caption"},
}
_BODY: Final = {"type": "paragraph"}


def write(documents: Iterable[Annotated], stream: TextIO) -> None:
    """Write one collection; the documents go out one after the other."""
    stream.write('{"source": "kg", "date": "", "key": "", "infons": {}, "documents": [')
    for number, item in enumerate(documents):
        stream.write(",\n" if number else "\n")
        json.dump(_document(item), stream, ensure_ascii=False)
    stream.write("\n]}\n")


def _document(item: Annotated) -> dict[str, Any]:
    laid = layout(item.document)
    numbered = [(str(n), mention) for n, mention in enumerate(item.mentions, start=1)]
    return {
        "id": identifier_of(item.document),
        "infons": {},
        "passages": [_passage(item, laid, passage, numbered) for passage in laid.passages],
        "relations": [],
    }


def _passage(
    item: Annotated, laid: Layout, passage: Passage, numbered: list[tuple[str, Mention]]
) -> dict[str, Any]:
    return {
        "infons": dict(_INFONS.get(passage.kind, _BODY)),
        "offset": passage.offset,
        "text": passage.text,
        "sentences": [],
        "annotations": [
            _annotation(item, laid, number, mention)
            for number, mention in numbered
            if mention.section == passage.section
        ],
        "relations": [],
    }


def _annotation(item: Annotated, laid: Layout, number: str, mention: Mention) -> dict[str, Any]:
    return {
        "id": number,
        "infons": dict(_infons(item, mention)),
        "text": mention.quote,
        "locations": [{"offset": laid.start(mention), "length": mention.end - mention.start}],
    }


def _infons(item: Annotated, mention: Mention) -> Iterator[tuple[str, str]]:
    yield "identifier", f"MESH:{mention.concept}"
    yield "type", TYPES[mention.category]
    yield "database", "ncbi_mesh"
    if name := item.name(mention):
        yield "name", name
    yield "method", mention.method.value
    yield "confidence", f"{mention.confidence:.4g}"
    for mark in marks_of(mention):
        yield mark, "true"


FORMAT = AnnotationFormat("bioc-json", "application/json", "json", write)
