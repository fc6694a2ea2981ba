"""Reference lists, which may be nested.

Laws
    1. A reference is its print and the identifiers that the record gives it. The parts of the print
       (authors, journal ...) are not told apart here.
    2. Numbers count through all lists of a record; each reference keeps the titles of its lists.

Source: NLM, PubMed DTD, ReferenceList, Reference, Citation.
"""

from collections.abc import Iterator

from kg.model import Identifier, Reference
from kg.readers.formats.pubmed_xml.identifiers import article_ids
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import leaf, unmarked


def references(element: Element, first: int, account: Account) -> list[Reference]:
    """Return the references of a list and of those inside it, numbered from ``first``."""
    return [
        _reference(reference, number, titles, account)
        for number, (reference, titles) in enumerate(_entries(element, (), account), start=first)
    ]


def _entries(
    element: Element, titles: tuple[str, ...], account: Account
) -> Iterator[tuple[Element, tuple[str, ...]]]:
    for child in unmarked(element, account):
        tag = child.tag
        if tag == "Reference":
            yield child, titles
        elif tag == "Title":
            title = leaf(child, account)
            titles = (*titles, title) if title else titles
        elif tag == "ReferenceList":
            yield from _entries(child, titles, account)
        else:
            account.element(child)


def _reference(
    element: Element, number: int, titles: tuple[str, ...], account: Account
) -> Reference:
    text = ""
    identifiers: list[Identifier] = []
    for child in unmarked(element, account):
        tag = child.tag
        if tag == "Citation" and not text:
            text = leaf(child, account)
        elif tag == "ArticleIdList":
            identifiers += article_ids(child, account)
        else:
            account.element(child)
    title = " / ".join(titles) or None
    if not identifiers:
        return Reference(number, text, list_title=title)
    known = {found.scheme: found.value for found in reversed(identifiers)}
    rest = tuple(
        found
        for found in identifiers
        if found.scheme not in _OWN_FIELD or known[found.scheme] != found.value
    )
    return Reference(
        number,
        text,
        doi=known.get("doi"),
        pmid=known.get("pmid"),
        pmcid=known.get("pmcid"),
        identifiers=rest,
        list_title=title,
    )


_OWN_FIELD = frozenset({"doi", "pmid", "pmcid"})
