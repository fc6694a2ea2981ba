"""Entries of a reference list that the mark-up itself tells apart.

Laws
    1. The text is the print without the site's links ("Google Scholar") and the entry's number.
    2. A link leads to the cited paper: its DOI, PMID or PMCID is the reference's.
    3. Parts that classes name (``article-title``, ``source``, ``reference__title``) stand before
       those that the print's style tells.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from kg.model import Reference, replace
from kg.readers.formats.html_page.elements import is_unseen, line_of, marks_of, tag_of, text_of
from kg.readers.formats.html_page.parsing import Element
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import find_doi, find_pmcid
from kg.readers.parts.locator import locator
from kg.readers.parts.note_identifiers import pmid_of_url
from kg.readers.parts.references import parse_reference

_PUBMED: Final = "https://pubmed.ncbi.nlm.nih.gov"
"""What PubMed's own links leave out."""
_LINK_LABEL = re.compile(
    r"(?:\[?\s*(?:view article|pubmed(?:\s*/\s*ncbi)?|pubmed central|google scholar|cross-?ref|pmc"
    r"|free pmc article|web of science|scopus|cas|ads|mathscinet|links?|full text|article|abstract"
    r"|view record in scopus|go to reference|download(?: references)?|doi|-)\s*\]?\s*)+",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:^|[\s_-])(?:order|ordinal\w*|ref-?number|label|counter)(?=$|[\s_-])")
_NUMBER = re.compile(r"\[?\(?(\d{1,4})\)?\]?\.?")
_CLASSES: Final = {
    "title": re.compile(r"(?:^|[\s_-])(?:article-title|reference__title|ref-title|title)(?=$|\s)"),
    "author": re.compile(r"(?:^|\s)(?:name|reference__author|author|ref-author)(?=$|\s)"),
    "journal": re.compile(r"(?:^|\s)(?:source|journal|ref-journal)(?=$|\s)"),
    "year": re.compile(r"(?:^|\s)(?:year|reference__authors_list_suffix|ref-year)(?=$|\s)"),
    "volume": re.compile(r"(?:^|\s)(?:volume|ref-vol)(?=$|\s)"),
    "first": re.compile(r"(?:^|\s)fpage(?=$|\s)"),
    "last": re.compile(r"(?:^|\s)lpage(?=$|\s)"),
    "host": re.compile(r"(?:^|\s)host(?=$|\s)"),
    "authors": re.compile(r"(?:^|\s)(?:authors|ref-authors)(?=$|\s)"),
    "origin": re.compile(r"(?:^|\s)reference__origin(?=$|\s)"),
}
_ORIGIN = re.compile(
    r"(?P<journal>.+?)\s(?P<volume>\d+)(?:\s*\((?P<issue>[^)]*)\))?\s*:\s*(?P<pages>[\w.–-]+?)\.?"
)
_HOST = re.compile(
    r"(?P<journal>.+?),\s+(?P<volume>\d+)(?:\s*\((?P<issue>\d+)\))?\s*\((?P<year>\d{4})\)"
    r"(?:,\s*(?:pp?\.\s*|Article\s+)(?P<pages>[\w.–-]+))?"
)


def read_reference_item(item: Element, number: int) -> Reference | None:
    """Return the reference of one entry, or ``None`` where nothing but links stands in it."""
    label = _label(item)
    text = re.sub(r"(?:\s+[-–|·]|\s*\[\s*\])+\s*$", "", text_of(_without_site(item)))
    own = re.match(r"\[(\d{1,4})\]\s+|(\d{1,4})\.\s+", text)
    if own and label is None:
        label, text = own[1] or own[2], text[own.end() :]
    if not text or not re.search(r"[^\W\d_]", text):
        return None
    found = parse_reference(text, number, label, line_of(item))
    return _with_links(_with_parts(found, item), item)


def _without_site(item: Element) -> Element:
    copy = deepcopy(item)
    copy.tail = None
    for element in list(copy.iter("*")):
        if element is not copy and (_is_link_label(element) or _is_ordinal(element)):
            _drop(element)
    return copy


def _drop(element: Element) -> None:
    """Take an element out and leave what stands behind it."""
    tail = element.tail
    element.clear()
    element.tail = tail


def _is_link_label(element: Element) -> bool:
    return tag_of(element) in {"a", "button"} and bool(
        _LINK_LABEL.fullmatch(text_of(element) or "-")
    )


def _is_ordinal(element: Element) -> bool:
    return bool(_ORDINAL.search(marks_of(element)) and _NUMBER.fullmatch(text_of(element)))


def _label(item: Element) -> str | None:
    for element in item.iter("*"):
        if element is not item and _is_ordinal(element):
            found = _NUMBER.fullmatch(text_of(element))
            return found[1] if found else None
    return None


def _with_links(found: Reference, item: Element) -> Reference:
    for link in item.iter("a"):
        href = link.get("href", "")
        if "scholar.google" in href:
            continue
        doi = find_doi(href.replace("%2F", "/").replace("%2f", "/")) if "doi" in href else None
        pmid = pmid_of_url(href if "://" in href else f"{_PUBMED}{href}")
        pmcid = find_pmcid(href) if "/pmc/" in href or "pmc.ncbi" in href else None
        found = replace(
            found, doi=found.doi or doi, pmid=found.pmid or pmid, pmcid=found.pmcid or pmcid
        )
    return found


def _with_parts(found: Reference, item: Element) -> Reference:
    parts: dict[str, list[str]] = {}
    for name, element in _named(item):
        parts.setdefault(name, []).append(text_of(element).strip(" ,;."))
    origin = _ORIGIN.fullmatch(parts.get("origin", [""])[0]) or _HOST.fullmatch(
        parts.get("host", [""])[0]
    )
    title = parts.get("title")
    if not title:
        return found
    first, last = parts.get("first", [None])[0], parts.get("last", [None])[0]
    pages = f"{first}-{last}" if first and last and first != last else first
    if origin:
        place = locator(origin["volume"], origin["issue"], origin["pages"])
    else:
        place = locator(parts.get("volume", [None])[0], found.issue, pages or found.pages)
    year = origin.groupdict().get("year") if origin else None
    date = parse_date(year or parts.get("year", [""])[0].strip("()"))
    return replace(
        found,
        title=title[0],
        authors=tuple(parts.get("author", ())) or _split(parts) or found.authors,
        journal=origin["journal"] if origin else parts.get("journal", [found.journal])[0],
        date=date.value if date else found.date,
        volume=place.volume or found.volume,
        issue=place.issue,
        pages=place.pages,
        article_number=place.article_number or found.article_number,
    )


def _split(parts: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(name.strip() for name in parts.get("authors", [""])[0].split(",") if name.strip())


def _named(item: Element) -> Iterator[tuple[str, Element]]:
    for element in item.iter("*"):
        if element is item or is_unseen(element):
            continue
        name = next((n for n, p in _CLASSES.items() if p.search(element.get("class", ""))), None)
        if name and text_of(element):
            yield name, element
