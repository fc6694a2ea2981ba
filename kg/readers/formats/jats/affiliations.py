"""Affiliations.

Laws
    1. The text is that of the affiliation without its label; parts between which nothing but white
       space is printed get a comma and a blank.
    2. Identifiers of institutions are kept apart from the text.

Source: JATS 1.3, elements aff, aff-alternatives, institution-wrap, institution-id.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Affiliation, Identifier
from kg.readers.formats.jats.coverage import Element, inside
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.xml.elements import tidy

_PARTS = frozenset(
    {"institution", "institution-wrap", "addr-line", "city", "state", "postal-code", "country",
     "named-content", "phone", "fax", "email", "ext-link", "uri", "institution-id"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """An affiliation and the e-mail addresses in it."""

    affiliation: Affiliation
    emails: tuple[str, ...] = ()


def places(parent: Element, draft: ArticleDraft) -> Iterator[tuple[str | None, Place]]:
    """Yield the affiliations directly inside an element, each with the id it is referred by."""
    coverage = draft.coverage
    for child in coverage.each(parent, "aff", "aff-alternatives"):
        if child.tag == "aff":
            yield child.get("id"), place_of(child, draft)
            continue
        forms = list(coverage.each(child, "aff"))
        if forms:
            yield child.get("id") or forms[0].get("id"), place_of(forms[0], draft)
        for other in forms[1:]:
            draft.say("affiliation-alternative", other, place_of(other, draft).affiliation.text)


def place_of(aff: Element, draft: ArticleDraft) -> Place:
    """Return an affiliation."""
    coverage = draft.coverage
    identifiers = tuple(_identifiers(aff, draft))
    for one in inside(aff, "country"):
        coverage.get(one, "country")  # its code, beside its name
    emails = tuple(" ".join("".join(one.itertext()).split()) for one in inside(aff, "email"))
    coverage.render(aff)
    pieces = [aff.text or ""]
    first = True
    for child in aff:
        if child.tag == "label" or (first and child.tag == "sup" and not (aff.text or "").strip()):
            coverage.whole(child)
            pieces.append(child.tail or "")
            continue
        first = False
        pieces += _part(child, draft), _gap(child, aff)
    text = " ".join("".join(pieces).split()).strip(" ,;")
    identifier = identifiers[0].value if identifiers else None
    return Place(Affiliation(text, identifier, identifiers), emails)


def _part(child: Element, draft: ArticleDraft) -> str:
    if child.tag != "institution-wrap" and not list(child):
        return draft.text(child) if child.tag != "institution-id" else ""
    if child.tag not in {"institution-wrap", "addr-line"}:
        return draft.text(child)
    draft.coverage.render(child)
    pieces = [child.text or ""]
    for inner in child:
        if inner.tag != "institution-id":
            pieces += draft.text(inner), _gap(inner, child)
        else:
            pieces.append(inner.tail or "")
    return tidy("".join(pieces))


def _gap(child: Element, parent: Element) -> str:
    """Return what stands behind a part: its own punctuation, or a comma before another part."""
    tail = child.tail or ""
    rest = list(parent)
    following = next(iter(rest[rest.index(child) + 1 :]), None)
    if following is None or tail.strip() or child.tag not in _PARTS or following.tag not in _PARTS:
        return tail
    text = " ".join("".join(child.itertext()).split())
    return tail if text.endswith((",", ";", ".", "(")) or not text else ", "


def _identifiers(aff: Element, draft: ArticleDraft) -> Iterator[Identifier]:
    for one in inside(aff, "institution-id"):
        kind = draft.coverage.get(one, "institution-id-type")
        value = draft.text(one)
        if value:
            yield Identifier("other", value, kind)
