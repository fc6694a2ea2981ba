"""Identifiers of papers, people and organisations.

Laws
    1. A DOI is bare and in lower case, a PMID without leading zeros, a PMCID begins with ``PMC``.
    2. What is no such identifier, or is marked as invalid by the record, is kept as ``other`` with
       the name that the record gives it.

Source: NLM, PubMed DTD, ArticleId (IdType), ELocationID (EIdType, ValidYN), OtherID (Source),
Identifier (Source).
"""

import re
from typing import Final

from kg.model import Identifier
from kg.readers.parts.named_identifiers import identifier
from kg.readers.parts.persons import orcid_in
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import attribute, attributes, content, unmarked

_LOCATION: Final = frozenset({"EIdType", "ValidYN"})
_PMID = re.compile(r"0*([1-9]\d{0,8})")


def article_id(element: Element, account: Account) -> Identifier | None:
    """Return an ArticleId, or ``None`` where it is empty."""
    scheme = attribute(element, "IdType", account) or "pubmed"
    value = content(element, account)
    return identifier(scheme, value) if value else None


def article_ids(element: Element, account: Account) -> list[Identifier]:
    """Return the identifiers of an ArticleIdList."""
    found = []
    for child in unmarked(element, account):
        if child.tag == "ArticleId":
            read = article_id(child, account)
            if read:
                found.append(read)
        else:
            account.element(child)
    return found


def location(element: Element, account: Account) -> Identifier | None:
    """Return an ELocationID; one that is marked as invalid is of scheme ``other``."""
    marks = attributes(element, _LOCATION, account)
    scheme, value = marks.get("EIdType", ""), content(element, account)
    if not value:
        return None
    if marks.get("ValidYN", "Y") == "N":
        return Identifier("other", value, scheme or None, valid=False)
    return identifier(scheme, value)


def sourced(element: Element, account: Account) -> Identifier | None:
    """Return an Identifier or OtherID, whose scheme is its ``Source``."""
    source = attribute(element, "Source", account)
    value = content(element, account)
    return Identifier("other", value, source) if value else None


def orcid(found: Identifier, account: Account) -> str | None:
    """Return the ORCID iD that an identifier of a person is, or ``None``."""
    if found.source is None or found.source.upper() != "ORCID":
        return None
    valid = orcid_in(found.value)
    if valid is None:
        account.doubt(
            "orcid-not-valid",
            "an ORCID iD whose form or check digit is wrong; it was kept as printed",
            found.value,
        )
    return valid


def pmid(element: Element, account: Account) -> tuple[str, int | None]:
    """Return a PMID element's number and version; the number is empty where it is none."""
    version = attribute(element, "Version", account) or ""
    value = content(element, account)
    found = _PMID.fullmatch(value)
    if not found:
        account.doubt("pmid-not-valid", "this is no PMID", value)
    return found[1] if found else "", int(version) if _PMID.fullmatch(version) else None
