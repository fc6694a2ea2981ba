"""The ``citation_reference`` tags: a reference in parts, or as printed.

Rule: ``citation_title=...;citation_author=...`` gives the parts; what has no such parts is the
printed reference. A semicolon inside a value stays in it, for a part begins with its name alone.

Source: Google Scholar, "Inclusion Guidelines for Webmasters"; Highwire Press tags.
"""

import re
from collections.abc import Iterator

from kg.model import Reference
from kg.readers.formats.html_page.meta_tags import MetaTags
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import clean_doi
from kg.readers.parts.locator import locator
from kg.readers.parts.references import parse_reference
from kg.readers.records.unread import Unread

_PART = re.compile(r"(?:^|;)\s*(?:bepress_)?citation_(?P<name>\w+)\s*=\s*")
_JOURNAL = (
    "journal_title", "journal_abbrev", "inbook_title", "conference_title", "book_title", "journal",
)  # fmt: skip
_UNUSED = frozenset({"number", "id"})
"""The volume once more (PLOS), and the entry's anchor on the page (Springer)."""


def scholar_references(tags: MetaTags, unread: Unread) -> Iterator[Reference]:
    """Yield the references of the tags, numbered from 1."""
    found = tags.take("citation_reference", "bepress_citation_reference")
    for number, tag in enumerate(found, start=1):
        yield read_reference(tag.content, number, tag.line, unread)


def read_reference(content: str, number: int, line: int | None, unread: Unread) -> Reference:
    """Return one reference.

    >>> tag = "citation_title=On lupus;citation_author=A. Ruiz;citation_publication_date=2007;"
    >>> found = read_reference(tag, 1, None, Unread("page.html"))
    >>> found.authors, found.title, found.text
    (('A. Ruiz',), 'On lupus', 'A. Ruiz. On lupus. 2007')
    """
    parts = tuple(_parts(content))
    if not parts:
        return parse_reference(content, number, None, line)
    return _of_parts(parts, number, line, unread)


def _parts(content: str) -> Iterator[tuple[str, str]]:
    found = list(_PART.finditer(content))
    ends = [*(match.start() for match in found[1:]), len(content)]
    for match, end in zip(found, ends, strict=False):
        value = content[match.end() : end].strip(" ;")
        if value:
            yield match["name"].casefold(), value


def _of_parts(
    parts: tuple[tuple[str, str], ...], number: int, line: int | None, unread: Unread
) -> Reference:
    left = dict[str, list[str]]()
    for name, value in parts:
        left.setdefault(name, []).append(value)

    def take(*names: str) -> str | None:
        values = [value for name in names for value in left.pop(name, [])]
        return values[0] if values else None

    authors = tuple(
        name.strip()
        for value in left.pop("author", []) + left.pop("authors", [])
        for name in _names(value)
        if name.strip()
    )
    title, journal = take("title"), take(*_JOURNAL)
    printed_date = take("publication_date", "date", "year", "cover_date")
    place = locator(take("volume"), take("issue"), _pages(left))
    date = parse_date(printed_date) if printed_date else None
    doi, pmid, url = take("doi"), take("pmid"), take("fulltext_html_url", "url")
    pmcid, publisher = take("pmcid"), take("publisher", "technical_report_institution")
    for name in left.keys() - _UNUSED:
        unread.note(
            "meta-not-read", f"reference:{name}",
            f'no rule reads "citation_{name}" of a reference', record=1, line=line,
            quote=left[name][0],
        )  # fmt: skip
    pages = place.pages or place.article_number
    whole = (", ".join(authors), title, journal, publisher, printed_date,
             _numbers(place.volume, place.issue, pages))  # fmt: skip
    return Reference(
        number,
        ". ".join(part for part in whole if part),
        authors=authors,
        title=title,
        journal=journal,
        date=date.value if date else None,
        volume=place.volume,
        issue=place.issue,
        supplement=place.supplement,
        pages=place.pages,
        article_number=place.article_number,
        doi=clean_doi(doi.removeprefix("doi:")) if doi else None,
        pmid=pmid,
        pmcid=pmcid,
        url=url,
        line=line,
    )


def _names(value: str) -> list[str]:
    """Return the names of one value: ``A Gray, B Black`` holds two, ``Gray, A.`` one."""
    if ";" in value:
        return value.split(";")
    pieces = value.split(",")
    several = len(pieces) > 1 and all(" " in piece.strip() for piece in pieces)
    return pieces if several else [value]


def _pages(left: dict[str, list[str]]) -> str | None:
    first = left.pop("first_page", []) + left.pop("firstpage", []) + left.pop("pages", [])
    last = left.pop("last_page", []) + left.pop("lastpage", [])
    if first and last and first[0] != last[0]:
        return f"{first[0]}-{last[0]}"
    return next(iter(first or last), None)


def _numbers(volume: str | None, issue: str | None, pages: str | None) -> str:
    head = f"{volume or ''}({issue})" if issue else volume or ""
    return f"{head}:{pages}" if head and pages else head or pages or ""
