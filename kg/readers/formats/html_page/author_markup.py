"""Authors in a page's own mark-up, for what its metadata does not say.

Law: only layouts whose classes name the parts are read; a layout is one row of a table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.model import Affiliation, Author, replace
from kg.readers.formats.html_page.elements import classes_of, first, tag_of, text_of
from kg.readers.formats.html_page.parsing import Element
from kg.readers.formats.html_page.people import metadata_author
from kg.readers.parts.authors import email_of
from kg.readers.parts.persons import orcid_in, person


@dataclass(frozen=True, slots=True)
class Layout:
    """The classes of an author's item, and in it of the name and of each affiliation."""

    item: str
    name: str
    affiliation: str


_LAYOUTS: Final = (
    Layout("author-details", "author-details__name", "author-details__section"),  # eLife
    Layout("authors", "name", "affiliation"),  # OJS 3: the items are the list's
    Layout(
        "c-article-author-affiliation__list",
        "js-search-name",
        "c-article-author-affiliation__address",
    ),
    Layout("contrib", "name", "aff"),  # PeerJ
    Layout("author-list", "author-name", "author-affiliation"),  # PLOS
)
_OTHER_ROLES: Final = frozenset({"editor", "reviewer", "reviewedby", "publisher", "sponsor"})
"""What schema.org's properties and JATS's types of contributors call people who are no authors."""
_GROUPS: Final = frozenset({"author-group"})  # ScienceDirect
_PERSON_TAGS: Final = frozenset({"button", "a"})
_CORRESPONDING = re.compile(r"correspondence author|corresponding author", re.IGNORECASE)
_ROLES = re.compile(
    r"^(?:contributions?|competing interests?|orcid|for correspondence|contributed .*)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"[^\W\d_]{2}")
"""A mark that points to an affiliation (``1``, ``a``) is none."""
_ROLE_LABEL = re.compile(r"^roles?\b:?\s*", re.IGNORECASE)
_CONTRIBUTION = re.compile(r"contributions?:?", re.IGNORECASE)
_FOR_MAIL = re.compile(r"for correspondence|corresponding author|\* e-mail:", re.IGNORECASE)


def markup_authors(root: Element) -> list[Author]:
    """Return the authors that the first layout which fits names, or none."""
    for layout in _LAYOUTS:
        found = [author for item in _items(root, layout) if (author := _author(item, layout))]
        if found:
            return found
    return list(_in_groups(root))


def _in_groups(root: Element) -> Iterator[Author]:
    """Yield authors whose names stand in parts, a button or link each."""
    for group in (e for e in root.iter("*") if not _GROUPS.isdisjoint(classes_of(e))):
        for item in (e for e in group.iter("*") if tag_of(e) in _PERSON_TAGS):
            given, family = (_part(item, name) for name in ("given-name", "surname"))
            if family:
                titles = " ".join(e.get("title", "") for e in item.iter("*"))
                author = person(family, given, None)
                yield replace(author, corresponding=bool(_CORRESPONDING.search(titles)))


def _part(item: Element, name: str) -> str | None:
    found = [text_of(e) for e in item.iter("*") if name in classes_of(e)]
    return found[0] or None if len(found) == 1 else None


def _items(root: Element, layout: Layout) -> Iterator[Element]:
    for element in root.iter("*"):
        if layout.item in classes_of(element) and not _is_of_another_role(element):
            inner = [child for child in element if str(child.tag) == "li"]
            yield from inner or [element]


def _is_of_another_role(item: Element) -> bool:
    """Tell whether an item, or what holds it, is marked as an editor's, a reviewer's ..."""
    return any(
        not _OTHER_ROLES.isdisjoint(element.get(name, "").casefold().split())
        for element in (item, *item.iterancestors())
        for name in ("itemprop", "data-jats-contrib-type")
    )


def _author(item: Element, layout: Layout) -> Author | None:
    name = first(e for e in item.iter("*") if layout.name in classes_of(e))
    printed = text_of(name) if name is not None else ""
    if not printed:
        return None
    texts = [text_of(e) for e in item.iter("*") if layout.affiliation in classes_of(e)]
    whole = text_of(item)
    orcids = [orcid_in(link.get("href", "")) for link in item.iter("a")]
    return replace(
        metadata_author(printed),
        affiliations=tuple(
            Affiliation(t) for t in dict.fromkeys(texts) if _SAYS.search(t) and not _ROLES.match(t)
        ),
        orcid=next(filter(None, orcids), None),
        email=email_of(whole) if whole.count("@") == 1 else None,
        contributions=_contributions(item),
        corresponding=bool(_FOR_MAIL.search(whole)),
        equal_contribution="contributed equally" in whole.casefold(),
    )


def _contributions(item: Element) -> tuple[str, ...]:
    """Return what a person did for the paper, in the words of the CRediT roles that sites print."""
    for element in item.iter("*"):
        if "roles" in classes_of(element):
            return _split(_ROLE_LABEL.sub("", text_of(element)))
        following = element.getnext()
        if following is not None and _CONTRIBUTION.fullmatch(text_of(element)):
            return _split(text_of(following))
    return ()


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
