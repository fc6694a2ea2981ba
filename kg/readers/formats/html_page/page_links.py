"""ORCID iDs and addresses that links on a page give its authors.

Law: a link is an author's only where it stands with that one name alone.
"""

import re
from collections.abc import Iterator
from itertools import islice

from kg.model import Author, replace
from kg.readers.formats.html_page.elements import tag_of, text_of
from kg.readers.formats.html_page.parsing import Element
from kg.readers.parts.authors import email_of
from kg.readers.parts.lines import plain
from kg.readers.parts.persons import orcid_in

_TELLING = re.compile(r"^mailto:|orcid\.org/")
_MOST = 1000
"""Links that are followed up to their names; a page of a paper has some dozens."""


def with_links(authors: list[Author], root: Element) -> list[Author]:
    """Return authors with the ORCID iDs and addresses that stand beside their names alone."""
    known = [plain(author.name).casefold() for author in authors]
    found = list(authors)
    telling = (a for a in root.iter("a") if _TELLING.search(a.get("href", "")))
    for link in islice(telling, _MOST):
        href = link.get("href", "")
        orcid = orcid_in(href) if "orcid.org/" in href else None
        mail = email_of(href) if href.startswith("mailto:") else None
        place = _beside(link, known) if orcid or mail else None
        if place is None:
            continue
        if orcid and found[place].orcid is None:
            found[place] = replace(found[place], orcid=orcid)
        if mail and found[place].email is None:
            found[place] = replace(found[place], email=mail)
    return found


def _beside(link: Element, names: list[str]) -> int | None:
    """Return the one author whose name stands with a link, alone, in the nearest element."""
    above = link.getparent()
    for _ in range(6):
        if above is None or tag_of(above) in {"body", "main", "article", "html"}:
            return None
        text = text_of(above).casefold()
        inside = [place for place, name in enumerate(names) if name and name in text]
        if len(inside) == 1:
            return (
                inside[0]
                if sum(1 for _ in _links(above)) == 1 or "orcid" in link.get("href", "")
                else None
            )
        if inside:
            return None
        above = above.getparent()
    return None


def _links(element: Element) -> Iterator[Element]:
    return (link for link in element.iter("a") if link.get("href", "").startswith("mailto:"))
