"""JSON-LD and microdata: the nodes of type ScholarlyArticle, as JSON objects.

Laws
    1. Scripts are read as data, none is run; one that is no JSON is reported and the rest is read.
    2. ``@graph`` and lists are opened; a node that is only named (``{"@id": ...}``) is replaced by
       the one that is described, once.
    3. Microdata gives the same objects: an item's properties, its type under ``@type``.

Sources: W3C, JSON-LD 1.1, sections 4.9 and 9.4; WHATWG, HTML, section 5 (microdata).
"""

from collections.abc import Iterator
from typing import Any, Final

from kg.readers.formats.html_page.elements import line_of, tag_of, text_of
from kg.readers.formats.html_page.parsing import Element
from kg.readers.records.json_keys import BadJson, Json, parse_json
from kg.readers.records.unread import Unread

ARTICLES: Final = frozenset(
    {"ScholarlyArticle", "MedicalScholarlyArticle", "Article", "Report", "TechArticle",
     "NewsArticle", "BlogPosting", "CreativeWork"}
)  # fmt: skip
_SURE: Final = frozenset({"ScholarlyArticle", "MedicalScholarlyArticle"})
_DEEPEST: Final = 32
_URLS: Final = {"a": "href", "link": "href", "area": "href", "img": "src", "object": "data"}


def article_nodes(root: Element, unread: Unread) -> tuple[dict[str, Any], ...]:
    """Return the articles that JSON-LD describes; scholarly ones alone where there are any."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if script.get("type", "").partition(";")[0].strip().casefold() == "application/ld+json":
            nodes.extend(_nodes(_parsed(script, unread), 0))
    return _articles(_resolved(nodes))


def microdata_articles(root: Element) -> tuple[dict[str, Any], ...]:
    """Return the articles that microdata describes."""
    items = (e for e in root.iter("*") if e.get("itemscope") is not None and not e.get("itemprop"))
    return _articles([_item(element, 0) for element in items])


def types_of(node: Json) -> frozenset[str]:
    """Return the types of a node, without schema.org's address."""
    types = node.get("@type") if isinstance(node, dict) else None
    names = types if isinstance(types, list) else [types]
    return frozenset(
        name.rstrip("/").rpartition("/")[2].rpartition(":")[2]
        for name in names
        if isinstance(name, str)
    )


def _articles(nodes: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    for wanted in (_SURE, ARTICLES):
        found = tuple(node for node in nodes if not wanted.isdisjoint(types_of(node)))
        if found:
            return found
    return ()


def _parsed(script: Element, unread: Unread) -> Json:
    text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    if not text:
        return None
    try:
        return parse_json(text.encode(), "utf-8")
    except BadJson as error:
        unread.note(
            "linked-data-damaged", "json-ld", f"a JSON-LD script is no JSON: {error}",
            record=1, line=line_of(script), quote=text,
            remedy="what the page says in its other metadata was read",
        )  # fmt: skip
        return None


def _nodes(value: Json, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield {key: inner for key, inner in value.items() if key not in {"@graph", "@context"}}
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _resolved(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    described = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    return [_filled(node, described) for node in nodes]


def _filled(node: dict[str, Any], described: dict[str, dict[str, Any]]) -> dict[str, Any]:
    def fill(value: Json) -> Json:
        if isinstance(value, list):
            return [fill(item) for item in value]
        if isinstance(value, dict) and value.keys() == {"@id"}:
            return described.get(str(value["@id"]), value)
        return value

    return {
        key: value if key.startswith("mainEntity") else fill(value) for key, value in node.items()
    }


def _item(element: Element, depth: int) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": [t for t in element.get("itemtype", "").split() if t]}
    if element.get("itemid"):
        item["@id"] = element.get("itemid")
    if depth < _DEEPEST:
        for child in element:
            _gather(child, item, depth + 1)
    return item


def _gather(element: Element, item: dict[str, Any], depth: int) -> None:
    names = element.get("itemprop", "").split()
    nested = element.get("itemscope") is not None
    value = _item(element, depth) if nested and names else _property(element)
    for name in names:
        item.setdefault(name, []).append(value)
    if not nested:
        for child in element:
            _gather(child, item, depth)


def _property(element: Element) -> str:
    tag = tag_of(element)
    address = element.get(_URLS[tag]) if tag in _URLS else None
    moment = element.get("datetime") if tag == "time" else None
    return element.get("content") or address or moment or text_of(element)
