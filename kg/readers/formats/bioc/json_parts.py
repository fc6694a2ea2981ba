"""A document of BioC JSON to its parts.

Sources: BioC JSON as NCBI's APIs give it (keys in snake case, ``bioctype``), and PubTator 3's
export, which adds to a document what PubTator knows of the paper.
"""

import json
from collections.abc import Iterator
from typing import Final

from kg.readers.formats.bioc.parts import (
    BioCAnnotation,
    BioCDocument,
    BioCNode,
    BioCPassage,
    BioCRelation,
    Infons,
    joined,
)
from kg.readers.records.json_keys import Json, Keys

_PAPER: Final = ("pmid", "pmcid", "journal", "date", "year")
_REPEATED: Final = ("bioctype", "_id", "relations_display", "meta", "accessions", "created")
"""Keys of PubTator's own database that say again, or of itself, what stands elsewhere."""


def document_of(keys: Keys) -> BioCDocument:
    """Return the parts of a document."""
    number = keys.text("id") or ""
    infons = _infons(keys)
    extra = [(key, value) for key in _PAPER if (value := keys.text(key))]
    names = keys.texts("authors")
    if names:
        extra.append(("authors", ", ".join(name.replace(",", " ") for name in names)))
    for key in _REPEATED:
        keys.value(key)
    return BioCDocument(
        number,
        (*infons, *extra),
        tuple(_passage(item) for item in keys.objects("passages")),
        tuple(_annotations(keys)),
        tuple(_relations(keys)),
    )


def _passage(keys: Keys) -> BioCPassage:
    keys.value("bioctype")
    offset = _whole(keys, "offset")
    annotations, relations = list(_annotations(keys)), list(_relations(keys))
    sentences: list[tuple[int, str]] = []
    for item in keys.objects("sentences"):
        item.value("bioctype")
        sentences.append((_whole(item, "offset"), _raw(item, "text")))
        annotations.extend(_annotations(item))
        relations.extend(_relations(item))
        _infons(item)
        item.report_rest()
    text = _raw(keys, "text") or joined(offset, tuple(sentences))
    found = BioCPassage(offset, text, _infons(keys), tuple(annotations), tuple(relations))
    keys.report_rest()
    return found


def _annotations(keys: Keys) -> Iterator[BioCAnnotation]:
    for item in keys.objects("annotations"):
        item.value("bioctype")
        locations = []
        for where in item.objects("locations"):
            where.value("bioctype")
            locations.append((_whole(where, "offset"), _whole(where, "length")))
            where.report_rest()
        number, text = item.text("id") or "", _raw(item, "text")
        yield BioCAnnotation(number, text, _infons(item), tuple(locations))
        item.report_rest()


def _relations(keys: Keys) -> Iterator[BioCRelation]:
    for item in keys.objects("relations"):
        item.value("bioctype")
        nodes = []
        for node in item.objects("nodes"):
            node.value("bioctype")
            nodes.append(BioCNode(node.text("refid") or "", node.text("role") or ""))
            node.report_rest()
        yield BioCRelation(item.text("id") or "", _infons(item), tuple(nodes))
        item.report_rest()


def _infons(keys: Keys) -> Infons:
    found = keys.value("infons")
    if found is None:
        return ()
    if not isinstance(found, dict):
        keys.misread("infons", found)
        return ()
    return tuple((name, _written(value)) for name, value in found.items() if value is not None)


def _written(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _raw(keys: Keys, key: str) -> str:
    """Take a text as it stands: white space counts in offsets."""
    value = keys.value(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        keys.misread(key, value)
        return ""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole(keys: Keys, key: str) -> int:
    value = keys.text(key) or "0"
    if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
        return int(value)
    keys.misread(key, value)
    return 0


_DIGITS = 12
