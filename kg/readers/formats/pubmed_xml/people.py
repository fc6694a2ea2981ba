"""Authors, collaborators, and the people that a biography is about.

NLM keeps a name that was printed wrong (``ValidYN="N"``) beside the right one, so that it is found;
it is no further person.

Source: NLM, PubMed DTD, AuthorList, InvestigatorList, PersonalNameSubjectList, AffiliationInfo.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import Affiliation, Author, Identifier
from kg.readers.formats.pubmed_xml.identifiers import orcid, sourced
from kg.readers.parts.authors import email_of
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import attributes, leaf, unmarked

_NAMES: Final = frozenset(
    {"LastName", "ForeName", "FirstName", "MiddleName", "Initials", "Suffix", "CollectiveName"}
)
_PERSON: Final = frozenset({"ValidYN", "EqualContrib"})


def people(
    element: Element, tag: str, account: Account, first: int = 1, role: str | None = None
) -> tuple[Author, ...]:
    """Return the people of a list whose children are called ``tag``, positions from ``first``.

    `misprints` has the names that are left out here.
    """
    found: list[Author] = []
    for child in element:
        if child.get("ValidYN") == "N":
            continue
        read = person(child, first + len(found), role, account) if child.tag == tag else None
        if read:
            found.append(read)
        elif child.tag != tag:
            account.element(child)
    return tuple(found)


def misprints(element: Element, account: Account) -> Iterator[str]:
    """Yield the names of a list that the record marks as printed wrong."""
    for child in element:
        read = person(child, 0, None, account) if child.get("ValidYN") == "N" else None
        if read:
            yield read.name


def person(element: Element, position: int, role: str | None, account: Account) -> Author | None:
    """Return a person or a group, or ``None`` where there is no name."""
    marks = attributes(element, _PERSON, account)
    names: dict[str, str] = {}
    identifiers: list[Identifier] = []
    affiliations: list[Affiliation] = []
    for child in element:
        tag = child.tag
        if tag in _NAMES and tag not in names:
            names[tag] = leaf(child, account)
        elif tag == "AffiliationInfo":
            affiliations.extend(_affiliation(child, account))
        elif tag == "Identifier":
            found = sourced(child, account)
            if found:
                identifiers.append(found)
        elif tag == "Affiliation":
            affiliations.append(Affiliation(leaf(child, account)))
        else:
            account.element(child)
    return _author(names, position, role, marks, identifiers, affiliations, account)


def _author(
    names: dict[str, str],
    position: int,
    role: str | None,
    marks: dict[str, str],
    identifiers: list[Identifier],
    affiliations: list[Affiliation],
    account: Account,
) -> Author | None:
    group = names.get("CollectiveName")
    family = names.get("LastName") or None
    given = names.get("ForeName") or _two_parts(names)
    initials = names.get("Initials") or None
    suffix = names.get("Suffix") or None
    name = group or " ".join(part for part in (given or initials, family, suffix) if part)
    if not name:
        account.doubt("author-without-name", "an author without a name was left out", None)
        return None
    found, others = _split_orcid(identifiers, account) if identifiers else (None, ())
    return Author(
        position, name, given, family, initials, suffix, found,
        _email(affiliations) if affiliations else None,
        tuple(affiliations), bool(group), marks.get("EqualContrib") == "Y", False,  # noqa: FBT003
        others, role,
    )  # fmt: skip


def _two_parts(names: dict[str, str]) -> str | None:
    """Return the given name of records before 2003, in two parts."""
    parts = (names.get("FirstName"), names.get("MiddleName"))
    return " ".join(part for part in parts if part) or None


def _split_orcid(
    identifiers: list[Identifier], account: Account
) -> tuple[str | None, tuple[Identifier, ...]]:
    first: str | None = None
    others = []
    for identifier in identifiers:
        found = orcid(identifier, account)
        if found and first is None:
            first = found
        elif found != first or found is None:
            others.append(identifier)
    return first, tuple(others)


def _email(affiliations: list[Affiliation]) -> str | None:
    for affiliation in affiliations:
        if "@" in affiliation.text:
            found = email_of(affiliation.text)
            if found:
                return found
    return None


def _affiliation(element: Element, account: Account) -> list[Affiliation]:
    found: list[str] = []
    identifiers: list[Identifier] = []
    for child in unmarked(element, account):
        if child.tag == "Affiliation":
            text = leaf(child, account)
            if text:
                found.append(text)
        elif child.tag == "Identifier":
            read = sourced(child, account)
            if read:
                identifiers.append(read)
        else:
            account.element(child)
    first = identifiers[0].value if identifiers else None
    return [Affiliation(text, first, tuple(identifiers)) for text in found]
