"""The element of a BioC document to its parts.

Source: BioC.dtd. What is not in it is counted by kind, with its place in the record.
"""

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
from kg.readers.xml.account import Account, local
from kg.readers.xml.element import Element

_CHILDREN: Final = {
    "document": {"id", "infon", "passage", "annotation", "relation"},
    "passage": {"infon", "offset", "text", "sentence", "annotation", "relation"},
    "sentence": {"infon", "offset", "text", "annotation", "relation"},
    "annotation": {"infon", "location", "text"},
    "relation": {"infon", "node"},
}
_ATTRIBUTES: Final = {
    "infon": {"key"}, "annotation": {"id"}, "relation": {"id"},
    "location": {"offset", "length"}, "node": {"refid", "role"},
}  # fmt: skip


def document_of(element: Element, account: Account) -> BioCDocument:
    """Return the parts of a document."""
    _check(element, account)
    passages = [one for one in element if local(one) == "passage"]
    return BioCDocument(
        (_text_of(element, "id") or "").strip(),
        _infons(element, account),
        tuple(_passage(one, account) for one in passages),
        tuple(_annotations(element, account)),
        tuple(_relations(element, account)),
    )


def _passage(element: Element, account: Account) -> BioCPassage:
    offset = _offset(element, account)
    annotations = list(_annotations(element, account))
    relations = list(_relations(element, account))
    sentences: list[tuple[int, str]] = []
    for one in element:
        if local(one) == "sentence":
            sentences.append((_offset(one, account), _text_of(one, "text") or ""))
            annotations.extend(_annotations(one, account))
            relations.extend(_relations(one, account))
            _check(one, account)
    _check(element, account)
    text = _text_of(element, "text") or joined(offset, tuple(sentences))
    infons = _infons(element, account)
    return BioCPassage(offset, text, infons, tuple(annotations), tuple(relations))


def _annotations(parent: Element, account: Account) -> Iterator[BioCAnnotation]:
    for one in parent:
        if local(one) != "annotation":
            continue
        _check(one, account)
        locations = tuple(
            (_number(place, "offset", account), _number(place, "length", account))
            for place in one
            if local(place) == "location" and _attributes(place, account)
        )
        text = _text_of(one, "text") or ""
        yield BioCAnnotation(one.get("id") or "", text, _infons(one, account), locations)


def _relations(parent: Element, account: Account) -> Iterator[BioCRelation]:
    for one in parent:
        if local(one) != "relation":
            continue
        _check(one, account)
        nodes = tuple(
            BioCNode(node.get("refid") or "", node.get("role") or "")
            for node in one
            if local(node) == "node" and _attributes(node, account)
        )
        yield BioCRelation(one.get("id") or "", _infons(one, account), nodes)


def _infons(parent: Element, account: Account) -> Infons:
    return tuple(
        (one.get("key") or "", "".join(one.itertext()).strip())
        for one in parent
        if local(one) == "infon" and _attributes(one, account)
    )


def _text_of(parent: Element, name: str) -> str | None:
    found = next((one for one in parent if local(one) == name), None)
    return None if found is None else "".join(found.itertext())


def _offset(element: Element, account: Account) -> int:
    return _whole((_text_of(element, "offset") or "").strip(), f"{local(element)}/offset", account)


def _number(element: Element, name: str, account: Account) -> int:
    return _whole((element.get(name) or "").strip(), f"location@{name}", account)


def _whole(value: str, kind: str, account: Account) -> int:
    if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
        return int(value)
    account.doubt("value-not-understood", f"{kind} is no whole number; 0 was taken", value)
    return 0


def _check(element: Element, account: Account) -> None:
    """Count the attributes, children and texts that a rule does not know."""
    _attributes(element, account)
    known = _CHILDREN[local(element)]
    seen: set[str] = set()
    for one in element:
        name = local(one)
        if name not in known or (name in {"text", "offset", "id"} and name in seen):
            account.element(one)
        seen.add(name)
    for stray in (element.text, *(one.tail for one in element)):
        if stray and stray.strip():
            account.text(element, stray.strip())


def _attributes(element: Element, account: Account) -> bool:
    """Count unknown attributes; always true."""
    for name in element.keys():  # noqa: SIM118 - lxml's elements are no mappings
        if name not in _ATTRIBUTES.get(local(element), set()):
            account.attribute(element, name)
    return True


_DIGITS = 12
