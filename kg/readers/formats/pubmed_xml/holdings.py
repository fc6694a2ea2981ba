"""Grants, and accession numbers of data.

Source: NLM, PubMed DTD, GrantList, DataBankList.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import Accession, Grant
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import fields, leaf, texts, unmarked

_GRANT: Final = frozenset({"GrantID", "Acronym", "Agency", "Country"})


def grant(element: Element, account: Account) -> Grant | None:
    """Return a Grant; its text is MEDLINE's line: ``number/acronym/agency/country``."""
    parts = fields(unmarked(element, account), _GRANT, account)
    number, acronym = parts.get("GrantID") or None, parts.get("Acronym") or None
    agency, country = parts.get("Agency") or None, parts.get("Country") or None
    text = "/".join(part for part in (number, acronym, agency, country) if part)
    return Grant(text, number, agency, acronym, country) if text else None


def accessions(element: Element, account: Account) -> Iterator[Accession]:
    """Yield the accession numbers of a DataBank."""
    bank = ""
    numbers: list[str] = []
    for child in unmarked(element, account):
        if child.tag == "DataBankName" and not bank:
            bank = leaf(child, account)
        elif child.tag == "AccessionNumberList":
            numbers += texts(child, "AccessionNumber", account)
        else:
            account.element(child)
    if not bank or not numbers:
        account.doubt(
            "data-bank-incomplete", "a data bank without a name or without numbers", bank or None
        )
    for number in numbers:
        yield Accession(bank, number)
